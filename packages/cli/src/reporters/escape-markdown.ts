import { escapeHtml } from './escape-html.js';
import { printableLine } from './printable.js';

/**
 * Makes a text safe to stand within a line of Markdown: it shows as it is, links nowhere and calls nobody.
 *
 * @param text - The text.
 * @returns The text on one line, escaped.
 */
export function escapeMarkdown(text: string): string {
  const unlinked = printableLine(text.trim())
    // Names of people, numbers of issues and addresses become links however they are escaped. Nobody sees the
    // character that keeps them from it.
    .replaceAll(/[#@](?=\w)/gu, '$&\u200B')
    .replaceAll('://', ':\u200B//')
    .replaceAll(/\bwww(?=\.)/giu, '$&\u200B');
  return (
    escapeHtml(unlinked)
      // A table's cells end at a bar even where it stands in code, unless it is escaped.
      .replaceAll(/[$*[\\\]_`{|}~]/gu, String.raw`\$&`)
      .replaceAll('\u200B', '&#8203;')
  );
}

/**
 * Writes a text as code within a line of Markdown, whatever it holds.
 *
 * @param text - The text, for example the name of a file.
 * @returns Code, also where a table holds it.
 */
export function codeInMarkdown(text: string): string {
  if (/^[\w#()*+,./:;=@[\]-]+$/u.test(text)) return `\`${text}\``;
  const escaped = printableLine(text).replaceAll(
    /[^\p{L}\p{M}\p{N}\s/-]/gu,
    (character) => `&#${String(character.codePointAt(0))};`,
  );
  return `<code>${escaped}</code>`;
}
