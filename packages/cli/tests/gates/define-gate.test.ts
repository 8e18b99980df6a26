import { expect, it } from 'vitest';

import { fillSettings } from '../../src/config/fill-settings.js';
import type { RawFinding } from '../../src/findings/finding.js';
import { defineGate } from '../../src/gates/define-gate.js';
import type { GateOutcome } from '../../src/gates/gate.js';
import { UserError } from '../../src/user-error.js';

const root = '/home/ada/app';

const finding: RawFinding = {
  rule: 'TS7016',
  practice: null,
  severity: 'error',
  file: 'src/a.ts',
  line: 1,
  column: 1,
  message: `No types for 'ms'. '${root}/node_modules/ms/index.js' is without.`,
};
const told = "No types for 'ms'. 'node_modules/ms/index.js' is without.";

async function outcomeOf(run: () => GateOutcome): Promise<GateOutcome> {
  return await defineGate({
    name: 'types',
    tool: 'tsc',
    run: async () => await Promise.resolve(run()),
  }).run({
    root,
    workspaces: [],
    config: fillSettings({}, []),
    changed: undefined,
    fix: false,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
}

it.each<readonly [what: string, run: () => GateOutcome, expected: GateOutcome]>([
  [
    'an error',
    () => ({ kind: 'error', reason: `Cannot find module '${root}/a.js'\nat ${root}/b.js:1:2` }),
    { kind: 'error', reason: "Cannot find module 'a.js'\nat b.js:1:2" },
  ],
  [
    'a reason to be skipped',
    () => ({ kind: 'skipped', reason: `There is nothing in ${root}/src.` }),
    { kind: 'skipped', reason: 'There is nothing in src.' },
  ],
  [
    'findings, those it shares and a note',
    () => ({ kind: 'done', findings: [finding], shared: [finding], note: `See ${root}/a.ts.` }),
    {
      kind: 'done',
      findings: [{ ...finding, message: told }],
      shared: [{ ...finding, message: told }],
      note: 'See a.ts.',
    },
  ],
  [
    'what nobody expected',
    () => {
      throw new UserError(`${root}/a.json is not JSON.`);
    },
    { kind: 'error', reason: 'a.json is not JSON.' },
  ],
  [
    'what was said of another folder',
    () => ({ kind: 'error', reason: `no ${root}lication/a.js` }),
    { kind: 'error', reason: `no ${root}lication/a.js` },
  ],
])('does not say where the repository lies in %s', async (_, run, expected) => {
  expect(await outcomeOf(run)).toEqual(expected);
});
