// Scores the security rules on checkouts whose weaknesses were labelled by hand:
// `node tools/recall.mjs [--labels FILE] [--minimum 0.9] [--any-commit] [--json] FOLDER...`.
// Without --labels the file is the one in tools/recall/labels that is named as the folder is,
// <owner>__<name>.json. Exit code 1 if less than the minimum is found, 2 if it cannot be told.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCommit } from './checkouts/check-commit.mjs';
import { InputError } from './checkouts/input-error.mjs';
import { isModulePackage, lintCheckout } from './checkouts/lint-checkout.mjs';
import { parseCommandLine } from './checkouts/parse-command-line.mjs';
import { recordOf } from './checkouts/record-of.mjs';
import { GenerateError } from './generate/generate-error.mjs';
import { loadBuilt } from './generate/load-built.mjs';
import { renderScores } from './recall/print-score.mjs';
import { readLabels } from './recall/read-labels.mjs';
import { recallOf, score, sum } from './recall/score.mjs';
import { securityConfig } from './recall/security-config.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const labelFolder = path.join(repository, 'tools/recall/labels');

try {
  const { folders, options } = readArguments();
  const scores = await scoreFolders(folders, options);
  const total = sum(scores.map(({ total: count }) => count));
  console.log(
    options.json ? JSON.stringify({ total, checkouts: scores }, null, 2) : renderScores(scores),
  );
  if (recallOf(total) < options.minimum) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof InputError || error instanceof GenerateError)) throw error;
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
    const labelled = readLabels(options.labels ?? recordOf(labelFolder, folder, '--labels'), ids);
    if (!options.anyCommit) checkCommit(folder, labelled);
    const config = await securityConfig(repository, security, isModulePackage(folder));
    const { files, reports, unreadable } = await lintCheckout(folder, labelled, config);
    const stray = labelled.labels.find(({ file }) => !files.includes(file));
    if (stray !== undefined) {
      throw new InputError(
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
  const { folders, values } = parseCommandLine(
    {
      'any-commit': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      labels: { type: 'string' },
      minimum: { type: 'string', default: '0' },
    },
    'node tools/recall.mjs [--labels FILE] FOLDER...',
  );
  const { 'any-commit': anyCommit, json, labels } = values;
  const minimum = Number(values.minimum);
  if (!(minimum >= 0 && minimum <= 1))
    throw new InputError(`--minimum takes a number from 0 to 1, not "${values.minimum}".`);
  if (labels !== undefined && folders.length > 1)
    throw new InputError('--labels goes with one folder.');
  return { folders, options: { anyCommit, json, labels, minimum } };
}
