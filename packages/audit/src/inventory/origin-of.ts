import type { InstalledPackage } from '../inventory.js';

/** Where a package that no workspace is can come from. */
export type Origin = Exclude<InstalledPackage['origin'], 'workspace'>;

const gitHosts = /^(?:github|gitlab|bitbucket|gist):/u;
const git = /^(?:git(?:\+[a-z]+)?:|git@|ssh:|.+\.git(?:#.*)?$)/u;
/**
 * What GitHub, Bitbucket and GitLab make of a commit. GitLab has many hosts. A package may be called `get` or `archive`, and
 * mirrors put their own folders before the name.
 */
const archives = [
  /^https?:\/\/codeload\.github\.com\//u,
  /^https?:\/\/bitbucket\.org\/[^/]+\/[^/]+\/get\//u,
  /^https?:\/\/[^/]+\/.+\/-\/archive\//u,
  /^https?:\/\/[^/]+\/.+\/repository\/archive(?:\.[\w.]+)?(?:\?|$|\/(?!-\/))/u,
];
/** Where registries have what is published, `https://registry.example/@acme/ui/-/ui-1.0.0.tgz`. */
const published = /^https?:\/\/[^?#]+\/([^/?#]+)\/-\/\1-(\d[^/?#]*)\.tgz(?:[?#].*)?$/u;
const shorthand = /^(?![@.~/])[\w.-]+\/[\w.-]+(?:#.*)?$/u;
const files = /^(?:file|link|portal):|^\.{0,2}\//u;

/**
 * Tells from what a manifest asks for where it comes from.
 *
 * @param range - A range, an address, a path.
 * @returns Where it comes from; what is not understood comes from the registry, so that advisories count.
 */
export function originOfRange(range: string): Origin {
  const origin = originOfResolution(range);
  if (origin !== undefined) return origin;
  if (shorthand.test(range)) return 'git';
  return /^https?:/u.test(range) && !published.test(range) ? 'url' : 'registry';
}

/**
 * Tells from where something was fetched what kind of place that is.
 *
 * @param resolution - An address or a path.
 * @returns The kind; `undefined` for an address from which a registry may have sent it.
 */
export function originOfResolution(resolution: string): Origin | undefined {
  if (files.test(resolution)) return 'file';
  const isGit = [gitHosts, git, ...archives].some((pattern) => pattern.test(resolution));
  return isGit ? 'git' : undefined;
}

/**
 * Tells which version an address of a registry is that of.
 *
 * @param address - The address of an archive.
 * @returns The version; `undefined` for an address of another kind.
 */
export function versionAt(address: string): string | undefined {
  return published.exec(address)?.[2];
}
