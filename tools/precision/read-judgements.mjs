import { check, readRecord } from '../checkouts/read-record.mjs';

/** What a reviewer can say of a report. */
const verdicts = ['true', 'debatable', 'false'];

/**
 * Reads a file of judgements, as a person has written it.
 *
 * @param {string} file - Path of the file.
 * @returns {{ repository: string, commit: string, files: string[], ignored: string[], reports: Judgement[] }}
 *   What it holds. `files` and `ignored` are globs of what was linted.
 */
export function readJudgements(file) {
  const record = readRecord(file, 'reports');
  const seen = new Set();
  for (const [index, judgement] of record.reports.entries()) {
    const where = `report ${index + 1}`;
    check(file, typeof judgement?.file === 'string', `${where} must name a file`);
    check(file, typeof judgement.rule === 'string', `${where} must name a rule`);
    check(file, judgement.line >= 1 && Number.isInteger(judgement.line), `${where} needs a line`);
    check(file, verdicts.includes(judgement.verdict), `${where} needs a verdict`);
    const key = keyOf(judgement);
    check(file, !seen.has(key), `${where} was judged before`);
    seen.add(key);
  }
  return record;
}

/**
 * @typedef {object} Judgement
 * @property {string} file - Path below the checkout, with forward slashes.
 * @property {number} line - Line that the report begins at.
 * @property {string} rule - Id of the rule.
 * @property {'true' | 'debatable' | 'false'} verdict - Whether a maintainer should be bothered with it.
 * @property {string} [note] - Why.
 */

/**
 * What tells a report from every other of a checkout.
 *
 * @param {{ file: string, line: number, rule: string }} report - A report or a judgement of it.
 * @returns {string} The key.
 */
export function keyOf({ file, line, rule }) {
  return `${file}:${line} ${rule}`;
}
