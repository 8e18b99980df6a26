import { createRequire } from 'node:module';

const { dependencies, devDependencies } = createRequire(import.meta.url)(
  '../package.json',
) as Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;

/**
 * Tells whether a repository's version of a plugin can take the place of ours: it has the rules and options that the
 * standard uses where it is at least as new as ours and promises to be compatible with it.
 *
 * @param name - Name of the package.
 * @param version - The repository's version.
 * @returns Whether the standard can use it.
 */
export function replaces(name: string, version: string): boolean {
  const ours = numbersIn(
    (dependencies[name] ?? devDependencies[name] ?? '').replace(/^[\^~]/u, ''),
  );
  const theirs = numbersIn(version);
  if (ours === undefined || theirs === undefined || theirs[0] !== ours[0]) return false;
  // Before 1.0.0 a minor version may break what was.
  if (ours[0] === 0 && theirs[1] !== ours[1]) return false;
  return theirs[1] === ours[1] ? theirs[2] >= ours[2] : theirs[1] > ours[1];
}

/** Not those of a prerelease, which promises nothing. */
function numbersIn(version: string): readonly [number, number, number] | undefined {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/u.exec(version) ?? [];
  if (major === undefined) return undefined;
  return [Number(major), Number(minor), Number(patch)];
}
