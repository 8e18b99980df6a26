import { plural } from '../reporters/plural.js';
import { printableLine } from '../reporters/printable.js';

/** More are counted, so that they do not hide what is left to do. */
const shownFiles = 20;

/**
 * Says which files a gate has repaired.
 *
 * @param files - The files, relative to the repository.
 * @returns A sentence, and a line for each file.
 */
export function describeFixed(files: readonly string[]): string {
  if (files.length === 0) return '--fix had nothing to change.';
  const rest = files.length - shownFiles;
  return [
    `--fix changed ${plural(files.length, 'file')}:`,
    ...files.slice(0, shownFiles).map((file) => printableLine(file)),
    ...(rest > 0 ? [`and ${plural(rest, 'other')}`] : []),
  ].join('\n');
}
