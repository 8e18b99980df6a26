import { existsSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import {
  createSurfaceFinder,
  type EntryOptions,
  EntryOptionsError,
  findEntryPoints,
  findPackageFolder,
  ManifestError,
  type PublicSymbol,
  type Surface,
  type SurfaceFinder,
  type SymbolKind,
} from '@groundrules/docstrings';
import type { TSESLint } from '@typescript-eslint/utils';

import { rebaseGlob } from './rebase-glob.js';
import { readSurfaceSettings, type SurfaceSettings } from './surface-settings.js';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** The public symbols of a file, or why nobody knows. */
interface Answer {
  readonly symbols: readonly PublicSymbol[];
  readonly problem: string | undefined;
  readonly getSurface: () => Surface | undefined;
}

const none: Answer = { symbols: [], problem: undefined, getSurface: () => undefined };
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
const reported = new WeakSet<Context['sourceCode']>();

function getFinder(options: EntryOptions): SurfaceFinder {
  const key = JSON.stringify(options);
  const known = finders.get(key);
  if (known) return known;
  const finder = createSurfaceFinder(options);
  finders.set(key, finder);
  return finder;
}

/** Whether a glob matches a file of a package, remembered for a while: it may have to look at all of them. */
function matchesAny(folder: string, glob: string): boolean {
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

/** The surface of a file's package, and the file's symbols in it. */
function find(file: string, text: string, settings: SurfaceSettings): Answer {
  const folder = findPackageFolder(path.dirname(file));
  if (folder === undefined) return none;
  const entries = getEntries(settings, folder);
  const finder = getFinder({
    ...(entries && { entries }),
    ...(settings.sources && { sources: settings.sources }),
  });
  return {
    ...none,
    symbols: finder.symbolsOf(file, text),
    getSurface: () => finder.surfaceOf(folder),
  };
}

function answer({ cwd, filename, physicalFilename, settings, sourceCode }: Context): Answer {
  const file = path.resolve(cwd, physicalFilename);
  // A block of code within another file is no module of the package.
  if (filename !== physicalFilename || !code.test(file) || !existsSync(file)) return none;
  try {
    return find(file, sourceCode.text, readSurfaceSettings(settings, cwd));
  } catch (error) {
    if (!(error instanceof ManifestError || error instanceof EntryOptionsError)) throw error;
    return { ...none, problem: error.message.replace(/\.$/u, '') };
  }
}

function ask(context: Context): Answer {
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
  const { getSurface, symbols } = ask(context);
  const isIt = (symbol: PublicSymbol): boolean =>
    symbol.localName === name && typeKinds.has(symbol.kind);
  if (symbols.some(isIt)) return true;
  const surface = getSurface();
  return surface?.files.some((file) => surface.symbolsOf(file).some(isIt)) ?? false;
}

/**
 * Finds what a file declares of what its package publishes.
 *
 * Where the package can't be read the first rule that asks reports it, at the top of the file.
 *
 * @param context - The rule's context.
 * @returns The symbols, in the order of the text; none where the file declares nothing public.
 */
export function getPublicSymbols(context: Context): readonly PublicSymbol[] {
  const { sourceCode } = context;
  const found = ask(context);
  if (found.problem !== undefined && !reported.has(sourceCode)) {
    reported.add(sourceCode);
    context.report({
      loc: { line: 1, column: 0 },
      messageId: unreadable,
      data: { problem: found.problem },
    });
  }
  return found.symbols;
}

/** Id of the message by which a rule says that a package can't be read. */
export const unreadable = 'unreadable';

/** What a rule says where it can't tell what a package publishes. */
export const unreadableMessage =
  'What this package publishes is not known, so that its docs are not checked: {{problem}}.';
