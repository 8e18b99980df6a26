import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished } from 'vitest';

import { settleSuppressions } from '../../src/baseline/settle-suppressions.js';
import type { GateOutcome } from '../../src/gates/gate.js';
import { rawFindingOf } from '../support/raw-finding-of.js';

const lint = { gate: 'lint', status: 'baselined', ...rawFindingOf() } as const;
const docs = {
  gate: 'docs',
  status: 'baselined',
  ...rawFindingOf({ file: 'b.ts', rule: 'missing-docs', subject: 'total' }),
} as const;
/** What ESLint says of the same name. */
const twin = rawFindingOf({
  file: 'b.ts',
  rule: 'require-docs',
  line: 7,
  message: 'Document `total`.',
});
const alone = { 'a.ts': { 'no-undef': { count: 1 } } };
const both = { ...alone, 'b.ts': { 'require-docs': { count: 1 } } };
const before = { 'z.ts': { 'no-var': { count: 9 } } };
const done: GateOutcome = { kind: 'done', findings: [] };
const failed: GateOutcome = { kind: 'error', reason: 'It crashed.' };
const skipped: GateOutcome = { kind: 'skipped', reason: 'There is nothing to document.' };

interface Case {
  readonly what: string;
  readonly findings?: Parameters<typeof settleSuppressions>[1];
  readonly lintOutcome?: GateOutcome;
  /** `undefined` where it did not run. */
  readonly docsOutcome?: GateOutcome | undefined;
  readonly shared?: readonly (typeof twin)[];
  readonly onlyChanges?: true;
  readonly expected: object;
}

it.each<Case>([
  { what: 'what both gates know', expected: both },
  { what: 'nothing new where ESLint failed', lintOutcome: failed, expected: before },
  { what: 'nothing new where only changes count', onlyChanges: true, expected: before },
  { what: 'nothing new where the docs gate failed', docsOutcome: failed, expected: before },
  {
    what: 'nothing new where the docs gate was left out',
    docsOutcome: undefined,
    expected: before,
  },
  {
    what: 'what ESLint knows where there is nothing to document',
    docsOutcome: skipped,
    findings: [lint],
    expected: alone,
  },
  {
    what: 'what ESLint knows where it says nothing of docs, whatever became of the docs gate',
    docsOutcome: failed,
    shared: [],
    expected: alone,
  },
  {
    what: 'no finding of ESLint that is open',
    findings: [lint, { ...lint, status: 'open', file: 'c.ts' }, docs],
    expected: both,
  },
  {
    what: 'no warning, which ESLint does not suppress',
    findings: [lint, { ...lint, severity: 'warning', file: 'c.ts' }, docs],
    expected: both,
  },
  {
    what: 'nothing undocumented that is open',
    findings: [lint, { ...docs, status: 'open' }],
    expected: alone,
  },
  {
    what: 'nothing undocumented for what another gate knows there',
    findings: [lint, { ...docs, gate: 'dead-code' }],
    expected: alone,
  },
  {
    what: 'nothing undocumented elsewhere',
    findings: [lint, docs],
    shared: [twin, { ...twin, file: 'c.ts' }],
    expected: both,
  },
])('writes $what', async ({ expected, ...one }) => {
  const repository = createTemporaryRepository({ 'eslint-suppressions.json': before });
  onTestFinished(repository.dispose);
  const { findings = [lint, docs], lintOutcome, onlyChanges, shared = [twin] } = one;
  const docsOutcome = 'docsOutcome' in one ? one.docsOutcome : done;
  const runs = [
    { name: 'lint', durationMs: 1, outcome: lintOutcome ?? { ...done, shared } },
    ...(docsOutcome ? [{ name: 'docs', durationMs: 1, outcome: docsOutcome } as const] : []),
  ] as const;
  const changes = onlyChanges && {
    base: 'HEAD',
    changed: new Set<string>(),
    deleted: new Set<string>(),
    renames: new Map<string, string>(),
    renameSteps: [],
  };
  const changed = await settleSuppressions(
    { root: repository.path, workspaces: [], runs, changes },
    findings,
  );
  const file = path.join(repository.path, 'eslint-suppressions.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(expected);
  expect(changed).toEqual(expected === before ? [] : ['eslint-suppressions.json']);
});
