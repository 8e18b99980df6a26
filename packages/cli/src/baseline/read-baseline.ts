import path from 'node:path';

import schema from '../../schemas/baseline.schema.json' with { type: 'json' };
import { parseJsonc } from '../config/read-jsonc.js';
import { validateJsonc } from '../config/validate-jsonc.js';
import { readOptionalText } from '../files/read-optional-text.js';
import { UserError } from '../user-error.js';
import type { Baseline, BaselineEntry, Growth } from './baseline.js';
import { readEntry } from './print-baseline.js';
import { localCommand } from '../workspaces/package-manager.js';

/** The name of the file with a repository's baseline. */
export const baselineFile = 'groundrules.baseline.json';

/**
 * Reads a repository's baseline.
 *
 * @param root - Absolute path of the repository.
 * @returns The baseline; `undefined` where there is none.
 * @throws {@link UserError} for a file that is not valid, and for one in which a merge left markers.
 */
export async function readBaseline(root: string): Promise<Baseline | undefined> {
  const text = await readOptionalText(path.join(root, baselineFile), baselineFile);
  return text === undefined ? undefined : parseBaseline(text);
}

/**
 * Reads a baseline in which a merge may have left markers: then what either side knows counts, until it
 * turns out to be fixed.
 *
 * @param root - Absolute path of the repository.
 * @returns The baseline; `undefined` where there is none.
 * @throws {@link UserError} for a file that is not valid.
 */
export async function readMergedBaseline(root: string): Promise<Baseline | undefined> {
  const text = await readOptionalText(path.join(root, baselineFile), baselineFile);
  if (text === undefined) return undefined;
  return marker.test(text) ? uniteSides(text) : parseBaseline(text);
}

const marker = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$/mu;

/**
 * Reads the text of a baseline.
 *
 * @param text - The text.
 * @returns The baseline.
 * @throws {@link UserError} for a text that is not valid, and for one in which a merge left markers.
 */
export function parseBaseline(text: string): Baseline {
  const conflict = marker.exec(text);
  if (conflict !== null) {
    const line = text.slice(0, conflict.index).split('\n').length;
    throw new UserError(
      `${baselineFile}:${String(line)}: a merge left markers in the file. Run: ${localCommand('groundrules')} baseline --prune\nIt keeps what either side knows and drops what is fixed.`,
    );
  }
  const file = parseJsonc(text, baselineFile);
  validateJsonc(file, schema, baselineFile);
  return withoutRepeats(file.value as Baseline);
}

/** Merges that unite lines leave some twice. */
function withoutRepeats({ commit, findings, growth, version }: Baseline): Baseline {
  const unique = new Map(findings.map((entry) => [entry.fingerprint, entry]));
  return { version, commit, growth, findings: [...unique.values()] };
}

function uniteSides(text: string): Baseline {
  const findings: BaselineEntry[] = [];
  const growth: Growth[] = [];
  let commit: string | null = null;
  for (const line of text.split(/\r?\n/u)) {
    const entry = readEntry(line);
    if (entry !== undefined) findings.push(entry);
    const grown = readGrowth(line);
    if (grown !== undefined) growth.push(grown);
    commit ??= /^ {2}"commit": "([\da-f]+)",$/u.exec(line)?.[1] ?? null;
  }
  const united = withoutRepeats({
    version: 1,
    commit,
    growth: [...new Map(growth.map((one) => [JSON.stringify(one), one])).values()].toSorted(
      (a, b) => (a.date < b.date ? -1 : 1),
    ),
    findings,
  });
  // What was written by hand must be valid too.
  return parseBaseline(JSON.stringify(united));
}

function readGrowth(line: string): Growth | undefined {
  if (!/^\s*\{ "date": .*\},?\s*$/u.test(line)) return undefined;
  try {
    return JSON.parse(line.trim().replace(/,$/u, '')) as Growth;
  } catch {
    // Written by hand over several lines: the reason is still in Git.
    return undefined;
  }
}
