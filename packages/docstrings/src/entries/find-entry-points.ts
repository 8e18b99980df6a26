import path from 'node:path';
import { isTypeScriptPath, parseCodePath } from './code-path.js';
import { describeUnknownOption } from './describe-unknown-option.js';
import { EntryOptionsError } from './entry-options-error.js';
import {
  entryOptionNames,
  type EntryOptions,
  type EntryPoint,
  type EntryPoints,
  type UntracedTarget,
} from './entry-points.js';
import { expandPattern } from './expand-pattern.js';
import { createFileFinder } from './file-finder.js';
import { findPackageFolder } from './find-package-folder.js';
import { isFile } from './is-file.js';
import { namedEntries } from './named-entries.js';
import { type PublishedPath, publishedPaths, type Target } from './published-paths.js';
import { type Manifest, readManifest } from './read-manifest.js';
import { selectSources, type TracedTarget } from './select-sources.js';
import { createTracer, type Tracer } from './trace-source.js';

/**
 * Finds the files by which others get at a package, as sources, whether or not it has been built.
 *
 * @param folder - A folder of the package.
 * @param options - What the repository knows better than the manifest.
 * @returns The entries, and the published paths of which no source was found. No entries outside of any package, and
 * none for a package that publishes no code.
 * @throws {ManifestError} Where the manifest is no JSON, or has a shape that npm or Node refuses.
 * @throws {EntryOptionsError} Where an entry of the options matches no file of code, or an option is not known.
 * @example
 * ```ts
 * import { findEntryPoints } from '@groundrules/docstrings';
 *
 * const { entries, untraced } = findEntryPoints('packages/queue');
 * for (const { specifier, file } of entries) console.log(specifier, file);
 * for (const { target, tried } of untraced) console.warn(target, 'not found in', tried);
 * ```
 */
export function findEntryPoints(folder: string, options: EntryOptions = {}): EntryPoints {
  const unknown = describeUnknownOption(options, entryOptionNames);
  if (unknown !== undefined) throw new EntryOptionsError(unknown);
  const from = path.resolve(folder);
  const packageFolder = isFile(path.join(from, 'package.json'))
    ? from
    : (findPackageFolder(from) ?? from);
  const manifest = readManifest(path.join(packageFolder, 'package.json'));
  const found =
    options.entries === undefined
      ? publishedEntries(packageFolder, manifest, options)
      : namedEntryPoints(packageFolder, manifest, options.entries);
  return {
    folder: packageFolder,
    packageName: manifest?.name,
    ...found,
  };
}

type FoundEntries = Omit<EntryPoints, 'folder' | 'packageName'>;

function namedEntryPoints(
  folder: string,
  manifest: Manifest | undefined,
  patterns: readonly string[],
): FoundEntries {
  const entries = namedEntries(folder, patterns);
  const lookedIn = new Set(entries.map(({ file }) => path.dirname(file)));
  const readFrom = manifest === undefined ? [] : [manifest.file];
  return { entries, untraced: [], readFrom, lookedIn: [...lookedIn] };
}

function publishedEntries(
  folder: string,
  manifest: Manifest | undefined,
  options: EntryOptions,
): FoundEntries {
  const entries: EntryPoint[] = [];
  const untraced: UntracedTarget[] = [];
  if (manifest === undefined) return { entries, untraced, readFrom: [], lookedIn: [] };
  const readFrom = new Set([manifest.file]);
  const finder = createFileFinder(folder);
  const tracer = createTracer({
    folder,
    packageName: manifest.name,
    sources: options.sources ?? {},
    readFrom,
    finder,
  });
  for (const published of allPaths({ folder, manifest, tracer, lookedIn: finder.folders })) {
    const { specifier } = published;
    const selected = selectSources(traceAll(folder, published, tracer));
    entries.push(...selected.files.map((file) => ({ specifier, file })));
    untraced.push(
      ...selected.untraced.map(({ target, trace }) => ({
        specifier,
        target: target.written,
        tried: trace.tried,
      })),
    );
  }
  return { entries, untraced, readFrom: [...readFrom], lookedIn: [...finder.folders] };
}

interface PathContext {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly tracer: Tracer;
  readonly lookedIn: Set<string>;
}

/** With patterns filled; one that matches nothing stays as it is. */
function allPaths({ folder, manifest, tracer, lookedIn }: PathContext): PublishedPath[] {
  const { file, name, files } = manifest;
  const published = publishedPaths(file, name, manifest.published);
  const local = publishedPaths(file, name, manifest.local);
  const keys = published.map(({ specifier }) => specifier);
  return published.flatMap((one) => {
    if (one.targets.length === 0) return [];
    const hinted = withHints(one, local, folder, manifest.source);
    if (!one.specifier.includes('*')) return [hinted];
    const expanded = expandPattern(hinted, { folder, keys, files, tracer, lookedIn });
    return expanded.length > 0 ? expanded : [hinted];
  });
}

/** Adds what the manifest says of sources elsewhere: before publishing, or to bundlers. */
function withHints(
  published: PublishedPath,
  local: readonly PublishedPath[],
  folder: string,
  source: string | undefined,
): PublishedPath {
  const written = local.find(({ specifier }) => specifier === published.specifier)?.targets ?? [];
  const hints = written.filter(
    ({ path: target }) =>
      isTypeScriptPath(target) && !published.targets.some((other) => other.path === target),
  );
  const bundled =
    published.specifier === '.' && source !== undefined && isFile(path.join(folder, source))
      ? [{ written: source, path: path.posix.normalize(source), conditions: [], isDefault: false }]
      : [];
  return { ...published, targets: [...published.targets, ...hints, ...bundled] };
}

function traceAll(folder: string, published: PublishedPath, tracer: Tracer): TracedTarget[] {
  const { specifier } = published;
  return published.targets.flatMap((target) => {
    if (target.path.includes('*')) return untracedPattern(specifier, target, tracer);
    const file = target.isDefault ? defaultFile(folder) : target.path;
    const trace = file === undefined ? undefined : tracer.trace({ target: file, specifier });
    return trace === undefined ? [] : [{ target, trace }];
  });
}

/** What Node and compilers take by default says nothing about a package that has no such file. */
function defaultFile(folder: string): string | undefined {
  return ['index.js', 'index.d.ts'].find((name) => isFile(path.join(folder, name)));
}

/** Where users give the extension, what is missing need not be code. */
function untracedPattern(specifier: string, target: Target, tracer: Tracer): TracedTarget[] {
  if ((parseCodePath(target.path)?.extension ?? '') === '') return [];
  const tried = tracer.placesOf({ target: target.path, specifier }).map(({ stem }) => `${stem}.*`);
  return [{ target, trace: { file: undefined, tried: [...new Set(tried)] } }];
}
