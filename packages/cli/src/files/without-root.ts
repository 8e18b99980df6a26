import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What may stand before a path. After anything else it is a part of another one, as `/app/` is of `src/app/`. */
const before = '(?<![^\\s\'"`(<>[{=:,;|])';

/**
 * Makes the paths in a tool's message relative to the repository: where that lies says nothing to whoever reads it
 * elsewhere.
 *
 * @param text - The message.
 * @param root - Absolute path of the repository.
 * @returns The message without that path.
 */
export function withoutRoot(text: string, root: string): string {
  // What is the system's own root begins every path.
  if (path.dirname(root) === root) return text;
  // Alone it may be the beginning of another folder's name, or all that a message is about.
  const beginnings = [`${pathToFileURL(root).href}/`, `${root}/`, `${root}${path.sep}`];
  return text.replaceAll(new RegExp(`${before}(?:${beginnings.map(escape).join('|')})`, 'gu'), '');
}

function escape(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/]/gu, String.raw`\$&`);
}
