import path from 'node:path';
import { findNodeAtLocation } from 'jsonc-parser';
import { validRange } from 'semver';

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
  const problems = waivers.flatMap((waiver, index) => [
    ...datesOf(waiver, index, file),
    ...riskOf(waiver, index, file),
  ]);
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  return waivers.map((waiver, index) => {
    const offset = findNodeAtLocation(file.root, ['waivers', index])?.offset ?? 0;
    return { ...waiver, ...positionOf(text, offset) };
  });
}

/** A day that the calendar lacks passes a pattern. */
function datesOf(waiver: Waiver, index: number, file: JsoncFile): string[] {
  return (['created', 'expires'] as const).flatMap((name) => {
    if (isIsoDay(waiver[name])) return [];
    return [problemAt(waiver, index, name, file, 'is no day of the calendar.')];
  });
}

/** What would never be about anything, or about more than was meant. */
function riskOf(waiver: Waiver, index: number, file: JsoncFile): string[] {
  const { gate, id, versions } = waiver;
  const isNumber = gate === 'audit' && /^(?:npm:)?\d{1,12}$/u.test(id);
  return [
    ...(isNumber
      ? [
          problemAt(
            waiver,
            index,
            'id',
            file,
            "is a registry's number, which changes with every edit of the advisory; name its GHSA, its CVE or its id in OSV.",
          ),
        ]
      : []),
    ...(versions !== undefined && validRange(versions) === null
      ? [
          problemAt(
            waiver,
            index,
            'versions',
            file,
            'is no range of versions; write it like "1.2.3 || ^2.0.0".',
          ),
        ]
      : []),
  ];
}

function problemAt(
  waiver: Waiver,
  index: number,
  name: 'created' | 'expires' | 'id' | 'versions',
  { root, text }: JsoncFile,
  problem: string,
): string {
  const node = findNodeAtLocation(root, ['waivers', index, name]);
  const place = placeOf(text, node?.offset ?? 0, waiversFile);
  return `${place} $.waivers[${String(index)}].${name}: ${JSON.stringify(waiver[name])} ${problem}`;
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
