import { printable } from './printable.js';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Makes a text safe to stand in HTML, between tags and in quoted attributes alike.
 *
 * @param text - The text.
 * @returns The text, escaped; characters that turn the direction of what follows are written out.
 */
export function escapeHtml(text: string): string {
  return printable(text).replaceAll(/["&'<>]/gu, (character) => entities[character] ?? character);
}
