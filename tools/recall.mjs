// Scores the security rules on checkouts whose weaknesses were labelled by hand:
// `node tools/recall.mjs [--labels FILE] [--minimum 0.9] [--any-commit] [--json] FOLDER...`.
// Without --labels the file is the one in tools/recall/labels that is named as the folder is,
// <owner>__<name>.json. Exit code 1 if less than the minimum is found, 2 if it cannot be told.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { GenerateError } from './generate/generate-error.mjs';
import { loadBuilt } from './generate/load-built.mjs';
import { isModulePackage, lintCheckout } from './recall/lint-checkout.mjs';
import { renderScores } from './recall/print-score.mjs';
import { readLabels } from './recall/read-labels.mjs';
import { RecallError } from './recall/recall-error.mjs';
import { recallOf, score, sum } from './recall/score.mjs';
import { securityConfig } from './recall/security-config.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));

try {
  const { folders, options } = readArguments();
  const scores = await scoreFolders(folders, options);
  const total = sum(scores.map(({ total: count }) => count));
  console.log(
    options.json ? JSON.stringify({ total, checkouts: scores }, null, 2) : renderScores(scores),
  );
  if (recallOf(total) < options.minimum) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof RecallError || error instanceof GenerateError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function scoreFolders(folders, options) {
  const { practiceEnforcedBy, practices } = await loadBuilt(repository, 'catalogue');
  const security = practices.filter(({ area }) => area === 'security');
  const ids = new Set(security.map(({ id }) => id));
  const practiceOf = (id) => practiceEnforcedBy({ kind: 'eslint', id })?.id;

  const scores = [];
  for (const folder of folders) {
    const labelled = readLabels(options.labels ?? defaultLabels(folder), ids);
    if (!options.anyCommit) checkCommit(folder, labelled);
    const config = await securityConfig(repository, security, isModulePackage(folder));
    const { files, reports, unreadable } = await lintCheckout(folder, labelled, config);
    const stray = labelled.labels.find(({ file }) => !files.includes(file));
    if (stray !== undefined) {
      throw new RecallError(
        `${stray.file} has a label but is not among the labelled files of ${labelled.repository}.`,
      );
    }
    const { commit, repository: name } = labelled;
    const result = score(labelled.labels, reports, practiceOf);
    scores.push({ repository: name, commit, files: files.length, ...result, unreadable });
  }
  return scores;
}

function readArguments() {
  const { positionals, values } = parse();
  const minimum = Number(values.minimum);
  if (!(minimum >= 0 && minimum <= 1))
    throw new RecallError(`--minimum takes a number from 0 to 1, not "${values.minimum}".`);
  if (positionals.length === 0)
    throw new RecallError('Usage: node tools/recall.mjs [--labels FILE] FOLDER...');
  if (values.labels !== undefined && positionals.length > 1)
    throw new RecallError('--labels goes with one folder.');
  const folders = positionals.map((folder) => path.resolve(folder));
  for (const folder of folders) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new RecallError(`${folder} is not a folder.`);
  }
  const { 'any-commit': anyCommit, json, labels } = values;
  return { folders, options: { anyCommit, json, labels, minimum } };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        'any-commit': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        labels: { type: 'string' },
        minimum: { type: 'string', default: '0' },
      },
    });
  } catch (error) {
    throw new RecallError(error.message, { cause: error });
  }
}

function defaultLabels(folder) {
  const file = path.join(repository, 'tools/recall/labels', `${path.basename(folder)}.json`);
  if (existsSync(file)) return file;
  throw new RecallError(
    `${file} does not exist. Name the folder <owner>__<name>, or use --labels.`,
  );
}

/** Lines move from one commit to the next, so labels hold for one alone. */
function checkCommit(folder, { commit, repository: name }) {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const found = status === 0 ? stdout.trim() : 'no commit';
  if (found === commit) return;
  throw new RecallError(
    `${folder} is at ${found}; ${name} was labelled at ${commit}. Check that out, or use --any-commit.`,
  );
}
