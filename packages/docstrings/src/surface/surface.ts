import type { EntryPoints } from '../entries/entry-points.js';
import type { PublicSymbol } from './public-symbol.js';

/** A re-export whose module was not found, so that what it publishes is not known. */
export interface UnresolvedExport {
  /** Absolute path of the file that re-exports. */
  readonly file: string;
  /** What it re-exports from, as written. */
  readonly specifier: string;
}

/** A file that is no code from some place on, so that not all is known of what it publishes. */
export interface BrokenFile {
  /** Absolute path. */
  readonly file: string;
  /** The line of the first mistake, from 1. */
  readonly line: number;
  /** Its column, from 1. */
  readonly column: number;
  /** What the compiler says of it. */
  readonly message: string;
}

/** What a package publishes. */
export interface Surface {
  /** By which files others get at it. */
  readonly entryPoints: EntryPoints;
  /** Absolute paths of the files that declare public symbols. */
  readonly files: readonly string[];
  /** What is not known of it. */
  readonly unresolved: readonly UnresolvedExport[];
  /** The files of which the compiler can't read all. */
  readonly broken: readonly BrokenFile[];
  /**
   * The public symbols that a file declares first, in the order of the text.
   *
   * @param file - Absolute path.
   * @param text - What the file holds, where that is newer than what is on disk.
   * @returns The symbols; none where the file declares nothing public.
   */
  readonly symbolsOf: (file: string, text?: string) => readonly PublicSymbol[];
}

/** Finds what packages publish, and remembers it for as long as nothing that it rests on has changed. */
export interface SurfaceFinder {
  /**
   * Finds all that a package publishes.
   *
   * @param folder - The package's folder.
   * @returns Its surface.
   * @throws {ManifestError} Where the manifest is none.
   * @throws {EntryOptionsError} Where an entry of the options matches no file.
   */
  readonly surfaceOf: (folder: string) => Surface;
  /**
   * Finds what one file contributes to what its package publishes.
   *
   * @param file - Absolute path of a source file.
   * @param text - What it holds, where that is newer than what is on disk.
   * @returns The public symbols that it declares first.
   * @throws {ManifestError} Where the manifest of its package is none.
   * @throws {EntryOptionsError} Where an entry of the options matches no file.
   */
  readonly symbolsOf: (file: string, text?: string) => readonly PublicSymbol[];
}
