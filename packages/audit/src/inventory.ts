/** Which tool wrote the lockfile. */
export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'yarn-classic' | 'bun';

/** One version of a package that a lockfile installs. */
export interface InstalledPackage {
  /** The name under which it is published, also where it is installed under an alias. */
  readonly name: string;
  /** The version that is installed; a folder or a commit may have none of the usual kind. */
  readonly version: string;
  /** Only what comes from a registry can be named by an advisory; the others are counted and left alone. */
  readonly origin: 'registry' | 'git' | 'file' | 'workspace' | 'url';
  /** Whether anything that is not for development needs it. */
  readonly production: boolean;
  /** Whether it comes inside the archive of another package. */
  readonly bundled: boolean;
  /**
   * Of each dependency of each workspace that leads to it the shortest way, a hundred at most: the workspace's folder, then
   * `name@version`, the package itself last.
   */
  readonly paths: readonly (readonly string[])[];
}

/** What a lockfile installs. */
export interface Inventory {
  /** Who wrote the lockfile. */
  readonly manager: PackageManager;
  /** Relative to the repository, with `/`. */
  readonly lockfile: string;
  /** Each version of each package once, workspaces included. */
  readonly packages: readonly InstalledPackage[];
}
