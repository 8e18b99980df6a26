import { readFile } from 'node:fs/promises';
import path from 'node:path';

import pLimit from 'p-limit';

import { AuditError } from '../audit-error.js';
import { isRecord } from './is-record.js';

/** Systems only let so many files be open. */
const mostAtOnce = 32;

/** Names and ranges, as a package.json lists them. */
export type Ranges = Readonly<Record<string, string>>;

/** What of a package.json counts here. */
export interface Manifest {
  readonly name: string | undefined;
  readonly version: string;
  readonly dependencies: Ranges;
  readonly devDependencies: Ranges;
  readonly optionalDependencies: Ranges;
  readonly peerDependencies: Ranges;
  /** Globs of the workspaces' folders. */
  readonly workspaces: readonly string[];
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * Reads a package.json.
 *
 * @param root - Absolute path of the repository.
 * @param folder - The folder that has it, relative to the repository.
 * @returns What counts of it.
 * @throws {@link AuditError} where it can't be read.
 */
export async function readManifest(root: string, folder: string): Promise<Manifest> {
  const name = path.posix.join(folder, 'package.json');
  let content: unknown;
  try {
    const text = await readFile(path.join(root, folder, 'package.json'), 'utf8');
    content = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new AuditError(
      `${name} can't be read: ${message}.`,
      'The lockfile is held against it: mend the file, or install anew where its folder is gone.',
      { cause: error },
    );
  }
  if (!isRecord(content)) {
    throw new AuditError(`${name} holds no object.`, 'Mend the file.');
  }
  return {
    name: typeof content['name'] === 'string' ? content['name'] : undefined,
    version: typeof content['version'] === 'string' ? content['version'] : '0.0.0',
    dependencies: rangesIn(content['dependencies']),
    devDependencies: rangesIn(content['devDependencies']),
    optionalDependencies: rangesIn(content['optionalDependencies']),
    peerDependencies: rangesIn(content['peerDependencies']),
    workspaces: globsIn(content['workspaces']),
    content,
  };
}

/**
 * Reads the package.json of several folders.
 *
 * @param root - Absolute path of the repository.
 * @param folders - The folders, relative to the repository.
 * @returns What counts of each, by folder.
 * @throws {@link AuditError} where one can't be read.
 */
export async function readManifests(
  root: string,
  folders: readonly string[],
): Promise<Map<string, Manifest>> {
  const open = pLimit(mostAtOnce);
  const manifests = await Promise.all(
    folders.map(async (folder) => {
      const manifest = await open(async () => await readManifest(root, folder));
      return [folder, manifest] as const;
    }),
  );
  return new Map(manifests);
}

/**
 * Picks names and ranges out of anything.
 *
 * @param value - A value of a manifest or a lockfile.
 * @returns Those of its properties that are texts.
 */
export function rangesIn(value: unknown): Ranges {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

function globsIn(value: unknown): readonly string[] {
  // Yarn knows a longer form too.
  const globs = isRecord(value) ? value['packages'] : value;
  return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : [];
}
