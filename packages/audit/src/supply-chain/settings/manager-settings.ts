/** What a package manager is set to, as far as it decides from where packages come and what they may run. */
export interface ManagerSettings {
  /** Addresses of the registries that serve what has no other; the first is the one to ask. */
  readonly registries: readonly string[];
  /** Addresses of registries by the scope that they serve, `@acme`. */
  readonly scopes: ReadonlyMap<string, string>;
  /** Which hosts in a lockfile are replaced by that of the registry: all, none, or one of them. */
  readonly replaces: 'all' | { readonly host: string } | undefined;
  /** Whether install scripts run that nobody has allowed. */
  readonly runsScripts: boolean;
  /** Whether what is said of single packages is passed over, and all scripts run. */
  readonly ignoresLists: boolean;
  /** Packages whose scripts the settings allow: `esbuild`, `esbuild@0.25.0`. */
  readonly allowedScripts: readonly string[];
}

/** What is asked for them. */
export interface SettingsJob {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}
