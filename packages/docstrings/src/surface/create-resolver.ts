import { isBuiltin } from 'node:module';
import path from 'node:path';
import type ts from 'typescript';
import type { EntryPoints } from '../entries/entry-points.js';
import { findPackageFolder } from '../entries/find-package-folder.js';
import type { TypeScript } from '../typescript/load-typescript.js';
import { stampOf, type FileHost } from './file-host.js';

/** What a specifier leads to: a file of the package, something else, or nothing that is there. */
type Resolved =
  | { readonly kind: 'own'; readonly file: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'missing' };

/** Finds the modules of a package. */
export interface Resolver {
  /** What a specifier in a file leads to. */
  readonly resolve: (from: string, specifier: string) => Resolved;
  /**
   * What answers rest on, with its stamps when it was looked at: files that say where paths lead, and paths at which
   * nothing was that would have come first.
   */
  readonly restsOn: ReadonlyMap<string, string>;
}

const foreign: Resolved = { kind: 'foreign' };

/**
 * Makes what finds the modules of one package, as the compiler does with the package's own options.
 *
 * @param typescript - The compiler's API.
 * @param host - Where files are looked for.
 * @param entryPoints - The package.
 * @returns The resolver. It remembers what it found.
 */
export function createResolver(
  typescript: TypeScript,
  host: FileHost,
  entryPoints: EntryPoints,
): Resolver {
  const { folder } = entryPoints;
  const answers = new Map<string, Resolved>();
  const optionsByFolder = new Map<string, ts.CompilerOptions>();
  const restsOn = new Map<string, string>();
  const watched = watchHost(host, restsOn);
  const fileExists = (file: string): boolean => watched.stat(file)?.isFile ?? false;
  const resolutionHost: ts.ModuleResolutionHost = {
    fileExists,
    directoryExists: (name) => watched.stat(name)?.isFile === false,
    readFile: watched.readFile,
    getCurrentDirectory: () => folder,
  };

  const optionsOf = (directory: string): ts.CompilerOptions => {
    const known = optionsByFolder.get(directory);
    if (known) return known;
    const config = typescript.findConfigFile(directory, fileExists);
    const options = config ? readOptions(typescript, watched, config, new Set()) : {};
    optionsByFolder.set(directory, options);
    return options;
  };

  const innerFolders = new Map<string, boolean>();
  const isOfInnerPackage = (file: string): boolean => {
    const directory = path.dirname(file);
    const known = innerFolders.get(directory);
    if (known !== undefined) return known;
    const owner = findPackageFolder(directory);
    for (const between of foldersBetween(folder, directory)) {
      note(host, restsOn, path.join(between, 'package.json'));
    }
    const isInner = owner !== undefined && owner !== folder && isInside(folder, owner);
    innerFolders.set(directory, isInner);
    return isInner;
  };

  const find = (from: string, specifier: string): Resolved => {
    const own = ownEntry(entryPoints, specifier);
    if (own !== undefined) return { kind: 'own', file: own };
    if (isBuiltin(specifier)) return foreign;
    const options = optionsOf(path.dirname(from));
    const file =
      ask(typescript, resolutionHost, from, specifier, options) ??
      ask(typescript, resolutionHost, from, specifier, {
        ...options,
        // What works in one world only, such as a path without its extension, is found all the same.
        module: typescript.ModuleKind.ESNext,
        moduleResolution: typescript.ModuleResolutionKind.Bundler,
        allowJs: true,
      });
    if (file !== undefined) {
      const isOwn =
        isInside(folder, file) && !isOfInnerPackage(file) && /\.[cm]?[jt]sx?$/i.test(file);
      return isOwn ? { kind: 'own', file } : foreign;
    }
    const isPath = /^(?:\.\.?(?:\/|$)|\/|#)/.test(specifier);
    const isMapped = Object.keys(options.paths ?? {}).some((pattern) =>
      matches(pattern, specifier),
    );
    if (!isPath && !isMapped) return foreign;
    // Data and styles say nothing of names; components in languages of their own may.
    const isData = /\.(?:css|json|less|s[ac]ss|svg|txt|wasm)$/i.test(specifier);
    return isData ? foreign : { kind: 'missing' };
  };

  return {
    resolve: (from, specifier) => {
      const key = `${path.dirname(from)}\0${specifier}`;
      const known = answers.get(key);
      if (known) return known;
      const answer = find(from, specifier);
      answers.set(key, answer);
      return answer;
    },
    restsOn,
  };
}

/** A host that notes what is read, and what is looked for and not there. */
function watchHost(host: FileHost, stamps: Map<string, string>): FileHost {
  return {
    now: host.now,
    readFile: (file) => {
      note(host, stamps, file);
      return host.readFile(file);
    },
    stat: (file) => {
      const found = host.stat(file);
      if (found === undefined) stamps.set(file, stamps.get(file) ?? '');
      return found;
    },
  };
}

function note(host: FileHost, stamps: Map<string, string>, file: string): void {
  if (!stamps.has(file)) stamps.set(file, stampOf(host, file));
}

/** A folder and those around it, up to an outer one, which is not among them. */
function foldersBetween(outer: string, folder: string): string[] {
  const found: string[] = [];
  let current = folder;
  while (current !== outer && isInside(outer, current)) {
    found.push(current);
    current = path.dirname(current);
  }
  return found;
}

function ask(
  typescript: TypeScript,
  host: ts.ModuleResolutionHost,
  from: string,
  specifier: string,
  options: ts.CompilerOptions,
): string | undefined {
  const { resolvedModule } = typescript.resolveModuleName(specifier, from, options, host);
  return resolvedModule && path.normalize(resolvedModule.resolvedFileName);
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  const parts = relative.split(path.sep);
  return !path.isAbsolute(relative) && parts[0] !== '..' && !parts.includes('node_modules');
}

/** The entry that a package means by its own name. */
function ownEntry({ packageName, entries }: EntryPoints, specifier: string): string | undefined {
  if (packageName === undefined || !specifier.startsWith(packageName)) return undefined;
  const rest = specifier.slice(packageName.length);
  if (rest !== '' && !rest.startsWith('/')) return undefined;
  return entries.find((entry) => entry.specifier === `.${rest}`)?.file;
}

function matches(pattern: string, specifier: string): boolean {
  const [start = '', end] = pattern.split('*');
  // The pattern of everything says nothing of whose a name is.
  if (start === '' && end === '') return false;
  return end === undefined
    ? specifier === start
    : specifier.startsWith(start) && specifier.endsWith(end);
}

/** The options of a configuration; those of a solution are the first that its projects map paths by. */
function readOptions(
  typescript: TypeScript,
  host: FileHost,
  config: string,
  asked: Set<string>,
): ts.CompilerOptions {
  // Projects may refer to one another in a circle.
  if (asked.has(config)) return {};
  asked.add(config);
  const parseHost: ts.ParseConfigHost = {
    useCaseSensitiveFileNames: typescript.sys.useCaseSensitiveFileNames,
    fileExists: (file) => host.stat(file)?.isFile ?? false,
    readFile: host.readFile,
    // Which files belong to it is not asked.
    readDirectory: () => [],
  };
  const { config: json } = typescript.readConfigFile(config, host.readFile) as {
    config?: unknown;
  };
  const { options, projectReferences } = typescript.parseJsonConfigFileContent(
    json ?? {},
    parseHost,
    path.dirname(config),
    undefined,
    config,
  );
  if (options.paths) return options;
  for (const reference of projectReferences ?? []) {
    const referenced = typescript.resolveProjectReferencePath(reference);
    const theirs = readOptions(typescript, host, referenced, asked);
    if (theirs.paths) return { ...options, paths: theirs.paths, ...pickBase(theirs) };
  }
  return options;
}

/** What mapped paths are relative to. */
function pickBase({ baseUrl, pathsBasePath }: ts.CompilerOptions): ts.CompilerOptions {
  return {
    ...(baseUrl !== undefined && { baseUrl }),
    ...(pathsBasePath !== undefined && { pathsBasePath }),
  };
}
