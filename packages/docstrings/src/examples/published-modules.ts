import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { EntryPoints } from '../entries/entry-points.js';

/** Where the sources stand that packages publish. */
export interface PublishedModules {
  /** What the package itself can be imported by, the package's name first. */
  readonly names: readonly string[];
  /** The names by which the package's own files are imported, by absolute path. */
  readonly byFile: ReadonlyMap<string, string>;
  /**
   * @param specifier - An import: `@x/y/sub`.
   * @param folder - Absolute path of the folder that imports it.
   * @returns Absolute path of the source, where the package or its workspace has it.
   */
  readonly sourceOf: (specifier: string, folder: string) => string | undefined;
}

/**
 * Knows the sources behind published names: of a package, and of those that its workspace links beside it, so that
 * none has to be built.
 *
 * @param own - How others get at the package. Where it comes from options and not from the manifest, a single file
 *   stands for the package's name.
 * @param entryPointsOf - Reads what a manifest publishes, by folder.
 * @returns The sources.
 */
export function createPublishedModules(
  own: EntryPoints,
  entryPointsOf: (folder: string) => EntryPoints,
): PublishedModules {
  const byFolder = new Map<string, ReadonlyMap<string, string>>();
  const linked = new Map<string, string | undefined>();
  const ownModules = ownModulesOf(own, entryPointsOf(own.folder));

  function modulesIn(folder: string): ReadonlyMap<string, string> {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const modules = modulesOf(entryPointsOf(folder));
    byFolder.set(folder, modules);
    return modules;
  }

  function linkedFolder(name: string, from: string): string | undefined {
    const key = `${from}\0${name}`;
    if (linked.has(key)) return linked.get(key);
    const parent = path.dirname(from);
    const candidate = path.join(from, 'node_modules', name);
    const found = existsSync(path.join(candidate, 'package.json'))
      ? outsideNodeModules(realpathSync(candidate))
      : parent === from
        ? undefined
        : linkedFolder(name, parent);
    linked.set(key, found);
    return found;
  }

  return {
    names: [...ownModules.keys()],
    byFile: new Map([...ownModules].map(([name, file]) => [file, name])),
    sourceOf: (specifier, folder) => {
      const found = ownModules.get(specifier);
      if (found !== undefined) return found;
      const name = packageNameOf(specifier);
      if (name === undefined || name === own.packageName) return undefined;
      const sibling = linkedFolder(name, folder);
      return sibling === undefined ? undefined : modulesIn(sibling).get(specifier);
    },
  };
}

/**
 * @param specifier - An import.
 * @returns The package that it names; `undefined` where it names none: a path, `#internal`, `node:fs`.
 */
export function packageNameOf(specifier: string): string | undefined {
  return /^(?:@[^/]+\/)?[^@./#:][^/:]*(?=\/|$)/u.exec(specifier)?.[0];
}

function modulesOf({ entries, packageName }: EntryPoints): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  if (packageName === undefined) return modules;
  for (const { file, specifier } of entries) {
    const name = `${packageName}${specifier.slice(1)}`;
    // A name with several files has one for each condition; the first is what the manifest prefers.
    if (specifier.startsWith('.') && !modules.has(name)) modules.set(name, file);
  }
  return modules;
}

/** What the manifest publishes, and what the options name beyond. */
function ownModulesOf(own: EntryPoints, manifest: EntryPoints): ReadonlyMap<string, string> {
  const modules = new Map([...modulesOf(manifest), ...modulesOf(own)]);
  const [only, ...others] = own.entries;
  const name = own.packageName;
  return name === undefined || only === undefined || others.length > 0 || modules.has(name)
    ? modules
    : new Map([[name, only.file]]);
}

function outsideNodeModules(folder: string): string | undefined {
  return folder.split(path.sep).includes('node_modules') ? undefined : folder;
}
