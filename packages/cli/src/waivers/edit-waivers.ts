import { applyEdits, modify, type FormattingOptions } from 'jsonc-parser';

import { parseJsonc } from '../config/read-jsonc.js';
import { waiversFile, type Waiver } from './waiver.js';

const schema = './node_modules/groundrules/schemas/waivers.schema.json';

/**
 * Adds a waiver to the text of a file, behind the others. Formatting and comments stay.
 *
 * @param text - The text; `undefined` where there is no file yet.
 * @param waiver - The waiver.
 * @returns The new text.
 * @throws {@link UserError} where the text is no JSON.
 */
export function addWaiver(text: string | undefined, waiver: Waiver): string {
  if (text === undefined) {
    return `${JSON.stringify({ $schema: schema, waivers: [waiver] }, null, 2)}\n`;
  }
  const { value } = parseJsonc(text, waiversFile);
  const { waivers = [] } = value as { waivers?: readonly unknown[] };
  return edit(text, ['waivers', waivers.length], waiver, true);
}

/**
 * Removes waivers from the text of a file. Formatting and all other comments stay.
 *
 * @param text - The text.
 * @param indexes - Which waivers, from 0.
 * @returns The new text.
 */
export function removeWaivers(text: string, indexes: readonly number[]): string {
  return indexes
    .toSorted((a, b) => b - a)
    .reduce((rest, index) => edit(rest, ['waivers', index], undefined, false), text);
}

function edit(
  text: string,
  path: (string | number)[],
  value: Waiver | undefined,
  isArrayInsertion: boolean,
): string {
  const edits = modify(text, path, value, {
    isArrayInsertion,
    formattingOptions: formattingOf(text),
  });
  return applyEdits(text, edits);
}

/** As the file is formatted already. */
function formattingOf(text: string): FormattingOptions {
  const indent = /^(?<indent>[ \t]+)"/mu.exec(text)?.groups?.['indent'] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
