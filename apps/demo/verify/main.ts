import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './check.js';
import { compare } from './compare.js';
import { findDrift } from './find-drift.js';
import { findInRegistry } from './find-in-registry.js';
import { brokenByFixes, checkFixedCopy } from './fixed-copy.js';
import { hasFailed } from './has-failed.js';
import { readMarks } from './marks.js';
import { reviewVulnerabilities } from './review-vulnerabilities.js';
import { render } from './table.js';

const demo = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder =
  process.argv[2] === undefined ? path.join(demo, 'flawed') : path.resolve(process.argv[2]);

const marks = await readMarks(folder);
const checks = [
  check(folder, { bench: true }),
  findDrift(folder),
  findInRegistry(folder),
  checkFixedCopy(folder),
  reviewVulnerabilities({
    twin: folder,
    upgraded: path.join(demo, 'upgraded'),
    advisories: path.join(demo, 'advisories'),
  }),
] as const;
// Both come to their end, so that the copy is removed also where the other check fails.
await Promise.allSettled(checks);
const [found, drift, told, left, review] = await Promise.all(checks);
const findings = [...found, ...drift, ...told];
// No fix changes a setting, what is installed, or what a benchmark takes.
const remaining = [...left, ...drift, ...told, ...found.filter(({ gate }) => gate === 'bench')];
const comparison = compare(marks, findings);
const broken = brokenByFixes(found, left);
const verification = { ...comparison, broken, findings, marks, remaining, review };
console.log(render(verification));
process.exitCode = hasFailed(verification) ? 1 : 0;
