import { describe, expect, it } from 'vitest';

import { growBaseline } from '../../src/baseline/grow-baseline.js';
import { parseBaseline } from '../../src/baseline/read-baseline.js';
import { printBaseline } from '../../src/baseline/print-baseline.js';
import type { RawFinding } from '../../src/findings/finding.js';
import type { JudgedFinding } from '../../src/findings/judged-finding.js';
import { placeOfEntry } from '../../src/progress-report/place-of-entry.js';
import { rawFindingOf } from '../support/raw-finding-of.js';

const none = { key: 'key', scope: '', declared: new Set<string>() };

describe('the practice of an entry', () => {
  it.each<[JudgedFinding['gate'], Partial<RawFinding>, boolean]>([
    ['lint', { rule: 'groundrules/no-swallowed-error', practice: 'swallowed-error' }, false],
    ['lint', { rule: 'no-undef-init', practice: null }, false],
    ['format', { rule: 'prettier', practice: 'line-too-long' }, true],
    ['types', { rule: 'TS2304', practice: 'undefined-name' }, false],
    ['types', { rule: 'TS2322', practice: null }, false],
    ['types', { rule: 'TS2322', practice: 'unchecked-nullable' }, true],
    ['dead-code', { rule: 'exports', practice: 'unused-export' }, false],
    ['docs', { rule: 'undocumented-public-api', practice: 'undocumented-public-api' }, false],
    ['secrets', { rule: '@secretlint/a', practice: 'hardcoded-secret' }, false],
    ['secrets', { rule: 'too-large', practice: null }, false],
  ])('of %s for %j is written down where the rule does not tell: %j', (gate, raw, isWritten) => {
    const finding: JudgedFinding = {
      ...rawFindingOf(raw),
      gate,
      status: 'open',
      fingerprint: '0'.repeat(20),
      identity: none,
    };
    const context = { commit: null, kept: [] };
    const text = printBaseline(growBaseline(undefined, [finding], context));
    const [entry] = parseBaseline(text).findings;
    if (entry === undefined) throw new Error('It holds nothing.');
    expect('practice' in entry).toBe(isWritten);
    // Read again, it counts for the same.
    expect(placeOfEntry(entry).practice).toBe(finding.practice ?? 'correctness');
  });

  it('is not known where the formatter differs and nobody wrote why', () => {
    expect(placeOfEntry({ gate: 'format', rule: 'prettier' })).toEqual({
      topic: 'format',
      practice: undefined,
    });
  });
});
