import { describe, expect, it } from 'vitest';
import { areas, practiceEnforcedBy, practices } from '../src/index.js';

describe('practices', () => {
  it('have unique ids in kebab case', () => {
    const ids = practices.map((practice) => practice.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('come grouped by area, in the order of the areas', () => {
    const positions = practices.map((practice) => areas.indexOf(practice.area));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  });

  it.each(practices)('$id names what enforces it and a page of its area', (practice) => {
    expect(Object.keys(practice.enforcers)).not.toEqual([]);
    expect(practice.docs).toBe(`docs/practices/${practice.area}.md#${practice.id}`);
    expect(practice.title).not.toMatch(/[.]$/);
    expect(practice.why).toMatch(/[.]$/);
  });

  it('share no enforcer, so that a report belongs to one practice', () => {
    const enforcers = practices.flatMap(({ enforcers }) =>
      (['eslint', 'knip', 'typescript'] as const).flatMap((kind) =>
        (enforcers[kind] ?? []).map((id) => `${kind}:${id}`),
      ),
    );
    expect(new Set(enforcers).size).toBe(enforcers.length);
  });

  it.each([
    ['F401', 'unused-import'],
    ['W503', 'operator-linebreak'],
    ['E722', 'swallowed-error'],
    ['F821', 'undefined-name'],
    ['E402', 'import-not-first'],
    ['E501', 'line-too-long'],
  ])('%s of the Python world is %s', (python, id) => {
    expect(practices.filter((practice) => practice.python === python).map((p) => p.id)).toEqual([
      id,
    ]);
  });
});

describe('practiceEnforcedBy', () => {
  it.each([
    ['eslint', 'import-lite/first', 'import-not-first'],
    ['knip', 'files', 'unused-file'],
    ['typescript', 'TS2304', 'undefined-name'],
    ['eslint', 'eqeqeq', undefined],
    ['knip', 'import-lite/first', undefined],
  ] as const)('%s %s belongs to %s', (kind, id, practice) => {
    expect(practiceEnforcedBy({ kind, id })?.id).toBe(practice);
  });
});
