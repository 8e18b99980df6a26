import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { EntryOptions, EntryPoints } from '../entries/entry-points.js';
import { findEntryPoints } from '../entries/find-entry-points.js';
import { findPackageFolder } from '../entries/find-package-folder.js';
import { isFile } from '../entries/is-file.js';
import { loadTypeScript } from '../typescript/load-typescript.js';
import { createLinker, type Linker } from './create-linker.js';
import { createModuleCache, trustedFor, type ModuleCache } from './create-module-cache.js';
import { createResolver, type Resolver } from './create-resolver.js';
import { diskHost, stampOf, type FileHost } from './file-host.js';
import { listSymbols } from './list-symbols.js';
import type { ModuleRecord } from './module-record.js';
import { nameSymbols, type PublicNames } from './name-symbols.js';
import type { PublicSymbol } from './public-symbol.js';
import type { BrokenFile, Surface, SurfaceFinder, UnresolvedExport } from './surface.js';

/** What linking came to, and what it rests on. */
interface Link {
  readonly entryPoints: EntryPoints;
  readonly resolver: Resolver;
  readonly names: PublicNames;
  readonly unresolved: readonly UnresolvedExport[];
  /** By file that was read, its shape then; `undefined` of one that was not there. */
  readonly shapes: ReadonlyMap<string, string | undefined>;
}

/** What is remembered of a package. */
interface PackageState {
  readonly link: Link;
  /** What the files and folders looked like that the entries rest on. */
  entryStamps: ReadonlyMap<string, string>;
  checked: number;
  /** What linking comes to with the text of a file that is not on disk yet. */
  edited: { readonly record: ModuleRecord; readonly base: Link; readonly link: Link } | undefined;
}

/** The symbols of a file, and what they rest on. */
interface ListedSymbols {
  readonly link: Link;
  /** By file that docs may be inherited from, what was in it. */
  readonly readFrom: ReadonlyMap<string, ModuleRecord | undefined>;
  readonly symbols: readonly PublicSymbol[];
}

type Read = (file: string) => ModuleRecord | undefined;

/**
 * Makes what finds the public surface of packages: everything that users reach by the entries that the manifest
 * publishes, and its members. It reads the text of files and needs no types, so that it works for any JavaScript
 * and while files are edited.
 *
 * @param options - What is known better than the manifests say.
 * @param host - Where files are read from, if not from disk.
 * @returns The finder. It remembers what it read: an edit inside a function makes it read that file again, and
 *   no other.
 * @example
 * ```ts
 * import { createSurfaceFinder } from '@groundrules/docstrings';
 *
 * const finder = createSurfaceFinder();
 * for (const symbol of finder.symbolsOf('/repository/src/queue.ts')) {
 *   console.log(symbol.name, symbol.isDocumented);
 * }
 * ```
 */
