import { describe, expect, it } from 'vitest';

import { compareFindings } from '../../src/check/compare-findings.js';
import { findTwins } from '../../src/check/find-twins.js';
import { unclaimed } from '../../src/check/unclaimed.js';
import type { RawFinding } from '../../src/findings/finding.js';
import type { GateOutcome } from '../../src/gates/gate.js';
import { findingOf } from '../support/finding-of.js';
import { rawFindingOf } from '../support/raw-finding-of.js';

const shared = rawFindingOf({ line: 3, message: 'Missing docs of `save`.' });

const others: readonly (readonly [string, Partial<RawFinding>, boolean])[] = [
  ['at its line', { line: 3 }, true],
  ['at its line, about another name', { line: 3, subject: 'load' }, true],
  ['about its name, at another line', { line: 9, subject: 'save' }, true],
  ['about a part of its name', { line: 9, subject: 'sav' }, false],
  ['at another line', { line: 9 }, false],
  ['at its line of another file', { file: 'b.ts', line: 3, subject: 'save' }, false],
];

describe('what two gates report', () => {
  it.each(others)('is the same or not: %s', (_, fields, isTwin) => {
    const other = rawFindingOf(fields);
    expect(findTwins(shared, [other])).toEqual(isTwin ? [other] : []);
  });

  it.each<readonly [string, GateOutcome | undefined, boolean]>([
    ['was skipped', { kind: 'skipped', reason: 'There is nothing.' }, true],
    ['could not do its work', { kind: 'error', reason: 'It broke.' }, false],
    ['was not asked', undefined, false],
    ['knows it', { kind: 'done', findings: [rawFindingOf({ line: 3 })] }, false],
    ['does not know it', { kind: 'done', findings: [rawFindingOf({ line: 9 })] }, true],
  ])('is left to lint where the docs gate %s, or not', (_, outcome, isLeft) => {
    const runs = outcome === undefined ? [] : [{ name: 'docs' as const, durationMs: 1, outcome }];
    expect(unclaimed([shared], runs)).toEqual(isLeft ? [shared] : []);
  });
});

it.each([
  ['file', { file: 'a.ts', line: 9 }, { file: 'b.ts', line: 1 }],
  ['line', { line: 2, column: 9 }, { line: 10, column: 1 }],
  ['column', { column: 2, gate: 'types' }, { column: 10, gate: 'lint' }],
  ['gate', { gate: 'lint', rule: 'z' }, { gate: 'types', rule: 'a' }],
  ['rule', { rule: 'a', fingerprint: 'f' }, { rule: 'b', fingerprint: 'e' }],
  ['fingerprint', { fingerprint: 'e' }, { fingerprint: 'f' }],
] as const)('findings are in the order of their %s', (_, first, second) => {
  const [a, b] = [findingOf(first), findingOf(second)];
  expect([b, a].toSorted(compareFindings)).toEqual([a, b]);
  expect([a, b].toSorted(compareFindings)).toEqual([a, b]);
});
