import { statSync } from 'node:fs';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { findPackageFolder } from '../entries/find-package-folder.js';
import { isFile } from '../entries/is-file.js';
import { CommandError } from './command-error.js';
import { isPrivate } from './is-private.js';
import { readWorkspaces } from './read-workspaces.js';

/**
 * Lists the packages that are meant by a folder.
 *
 * @param named - A folder as the user names it.
 * @param withPrivate - Whether packages of a monorepo count that are not published.
 * @returns Absolute paths, ordered: of every package of the monorepo whose root it is, or of the package that it is
 *   in; the folder itself where there is none.
 * @throws {CommandError} Where it does not exist, or is the root of a monorepo without packages.
 */
export async function listPackages(named: string, withPrivate: boolean): Promise<string[]> {
  const folder = path.resolve(named);
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new CommandError(`${folder} does not exist. Name the folder of a package.`);
  }
  if (!stats.isDirectory()) {
    throw new CommandError(
      `${folder} is a file. Name the folder of a package; for an entry write --entry, and quote globs.`,
    );
  }
  const patterns = readWorkspaces(folder);
  if (patterns === undefined) {
    const isPackage = isFile(path.join(folder, 'package.json'));
    return [isPackage ? folder : (findPackageFolder(folder) ?? folder)];
  }
  const isPublished = isFile(path.join(folder, 'package.json')) && !isPrivate(folder);
  const all = await membersOf(folder, patterns);
  const members = withPrivate ? all : all.filter((member) => !isPrivate(member));
  if (members.length === 0 && !isPublished) {
    if (all.length > 0) {
      throw new CommandError(
        `All packages of ${folder} are private. Leave out --no-private, or name the folders of packages.`,
      );
    }
    throw new CommandError(
      `${folder} is the root of a monorepo, but no package matches ${patterns.map((pattern) => `"${pattern}"`).join(', ')}. Mend the globs, or name the folders of packages.`,
    );
  }
  return isPublished ? [folder, ...members] : members;
}

async function membersOf(root: string, patterns: readonly string[]): Promise<string[]> {
  const normal = patterns.map((pattern) => {
    const isExcluding = pattern.startsWith('!');
    const folder = pattern.replace(/^!/u, '').replace(/^\.\//u, '').replace(/\/+$/u, '');
    return { isExcluding, folder };
  });
  const manifests = await glob(
    normal
      .filter((one) => !one.isExcluding)
      .map(({ folder }) => path.posix.join(folder, 'package.json')),
    {
      cwd: root,
      absolute: true,
      expandDirectories: false,
      ignore: [
        '**/node_modules/**',
        ...normal
          .filter((one) => one.isExcluding)
          .map(({ folder }) => path.posix.join(folder, 'package.json')),
      ],
    },
  );
  return manifests
    .map((manifest) => path.resolve(path.dirname(manifest)))
    .filter((folder) => folder !== root)
    .toSorted();
}
