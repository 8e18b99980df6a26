import type { BrokenFile } from './surface.js';

/**
 * Says where a file is no code.
 *
 * @param broken - The file.
 * @returns A sentence.
 */
export function describeBroken({ column, file, line, message }: BrokenFile): string {
  return `${file}:${String(line)}:${String(column)} can't be read: ${message.replace(/\.$/u, '')}.`;
}
