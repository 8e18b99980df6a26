import type { EntryOptions, EntryPoints } from '../entries/entry-points.js';
import type { PublicSymbol } from './public-symbol.js';

/** A re-export whose module was not found, so that what it publishes is not known. */
export interface UnresolvedExport {
  /** Absolute path of the file that re-exports. */
  readonly file: string;
  readonly specifier: string;
}

/** What a package publishes. */
export interface Surface {
  readonly entryPoints: EntryPoints;
  /** Absolute paths of the files that declare public symbols. */
  readonly files: readonly string[];
  readonly unresolved: readonly UnresolvedExport[];
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
   * @param folder - The package's folder.
   * @returns Its surface.
   */
  readonly surfaceOf: (folder: string) => Surface;
  /**
   * @param file - Absolute path of a source file.
   * @param text - What it holds, where that is newer than what is on disk.
   * @returns The public symbols that it declares first.
   */
  readonly symbolsOf: (file: string, text?: string) => readonly PublicSymbol[];
}

export type { EntryOptions };
