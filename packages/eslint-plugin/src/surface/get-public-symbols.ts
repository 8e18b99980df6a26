import { existsSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import {
  createSurfaceFinder,
  type EntryOptions,
  EntryOptionsError,
  findEntryPoints,
  ManifestError,
  type PublicSymbol,
  type Surface,
  type SurfaceFinder,
  type SymbolKind,
} from '@groundrules/docstrings';
import type { TSESLint } from '@typescript-eslint/utils';

import { findFolder } from './find-folder.js';
import { rebaseGlob } from './rebase-glob.js';
import { readSurfaceSettings, type SurfaceSettings } from './surface-settings.js';

/** The context of any rule. */
export type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** The public symbols of a file, or why nobody knows. */
export interface Answer {
  readonly symbols: readonly PublicSymbol[];
  /** Absolute path of the package's folder; `undefined` where the file is of none, or is no module of it. */
  readonly folder: string | undefined;
  /** How the package's entries are found. */
  readonly options: EntryOptions;
  /** Why what the package publishes is not known. */
  readonly error: EntryOptionsError | ManifestError | undefined;
  readonly getSurface: () => Surface | undefined;
}

const none: Answer = {
  symbols: [],
  folder: undefined,
  options: {},
  error: undefined,
  getSurface: () => undefined,
};
const typeKinds: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'type']);
const code = /\.[cm]?[jt]sx?$/u;

/** Whether globs matched, by folder and glob. */
const matches = new Map<string, { readonly isMatch: boolean; readonly asked: number }>();
/** In milliseconds. A file that an entry names may be written while an editor is open. */
const trustedFor = 5000;

/** One for all files and rules of the process, since what a package publishes is found once. */
const finders = new Map<string, SurfaceFinder>();
/** What was found for a file, for the rules that ask after the first. */
const answers = new WeakMap<Context['sourceCode'], Answer>();

function getFinder(options: EntryOptions): SurfaceFinder {
  const key = JSON.stringify(options);
  const known = finders.get(key);
  if (known) return known;
  const finder = createSurfaceFinder(options);
  finders.set(key, finder);
  return finder;
}

/**
 * Tells whether a glob matches a file of code, remembered for a while: it may have to look at all of them.
 *
 * @param folder - Absolute path of the folder of a package.
 * @param glob - Relative to it.
 * @returns Whether there is such a file.
 */
export function matchesAny(folder: string, glob: string): boolean {
  const key = `${folder}\n${glob}`;
  const known = matches.get(key);
  const now = performance.now();
  if (known && (known.isMatch || now - known.asked < trustedFor)) return known.isMatch;
  let isMatch = true;
  try {
    findEntryPoints(folder, { entries: [glob] });
  } catch (error) {
    if (!(error instanceof EntryOptionsError)) throw error;
    isMatch = false;
  }
  matches.set(key, { isMatch, asked: now });
  return isMatch;
}

/** The entry points of a package that the settings name; `undefined` where its manifest is to tell. */
function getEntries({ publicApi, root }: SurfaceSettings, folder: string): string[] | undefined {
  const relative = path.relative(root, folder).replaceAll(path.sep, '/');
  if (relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
  const found = publicApi.flatMap((glob) => {
    const globs = rebaseGlob(glob, relative);
    // A path that leads nowhere is a mistake; a glob may be meant for other packages.
    const isPath = !/[!*?{]/u.test(glob);
    return isPath ? globs : globs.filter((it) => it.startsWith('!') || matchesAny(folder, it));
  });
  return found.some((it) => !it.startsWith('!')) ? [...new Set(found)] : undefined;
}

/** How the entries of a package are found. */
function getEntryOptions(settings: SurfaceSettings, folder: string): EntryOptions {
  const entries = getEntries(settings, folder);
  return {
    ...(entries && { entries }),
    ...(settings.sources && { sources: settings.sources }),
  };
}

function answer({ cwd, filename, physicalFilename, settings, sourceCode }: Context): Answer {
  const file = path.resolve(cwd, physicalFilename);
  // A block of code within another file is no module of the package.
  if (filename !== physicalFilename || !code.test(file) || !existsSync(file)) return none;
  const own = readSurfaceSettings(settings, cwd);
  const found = findFolder(file, own.root);
  if (found === undefined) return none;
  const { folder, isReadable } = found;
  try {
    // Says what is wrong with the manifest, that the finder would pass over.
    if (!isReadable) findEntryPoints(folder);
    const options = getEntryOptions(own, folder);
    const finder = getFinder(options);
    const symbols = finder.symbolsOf(file, sourceCode.text);
    return { ...none, symbols, folder, options, getSurface: () => finder.surfaceOf(folder) };
  } catch (error) {
    if (!(error instanceof ManifestError || error instanceof EntryOptionsError)) throw error;
    return { ...none, folder, error };
  }
}

/**
 * Finds what a file declares of what its package publishes, or why nobody knows.
 *
 * @param context - The rule's context.
 * @returns The answer, found once for all rules that ask about a text.
 */
export function askSurface(context: Context): Answer {
  const found = answers.get(context.sourceCode) ?? answer(context);
  answers.set(context.sourceCode, found);
  return found;
}

/**
 * Tells whether a type is published by the package of a file, wherever it is declared.
 *
 * @param context - The rule's context.
 * @param name - The name of the type.
 * @returns Whether a public class, interface or type goes by it.
 */
export function isPublicType(context: Context, name: string): boolean {
  const { getSurface, symbols } = askSurface(context);
  const isIt = (symbol: PublicSymbol): boolean =>
    symbol.localName === name && typeKinds.has(symbol.kind);
  if (symbols.some(isIt)) return true;
  const surface = getSurface();
  return surface?.files.some((file) => surface.symbolsOf(file).some(isIt)) ?? false;
}

/**
 * Finds what a file declares of what its package publishes.
 *
 * Where nobody knows that, it is none. `undocumented-public-api` says so, for all rules that ask.
 *
 * @param context - The rule's context.
 * @returns The symbols, in the order of the text; none where the file declares nothing public.
 */
export function getPublicSymbols(context: Context): readonly PublicSymbol[] {
  return askSurface(context).symbols;
}
