import type { Baseline, BaselineEntry, Growth } from './baseline.js';
import { readEntry } from './print-baseline.js';

/** What a merge left, put together, or the first line (from 1) that is not as we write them. */
export type United =
  | { readonly kind: 'united'; readonly baseline: Baseline }
  | { readonly kind: 'unknown'; readonly line: number };

const start = /^\s*\{\s*$/u;
const end = /^\s*\}\s*$/u;
const ours = /^(?:<{7}|>{7})(?: .*)?$/u;
/** Where Git is told to, it writes what both sides began with between these. */
const beforeBoth = /^\|{7}(?: .*)?$/u;
const between = /^={7}$/u;
const rest = /^(?:\s*|\s*,\s*|\s*\],?|\s*"\$schema": .*|\s*"(?:findings|growth)": \[(?:\],?)?)$/u;

/**
 * Puts both sides of a merge together, whether Git left markers or united the lines: what either side knows counts. No
 * line is passed over that is not understood, or findings would be lost without a word.
 *
 * @param text - The text of a baseline.
 * @returns The baseline, which may still be invalid, or the line that is not understood.
 */
export function uniteSides(text: string): United {
  const lines = text.trimEnd().split(/\r?\n/u);
  if (!lines.some((line) => start.test(line))) return { kind: 'unknown', line: 1 };
  if (!end.test(lines.at(-1) ?? '') && !ours.test(lines.at(-1) ?? '')) {
    return { kind: 'unknown', line: lines.length };
  }
  const findings = new Map<string, BaselineEntry>();
  const growth = new Map<string, Growth>();
  let commit: string | undefined;
  let version: number = 1;
  let isBefore = false;
  for (const [index, line] of lines.entries()) {
    if (between.test(line) || ours.test(line)) isBefore = false;
    else if (beforeBoth.test(line)) isBefore = true;
    else if (!isBefore) {
      const entry = readEntry(line);
      const grown = readGrowth(line);
      const named =
        /^\s*"(?<name>commit|version)": (?:"(?<hash>[\da-f]+)"|(?<digits>\d+)|null),?$/u;
      const { digits, hash, name } = named.exec(line)?.groups ?? {};
      if (entry !== undefined) findings.set(entry.fingerprint, entry);
      else if (grown !== undefined) growth.set(JSON.stringify(grown), grown);
      else if (name === 'commit') commit ??= hash;
      else if (name === 'version') version = Math.max(version, Number(digits));
      else if (![start, end, rest].some((known) => known.test(line))) {
        return { kind: 'unknown', line: index + 1 };
      }
    }
  }
  return {
    kind: 'united',
    baseline: {
      version: version as Baseline['version'],
      commit: commit ?? null,
      growth: [...growth.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
      findings: [...findings.values()],
    },
  };
}

function readGrowth(line: string): Growth | undefined {
  if (!/^\s*\{ "date": .*\},?\s*$/u.test(line)) return undefined;
  try {
    return JSON.parse(line.trim().replace(/,$/u, '')) as Growth;
  } catch {
    // Something of the kind, but written by hand: the caller says so.
    return undefined;
  }
}
