import path from 'node:path';
import { ManifestError } from './manifest-error.js';
import type { PublishedFields } from './read-manifest.js';

/** A file that a manifest names. */
export interface Target {
  /** As the manifest has it. */
  readonly written: string;
  /** Relative to the package's folder, with `/`, without `./`; it may hold a `*`. */
  readonly path: string;
  /** Under which conditions it is taken, the outermost first. */
  readonly conditions: readonly string[];
  /** Whether Node takes it because the manifest names nothing. */
  readonly isDefault: boolean;
}

/** One way to get at a package. */
export interface PublishedPath {
  /** `.`, `./sub`, `./locales/*`, `bin:name`. */
  readonly specifier: string;
  readonly targets: readonly Target[];
}

/**
 * Lists by what names a package can be imported or run, and which files stand behind them.
 *
 * @param file - Absolute path of the manifest, for messages.
 * @param packageName - The package's name, by which a single command is called.
 * @param fields - What the manifest publishes.
 * @returns The names in the order of the manifest. One without a target is closed on purpose.
 * @throws {ManifestError} Where `exports` has a shape that Node refuses.
 */
export function publishedPaths(
  file: string,
  packageName: string | undefined,
  fields: PublishedFields,
): PublishedPath[] {
  const modules = fields.exports === undefined ? mainPaths(fields) : exportedPaths(file, fields);
  return [...modules, ...commands(packageName, fields.bin)];
}

function mainPaths(fields: PublishedFields): PublishedPath[] {
  const targets = [
    ...toTargets(fields.types ?? fields.typings, ['types']),
    ...toTargets(fields.module, []),
    ...(fields.main === undefined
      ? toTargets('./index.js', []).map((target) => ({ ...target, isDefault: true }))
      : toTargets(fields.main, [])),
    ...toTargets(fields.browser, ['browser']),
  ];
  return [{ specifier: '.', targets }];
}

function exportedPaths(file: string, fields: PublishedFields): PublishedPath[] {
  const subpaths = subpathsOf(file, fields.exports).map(([key, value]) => ({
    // The form with a slash at the end is Node's older way to write a pattern.
    specifier: key.endsWith('/') ? `${key}*` : key,
    targets: targetsOf(file, key, value, []).map((target) =>
      key.endsWith('/') && target.path.endsWith('/')
        ? { ...target, path: `${target.path}*` }
        : target,
    ),
  }));
  const types = fields.types ?? fields.typings;
  return subpaths.map((subpath) =>
    subpath.specifier === '.' && subpath.targets.length > 0 && !subpath.targets.some(isForTypes)
      ? { ...subpath, targets: [...toTargets(types, ['types']), ...subpath.targets] }
      : subpath,
  );
}

/**
 * Tells whether a target is taken by compilers only.
 *
 * @param target - The target.
 * @returns Whether it is.
 */
export function isForTypes(target: Target): boolean {
  return target.conditions.some(
    (condition) => condition === 'types' || condition.startsWith('types@'),
  );
}

function subpathsOf(file: string, exported: unknown): [string, unknown][] {
  if (typeof exported !== 'object' || exported === null || Array.isArray(exported)) {
    return [['.', exported]];
  }
  const entries = Object.entries(exported);
  const subpaths = entries.filter(([key]) => key.startsWith('.'));
  if (subpaths.length > 0 && subpaths.length < entries.length) {
    const condition = entries.find(([key]) => !key.startsWith('.'))?.[0] ?? '';
    throw new ManifestError(
      file,
      `"exports" mixes subpaths with the condition "${condition}". Put the conditions into the subpath ".".`,
    );
  }
  if (entries.length === 0) return [];
  // A key with two stars matches nothing in Node.
  return subpaths.length > 0
    ? subpaths.filter(([key]) => key.split('*').length <= 2)
    : [['.', exported]];
}

function targetsOf(
  file: string,
  key: string,
  value: unknown,
  conditions: readonly string[],
): Target[] {
  if (value === null || value === false) return [];
  if (typeof value === 'string') return toTargets(value, conditions);
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => targetsOf(file, key, item, conditions));
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([condition, target]) =>
      targetsOf(file, key, target, [...conditions, condition]),
    );
  }
  throw new ManifestError(
    file,
    `"exports" has ${JSON.stringify(value)} at "${key}". Give it a path, a list of paths, conditions, or null.`,
  );
}

function commands(packageName: string | undefined, bin: PublishedFields['bin']): PublishedPath[] {
  if (bin === undefined) return [];
  const named =
    typeof bin === 'string' ? { [packageName?.replace(/^@[^/]*\//u, '') ?? '']: bin } : bin;
  return Object.entries(named).map(([name, target]) => ({
    specifier: `bin:${name}`,
    targets: toTargets(target, []),
  }));
}

/** None where nothing is named, or something outside the package, which Node refuses and npm does not pack. */
function toTargets(written: string | undefined, conditions: readonly string[]): Target[] {
  if (written === undefined || written === '') return [];
  const normal = path.posix.normalize(written.replaceAll('\\', '/'));
  const isOutside = normal === '..' || normal.startsWith('../') || path.posix.isAbsolute(normal);
  if (isOutside || normal.split('/').includes('node_modules')) return [];
  return [{ written, path: normal === './' ? '.' : normal, conditions, isDefault: false }];
}
