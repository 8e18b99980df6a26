import type { JudgedFinding } from '../findings/judged-finding.js';

/** What eslint-suppressions.json holds: by file, by rule, how many findings are passed over. */
export type Suppressions = Readonly<Record<string, Readonly<Record<string, { count: number }>>>>;

/**
 * Counts what ESLint has to pass over so that it agrees with the baseline.
 *
 * @param findings - Findings of all gates, judged.
 * @param folder - The folder that ESLint runs in, relative to the repository; `.` for its root.
 * @returns Counts, sorted by file and rule as ESLint sorts them. It counts errors of rules and nothing else.
 */
export function deriveSuppressions(findings: readonly JudgedFinding[], folder = '.'): Suppressions {
  const counts = new Map<string, Map<string, number>>();
  for (const { file, gate, rule, severity, status } of findings) {
    if (gate !== 'lint' || status !== 'baselined' || severity !== 'error') continue;
    const name = folder === '.' ? file : nameWithin(file, folder);
    // ESLint has no rule for code that it can't parse, and doesn't suppress it.
    if (name === undefined || !isRule(rule)) continue;
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

function sort<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function nameWithin(file: string, folder: string): string | undefined {
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined;
}

const noRules = new Set(['parse-error', 'unused-directive', 'fatal']);

function isRule(rule: string): boolean {
  return !noRules.has(rule);
}
