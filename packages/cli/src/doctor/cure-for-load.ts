import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

import { isRecord } from '../gates/run/is-record.js';
import { loadFromRepository } from '../gates/load-tool.js';
import { installCommand } from '../workspaces/install-command.js';
import { packageManagerOf } from '../workspaces/package-manager.js';
import { upwards } from '../workspaces/find-root.js';
import type { Patient } from './diagnosis.js';
import { mendPackage } from './mend-package.js';
import { missingEntry } from './missing-entry.js';
import { readManifest } from './read-manifest.js';

type Repository = Pick<Patient, 'root' | 'workspaces'>;

/** Where a config stands. */
interface Place extends Repository {
  /** Absolute path of its folder. */
  readonly folder: string;
}

const lacking =
  /Cannot find (?:module|package) '(?<wanted>[^']+)'(?: imported from (?<importer>[^\n]+))?/u;
const firstOfStack = /\nRequire stack:\n- (?<importer>[^\n]+)/u;

/**
 * Says how a config that cannot be loaded is mended, where what it loads is not whole.
 *
 * @param reason - What Node.js said, with whole paths.
 * @param place - Where the config stands.
 * @returns What brings the missing file; `undefined` where the fault is another one, as a misspelt name is.
 */
export function cureForLoad(reason: string, place: Place): string | undefined {
  const found = lacking.exec(reason)?.groups;
  const wanted = found?.['wanted'];
  if (wanted === undefined) return undefined;
  const importer = found?.['importer'] ?? firstOfStack.exec(reason)?.groups?.['importer'];
  const asker = importer === undefined ? undefined : packageAround(importer, place);
  if (path.isAbsolute(wanted)) {
    const owner = packageAround(wanted, place);
    if (owner === undefined) return undefined;
    const isWhole = asker !== owner && missingEntry(owner) === undefined;
    return isWhole ? undefined : mendPackage(owner, place.root);
  }
  if (asker === undefined) return cureForPackage(packageNameOf(wanted), place);
  return wanted.startsWith('.')
    ? mendPackage(asker, place.root)
    : cureForDependency(packageNameOf(wanted), asker, place);
}

/**
 * Says how a package that a config names comes to be there with all its files.
 *
 * @param name - The package.
 * @param repository - Where the config stands.
 * @returns What brings it; `undefined` where it is whole, or nobody but the config knows of it.
 */
export function cureForPackage(name: string, { root, workspaces }: Repository): string | undefined {
  const found = loadFromRepository(root, name, workspaces);
  if (found.kind === 'found') {
    return missingEntry(found.folder) === undefined ? undefined : mendPackage(found.folder, root);
  }
  const folders = workspaces.map(({ folder }) => path.join(root, folder));
  const isNamed = [root, ...folders].some(
    (folder) =>
      existsSync(path.join(folder, 'package.json')) &&
      ['dependencies', 'devDependencies'].some((kind) => names(folder, kind, name)),
  );
  if (isNamed) return `${packageManagerOf(root)} install`;
  // Any other may be a slip of the pen, and somebody else's package.
  return name.startsWith('@groundrules/') ? installCommand(root, name) : undefined;
}

/** What an installed package loads belongs to the install, unless it is for others to bring. */
function cureForDependency(name: string, asker: string, { root }: Repository): string | undefined {
  if (names(asker, 'dependencies', name)) return mendPackage(asker, root);
  return names(asker, 'peerDependencies', name) ? installCommand(root, name) : undefined;
}

function names(folder: string, kind: string, name: string): boolean {
  const listed = readManifest(folder)[kind];
  return isRecord(listed) && name in listed;
}

/** The package that a file belongs to, if it is none of those that the config is written in. */
function packageAround(file: string, { folder, root }: Place): string | undefined {
  const own = new Set([root, folder].map((one) => realpathSync(one)));
  const found = upwards(path.dirname(file)).find((one) =>
    existsSync(path.join(one, 'package.json')),
  );
  return found === undefined || own.has(realpathSync(found)) ? undefined : found;
}

/**
 * Tells which package a path within it belongs to.
 *
 * @param specifier - `@a/b/c.json`.
 * @returns Its name.
 */
export function packageNameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
