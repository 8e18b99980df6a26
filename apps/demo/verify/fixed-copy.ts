import { cp, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { check } from './check.js';
import type { Report } from './report.js';
import { fixLint } from './tools/eslint.js';
import { fixFormat } from './tools/prettier.js';

/**
 * Applies every automatic fix to a copy of a folder and checks the copy.
 *
 * The copy stands beside the folder, so that its packages resolve the same way, and is removed at the end.
 *
 * @param folder - The folder; it stays as it is.
 * @returns What the tools report on the fixed copy.
 */
export async function checkFixedCopy(folder: string): Promise<Report[]> {
  const copy = await mkdtemp(path.join(path.dirname(folder), '.fixed-'));
  try {
    await cp(folder, copy, { recursive: true });
    await fixLint(copy);
    await fixFormat(copy);
    return await check(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/**
 * Finds compiler errors that the fixes brought in.
 *
 * Fixes move lines, so errors are told apart by file, code and message.
 *
 * @param before - Reports on the original.
 * @param after - Reports on the fixed copy.
 * @returns The errors of the copy that the original does not have.
 */
export function brokenByFixes(before: readonly Report[], after: readonly Report[]): Report[] {
  const left = new Map<string, number>();
  for (const report of before.filter(isCompilerError)) {
    left.set(identity(report), (left.get(identity(report)) ?? 0) + 1);
  }
  return after.filter(isCompilerError).filter((report) => {
    const known = left.get(identity(report)) ?? 0;
    left.set(identity(report), known - 1);
    return known <= 0;
  });
}

function isCompilerError(report: Report): boolean {
  return report.tool === 'tsc';
}

function identity({ file, message, rule }: Report): string {
  return `${file} ${rule} ${message}`;
}
