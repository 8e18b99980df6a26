import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { diffArrays } from 'diff';
import { format, getFileInfo, resolveConfig } from 'prettier';
import { glob } from 'tinyglobby';
import type { Report } from '../report.js';
import { run } from './run.js';

/** Prettier's own default, where a config does not say. */
const defaultPrintWidth = 80;

/** A binary or logical operator at the start of a line; not `?`, `:`, `.`, unions or a sign. */
const leadingOperator =
  /^\s*(?:&&|\|\||\?\?|[!=]==?|[<>]=?|<<|>>>?|\*\*?|[-+/%^&]|instanceof|in)\s/u;

/** One thing that Prettier would change. */
export interface Difference {
  readonly practice: 'line-too-long' | 'operator-linebreak' | 'unformatted';
  /** Line in the unformatted text, counted from 1. */
  readonly line: number;
}

/**
 * Says what Prettier would change, and why, line by line.
 *
 * Lines that change together are one cause: a break before an operator or an over-long line explains the
 * lines around it, and what nothing explains is reported once, at its first line.
 *
 * @param before - The text as it stands.
 * @param after - The text as Prettier prints it.
 * @param printWidth - Columns that a line may have.
 * @returns The differences in the order of lines.
 */
export function differences(before: string, after: string, printWidth: number): Difference[] {
  const lines = before.split('\n');
  const found: Difference[] = [];
  let line = 1;
  let lastRemoved = 0;
  for (const { added, removed, value } of diffArrays(lines, after.split('\n'))) {
    if (added) {
      // Lines that only appear in the printed text belong to the removal before them, if there is one.
      if (lastRemoved !== line)
        found.push({ practice: 'unformatted', line: Math.min(line, lines.length) });
      continue;
    }
    if (removed) {
      const explained = value.flatMap((text, index): Difference[] => {
        if (leadingOperator.test(text))
          return [{ practice: 'operator-linebreak', line: line + index }];
        if (text.length > printWidth) return [{ practice: 'line-too-long', line: line + index }];
        return [];
      });
      found.push(
        ...(explained.length > 0 ? explained : [{ practice: 'unformatted' as const, line }]),
      );
      lastRemoved = line + value.length;
    }
    line += value.length;
  }
  return found;
}

/**
 * Checks the format of a folder.
 *
 * @param folder - The folder; its own Prettier config applies.
 * @returns What Prettier would change.
 */
export async function checkFormat(folder: string): Promise<Report[]> {
  const files = await glob(['**/*'], {
    cwd: folder,
    ignore: ['**/node_modules/**'],
    dot: true,
  });
  const reports: Report[] = [];
  for (const file of files.toSorted()) {
    const absolute = path.join(folder, file);
    const { ignored, inferredParser } = await getFileInfo(absolute);
    if (ignored || inferredParser === null) continue;
    const before = await readFile(absolute, 'utf8');
    const options = await resolveConfig(absolute);
    const after = await format(before, { ...options, filepath: absolute });
    for (const { line, practice } of differences(
      before,
      after,
      options?.printWidth ?? defaultPrintWidth,
    )) {
      reports.push({
        tool: 'Prettier',
        rule: 'prettier',
        practice,
        file,
        line,
        message: 'Prettier prints this differently.',
      });
    }
  }
  return reports;
}

/**
 * Formats a folder.
 *
 * @param folder - The folder; its files are written.
 */
export async function fixFormat(folder: string): Promise<void> {
  await run('prettier', ['--write', '--log-level', 'warn', '.'], folder, []);
}
