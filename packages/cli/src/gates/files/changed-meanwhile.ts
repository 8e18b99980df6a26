import { stat } from 'node:fs/promises';
import pLimit from 'p-limit';

/** Why a file is not repaired that a person or another tool has written while a tool looked at it. */
export const changedMeanwhile = 'it was changed meanwhile, so repair it once more';

/** How many files are looked at at once. */
const openFiles = 32;

/** What differs once a file was written, by path; `undefined` for what is not there. */
export type Stamps = ReadonlyMap<string, string | undefined>;

/**
 * Notes how files are, without reading them.
 *
 * @param files - Absolute paths.
 * @returns A stamp for each.
 */
export async function stampFiles(files: readonly string[]): Promise<Stamps> {
  const limit = pLimit(openFiles);
  return new Map(
    await Promise.all(files.map((file) => limit(async () => [file, await stampOf(file)] as const))),
  );
}

/**
 * Tells whether a file was written since it was stamped.
 *
 * @param file - Absolute path.
 * @param stamps - The stamps.
 * @returns Whether it was; never of a file without a stamp.
 */
export async function isChangedSince(file: string, stamps: Stamps): Promise<boolean> {
  const before = stamps.get(file);
  return before !== undefined && (await stampOf(file)) !== before;
}

/** No clock is asked: that of the disk may be another one than ours. */
async function stampOf(file: string): Promise<string | undefined> {
  try {
    const { ctimeNs, ino, mtimeNs, size } = await stat(file, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    // Gone, or closed to us: writing it tells.
    return undefined;
  }
}
