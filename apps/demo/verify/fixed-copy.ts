import { check } from './check.js';
import { copyApart } from './copy-apart.js';
import type { Finding } from './finding.js';

/**
 * Applies every automatic fix to a copy of a folder and checks the copy.
 *
 * @param folder - The folder; it stays as it is.
 * @returns What the command reports on the fixed copy.
 */
export async function checkFixedCopy(folder: string): Promise<Finding[]> {
  const copy = await copyApart(folder);
  try {
    return await check(copy.folder, { fix: true });
  } finally {
    await copy.remove();
  }
}

/**
 * Finds compiler errors that the fixes brought in.
 *
 * Fixes move lines, so errors are told apart by file, code and message.
 *
 * @param before - Findings in the original.
 * @param after - Findings in the fixed copy.
 * @returns The errors of the copy that the original does not have.
 */
export function brokenByFixes(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const left = new Map<string, number>();
  for (const finding of before.filter(isCompilerError)) {
    left.set(identity(finding), (left.get(identity(finding)) ?? 0) + 1);
  }
  return after.filter(isCompilerError).filter((finding) => {
    const known = left.get(identity(finding)) ?? 0;
    left.set(identity(finding), known - 1);
    return known <= 0;
  });
}

function isCompilerError({ gate }: Finding): boolean {
  return gate === 'types';
}

function identity({ file, message, rule }: Finding): string {
  return `${file} ${rule} ${message}`;
}
