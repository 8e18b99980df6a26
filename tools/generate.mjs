// Writes what is derived from other files: `node tools/generate.mjs [--check] [--only GENERATOR]`.
// With --check nothing is written; the exit code is 1 if a file is stale, and the file is named.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { GenerateError } from './generate/generate-error.mjs';
import { generateManifests } from './generate/manifests.mjs';
import { generatePackagesTable } from './generate/packages-table.mjs';
import { generatePracticesTable } from './generate/practices-table.mjs';
import { generateRuleIndex } from './generate/rule-index.mjs';
import { generateRulePages } from './generate/rule-pages.mjs';
import { generateRulesTable } from './generate/rules-table.mjs';

/** Each takes a view on the repository and puts there what its files should hold. */
const generators = {
  'rule-index': generateRuleIndex,
  'rule-pages': generateRulePages,
  'rules-table': generateRulesTable,
  'practices-table': generatePracticesTable,
  manifests: generateManifests,
  'packages-table': generatePackagesTable,
};

const repository = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const chosen = values.only === undefined ? Object.keys(generators) : [values.only];
if (!chosen.every((name) => Object.hasOwn(generators, name))) {
  console.error(
    `--only must be one of ${Object.keys(generators).join(', ')}, not "${values.only}".`,
  );
  process.exit(2);
}

/** What is to be written, by path; several generators may fill in one file. */
const pending = new Map();
const files = {
  repository,
  async read(file) {
    return pending.get(file) ?? (await readIfThere(path.join(repository, file)));
  },
  write: (file, content) => pending.set(file, content),
};

try {
  for (const name of chosen) await generators[name](files);
} catch (error) {
  if (!(error instanceof GenerateError)) throw error;
  console.error(error.message);
  process.exit(2);
}

const stale = [];
for (const [file, content] of pending) {
  const absolute = path.join(repository, file);
  const wanted = await format(absolute, content);
  if (wanted === (await readIfThere(absolute))) continue;
  stale.push(file);
  if (values.check) continue;
  await mkdir(path.dirname(absolute), { recursive: true });
  await writeFile(absolute, wanted);
}

for (const file of stale) console.log(`${values.check ? 'stale' : 'written'}  ${file}`);
if (values.check && stale.length > 0) {
  console.log('Run `npm run generate`.');
  process.exitCode = 1;
}

async function format(file, content) {
  const { inferredParser } = await prettier.getFileInfo(file);
  if (inferredParser === null) return content;
  const config = await prettier.resolveConfig(file);
  return await prettier.format(content, { ...config, filepath: file });
}

async function readIfThere(file) {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
