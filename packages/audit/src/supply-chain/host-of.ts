/**
 * Tells the host of an address.
 *
 * @param address - `https://registry.example/x`, `git+ssh://git@host/x`, `github:owner/name`.
 * @returns The host with its port; `undefined` where there is none.
 */
export function hostOf(address: string): string | undefined {
  const short = hosts.get(/^(github|gitlab|bitbucket|gist):/u.exec(address)?.[1] ?? '');
  if (short !== undefined) return short;
  // As ssh has it: `git@host:owner/name`.
  const scp = /^(?:git\+)?[\w.-]+@([\w.-]+):(?!\/\/)/u.exec(address)?.[1];
  if (scp !== undefined) return scp;
  try {
    const { host } = new URL(address.replace(/^git\+/u, ''));
    return host === '' ? undefined : host;
  } catch {
    return undefined;
  }
}

/** What package managers make of short names. */
const hosts: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
  ['gist', 'gist.github.com'],
]);
