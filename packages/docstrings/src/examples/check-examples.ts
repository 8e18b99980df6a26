import { existsSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import type ts from 'typescript';
import { describeLostSources } from '../entries/describe-lost-sources.js';
import { describeUnknownOption } from '../entries/describe-unknown-option.js';
import { EntryOptionsError } from '../entries/entry-options-error.js';
import { entryOptionNames, type EntryOptions, type EntryPoints } from '../entries/entry-points.js';
import { findEntryPoints } from '../entries/find-entry-points.js';
import { locatePackage } from '../entries/locate-package.js';
import { createSurfaceFinder } from '../surface/create-surface-finder.js';
import type { PublicSymbol, SymbolKind } from '../surface/public-symbol.js';
import { describeBroken } from '../surface/describe-broken.js';
import type { Surface } from '../surface/surface.js';
import { loadTypeScript, type TypeScript } from '../typescript/load-typescript.js';
import {
  describeProblem,
  mattersInJavascript,
  type PublishedName,
  type PublishedNames,
} from './describe-problem.js';
import { toModules, type ExampleModule } from './example-modules.js';
import type { Example } from './example.js';
import { exampleOptions } from './example-options.js';
import { createExampleProgram } from './example-program.js';
import type { ExampleProblem, ExampleReport } from './example-report.js';
import { ExamplesError } from './examples-error.js';
import { listExamples, type ListOptions } from './list-examples.js';
import { listMarkdownExamples } from './list-markdown-examples.js';
import { createPublishedModules } from './published-modules.js';
import { readCompilerOptions } from './read-compiler-options.js';

/** What {@link checkExamples} can't see by itself. */
export interface ExampleOptions extends EntryOptions, ListOptions {
  /** Markdown files whose fences are examples as well, relative to the package's folder. */
  readonly markdown?: readonly string[];
  /** The package's tsconfig, relative to its folder. Defaults to the nearest `tsconfig.json`, upwards. */
  readonly tsconfig?: string;
}

const optionNames = ['markdown', 'tsconfig', 'language', ...entryOptionNames];

/**
 * Compiles the examples of a package: the `@example` tags of what it publishes, and Markdown on request.
 *
 * Each example is a module of its own that knows the package by its published name, as a user does. Nothing has to be
 * built: published names, also those of siblings in the workspace, lead to sources. Nothing is written.
 *
 * @param folder - The package's folder. One inside a package stands for the package around it, whose folder the report
 * names.
 * @param options - What can't be seen from its manifest.
 * @returns What was checked, and what is wrong.
 * @throws {@link ExamplesError} Where examples could not be checked: a published path without a source, a broken
 * tsconfig, a Markdown file that is missing.
 * @throws {@link EntryOptionsError} Where an option is not known, or can't be used.
 * @throws {@link ManifestError} Where the manifest of the package, or of a sibling that it imports, can't be read.
 * @example
 * ```ts
 * import { checkExamples } from '@groundrules/docstrings';
 *
 * const { problems } = checkExamples('packages/queue', { markdown: ['README.md'] });
 * for (const { code, column, file, line, message } of problems) {
 *   console.error(`${file}:${line}:${column} TS${code} ${message}`);
 * }
 * ```
 */
export function checkExamples(folder: string, options: ExampleOptions = {}): ExampleReport {
  const { language, markdown = [], tsconfig, ...entryOptions } = options;
  const packageFolder = packageFolderOf(folder);
  checkOptions(packageFolder, options);
  const surface = createSurfaceFinder(entryOptions).surfaceOf(packageFolder);
  const { entryPoints } = surface;
  refuseGaps(surface);
  const symbols = surface.files.flatMap((file) => surface.symbolsOf(file));
  const examples = [
    ...listExamples(symbols, { language }),
    ...markdown.flatMap((file) => inMarkdown(path.resolve(entryPoints.folder, file))),
  ];
  const checked = examples.filter(({ isChecked }) => isChecked);
  return {
    folder: entryPoints.folder,
    packageName: entryPoints.packageName,
    checked,
    unchecked: examples.filter(({ isChecked }) => !isChecked),
    problems: compile({ examples: checked, entryPoints, symbols, tsconfig }),
  };
}

function packageFolderOf(named: string): string {
  const located = locatePackage(named);
  if ('problem' in located) {
    throw new ExamplesError('no-package', path.resolve(named), located.problem);
  }
  const { folder, hasManifest } = located;
  if (hasManifest) return folder;
  throw new ExamplesError(
    'no-package',
    path.join(folder, 'package.json'),
    `${folder} has no package.json, nor has a folder around it. Name the folder of a package.`,
  );
}

function checkOptions(folder: string, options: ExampleOptions): void {
  const language: unknown = options.language;
  const problem =
    describeUnknownOption(options, optionNames) ??
    describeLostSources(options.sources ?? {}, [folder]) ??
    (language === undefined || language === 'ts' || language === 'js'
      ? undefined
      : `The option "language" has to be 'ts' or 'js', not ${inspect(language)}. Mend it, or leave it out.`);
  if (problem !== undefined) throw new EntryOptionsError(problem);
}

/** What is not known can't be checked, and must not pass. */
function refuseGaps({ broken: [mistaken], entryPoints, unresolved }: Surface): void {
  const { entries, folder, untraced } = entryPoints;
  const manifest = path.join(folder, 'package.json');
  const found = new Set(entries.map(({ specifier }) => specifier));
  const lost = untraced.find(({ specifier }) => !found.has(specifier));
  if (lost !== undefined) {
    throw new ExamplesError(
      'untraced',
      manifest,
      `${manifest} publishes "${lost.target}" as "${lost.specifier}", whose source was not found ` +
        `(tried ${lost.tried.join(', ')}). Say where its source is by the option "sources", as in { dist: 'src' }.`,
    );
  }
  if (entries.length === 0) {
    throw new ExamplesError(
      'no-code',
      manifest,
      `${manifest} publishes no code. Name its entry files by the option "entries".`,
    );
  }
  const [broken] = unresolved;
  if (broken !== undefined) {
    throw new ExamplesError(
      'untraced',
      broken.file,
      `${broken.file} exports from "${broken.specifier}", which was not found, so that examples there are unknown. ` +
        `Mend the import, or install what it names.`,
    );
  }
  if (mistaken !== undefined) {
    throw new ExamplesError(
      'broken',
      mistaken.file,
      `${describeBroken(mistaken)} Mend it: examples after it are not known.`,
    );
  }
}

function inMarkdown(file: string): Example[] {
  if (existsSync(file)) return listMarkdownExamples(file);
  throw new ExamplesError(
    'markdown',
    file,
    `${file} does not exist. Name a Markdown file of the package.`,
  );
}

interface Compilation {
  readonly examples: readonly Example[];
  readonly entryPoints: EntryPoints;
  readonly symbols: readonly PublicSymbol[];
  readonly tsconfig: string | undefined;
}

function compile({ entryPoints, examples, symbols, tsconfig }: Compilation): ExampleProblem[] {
  const { entries, folder, packageName } = entryPoints;
  const typescript = loadTypeScript(folder);
  // Also where nothing uses it: a tsconfig that can't be read is found out before the first example.
  const { declarations, options } = readCompilerOptions(typescript, {
    folder,
    tsconfig,
    entryFiles: entries.map(({ file }) => file),
  });
  if (examples.length === 0) return [];
  const modules = toModules(folder, examples);
  const published = createPublishedModules(entryPoints, findEntryPoints);
  const programOf = (chosen: readonly ExampleModule[], also: Iterable<string> = []): ts.Program =>
    createExampleProgram(typescript, {
      folder,
      packageName,
      modules: new Map(chosen.map((module) => [module.fileName, module])),
      published,
      declarations: [...declarations, ...also],
      options: exampleOptions(typescript, options, folder),
    });
  const shared = programOf([...modules.values()].filter(({ isGlobal }) => !isGlobal));
  const names: PublishedNames = {
    packageName,
    modules: published.names,
    symbols: importable(entryPoints, symbols, published.byFile),
    files: new Map([...published.byFile].map(([file, name]) => [withoutExtension(file), name])),
  };
  const inner = `${folder.replaceAll('\\', '/')}/`;
  const isOwnFile = (file: string): boolean =>
    file.startsWith(inner) && !file.includes('/node_modules/') && !modules.has(file);
  return [...modules.values()].flatMap((module) => {
    // What an example adds to a module, the compiler looks for among the files that something imports.
    const program = module.isGlobal ? programOf([module], published.byFile.keys()) : shared;
    return diagnose(typescript, program, module, isOwnFile).map((diagnostic) =>
      describeProblem(typescript, diagnostic, module, names),
    );
  });
}

function diagnose(
  typescript: TypeScript,
  program: ts.Program,
  { example, fileName }: ExampleModule,
  isOwnFile: (file: string) => boolean,
): readonly ts.Diagnostic[] {
  const file = program.getSourceFile(fileName);
  const unreadable = program.getSyntacticDiagnostics(file);
  // What the compiler makes of a text that it can't read says nothing more.
  if (unreadable.length > 0) return unreadable;
  const found = program.getSemanticDiagnostics(file);
  if (!example.language.startsWith('js')) return found;
  return found.filter((diagnostic) =>
    mattersInJavascript(typescript, program, diagnostic, isOwnFile),
  );
}

/** Of what a name in an example can only be the last part. */
const memberKinds: ReadonlySet<SymbolKind> = new Set([
  'method',
  'property',
  'accessor',
  'enum-member',
]);

/** What can be imported of a package, by the name that an example would use. */
function importable(
  { entries }: EntryPoints,
  symbols: readonly PublicSymbol[],
  byFile: ReadonlyMap<string, string>,
): PublishedNames['symbols'] {
  const modules = new Map(
    entries.map(({ file, specifier }) => [specifier, byFile.get(file)] as const),
  );
  const names = new Map<string, PublishedName>();
  const inNamespaces = new Map<string, PublishedName>();
  for (const { entries: publishers, kind, localName, name } of symbols) {
    const module = publishers.map((entry) => modules.get(entry)).find((it) => it !== undefined);
    if (module === undefined || memberKinds.has(kind)) continue;
    const [outermost = name, ...inner] = name.split('.');
    // A default export is known by the name that it has at home.
    const used = name === 'default' ? localName : outermost;
    // A namespace need not be a symbol itself.
    if (used !== 'default' && !names.has(used)) names.set(used, { module, name: outermost });
    const last = inner.at(-1);
    if (last !== undefined && !inNamespaces.has(last)) inNamespaces.set(last, { module, name });
  }
  return new Map([...inNamespaces, ...names]);
}

function withoutExtension(file: string): string {
  return file.replaceAll('\\', '/').replace(/(?:\.d)?\.[cm]?[jt]sx?$/u, '');
}
