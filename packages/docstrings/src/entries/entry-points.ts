/** A file by which others get at a package. */
export interface EntryPoint {
  /** What users write after the package's name: `.`, `./sub`, `./locales/de`; `bin:<name>` for a command. */
  readonly specifier: string;
  /** Absolute path of the source. */
  readonly file: string;
}

/** A published path whose source was not found, so that nothing is known of what it publishes. */
export interface UntracedTarget {
  /** As that of an entry. */
  readonly specifier: string;
  /** The path as the manifest has it. */
  readonly target: string;
  /** Where its source was looked for, relative to the package's folder: `src/index.*`. */
  readonly tried: readonly string[];
}

/** By which files others get at a package. */
export interface EntryPoints {
  /** Absolute path of the folder that holds the package's manifest. */
  readonly folder: string;
  /** The name in the manifest; `undefined` where there is none. */
  readonly packageName: string | undefined;
  /** In the order of the manifest, each pair of specifier and file once. */
  readonly entries: readonly EntryPoint[];
  /** A target for each environment of a specifier of which no source was found. */
  readonly untraced: readonly UntracedTarget[];
  /** The files that the answer was read from, so that it can be asked again when one of them changes. */
  readonly readFrom: readonly string[];
  /** The folders in which sources were looked for: a file that comes or goes there may change the answer as well. */
  readonly lookedIn: readonly string[];
}

/** What a repository knows better than its manifest says. */
export interface EntryOptions {
  /** Entry files or globs, relative to the package's folder. They replace what the manifest publishes. */
  readonly entries?: readonly string[];
  /** Folders of built files and the folders of their sources, as `{ 'dist': 'src' }`. */
  readonly sources?: Readonly<Record<string, string>>;
}

/** The names of {@link EntryOptions}. */
export const entryOptionNames = [
  'entries',
  'sources',
] as const satisfies readonly (keyof EntryOptions)[];
