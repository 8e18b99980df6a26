import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';

import { toSlashes } from '../gates/files/to-slashes.js';
import { UserError } from '../user-error.js';
import { installCommand } from '../workspaces/install-command.js';
import { nearest } from './nearest.js';

/** Where an `extends` stands. */
export interface ExtendsSource {
  /** The file that says it, absolute. */
  readonly from: string;
  /** Absolute path of the repository, for advice. */
  readonly root: string;
  /** File, line, column and path in it, for messages. */
  readonly place: string;
}

const usual = 'groundrules.json';

/**
 * Finds the file that an `extends` names.
 *
 * @param written - A path relative to the file that says it, or an npm package, with or without the
 *   path of a file in it.
 * @param source - Where it stands.
 * @returns Absolute path of the file.
 * @throws {@link UserError} where there is no such file or package: it says where that is written, what was expected
 *   and what was probably meant; for a package it says how to install it.
 */
export function resolveExtends(written: string, source: ExtendsSource): string {
  const isPath = /^\.{1,2}(?:[/\\]|$)/u.test(written) || path.isAbsolute(written);
  const file = isPath ? resolvePath(written, source) : resolvePackage(written, source);
  if (!isProgram(file)) return file;
  throw mistake(source, `${JSON.stringify(written)} is a program. Write the settings as JSON.`);
}

function resolvePath(written: string, source: ExtendsSource): string {
  const folder = path.dirname(source.from);
  const target = path.resolve(folder, written);
  const file = settingsAt(target);
  if (file !== undefined) return file;
  const meant = nearestSettings(target);
  throw mistake(
    source,
    `there is no file ${kindOf(target) === 'folder' ? path.join(target, usual) : target}.`,
    meant && asPath(path.relative(folder, meant)),
  );
}

function resolvePackage(written: string, source: ExtendsSource): string {
  const { from, root } = source;
  const { name, rest } = readSpecifier(written, source);
  const wanted = rest ?? usual;
  const require = createRequire(from);
  const direct = tryResolve(require, `${name}/${wanted}`);
  if (direct !== undefined && !isProgram(direct)) return direct;
  const folder = packageFolder(require, name);
  if (folder === undefined) {
    const beside = path.resolve(path.dirname(from), written);
    // Nobody is to be sent to the registry for a package of a stranger that has the name of a file.
    if (existsSync(beside) || jsonEnding.test(name)) {
      throw mistake(
        source,
        `no package is installed that is called ${name}, and a path begins with "./".`,
        `./${written}`,
      );
    }
    if (isBuiltin(written)) throw mistake(source, expected(written));
    throw mistake(
      source,
      `the package ${name} is not installed. Install it: ${installCommand(root, name)}`,
    );
  }
  const target = path.join(folder, wanted);
  const file = settingsAt(target) ?? settingsAt(`${target}.json`) ?? direct;
  if (file !== undefined) return file;
  const meant = rest === undefined ? undefined : nearestSettings(target);
  throw mistake(
    source,
    `the package ${name} holds no ${wanted} (looked for ${target}).`,
    meant && `${name}/${toSlashes(path.relative(folder, meant))}`,
  );
}

/** Nobody is told to install what can be no package: the advice is a command to be copied. */
function readSpecifier(
  written: string,
  source: ExtendsSource,
): { readonly name: string; readonly rest?: string } {
  const {
    after = '',
    name,
    version,
  } = /^(?<name>(?:@[\w.~-]+\/)?[\w~-][\w.~-]*)(?<version>@[^/]*)?(?<after>\/.*)?$/u.exec(written)
    ?.groups ?? {};
  const rest =
    after
      .split('/')
      .filter((part) => part !== '')
      .join('/') || undefined;
  if (name === undefined) throw mistake(source, expected(written));
  if (version !== undefined) {
    throw mistake(
      source,
      'which version of a package it is, package.json says.',
      rest === undefined ? name : `${name}/${rest}`,
    );
  }
  return { name, ...(rest !== undefined && { rest }) };
}

function expected(written: string): string {
  return `expected a path that begins with "./", or the name of a package, not ${JSON.stringify(written)}.`;
}

function mistake({ place }: ExtendsSource, problem: string, meant?: string): UserError {
  const question = meant === undefined ? '' : ` Did you mean ${JSON.stringify(meant)}?`;
  return new UserError(`${place}: ${problem}${question}`);
}

/** A folder stands for the file in it that has the usual name. */
function settingsAt(target: string): string | undefined {
  const file = kindOf(target) === 'folder' ? path.join(target, usual) : target;
  return kindOf(file) === 'file' ? file : undefined;
}

/** Goes down the path, and at each name that is not there by the one that is likest. */
function nearestSettings(target: string): string | undefined {
  const meant = nearestTo(target);
  return meant !== undefined && meant !== target && settingsAt(meant) !== undefined
    ? meant
    : undefined;
}

function nearestTo(target: string): string | undefined {
  if (kindOf(target) !== undefined) return target;
  const parent = path.dirname(target);
  if (parent === target) return undefined;
  const folder = nearestTo(parent);
  if (folder === undefined || kindOf(folder) !== 'folder') return undefined;
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || jsonEnding.test(entry.name))
    .map((entry) => entry.name);
  // All end alike, which says nothing about what was meant.
  const likest = nearest(withoutEnding(path.basename(target)), names.map(withoutEnding));
  const found = names.find((name) => withoutEnding(name) === likest);
  return found === undefined ? undefined : path.join(folder, found);
}

const jsonEnding = /\.jsonc?$/u;

function withoutEnding(name: string): string {
  return name.replace(jsonEnding, '');
}

function asPath(relative: string): string {
  const written = toSlashes(relative);
  return written.startsWith('../') ? written : `./${written}`;
}

function isProgram(file: string): boolean {
  return /\.[cm]?[jt]sx?$/u.test(file);
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
    const file = require.resolve(specifier);
    // What belongs to Node.js itself is no file.
    return path.isAbsolute(file) ? file : undefined;
  } catch {
    // Not there, or kept from being asked for by name: the caller looks elsewhere and then says so.
    return undefined;
  }
}

/** What can't be reached is not there. */
function kindOf(file: string): 'file' | 'folder' | undefined {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : undefined;
  } catch {
    // A link in a circle, a path through a file, a folder that is closed.
    return undefined;
  }
}
