import path from 'node:path';

import schema from '../../schemas/baseline.schema.json' with { type: 'json' };
import { parseJsonc, type JsoncFile } from '../config/read-jsonc.js';
import { validateJsonc } from '../config/validate-jsonc.js';
import { readOptionalText } from '../files/read-optional-text.js';
import { UserError } from '../user-error.js';
import type { Baseline } from './baseline.js';
import { uniteSides } from './unite-sides.js';
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
 * Reads a baseline in which a merge may have left markers, or lines of both sides: then what either side knows counts,
 * until it turns out to be fixed.
 *
 * @param root - Absolute path of the repository.
 * @returns The baseline; `undefined` where there is none.
 * @throws {@link UserError} for a file that is not valid, and where nobody can tell what the sides know.
 */
export async function readMergedBaseline(root: string): Promise<Baseline | undefined> {
  const text = await readOptionalText(path.join(root, baselineFile), baselineFile);
  if (text === undefined) return undefined;
  const isMarked = marker.test(text);
  if (!isMarked && isJson(text)) return parseBaseline(text);
  const united = uniteSides(text);
  // What was written by hand must be valid too.
  if (united.kind === 'united') return parseBaseline(JSON.stringify(united.baseline));
  if (!isMarked) return parseBaseline(text);
  throw new UserError(
    `${baselineFile}:${String(united.line)}: this line is not laid out as it was written, so that both sides of the merge cannot be told apart. Settle the merge by hand.`,
  );
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
  const file = parse(text);
  validateJsonc(file, schema, baselineFile);
  return withoutRepeats(file.value as Baseline);
}

/** Merges that unite lines leave some twice. */
function withoutRepeats({ commit, findings, growth, version }: Baseline): Baseline {
  const unique = new Map(findings.map((entry) => [entry.fingerprint, entry]));
  return { version, commit, growth, findings: [...unique.values()] };
}

function isJson(text: string): boolean {
  try {
    parseJsonc(text, baselineFile);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** Where Git is told to unite lines, a merge leaves no markers, and often no JSON either. */
function parse(text: string): JsoncFile {
  try {
    return parseJsonc(text, baselineFile);
  } catch (error) {
    if (!(error instanceof UserError) || uniteSides(text).kind === 'unknown') throw error;
    throw new UserError(
      `${error.message}\nWhere a merge left it so, run: ${localCommand('groundrules')} baseline --prune`,
      { cause: error },
    );
  }
}
