import { loadTypeScript, type TypeScript } from '@groundrules/docstrings';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { major, valid } from 'semver';
import type ts from 'typescript';

import { toRelative } from '../../gates/files/to-relative.js';
import { loadFromRepository } from '../../gates/load-tool.js';
import { isRecord } from '../../gates/run/is-record.js';
import { listProjects } from '../../gates/types/list-projects.js';
import type { DriftContext } from '../drift-context.js';
import { packageOf } from '../places/package-of.js';
import { lineAt } from '../places/line-at.js';
import { findStandard, unusedStandard } from '../standard-package.js';
import type { DriftOutcome, Setter, Weakening } from '../weakening.js';
import {
  findInChain,
  goesThrough,
  readChain,
  type ChainPlace,
  type ConfigChain,
} from './config-chain.js';
import { looserOptions, type LooserOption } from './strict-options.js';
import { uncheckedFiles } from './unchecked-files.js';

const standardName = '@groundrules/tsconfig';
const about = { tool: 'tsconfig', gate: 'types' } as const;

/** What is wrong with a config that has no files here is for the compiler to say. */
const noFiles = new Set([18_002, 18_003]);

/** A project as the compiler resolves it. */
export interface ResolvedProject {
  /** Absolute path of its tsconfig. */
  readonly file: string;
  readonly chain: ConfigChain;
  readonly options: Readonly<Record<string, unknown>>;
  /** Absolute paths of its files. */
  readonly files: readonly string[];
  /** Globs that it leaves out; `undefined` where it says none. */
  readonly exclude: readonly string[] | undefined;
  /** Lists its files under other globs to leave out. */
  readonly filesWithout: (exclude: readonly string[]) => readonly string[];
}

/**
 * Compares the options that the compiler resolves for each project with those of the standard.
 *
 * @param context - The repository.
 * @returns What is weaker, by the file that says so.
 */
export function compareTsconfigs(context: DriftContext): DriftOutcome {
  const { files, root, workspaces } = context;
  const { projects } = listProjects(root, workspaces);
  if (projects.length === 0 && !files.some((file) => isTypeScript(file))) {
    return { kind: 'skipped', reason: 'There is no tsconfig.json, and no TypeScript.' };
  }
  const standard = findStandard(root, standardName, workspaces);
  if (standard.kind === 'error') return standard;
  if (standard.kind === 'unused') {
    return { kind: 'compared', weakenings: [unusedStandard(root, standardName, about)] };
  }
  const api = loadTypeScript(root);
  const resolved: ResolvedProject[] = [];
  for (const { config } of projects) {
    const project = resolveProject(api, config);
    if ('reason' in project) {
      return { kind: 'error', reason: `${toRelative(root, config)}: ${project.reason}` };
    }
    resolved.push(project);
  }
  const base = resolveProject(api, path.join(standard.folder, 'base.json'));
  if ('reason' in base) return { kind: 'error', reason: `${standardName}: ${base.reason}` };
  const compiler = loadFromRepository(root, 'typescript', workspaces);
  const version = compiler.kind === 'found' ? valid(compiler.version) : null;
  const weakenings = new Map<string, Weakening>();
  for (const project of resolved) {
    // From 6 on it is strict without saying so.
    const looser = looserOptions(
      base.options,
      project.options,
      (version === null ? 6 : major(version)) >= 6,
    );
    for (const weakening of judgeProject(context, project, looser, standard.folder)) {
      merge(weakenings, weakening);
    }
  }
  for (const weakening of uncheckedFiles(context, resolved)) merge(weakenings, weakening);
  return {
    kind: 'compared',
    weakenings: [...weakenings.values()],
    standard: { name: standard.name, version: standard.version },
  };
}

/** One file that several projects extend weakens them all at once. */
function merge(known: Map<string, Weakening>, weakening: Weakening): void {
  const { effective, rule, scope, setBy } = weakening;
  const key = JSON.stringify([rule, effective, scope, setBy.file, setBy.line]);
  const before = known.get(key);
  known.set(
    key,
    before === undefined
      ? weakening
      : {
          ...before,
          files: before.files + weakening.files,
          examples: [...new Set([...before.examples, ...weakening.examples])],
        },
  );
}

