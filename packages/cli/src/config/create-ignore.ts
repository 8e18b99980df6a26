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
  return picomatch([...generated, ...ignores.flatMap(patternsOf)], { dot: true });
}

/**
 * Tells which files a glob of the settings is about.
 *
 * @param glob - The glob; a folder's name stands for all that is in it.
 * @returns Whether a file, relative to the repository, is one of them.
 */
export function createMatch(glob: string): (file: string) => boolean {
  return picomatch(patternsOf(glob), { dot: true });
}

function patternsOf(glob: string): string[] {
  const name = glob.replace(/^\.?\//u, '').replace(/\/$/u, '');
  return [name, `${name}/**`];
}
