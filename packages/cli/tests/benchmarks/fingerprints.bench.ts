import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, bench } from 'vitest';

import type { RawFinding } from '../../src/findings/finding.js';
import { identifyFindings } from '../../src/findings/identify-findings.js';

/** A file with a finding in each of its functions; what it is must not change. */
const functions = 200;
const text = Array.from(
  { length: functions },
  (_, index) => `
export function convert${String(index)}(values: readonly string[]): number[] {
  const numbers = values.map((value) => Number(value.trim()));
  return numbers.filter((number) => number == ${String(index)} || !Number.isNaN(number));
}
`,
).join('');
const findings = Array.from({ length: functions }, (_, index): RawFinding => ({
  rule: 'eqeqeq',
  practice: null,
  severity: 'error',
  file: 'convert.ts',
  line: index * 5 + 4,
  column: 37,
  endLine: index * 5 + 4,
  endColumn: 39,
  message: "Expected '===' and instead saw '=='.",
}));

const root = mkdtempSync(path.join(tmpdir(), 'groundrules-benchmark-'));
writeFileSync(path.join(root, 'convert.ts'), text);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

bench('fingerprint the findings of a file', async () => {
  await identifyFindings(root, 'lint', findings);
});
