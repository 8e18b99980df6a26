/** Folders that hold what a build makes, by custom. */
const buildFolder =
  /(?:^|\/)(?:build|bundle|cjs|compiled|dist|dist-[\w-]+|es|esm|lib|out|output|umd)\//u;

/**
 * Says what may be the matter with a file that knip does not find: before a build, nothing of it is there.
 *
 * @param file - Its path, or a pattern.
 * @returns A sentence that begins with a space; nothing where no build would make the file.
 */
export function adviceIfBuilt(file: string): string {
  return buildFolder.test(file)
    ? ' If a build makes it, build before the check: until then knip cannot follow it.'
    : '';
}