function judgeProject(
  { root }: DriftContext,
  project: ResolvedProject,
  looser: readonly LooserOption[],
  standardFolder: string,
): Weakening[] {
  const name = toRelative(root, project.file);
  const isExtended = goesThrough(project.chain, realpathSync(standardFolder));
  const weakenings: Weakening[] = [];
  const unset: LooserOption[] = [];
  for (const option of looser) {
    const place = findInChain(project.chain, ['compilerOptions', option.option]);
    // A base that comes after the standard's may leave out what nobody then sets.
    if (place === undefined) unset.push(option);
    else weakenings.push(toWeakening(option, project, name, setterOf(root, project.chain, place)));
  }
  if (unset.length === 0) return weakenings;
  const extended = findInChain(project.chain, ['extends']);
  const setBy =
    extended?.link.file === project.file ? setterOf(root, project.chain, extended) : { file: name };
  if (isExtended) {
    return [...weakenings, ...unset.map((option) => toWeakening(option, project, name, setBy))];
  }
  return [
    ...weakenings,
    {
      ...about,
      rule: standardName,
      change: 'not-followed',
      standard: 'extended, or options as strict',
      effective: `not extended, and ${String(unset.length)} of its options not set`,
      scope: 'the project',
      kinds: ['ts'],
      files: project.files.length,
      examples: [name],
      detail: `Not set: ${unset.map(({ option }) => option).join(', ')}.`,
      setBy,
    },
  ];
}

function toWeakening(
  { effective, option, standard }: LooserOption,
  project: ResolvedProject,
  name: string,
  setBy: Setter,
): Weakening {
  return {
    ...about,
    rule: option,
    change: effective === false || effective === undefined ? 'off' : 'loosened',
    standard: standard === undefined ? 'not set' : JSON.stringify(standard),
    effective: effective === undefined ? 'not set' : JSON.stringify(effective),
    scope: 'compilerOptions',
    kinds: ['ts'],
    files: project.files.length,
    examples: [name],
    setBy,
  };
}

/** What a package says stands in the repository where that package is named. */
function setterOf(root: string, chain: ConfigChain, { link, offset }: ChainPlace): Setter {
  const owner = packageOf(link.file, root);
  if (owner === undefined) {
    return { file: toRelative(root, link.file), line: lineAt(link.text, offset) };
  }
  const own = ownLinkTo(chain, link, root) ?? chain;
  const named = findInChain({ ...own, bases: [] }, ['extends']);
  return {
    file: toRelative(root, own.file),
    ...(named !== undefined && { line: lineAt(own.text, named.offset) }),
    package: owner,
  };
}

/** The file of the repository's own that leads to one of a package. */
function ownLinkTo(chain: ConfigChain, wanted: ConfigChain, root: string): ConfigChain | undefined {
  for (const base of chain.bases.toReversed()) {
    const deeper = ownLinkTo(base, wanted, root);
    if (deeper !== undefined) return packageOf(deeper.file, root) === undefined ? deeper : chain;
    if (base === wanted) return chain;
  }
  return undefined;
}

/** Options and files of a tsconfig, as the compiler takes them. */
function resolveProject(
  api: TypeScript,
  file: string,
): ResolvedProject | { readonly reason: string } {
  if (!existsSync(file)) return { reason: 'it is not there.' };
  const read = api.readConfigFile(file, (name) => api.sys.readFile(name)) as {
    readonly config?: unknown;
    readonly error?: ts.Diagnostic;
  };
  const parse = (json: unknown): ts.ParsedCommandLine =>
    api.parseJsonConfigFileContent(json ?? {}, api.sys, path.dirname(file), undefined, file);
  const parsed = parse(read.config);
  const [first] = [read.error, ...parsed.errors].filter(
    (one) => one !== undefined && !noFiles.has(one.code),
  );
  if (first !== undefined) {
    return {
      reason: `TS${String(first.code)}: ${api.flattenDiagnosticMessageText(first.messageText, '\n')}`,
    };
  }
  const raw: unknown = parsed.raw;
  const exclude = isRecord(raw) ? raw['exclude'] : undefined;
  return {
    file,
    chain: readChain(file),
    options: parsed.options,
    files: parsed.fileNames,
    exclude: Array.isArray(exclude)
      ? exclude.filter((glob) => typeof glob === 'string')
      : undefined,
    filesWithout: (globs) =>
      parse({ ...(isRecord(read.config) ? read.config : {}), exclude: globs }).fileNames,
  };
}

/** Whether a file is one that the compiler is there for. */
export function isTypeScript(file: string): boolean {
  return /\.[cm]?tsx?$/u.test(file) && !/\.d\.[cm]?ts$/u.test(file);
}
