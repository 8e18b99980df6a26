import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './check.js';
import { compare } from './compare.js';
import { findDrift } from './find-drift.js';
import { brokenByFixes, checkFixedCopy } from './fixed-copy.js';
import { readMarks } from './marks.js';
import { render } from './table.js';

const demo = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder =
  process.argv[2] === undefined ? path.join(demo, 'flawed') : path.resolve(process.argv[2]);

const marks = await readMarks(folder);
const checks = [check(folder), findDrift(folder), checkFixedCopy(folder)] as const;
// Both come to their end, so that the copy is removed also where the other check fails.
await Promise.allSettled(checks);
const [found, drift, left] = await Promise.all(checks);
const findings = [...found, ...drift];
// No fix changes a setting.
const remaining = [...left, ...drift];
const comparison = compare(marks, findings);
const broken = brokenByFixes(found, left);
console.log(render({ ...comparison, broken, marks, remaining }));

const failed = comparison.missed.length + comparison.unexpected.length + broken.length > 0;
// A twin without marks proves nothing.
process.exitCode = failed || marks.length === 0 ? 1 : 0;
