import path from 'node:path';

import type { RawFinding } from '../findings/finding.js';

/** What eslint-suppressions.json holds: by file, by rule, how many findings are passed over. */
export type Suppressions = Readonly<Record<string, Readonly<Record<string, { count: number }>>>>;

/**
 * Counts what ESLint has to pass over so that it agrees with the baseline.
 *
 * @param errors - Known errors as ESLint reports them.
 * @param folder - The folder that ESLint runs in, relative to the repository; `.` for its root.
 * @param folders - All folders that it runs in: a file belongs to the innermost one.
 * @returns Counts, sorted by file and rule as ESLint sorts them.
 */
export function deriveSuppressions(
  errors: readonly Pick<RawFinding, 'file' | 'rule'>[],
  folder: string,
  folders: readonly string[],
): Suppressions {
  const counts = new Map<string, Map<string, number>>();
  for (const { file, rule } of errors) {
    if (!isSuppressible(rule) || folderOf(file, folders) !== folder) continue;
    const name = path.posix.relative(folder, file);
    const rules = counts.get(name) ?? new Map<string, number>();
    counts.set(name, rules.set(rule, (rules.get(rule) ?? 0) + 1));
  }
  return Object.fromEntries(
    sort(counts).map(([file, rules]) => [
      file,
      Object.fromEntries(sort(rules).map(([rule, count]) => [rule, { count }])),
    ]),
  );
}

/**
 * Tells whether ESLint can pass over a finding: it has suppressions for rules alone.
 *
 * @param rule - What the lint gate says was broken.
 * @returns False for what the gate reports although no rule does.
 */
export function isSuppressible(rule: string): boolean {
  return !noRules.has(rule);
}

/** What the gate reports although no rule does. */
const noRules = new Set(['parse-error', 'unused-disable-directive', 'eslint', 'too-large']);

function folderOf(file: string, folders: readonly string[]): string | undefined {
  return folders
    .filter((folder) => folder === '.' || file.startsWith(`${folder}/`))
    .toSorted((a, b) => (a === '.' ? 0 : a.length) - (b === '.' ? 0 : b.length))
    .at(-1);
}

function sort<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
