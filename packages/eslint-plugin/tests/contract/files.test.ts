import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { allRules, listIds } from './all-rules.js';

const ids = allRules.map(([id]) => id);

describe('one rule is one file, one test, one page and one entry of the index', () => {
  it.each([
    ['source', 'src/rules', '.ts'],
    ['test', 'tests/rules', '.test.ts'],
    ['page', 'docs/rules', '.md'],
  ])('has exactly one %s per rule', (_kind, folder, extension) => {
    expect(listIds(folder, extension)).toEqual(ids);
  });

  it('keeps the index in order', () => {
    expect(ids).toEqual([...ids].sort());
  });

  it.each(allRules)('puts %s under the id it gives itself', async (id, rule) => {
    const module = (await import(`../../src/rules/${id}.ts`)) as Readonly<Record<string, unknown>>;
    expect(module['default']).toBe(rule);
    expect(rule.name).toBe(id);
    expect(rule.meta.docs?.url).toMatch(new RegExp(`^https://[^ ]+/docs/rules/${id}\\.md$`, 'u'));
  });
});

describe('presets', () => {
  function namesOf(levels: readonly string[]): string[] {
    return allRules
      .filter(([, rule]) => levels.includes(rule.meta.docs?.level ?? 'none'))
      .map(([id]) => `groundrules/${id}`);
  }

  it('holds every rule of its level and no other', () => {
    expect(Object.keys(plugin.configs.recommended.rules ?? {})).toEqual(namesOf(['recommended']));
    expect(Object.keys(plugin.configs.strict.rules ?? {})).toEqual(
      ids.map((id) => `groundrules/${id}`),
    );
  });

  it('holds every rule of an area and no other', () => {
    const expected = allRules.filter(([, rule]) => rule.meta.docs?.area === 'security');
    expect(Object.keys(plugin.configs.security.rules ?? {})).toEqual(
      expected.map(([id]) => `groundrules/${id}`),
    );
  });

  it('brings the plugin itself, so that it can be mixed with a plugin listed by hand', () => {
    expect(plugin.configs.recommended.plugins?.['groundrules']).toBe(plugin);
    expect(plugin.configs.strict.plugins?.['groundrules']).toBe(plugin);
  });
});
