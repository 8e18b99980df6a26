// Proves the command on real repositories: `node e2e/proof/proof.mjs [--work FOLDER [--resume]] [--only STEP,...] FOLDER...`.
// Each FOLDER is a checkout under Git and stays as it is: a clone adopts the standard from tarballs of this repository,
// installed by the clone's own package manager. With --work the clones are kept there and used again; with --resume as
// they are, with what was installed and recorded the last time.
// Exit code 1 if anything comes out differently from what was expected, 2 if it could not be tried.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packPackages } from '@groundrules/testkit/repositories';
import { adopt } from './adopt.mjs';
import { installManagers } from './managers.mjs';
import { renderResults } from './render-results.mjs';
import { runSteps, stepNames } from './run-steps.mjs';

const packages = fileURLToPath(new URL('../../packages', import.meta.url));

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    resume: { type: 'boolean', default: false },
    work: { type: 'string' },
  },
});
if (positionals.length === 0 || (values.resume && values.work === undefined)) {
  console.error(
    'Usage: node e2e/proof/proof.mjs [--work FOLDER [--resume]] [--only STEP,...] FOLDER...',
  );
  process.exit(2);
}
const only = values.only?.split(',');
const unknown = only?.filter((name) => !stepNames.includes(name)) ?? [];
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. The steps are: ${stepNames.join(', ')}.`);
  process.exit(2);
}

const work = path.resolve(values.work ?? mkdtempSync(path.join(tmpdir(), 'groundrules-proof-')));
try {
  process.exitCode = await prove(positionals);
} finally {
  if (values.work === undefined) rmSync(work, { recursive: true, force: true });
}

async function prove(folders) {
  const managers = await installManagers(path.join(work, 'managers'));
  const tarballs = values.resume ? undefined : await pack();
  const results = [];
  for (const folder of folders) {
    const name = path.basename(path.resolve(folder));
    console.log(`\n${name}`);
    const checkout = await adopt(path.resolve(folder), { managers, name, tarballs, work });
    results.push({ name, steps: await runSteps(checkout, { only, isResumed: values.resume }) });
  }
  console.log(`\n${renderResults(results)}`);
  return results.some(({ steps }) => steps.some(({ isExpected }) => !isExpected)) ? 1 : 0;
}

async function pack() {
  const packed = path.join(work, 'tarballs', String(Date.now()));
  mkdirSync(packed, { recursive: true });
  return packPackages(packages, packed);
}
