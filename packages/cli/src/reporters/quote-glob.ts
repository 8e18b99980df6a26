/**
 * Writes a file's name as an argument that takes globs, to be pasted into a shell.
 *
 * @param file - The name, relative to the repository.
 * @returns The name with what globs mean by some characters taken from it, in quotes where a shell would read it otherwise.
 */
export function quoteGlob(file: string): string {
  const glob = file.replaceAll(/[\\*?[\]{}()!+@|]/gu, String.raw`\$&`);
  if (/^[\w./-]+$/u.test(glob)) return glob;
  return `'${glob.replaceAll("'", String.raw`'\''`)}'`;
}
