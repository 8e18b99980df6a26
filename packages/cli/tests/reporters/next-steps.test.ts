import type { Gate } from '@groundrules/catalogue';
import { expect, it } from 'vitest';

import type { DetailedFinding } from '../../src/findings/finding.js';
import { nextSteps } from '../../src/reporters/next-steps.js';
import { findingOf } from '../support/finding-of.js';
import { gateReportOf, reportOf } from '../support/report-of.js';

const fixable = findingOf({}, { fixable: true });
const error = findingOf();
const warning = findingOf({ severity: 'warning' });
const known = findingOf({ status: 'baselined' });
const times = (count: number, finding: DetailedFinding): readonly DetailedFinding[] =>
  Array.from({ length: count }, () => finding);

const mend = 'Mend what keeps a gate from its work first: until then its findings are unknown.';
const repair = 'Repair 1 finding automatically: npx groundrules check --fix';
const record =
  'Let only new findings count from now on, and mend these bit by bit: npx groundrules baseline';
const accept =
  'Accept one that has to stay, for a while and with a reason: npx groundrules waive 0123456789abcdef0123';

it.each<readonly [string, readonly DetailedFinding[], readonly string[]]>([
  ['nothing where nothing is open', [known, findingOf({ status: 'waived' })], []],
  ['to repair what can be', [fixable], [repair]],
  ['to accept an error', [error, fixable], [repair, accept]],
  ['to accept no warning, as it fails nothing', [warning], []],
  ['to accept nothing about a waiver', [findingOf({ practice: 'expired-waiver' })], []],
  ['to record what is too much to mend', times(21, error), [record, accept]],
  ['to record nothing twice', [...times(21, error), known], [accept]],
  [
    'to record nothing that can be repaired',
    times(21, fixable),
    [repair.replace('1 finding', '21 findings')],
  ],
])('advises %s', (_, findings, steps) => {
  expect(nextSteps(reportOf(findings))).toEqual(steps);
});

it.each<readonly [Gate, readonly string[]]>([
  ['lint', [mend, accept]],
  ['docs', [mend, accept]],
  ['audit', [mend, record, accept]],
  ['bench', [mend, record, accept]],
])('advises first to mend %s, and not to record what it misses', (name, steps) => {
  const gates = [gateReportOf({ name, status: 'error', reason: 'why' })];
  expect(nextSteps(reportOf(times(21, error), { gates }))).toEqual(steps);
});
