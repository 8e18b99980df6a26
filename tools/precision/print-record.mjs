import { formatTable } from '../generate/format-table.mjs';
import { sum } from './judge.mjs';

const columns = ['lines', 'reports', 'true', 'debatable', 'false', 'unjudged'];

/**
 * Renders the record of a level for people.
 *
 * @param {string} level - The level.
 * @param {Checkout[]} checkouts - What was found in each checkout.
 * @returns {string} A table of checkouts, one of rules, and the reports that are wrong or that nobody judged.
 */
export function renderRecord(level, checkouts) {
  const lists = {
    'not parsed': ({ unreadable }) => unreadable,
    unjudged: ({ judged }) => judged.filter(({ verdict }) => verdict === 'unjudged'),
    false: ({ judged }) => judged.filter(({ verdict }) => verdict === 'false'),
    'true, and not reported any more': ({ unreported }) =>
      unreported.filter(({ verdict }) => verdict === 'true'),
  };
  const parts = [`# ${level}`, pad(checkoutRows(checkouts)), pad(ruleRows(checkouts))];
  for (const [title, select] of Object.entries(lists)) {
    const entries = checkouts.flatMap((checkout) =>
      select(checkout).map((entry) => renderEntry(checkout, entry)),
    );
    if (entries.length > 0) parts.push([`${title}:`, ...entries].join('\n'));
  }
  return parts.join('\n\n');
}

/**
 * Renders the record of a level for the documentation.
 *
 * @param {string} level - The level.
 * @param {Checkout[]} checkouts - What was found in each checkout.
 * @returns {string} A heading and both tables, in Markdown.
 */
export function renderMarkdown(level, checkouts) {
  const tables = [checkoutRows(checkouts), ruleRows(checkouts)].map(([headings, ...rows]) =>
    formatTable(headings, rows),
  );
  return [`## \`${level}\``, ...tables].join('\n\n');
}

/**
 * @typedef {object} Checkout
 * @property {string} repository - Whose it is.
 * @property {string} commit - Its commit.
 * @property {number} lines - Lines that were linted and hold something.
 * @property {import('./judge.mjs').Count} count - Its counts.
 * @property {Record<string, import('./judge.mjs').Count>} rules - Those of each rule.
 * @property {object[]} judged - Its reports, with verdicts.
 * @property {object[]} unreported - Judgements of what is not reported any more.
 * @property {object[]} unreadable - Files that could not be parsed.
 */

function checkoutRows(checkouts) {
  return [
    ['code base', 'commit', ...columns],
    ...checkouts.map(({ commit, count, lines, repository }) => [
      repository,
      commit.slice(0, 12),
      ...cells({ ...count, lines }),
    ]),
    ['total', '', ...cells({ ...sum(checkouts.map(({ count }) => count)), lines: all(checkouts) })],
  ];
}

/** Every rule is held against every line. */
function ruleRows(checkouts) {
  const names = [...new Set(checkouts.flatMap(({ rules }) => Object.keys(rules)))].sort();
  const [, ...headings] = columns;
  return [
    ['rule', ...headings],
    ...names.map((name) => [
      name.replace(/^groundrules\//u, ''),
      ...cells(sum(checkouts.flatMap(({ rules }) => rules[name] ?? []))).slice(1),
    ]),
  ];
}

function cells(count) {
  return columns.map((name) => String(count[name] ?? ''));
}

function all(checkouts) {
  return checkouts.reduce((total, { lines }) => total + lines, 0);
}

function pad(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function renderEntry({ repository }, { file, line, message, note, rule }) {
  return `  ${[`${repository} ${file}:${line}`, rule, note ?? message].filter(Boolean).join(' ')}`;
}