export function createSurfaceFinder(
  options: EntryOptions = {},
  host: FileHost = diskHost,
): SurfaceFinder {
  const packages = new Map<string, PackageState>();
  const caches = new Map<string, ModuleCache>();
  const folders = new Map<
    string,
    { readonly folder: string | undefined; readonly checked: number }
  >();
  const listed = new WeakMap<ModuleRecord, ListedSymbols>();

  const cacheOf = (folder: string): ModuleCache => {
    const cache = caches.get(folder) ?? createModuleCache(() => loadTypeScript(folder), host);
    caches.set(folder, cache);
    return cache;
  };

  const linkPackage = (entryPoints: EntryPoints, resolver: Resolver, read: Read): Link => {
    const linker = createLinker(read, resolver, entryPoints.packageName);
    const names = nameSymbols(entryPoints, linker);
    const shapes = new Map([...linker.files].map((file) => [file, read(file)?.shape]));
    return { entryPoints, resolver, names, shapes, unresolved: linker.unresolved };
  };

  const stampAll = (files: readonly string[]): ReadonlyMap<string, string> =>
    new Map(files.map((file) => [file, stampOf(host, file)]));

  const areUnchanged = (stamps: ReadonlyMap<string, string>): boolean =>
    [...stamps].every(([file, stamp]) => stampOf(host, file) === stamp);

  /** Whether linking again would come to what it came to. */
  const isUpToDate = ({ link }: PackageState, folder: string): boolean => {
    const { get } = cacheOf(folder);
    return (
      areUnchanged(link.resolver.restsOn) &&
      [...link.shapes].every(([file, shape]) => get(file)?.shape === shape)
    );
  };

  /** Looks once a second whether anything changed that the names rest on. */
  const stateOf = (folder: string): PackageState => {
    const known = packages.get(folder);
    if (known && host.now() - known.checked < trustedFor) return known;
    if (known && areUnchanged(known.entryStamps) && isUpToDate(known, folder)) {
      known.checked = host.now();
      return known;
    }
    const entryPoints = findEntryPoints(folder, options);
    const entryStamps = stampAll([...entryPoints.readFrom, ...entryPoints.lookedIn]);
    const checked = host.now();
    // Most files that come and go beside the sources are no entries.
    const hasSameEntries = isDeepStrictEqual(known?.link.entryPoints, entryPoints);
    if (known && hasSameEntries && isUpToDate(known, folder)) {
      Object.assign(known, { entryStamps, checked });
      return known;
    }
    // Files have come, gone or changed their names, so that paths may lead elsewhere.
    const resolver = createResolver(loadTypeScript(folder), host, entryPoints);
    const link = linkPackage(entryPoints, resolver, cacheOf(folder).get);
    const state = { link, entryStamps, checked, edited: undefined };
    packages.set(folder, state);
    return state;
  };

  /** What linking comes to if a file holds a text. */
  const linkFor = (state: PackageState, record: ModuleRecord, read: Read): Link => {
    const { link, edited } = state;
    if (link.shapes.get(record.file) === record.shape) return link;
    const isKnown =
      edited?.base === link &&
      edited.record.file === record.file &&
      edited.record.shape === record.shape;
    if (isKnown) return edited.link;
    const own = linkPackage(link.entryPoints, link.resolver, read);
    state.edited = { record, base: link, link: own };
    return own;
  };

  const list = (link: Link, record: ModuleRecord, read: Read): readonly PublicSymbol[] => {
    const known = listed.get(record);
    const isCurrent =
      known?.link === link && [...known.readFrom].every(([file, from]) => read(file) === from);
    if (isCurrent) return known.symbols;
    const linker: Linker = createLinker(read, link.resolver, link.entryPoints.packageName);
    const names = link.names.get(record.file);
    const symbols = names ? listSymbols(record, names, linker) : [];
    const readFrom = new Map([...linker.files].map((file) => [file, read(file)]));
    listed.set(record, { link, readFrom, symbols });
    return symbols;
  };

  const symbolsIn = (folder: string, file: string, text?: string): readonly PublicSymbol[] => {
    const state = stateOf(folder);
    // What no entry leads to publishes nothing, whatever is in it.
    if (!state.link.shapes.has(file)) return [];
    const { get, getForText } = cacheOf(folder);
    const record = text === undefined ? get(file) : getForText(file, text);
    if (!record) return [];
    const read: Read = (other) => (other === file ? record : get(other));
    return list(linkFor(state, record, read), record, read);
  };

  const folderOf = (file: string): string | undefined => {
    const directory = path.dirname(file);
    const known = folders.get(directory);
    if (known && host.now() - known.checked < trustedFor) return known.folder;
    const folder = findPackageFolder(file) ?? findManifestFolder(directory);
    folders.set(directory, { folder, checked: host.now() });
    return folder;
  };

  return {
    surfaceOf: (folder): Surface => {
      const resolved = path.resolve(folder);
      const { link } = stateOf(resolved);
      const { get } = cacheOf(resolved);
      const files = [...link.names.keys()].filter((file) => {
        const record = get(file);
        return record !== undefined && list(link, record, get).length > 0;
      });
      return {
        entryPoints: link.entryPoints,
        files,
        unresolved: link.unresolved,
        broken: [...link.shapes.keys()].flatMap((file) => findMistake(get(file)) ?? []),
        symbolsOf: (file, text) => symbolsIn(resolved, path.resolve(file), text),
      };
    },
    symbolsOf: (file, text) => {
      const resolved = path.resolve(file);
      const folder = folderOf(resolved);
      return folder === undefined ? [] : symbolsIn(folder, resolved, text);
    },
  };
}

function findMistake(record: ModuleRecord | undefined): BrokenFile | undefined {
  if (!record?.mistake) return undefined;
  const { file, mistake, text } = record;
  const lines = text.slice(0, mistake.start).split(/\r\n|[\n\r\u2028\u2029]/);
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return { file, line: lines.length, column, message: mistake.message };
}

/** The nearest folder with a manifest: an application needs no name. */
function findManifestFolder(directory: string): string | undefined {
  if (path.basename(directory) === 'node_modules') return undefined;
  if (isFile(path.join(directory, 'package.json'))) return directory;
  const parent = path.dirname(directory);
  return parent === directory ? undefined : findManifestFolder(parent);
}
