import path from 'node:path';
import { globSync } from 'tinyglobby';
import { parseCodePath } from './code-path.js';
import { EntryOptionsError } from './entry-options-error.js';
import type { EntryPoint } from './entry-points.js';
import { isFile } from './is-file.js';
import { pathInside } from './path-inside.js';

/**
 * Lists the entries that a repository names itself.
 *
 * @param folder - Absolute path of the package.
 * @param patterns - Paths or globs relative to it; one that begins with `!` takes away from the others.
 * @returns The entries, in the order of the patterns, each file once.
 * @throws {EntryOptionsError} Where a pattern matches no file of code: entries would be missing unnoticed.
 */
export function namedEntries(folder: string, patterns: readonly string[]): EntryPoint[] {
  const excluded = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => slashes(pattern.slice(1)));
  const files = new Set<string>();
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) continue;
    const matched = matching(folder, slashes(pattern), excluded);
    if (matched.length === 0) {
      throw new EntryOptionsError(
        `The entry "${pattern}" matches no file of code in ${folder}. Mend the path or the glob, or leave it out.`,
      );
    }
    for (const file of matched) files.add(file);
  }
  return [...files].map((file) => ({
    specifier: `./${pathInside(folder, file) ?? path.relative(folder, file)}`,
    file,
  }));
}

function matching(folder: string, pattern: string, excluded: readonly string[]): string[] {
  const exact = path.resolve(folder, pattern);
  // A path may hold what a glob would take for its own: `[id].ts`.
  if (isFile(exact) && excluded.length === 0) return isCode(exact) ? [exact] : [];
  return globSync([pattern], {
    cwd: folder,
    absolute: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    ignore: ['**/node_modules/**', ...excluded],
  })
    .map((file) => path.resolve(file))
    .filter(isCode)
    .sort();
}

function isCode(file: string): boolean {
  return (parseCodePath(file)?.extension ?? '') !== '';
}

function slashes(pattern: string): string {
  return path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
}
