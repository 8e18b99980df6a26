/** Writes out `{a,b}`, so that a glob can be read segment by segment. */
function expandBraces(glob: string): string[] {
  const { 0: braces, index = 0, groups } = /\{(?<list>[^{}]*)\}/u.exec(glob) ?? {};
  if (braces === undefined) return [glob];
  return (groups?.['list'] ?? '')
    .split(',')
    .flatMap((part) =>
      expandBraces(glob.slice(0, index) + part + glob.slice(index + braces.length)),
    );
}

function matches(pattern: string, name: string): boolean {
  const source = pattern
    .replaceAll(/[.+^$()|\\[\]{}]/gu, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'u').test(name);
}

function descend(pattern: readonly string[], folders: readonly string[]): string[] {
  const [first, ...rest] = pattern;
  const [folder, ...deeper] = folders;
  if (first === undefined) return [];
  if (folder === undefined) return [pattern.join('/')];
  if (first === '**') return [...descend(rest, folders), ...descend(pattern, deeper)];
  return matches(first, folder) ? descend(rest, deeper) : [];
}

/**
 * Says what a glob of a repository means within one of its folders.
 *
 * @param glob - Relative to the repository: `packages/*\/src/index.ts`. One that begins with `!` takes away.
 * @param folder - Relative to the repository, with slashes; empty for the repository itself.
 * @returns The globs relative to the folder, such as `src/index.ts`; none where it matches nothing there.
 */
export function rebaseGlob(glob: string, folder: string): string[] {
  const folders = folder === '' ? [] : folder.split('/');
  const [, sign = '', pattern = ''] = /^(!?)(?:\.\/)*(.*)$/u.exec(glob) ?? [];
  const found = expandBraces(pattern).flatMap((it) => descend(it.split('/'), folders));
  return [...new Set(found)].map((it) => sign + it);
}
