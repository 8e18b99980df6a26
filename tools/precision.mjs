// Holds the reports of the security preset on well-kept code against what a reviewer said of each:
// `node tools/precision.mjs [--judgements FILE] [--any-commit] [--json | --markdown | --write PAGE] FOLDER...`.
// Without --judgements the file is the one in tools/precision/judgements that is named as the folder is,
// <owner>__<name>.json. Exit code 1 if a report is unjudged or too many are wrong, 2 if it cannot be told.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCommit } from './checkouts/check-commit.mjs';
import { InputError } from './checkouts/input-error.mjs';
import { isModulePackage, lintCheckout } from './checkouts/lint-checkout.mjs';
import { parseCommandLine } from './checkouts/parse-command-line.mjs';
import { recordOf } from './checkouts/record-of.mjs';
import { GenerateError } from './generate/generate-error.mjs';
import { replaceBetween } from './generate/replace-between.mjs';
import { isPreciseEnough, judge, sum } from './precision/judge.mjs';
import { renderMarkdown, renderRecord } from './precision/print-record.mjs';
import { readJudgements } from './precision/read-judgements.mjs';
import { levels, rulesOfLevels, securityPreset } from './precision/security-preset.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const judgementFolder = path.join(repository, 'tools/precision/judgements');

try {
  const { folders, options } = readArguments();
  const rules = await rulesOfLevels(repository);
  const linted = [];
  for (const folder of folders) linted.push(await lintFolder(folder, options));
  linted.sort((a, b) => (a.repository < b.repository ? -1 : 1));
  const records = levels.map((level) => ({
    level,
    checkouts: linted.map((checkout) => judgeCheckout(checkout, rules[level])),
  }));
  print(records, options);
  if (!records.every(isPrecise)) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof InputError || error instanceof GenerateError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function lintFolder(folder, options) {
  const read = readJudgements(
    options.judgements ?? recordOf(judgementFolder, folder, '--judgements'),
  );
  if (!options.anyCommit) checkCommit(folder, read);
  const config = await securityPreset(repository, isModulePackage(folder));
  const { files, reports, unreadable } = await lintCheckout(folder, read, config);
  const parsed = files.filter((file) => !unreadable.some((report) => report.file === file));
  const { commit, reports: judgements, repository: name } = read;
  return {
    repository: name,
    commit,
    lines: countLines(folder, parsed),
    judgements,
    reports,
    unreadable,
  };
}

function judgeCheckout({ judgements, reports, ...checkout }, rules) {
  const ofLevel = ({ rule }) => rules.has(rule);
  return { ...checkout, ...judge(judgements.filter(ofLevel), reports.filter(ofLevel)) };
}

/** Blank lines are free of false alarms without a rule's doing. */
function countLines(folder, files) {
  return files.reduce((total, file) => {
    const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
    return total + lines.filter((line) => line.trim() !== '').length;
  }, 0);
}

function isPrecise({ checkouts }) {
  const lines = checkouts.reduce((total, checkout) => total + checkout.lines, 0);
  return isPreciseEnough(sum(checkouts.map(({ count }) => count)), lines);
}

function print(records, { json, markdown, page }) {
  if (json) {
    console.log(JSON.stringify(records, null, 2));
    return;
  }
  const render = markdown || page !== undefined ? renderMarkdown : renderRecord;
  const text = records.map(({ level, checkouts }) => render(level, checkouts)).join('\n\n');
  if (page === undefined) console.log(text);
  else write(page, text);
}

function write(page, text) {
  const filled = replaceBetween(readFileSync(page, 'utf8'), 'record', text);
  if (filled === undefined)
    throw new InputError(`${page} must hold <!-- record --> once, and <!-- /record --> after it.`);
  writeFileSync(page, filled);
}

function readArguments() {
  const { folders, values } = parseCommandLine(
    {
      'any-commit': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      judgements: { type: 'string' },
      markdown: { type: 'boolean', default: false },
      write: { type: 'string' },
    },
    'node tools/precision.mjs [--judgements FILE] FOLDER...',
  );
  const { 'any-commit': anyCommit, json, judgements, markdown, write: page } = values;
  if (judgements !== undefined && folders.length > 1)
    throw new InputError('--judgements goes with one folder.');
  return { folders, options: { anyCommit, json, judgements, markdown, page } };
}
