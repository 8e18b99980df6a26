import type { Report } from './report.js';
import { lint } from './tools/eslint.js';
import { findDeadCode } from './tools/knip.js';
import { checkFormat } from './tools/prettier.js';
import { compile } from './tools/tsc.js';

/**
 * Runs every tool of the standard over a folder, as its own configuration says.
 *
 * @param folder - The folder.
 * @returns All that the tools reported.
 */
export async function check(folder: string): Promise<Report[]> {
  const reports = await Promise.all([
    lint(folder),
    checkFormat(folder),
    compile(folder),
    findDeadCode(folder),
  ]);
  return reports.flat();
}
