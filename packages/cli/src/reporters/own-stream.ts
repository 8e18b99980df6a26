/** Names of what the process prints to: opened again they would be written from the beginning, or not open at all. */
const names: Readonly<Record<string, 'stderr' | 'stdout'>> = {
  '/dev/stdout': 'stdout',
  '/dev/fd/1': 'stdout',
  '/proc/self/fd/1': 'stdout',
  '/dev/stderr': 'stderr',
  '/dev/fd/2': 'stderr',
  '/proc/self/fd/2': 'stderr',
};

/**
 * Finds the stream that a path stands for.
 *
 * @param file - Absolute path.
 * @returns Standard output or standard error; `undefined` for every other file.
 */
export function ownStream(file: string): 'stderr' | 'stdout' | undefined {
  return Object.hasOwn(names, file) ? names[file] : undefined;
}
