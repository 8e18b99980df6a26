import { plural } from '../../reporters/plural.js';
import { printableLine } from '../../reporters/printable.js';

/** A file that a tool was to repair, and did not. */
export interface Unwritten {
  readonly file: string;
  /** Why it did not, in words without a full stop. */
  readonly reason: string;
}

/** More are counted. */
const shownFiles = 10;

/**
 * Says which files a tool could not repair, and what to do.
 *
 * @param tool - The tool.
 * @param unwritten - The files, relative to the repository.
 * @returns A sentence, a line for each file, and the advice.
 */
export function describeUnwritten(tool: string, unwritten: readonly Unwritten[]): string {
  const rest = unwritten.length - shownFiles;
  const them = unwritten.length === 1 ? 'it' : 'them';
  return [
    `${tool} could not repair ${plural(unwritten.length, 'file')}:`,
    ...unwritten
      .slice(0, shownFiles)
      .map(({ file, reason }) => `${printableLine(file)}: ${reason}`),
    ...(rest > 0 ? [`and ${plural(rest, 'other')}`] : []),
    `Mend that, or list ${them} under "ignores" in groundrules.json.`,
  ].join('\n');
}
