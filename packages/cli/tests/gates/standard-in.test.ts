import { practices } from '@groundrules/catalogue';
import { describe, expect, it } from 'vitest';

import { fillSettings } from '../../src/config/fill-settings.js';
import { standardIn } from '../../src/gates/lint/standard-in.js';

const config = fillSettings({}, []);
const all = practices.flatMap(({ enforcers }) => enforcers.eslint ?? []);
const without = (...rules: readonly string[]): readonly string[] =>
  all.filter((rule) => !rules.includes(rule));

describe('what ESLint has of the standard', () => {
  it.each<readonly [string, readonly string[], readonly string[], readonly string[]]>([
    ['all', all, ['a.ts'], []],
    ['no rule for a practice', without('groundrules/await-in-loop'), ['a.ts'], ['await-in-loop']],
    ['what the types gate finds too', without('no-undef'), ['a.js'], []],
    ['what the docs gate finds too', without('groundrules/undocumented-public-api'), ['a.ts'], []],
    ['no workflow', without('groundrules/unpinned-action'), ['a.ts'], []],
    [
      'a workflow',
      without('groundrules/unpinned-action'),
      ['.github/workflows/ci.yml'],
      ['unpinned-action'],
    ],
    ['a container', without('groundrules/unpinned-image'), ['a/Dockerfile'], ['unpinned-image']],
  ])('%s', (_, on, files, missing) => {
    expect(standardIn([{ on, off: [] }], files, config)).toEqual({ isOn: true, missing });
  });

  it('is nothing where only rules of others are on', () => {
    const { isOn, missing } = standardIn([{ on: ['no-var'], off: all }], ['a.ts'], config);
    expect(isOn).toBe(false);
    expect(missing).toContain('await-in-loop');
  });

  it('misses what a gate that is off would find', () => {
    const off = fillSettings({ gates: { docs: 'off' } }, []);
    const on = without('groundrules/undocumented-public-api');
    expect(standardIn([{ on, off: [] }], ['a.ts'], off).missing).toEqual([
      'undocumented-public-api',
    ]);
  });

  it('counts a rule that is on for files of one kind', () => {
    const kinds = [
      { on: [], off: all },
      { on: all, off: [] },
    ];
    expect(standardIn(kinds, ['a.ts'], config)).toEqual({ isOn: true, missing: [] });
  });
});
