import path from 'node:path';
import { findNodeAtLocation } from 'jsonc-parser';

import schema from '../../schemas/waivers.schema.json' with { type: 'json' };
import { parseJsonc, placeOf, type JsoncFile } from '../config/read-jsonc.js';
import { validateJsonc } from '../config/validate-jsonc.js';
import { readOptionalText } from '../files/read-optional-text.js';
import { UserError } from '../user-error.js';
import { isIsoDay } from './iso-day.js';
import { waiversFile, type StoredWaiver, type Waiver } from './waiver.js';

/**
 * Reads a repository's waivers.
 *
 * @param root - Absolute path of the repository.
 * @returns The waivers with their places, in the order of the file; none where there is no file.
 * @throws {@link UserError} naming every mistake in the file.
 */
export async function readWaivers(root: string): Promise<StoredWaiver[]> {
  const text = await readOptionalText(path.join(root, waiversFile), waiversFile);
  return text === undefined ? [] : parseWaivers(text);
}

/**
 * Reads the text of a file of waivers.
 *
 * @param text - JSON with comments.
 * @returns The waivers with their places.
 * @throws {@link UserError} naming every mistake in it.
 */
export function parseWaivers(text: string): StoredWaiver[] {
  const file = parseJsonc(text, waiversFile);
  validateJsonc(file, schema, waiversFile);
  const { waivers } = file.value as { waivers: readonly Waiver[] };
  const problems = waivers.flatMap((waiver, index) => datesOf(waiver, index, file));
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  return waivers.map((waiver, index) => {
    const offset = findNodeAtLocation(file.root, ['waivers', index])?.offset ?? 0;
    return { ...waiver, ...positionOf(text, offset) };
  });
}

/** A day that the calendar lacks passes a pattern. */
function datesOf(waiver: Waiver, index: number, { root, text }: JsoncFile): string[] {
  return (['created', 'expires'] as const).flatMap((name) => {
    if (isIsoDay(waiver[name])) return [];
    const node = findNodeAtLocation(root, ['waivers', index, name]);
    const place = placeOf(text, node?.offset ?? 0, waiversFile);
    return [
      `${place} $.waivers[${String(index)}].${name}: ${JSON.stringify(waiver[name])} is no day of the calendar.`,
    ];
  });
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
