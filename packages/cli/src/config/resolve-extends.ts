import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { UserError } from '../user-error.js';
import { installCommand } from '../workspaces/install-command.js';

/**
 * Finds the file that an `extends` names.
 *
 * @param specifier - A path relative to the file that says it, or an npm package, with or without the
 *   path of a file in it.
 * @param from - The file that says it, absolute.
 * @param root - Absolute path of the repository, for advice.
 * @returns Absolute path of the file.
 * @throws {@link UserError} where there is no such file or package; for a package it says how to install it.
 */
export function resolveExtends(specifier: string, from: string, root: string): string {
  if (/^\.{1,2}(?:[/\\]|$)/u.test(specifier) || path.isAbsolute(specifier)) {
    const target = path.resolve(path.dirname(from), specifier);
    const file = isFolder(target) ? path.join(target, 'groundrules.json') : target;
    if (existsSync(file)) return file;
    throw new UserError(`${from} extends ${specifier}, but there is no ${file}.`);
  }
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/u.exec(specifier) ?? [];
  if (name === undefined) {
    throw new UserError(
      `${from} extends ${JSON.stringify(specifier)}, which is neither a path nor the name of a package.`,
    );
  }
  const wanted = rest ?? 'groundrules.json';
  const require = createRequire(from);
  const direct = tryResolve(require, `${name}/${wanted}`);
  if (direct !== undefined) return direct;
  const folder = packageFolder(require, name);
  if (folder === undefined) {
    const beside = path.resolve(path.dirname(from), specifier);
    // Nobody is to be sent to the registry for a package of a stranger that has the name of a file.
    if (existsSync(beside) || /\.jsonc?$/u.test(name)) {
      throw new UserError(
        `${from} extends ${specifier}, which is the name of a package, and none is installed that is called ${name}. A path begins with "./"; did you mean "./${specifier}"?`,
      );
    }
    throw new UserError(
      `${from} extends ${specifier}, but the package ${name} is not installed. Install it: ${installCommand(root, name)}`,
    );
  }
  const file = path.join(folder, wanted);
  if (existsSync(file) && !isFolder(file)) return file;
  throw new UserError(
    `${from} extends ${specifier}, but the package ${name} holds no ${wanted} (looked for ${file}).`,
  );
}

/** A package may keep its files from being asked for by name, and still be there. */
function packageFolder(require: NodeJS.Require, name: string): string | undefined {
  const manifest = tryResolve(require, `${name}/package.json`);
  if (manifest !== undefined) return path.dirname(manifest);
  return require.resolve
    .paths(name)
    ?.map((folder) => path.join(folder, name))
    .find((folder) => existsSync(path.join(folder, 'package.json')));
}

function tryResolve(require: NodeJS.Require, specifier: string): string | undefined {
  try {
    return require.resolve(specifier);
  } catch {
    // Not there, or kept from being asked for by name: the caller looks elsewhere and then says so.
    return undefined;
  }
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}
