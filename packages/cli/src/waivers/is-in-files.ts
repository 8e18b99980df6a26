import picomatch from 'picomatch';

/**
 * Makes a test of whether a waiver is about a file.
 *
 * @param files - Globs, relative to the repository; none for all files.
 * @returns The test.
 */
export function isInFiles(files: readonly string[] | undefined): (file: string) => boolean {
  return files === undefined || files.length === 0
    ? () => true
    : picomatch([...files], { dot: true });
}

/**
 * Finds what is wrong with a glob.
 *
 * @param glob - As it was written.
 * @returns What is wrong, as the end of a sentence; `undefined` for nothing.
 */
export function problemWithGlob(glob: string): string | undefined {
  if (glob.trim() === '') return 'is empty: name files, such as src/legacy/**.';
  try {
    picomatch(glob, { dot: true });
    return undefined;
  } catch (error) {
    return `is no glob: ${error instanceof Error ? error.message : String(error)}`;
  }
}
