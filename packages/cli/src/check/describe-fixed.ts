import { plural } from '../reporters/plural.js';
import { printableLine } from '../reporters/printable.js';

/** More are counted, so that they do not hide what is left to do. */
const shownFiles = 20;

/**
 * Says which files a gate has repaired.
 *
 * @param files - The files, relative to the repository; `unknown` where the gate could not tell.
 * @param isThrough - Whether it came to its end. Of one that did not, nobody knows what is left to repair.
 * @returns A sentence, and a line for each file.
 */
export function describeFixed(files: readonly string[] | 'unknown', isThrough: boolean): string {
  const begin = isThrough ? '--fix' : '--fix could not do all; it';
  if (files === 'unknown')
    return `${begin} may have changed files. Which ones, Git tells: git status`;
  if (files.length === 0)
    return `${begin} ${isThrough ? 'had nothing to change' : 'changed no file'}.`;
  const rest = files.length - shownFiles;
  return [
    `${begin} changed ${plural(files.length, 'file')}:`,
    ...files.slice(0, shownFiles).map((file) => printableLine(file)),
    ...(rest > 0 ? [`and ${plural(rest, 'other')}`] : []),
  ].join('\n');
}
