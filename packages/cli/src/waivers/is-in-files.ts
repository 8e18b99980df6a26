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
