import type { Baseline, BaselineEntry } from './baseline.js';

const schema = './node_modules/groundrules/schemas/baseline.schema.json';
const indent = '    ';

/**
 * Writes a baseline so that branches that fix different findings merge: one finding a line and an empty line
 * between two, which stays when a finding goes. Git takes changes of neighbouring lines for a conflict.
 *
 * @param baseline - The baseline.
 * @returns The text of its file.
 */
export function printBaseline({ commit, findings, growth }: Baseline): string {
  return [
    '{',
    `  "$schema": ${JSON.stringify(schema)},`,
    '  "version": 1,',
    `  "commit": ${JSON.stringify(commit)},`,
    ...printList('growth', growth.map(printLine).join(`,\n${indent}`), ','),
    ...printList('findings', printFindings(findings.toSorted(compareEntries))),
    '}',
    '',
  ].join('\n');
}

function printList(name: string, content: string, comma = ''): string[] {
  return content === ''
    ? [`  "${name}": []${comma}`]
    : [`  "${name}": [`, `${indent}${content}`, `  ]${comma}`];
}

function printFindings(findings: readonly BaselineEntry[]): string {
  const lines = findings.map(printLine);
  const last = lines.pop();
  if (last === undefined) return '';
  // The comma before the last one has a line to itself: so that dropping the last leaves the others as they are.
  return lines.length === 0
    ? last
    : [lines.join(`,\n\n${indent}`), ',', last].join(`\n\n${indent}`);
}

function printLine(value: object): string {
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => `${JSON.stringify(name)}: ${JSON.stringify(field)}`);
  return `{ ${fields.join(', ')} }`;
}

/**
 * Drops findings from the text of a baseline and leaves every other line as it is.
 *
 * @param text - The text of the file.
 * @param dropped - Fingerprints of the findings to drop.
 * @returns The new text; `undefined` where the text is not laid out as we write it.
 */
export function dropFindings(text: string, dropped: ReadonlySet<string>): string | undefined {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(end);
  const first = lines.findIndex((line) => line.trim() === '"findings": [') + 1;
  const after = lines.findLastIndex((line) => line.trim() === ']');
  if (first === 0 || after < first) return undefined;
  const rows: Row[] = [];
  for (const line of lines.slice(first, after)) {
    const row = readRow(line);
    if (row === undefined) return undefined;
    if (row.kind !== 'finding' || !dropped.has(row.fingerprint)) rows.push(row);
  }
  return [...lines.slice(0, first), ...settleCommas(rows), ...lines.slice(after)].join(end);
}

type Row =
  | { readonly kind: 'finding'; readonly line: string; readonly fingerprint: string }
  | { readonly kind: 'comma' | 'empty'; readonly line: string };

function readRow(line: string): Row | undefined {
  if (line.trim() === '') return { kind: 'empty', line };
  if (line.trim() === ',') return { kind: 'comma', line };
  const entry = readEntry(line);
  return entry && { kind: 'finding', line, fingerprint: entry.fingerprint };
}

/**
 * Reads a line that holds a finding.
 *
 * @param line - The line.
 * @returns The finding; `undefined` for any other line.
 */
export function readEntry(line: string): BaselineEntry | undefined {
  if (!/^\s*\{.*"fingerprint".*\},?\s*$/u.test(line)) return undefined;
  try {
    return JSON.parse(line.trim().replace(/,$/u, '')) as BaselineEntry;
  } catch {
    // Something of the kind, but written by hand over several lines.
    return undefined;
  }
}

/** Between two findings stands one comma, behind the first one or on a line between. */
function settleCommas(rows: readonly Row[]): string[] {
  const last = rows.findLastIndex(({ kind }) => kind === 'finding');
  let needsComma = false;
  return rows.flatMap((row, index) => {
    if (row.kind === 'empty') return [row.line];
    if (row.kind === 'comma') {
      const kept = needsComma && index < last;
      if (kept) needsComma = false;
      return kept ? [row.line] : [];
    }
    const bare = row.line.replace(/,\s*$/u, '');
    const next = rows.slice(index + 1).find(({ kind }) => kind !== 'empty');
    needsComma = next?.kind === 'comma' && bare === row.line;
    return [index === last || needsComma ? bare : `${bare},`];
  });
}

/**
 * Orders findings by file, gate, rule and fingerprint.
 *
 * @param a - One.
 * @param b - The other.
 * @returns As `Array#sort` wants it, the same in every locale.
 */
export function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  const [one, other] = [a, b].map(({ file, fingerprint, gate, rule }) =>
    [file, gate, rule, fingerprint].join('\0'),
  ) as [string, string];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
