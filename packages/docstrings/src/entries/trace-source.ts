import path from 'node:path';
import { loadTypeScript } from '../typescript/load-typescript.js';
import {
  isDeclarationPath,
  isTypeScriptPath,
  likeliestFirst,
  parseCodePath,
  sourceExtensions,
  typeScriptExtensions,
} from './code-path.js';
import type { FileFinder } from './file-finder.js';
import { mappedSource } from './mapped-source.js';
import { type NameFacts, nameVariants } from './name-variants.js';
import { pathInside } from './path-inside.js';
import { type BuildFolder, readBuildFolders } from './read-build-folders.js';
import { type Candidate, isBuilt, usualSources } from './usual-sources.js';

/** What is asked about a target. */
interface TraceQuestion {
  /** Relative to the package's folder, with `/`. */
  readonly target: string;
  readonly specifier: string;
}

/** Where a target comes from. */
export interface Trace {
  /** Absolute path of the source; `undefined` where none was found. */
  readonly file: string | undefined;
  /** Where it was looked for, relative to the package's folder. */
  readonly tried: readonly string[];
}

/** Traces the files that a package publishes to their sources. */
export interface Tracer {
  /**
   * @param question - A target without `*`.
   * @returns Its source, or `undefined` where the target is no code.
   */
  readonly trace: (question: TraceQuestion) => Trace | undefined;
  /**
   * @param question - A target with a `*`.
   * @returns The places in which sources for it may be, most likely first, each with the `*`.
   */
  readonly placesOf: (question: TraceQuestion) => readonly Candidate[];
}

/** What a tracer has to know of a package. */
export interface TracedPackage {
  /** Absolute path. */
  readonly folder: string;
  readonly packageName: string | undefined;
  /** The option `sources`. */
  readonly sources: Readonly<Record<string, string>>;
  /** Takes up the paths of the files that were read. */
  readonly readFrom: Set<string>;
  readonly finder: FileFinder;
}

/**
 * Makes a tracer.
 *
 * @param traced - The package.
 * @returns Functions that look at the disk whenever asked, and read the tsconfig files once, when first needed.
 */
