import picomatch from 'picomatch';

/** What is written by the tools, as it suits them and their merges: nobody is to repair it. */
const generated = [
  // A folder of the repository may be checked by itself as well, and have its own.
  '**/groundrules.baseline.json',
  '**/groundrules.bench.json',
  '**/eslint-suppressions.json',
];

/**
 * Tells which files no gate looks at or reports about.
 *
 * @param ignores - The globs of the settings; a folder's name stands for all that is in it.
 * @returns Whether a file, relative to the repository, is one of them or written by the tools.
 */
export function createIgnore(ignores: readonly string[]): (file: string) => boolean {
  const globs = ignores
    .map((glob) => glob.replace(/^\.?\//u, '').replace(/\/$/u, ''))
    .flatMap((glob) => [glob, `${glob}/**`]);
  return picomatch([...generated, ...globs], { dot: true });
}
