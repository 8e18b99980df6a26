import { describe, expect, it } from 'vitest';

import type { DetailedFinding } from '../../src/findings/finding.js';
import type { GateOutcome } from '../../src/gates/gate.js';
import type { GateReport, Mode } from '../../src/gates/report.js';
import { exitCodeOf } from '../../src/verdict/exit-code.js';
import { judgeGate } from '../../src/verdict/judge-gate.js';
import { findingOf } from '../support/finding-of.js';

describe('a gate', () => {
  const done: GateOutcome = { kind: 'done', findings: [] };
  it.each<readonly [string, GateOutcome, readonly DetailedFinding[], GateReport['status']]>([
    ['without findings passes', done, [], 'passed'],
    ['with an open error fails', done, [findingOf()], 'failed'],
    ['with open warnings passes', done, [findingOf({ severity: 'warning' })], 'passed'],
    [
      'with known errors passes',
      done,
      [findingOf({ status: 'waived' }), findingOf({ status: 'baselined' })],
      'passed',
    ],
    ['that was skipped is skipped', { kind: 'skipped', reason: 'why' }, [], 'skipped'],
    ['that could not do its work is an error', { kind: 'error', reason: 'why' }, [], 'error'],
  ])('%s, in either mode', (_, outcome, findings, status) => {
    for (const mode of ['block', 'advise'] as const) {
      const report = judgeGate({ name: 'lint', outcome, durationMs: 5 }, mode, findings);
      expect(report.status).toBe(status);
      expect(report.reason).toBe(outcome.kind === 'done' ? undefined : 'why');
    }
  });

  it('counts by status, warnings included', () => {
    const findings = [
      findingOf(),
      findingOf({ severity: 'warning' }),
      findingOf({ status: 'waived' }),
      findingOf({ status: 'baselined' }),
      findingOf({ status: 'baselined' }),
    ];
    const { counts } = judgeGate({ name: 'lint', outcome: done, durationMs: 5 }, 'block', findings);
    expect(counts).toEqual({ open: 2, waived: 1, baselined: 2 });
  });
});

describe('the exit code', () => {
  const gate = (mode: Mode, status: GateReport['status']): GateReport => ({
    name: 'lint',
    mode,
    status,
    durationMs: 1,
    counts: { open: 0, waived: 0, baselined: 0 },
  });
  it.each<readonly [string, readonly GateReport[], number]>([
    ['nothing ran', [], 2],
    ['all were skipped', [gate('block', 'skipped'), gate('advise', 'skipped')], 2],
    ['all passed', [gate('block', 'passed'), gate('advise', 'passed')], 0],
    ['one was skipped', [gate('block', 'passed'), gate('block', 'skipped')], 0],
    ['one that advises failed', [gate('block', 'passed'), gate('advise', 'failed')], 0],
    ['one that blocks failed', [gate('block', 'failed'), gate('advise', 'passed')], 1],
    ['one that blocks is an error', [gate('block', 'error'), gate('block', 'failed')], 2],
    ['one that advises is an error', [gate('block', 'passed'), gate('advise', 'error')], 2],
  ])('where %s', (_, gates, exitCode) => {
    expect(exitCodeOf(gates)).toBe(exitCode);
  });
});