export function createTracer(traced: TracedPackage): Tracer {
  const { folder, readFrom, finder } = traced;
  let buildFolders: BuildFolder[] | undefined;

  function compilerFolders(): BuildFolder[] {
    buildFolders ??= readBuildFolders(loadTypeScript(folder), folder, readFrom);
    return buildFolders;
  }

  function trace(question: TraceQuestion): Trace | undefined {
    const target = withExtension(traced, question.target);
    if (target === undefined) return undefined;
    const complete = { ...question, target };
    const file = path.join(folder, target);
    if (isTypeScriptPath(target) && finder.has(file)) return { file, tried: [] };
    const tried = new Set<string>();
    const found =
      findDeclared(complete, tried) ??
      mappedSource(traced, file) ??
      findIn(complete, usualPlaces(complete), tried) ??
      itself(complete);
    return { file: found, tried: found === undefined ? [...tried] : [] };
  }

  /** Several configurations may write to one folder; one for tests may take a script at the root for a source. */
  function findDeclared(question: TraceQuestion, tried: Set<string>): string | undefined {
    const places = declaredPlaces(question);
    const typed = places.map(({ stem }) => ({ stem, extensions: typeScriptExtensions }));
    return findIn(question, typed, tried) ?? findIn(question, places, tried);
  }

  function findIn(
    { target, specifier }: TraceQuestion,
    places: readonly Candidate[],
    tried: Set<string>,
  ): string | undefined {
    const extension = parseCodePath(target)?.extension ?? '';
    for (const { stem, extensions } of places) {
      tried.add(`${stem}.*`);
      if (!finder.hasFolder(path.dirname(path.join(folder, stem)))) continue;
      // What a command declares is not what it runs.
      const possible = specifier.startsWith('bin:')
        ? extensions.filter((candidate) => !isDeclarationPath(candidate))
        : extensions;
      const file = likeliestFirst(extension, possible)
        .map((candidate) => path.join(folder, `${stem}${candidate}`))
        .find((candidate) => candidate !== path.join(folder, target) && finder.has(candidate));
      if (file !== undefined) return file;
    }
    return undefined;
  }

  /** As the options and the compiler's configuration have it. */
  function declaredPlaces({ target, specifier }: TraceQuestion): Candidate[] {
    const file = path.join(folder, parseCodePath(target)?.stem ?? target);
    const facts = nameFacts(specifier);
    const options = Object.entries(traced.sources)
      .map(([built, source]) => ({
        built: path.resolve(folder, built),
        sources: [path.resolve(folder, source)],
      }))
      .sort((one, other) => other.built.length - one.built.length);
    const stems = [
      ...options.flatMap((option) =>
        moved(file, option).flatMap(([source, name]) =>
          nameVariants(name, facts).map((variant) => path.join(source, variant)),
        ),
      ),
      ...compilerFolders().flatMap((config) =>
        moved(file, config).map(([source, name]) => path.join(source, name)),
      ),
    ].map((stem) => pathInside(folder, stem));
    return [...new Set(stems)]
      .filter((stem) => stem !== undefined)
      .map((stem) => ({ stem, extensions: sourceExtensions }));
  }

  function nameFacts(specifier: string): NameFacts {
    return {
      isCommand: specifier.startsWith('bin:'),
      bundleName: specifier === '.' ? traced.packageName?.replace(/^@[^/]*\//u, '') : undefined,
    };
  }

  function usualPlaces({ target, specifier }: TraceQuestion): Candidate[] {
    return usualSources(parseCodePath(target)?.stem ?? target, {
      isDeclaration: isDeclarationPath(target),
      exists: finder.has(path.join(folder, target)),
      hasScript: finder.has(path.join(folder, target.replace(/\.d\.([cm]?)ts$/u, '.$1js'))),
      ...nameFacts(specifier),
    });
  }

  /** A file that is written by hand; its declarations, where someone wrote such beside it. */
  function itself({ target, specifier }: TraceQuestion): string | undefined {
    const file = path.join(folder, target);
    if (!finder.has(file) || isBuilt(target) || isCompiled(file)) return undefined;
    if (specifier.startsWith('bin:')) return file;
    const declarations = file.replace(/\.([cm]?)jsx?$/u, '.d.$1ts');
    return finder.has(declarations) ? declarations : file;
  }

  function isCompiled(file: string): boolean {
    return compilerFolders().some(
      ({ built, sources }) =>
        pathInside(built, file) !== undefined &&
        !sources.some((source) => pathInside(built, source) !== undefined),
    );
  }

  function placesOf(question: TraceQuestion): Candidate[] {
    const { target } = question;
    const stem = parseCodePath(target)?.stem;
    if (stem === undefined) return [];
    // That every file at the root is a source of what is built has to be said by someone.
    const usual = usualPlaces(question).filter((place) => !place.stem.startsWith('*'));
    const byHand = isBuilt(target) ? [] : [{ stem, extensions: sourceExtensions }];
    return [...declaredPlaces(question), ...usual, ...byHand];
  }

  return { trace, placesOf };
}

/** From a folder of built files to those of their sources; a folder that is both tells nothing. */
function moved(file: string, { built, sources }: BuildFolder): [source: string, name: string][] {
  const name = pathInside(built, file);
  if (name === undefined || name === '') return [];
  return sources.filter((source) => source !== built).map((source) => [source, name]);
}

/** As CommonJS and compilers complete a path: `lib` is `lib.js`, `lib.d.ts` or `lib/index.js`. `undefined` for what is no code. */
function withExtension({ folder, finder }: TracedPackage, target: string): string | undefined {
  const code = parseCodePath(target);
  if (code === undefined) return undefined;
  if (code.extension !== '') return target;
  const file = path.join(folder, target);
  // A script that only its first line says to be one: no compiler reads it.
  if (finder.has(file)) return undefined;
  const inFolder = path.posix.join(target, 'index.js');
  const completed = ['.js', '.d.ts'].find((extension) => finder.has(`${file}${extension}`));
  if (completed !== undefined) return `${target}${completed}`;
  return finder.hasFolder(file) || isBuilt(inFolder) ? inFolder : `${target}.js`;
}
