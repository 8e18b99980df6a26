import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { onTestFinished } from 'vitest';
import type { EntryOptions } from '../../src/entries/entry-points.js';
import { findEntryPoints } from '../../src/entries/find-entry-points.js';

/** Writes files that are removed when the test ends, and gives the folder. */
export function writeFiles(files: RepositoryFiles): string {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  return repository.path;
}

/** A manifest and empty files. */
export function packageOf(manifest: object, files: readonly string[] = []): RepositoryFiles {
  return {
    'package.json': { name: 'queue', ...manifest },
    ...Object.fromEntries(files.map((file) => [file, ''])),
  };
}

/** What is found in a package: `. src/index.ts` for each entry, `. ./dist/index.js` for each untraced target. */
export function found(
  files: RepositoryFiles,
  { at = '', ...options }: EntryOptions & { at?: string } = {},
): { entries: string[]; untraced: string[] } {
  const { folder, entries, untraced } = findEntryPoints(path.join(writeFiles(files), at), options);
  return {
    entries: entries.map(({ specifier, file }) => `${specifier} ${relative(folder, file)}`),
    untraced: untraced.map(({ specifier, target }) => `${specifier} ${target}`),
  };
}

/** With `/` on every system. */
export function relative(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}
