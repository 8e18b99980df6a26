import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Makes the paths in a tool's message relative to the repository: where that lies says nothing to whoever reads it
 * elsewhere.
 *
 * @param text - The message.
 * @param root - Absolute path of the repository.
 * @returns The message without that path.
 */
export function withoutRoot(text: string, root: string): string {
  // Alone it may be the beginning of another folder's name, or all that a message is about.
  return [`${pathToFileURL(root).href}/`, `${root}/`, `${root}${path.sep}`].reduce(
    (rest, beginning) => rest.replaceAll(beginning, ''),
    text,
  );
}
