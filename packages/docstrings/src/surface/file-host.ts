import { readFileSync, statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** By what it is seen that a file changed. */
export interface FileStamp {
  /** Whether it is a file; a folder otherwise. */
  readonly isFile: boolean;
  /** When it last changed, in milliseconds. */
  readonly modified: number;
  /** In bytes. */
  readonly size: number;
}

/** Where files are read from. */
export interface FileHost {
  /** The text of a file; `undefined` where it can't be read. */
  readonly readFile: (file: string) => string | undefined;
  /** What is known of a file or folder; `undefined` where there is none. */
  readonly stat: (file: string) => FileStamp | undefined;
  /** Milliseconds that only grow. */
  readonly now: () => number;
}

/**
 * Says what a file or folder looks like, to be held against what it looks like later.
 *
 * @param host - Where it is looked for.
 * @param file - Absolute path.
 * @returns A text that is another one when something changed; empty where there is nothing.
 */
export function stampOf(host: FileHost, file: string): string {
  const stats = host.stat(file);
  return stats ? `${String(stats.modified)} ${String(stats.size)}` : '';
}

/** The file system. */
export const diskHost: FileHost = {
  readFile: (file) => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      // It may vanish between the question whether it is there and this one.
      return undefined;
    }
  },
  stat: (file) => {
    try {
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats && { isFile: stats.isFile(), modified: stats.mtimeMs, size: stats.size };
    } catch {
      // A folder that may not be looked into, or a file on the way where a folder is asked for.
      return undefined;
    }
  },
  now: () => performance.now(),
};
