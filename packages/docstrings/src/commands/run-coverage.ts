import path from 'node:path';
import type { CoverageReport, PackageCoverage } from '../coverage/coverage-report.js';
import { describeVerdict } from '../coverage/describe-verdict.js';
import { judgeReport, type ReportVerdict } from '../coverage/judge-report.js';
import { measureCoverage, type CoverageOptions } from '../coverage/measure-coverage.js';
import { packageLabel } from '../coverage/package-label.js';
import { renderCoverageBadge } from '../coverage/render-coverage-badge.js';
import { renderCoverageJson } from '../coverage/render-coverage-json.js';
import { renderCoverageMarkdown } from '../coverage/render-coverage-markdown.js';
import { renderCoverageText } from '../coverage/render-coverage-text.js';
import type {
  CompiledExamples,
  ExampleRefusal,
  RenderOptions,
} from '../coverage/render-options.js';
import { isFolder } from '../entries/is-folder.js';
import { checkExamples, type ExampleOptions } from '../examples/check-examples.js';
import { ExamplesError } from '../examples/examples-error.js';
import type { ExampleReport } from '../examples/example-report.js';
import { CommandError } from './command-error.js';
import type { CommandOptions } from './command-options.js';
import { findReadme } from './find-readme.js';
import { listPackages } from './list-packages.js';
import { writeFileAtomically } from './write-file-atomically.js';

/**
 * Measures packages, and writes what was asked for.
 *
 * @param named - Folders as the user names them; the current one where there are none.
 * @param options - What was asked for.
 * @returns The exit code.
 * @throws {CommandError} Where a folder can't be used, or a file can't be written.
 */
export async function runCoverage(
  named: readonly string[],
  options: CommandOptions,
): Promise<number> {
  checkTargets(options);
  const listed = await Promise.all(
    (named.length > 0 ? named : ['.']).map((folder) => listPackages(folder, options.private)),
  );
  for (const [at, folder] of named.entries()) noteOther(folder, listed[at] ?? []);
  const folders = listed.flat();
  const report = measureCoverage(folders, toCoverageOptions(options));
  const isCompiling = options.examples === true || options.readme === true;
  const compiled: CompiledExamples = isCompiling ? compileExamples(report, options) : {};
  const root = process.cwd();
  const verdict = judgeReport(report, compiled);
  const sentence = describeVerdict(report, (one) => packageLabel(one, root), compiled);
  if (options.badge !== undefined) await write(options.badge, renderCoverageBadge(report));
  const isForTerminal = options.output === undefined;
  const text = render(report, options, { root, ...compiled, isForTerminal });
  if (options.output === undefined) process.stdout.write(text);
  else await write(options.output, text);
  // Whoever reads the terminal learns there why the exit code is what it is. Text says it itself.
  if (!isForTerminal) {
    process.stdout.write(`${sentence}\n`);
  } else if (options.format !== 'text' && exitCodes[verdict ?? 'passed'] !== 0) {
    process.stderr.write(`${sentence}\n`);
  }
  if (!isForTerminal || options.format !== 'text') {
    for (const { message } of compiled.refusals ?? []) {
      process.stderr.write(`docstrings: ${message}\n`);
    }
  }
  return exitCodes[verdict ?? 'passed'];
}

const exitCodes: Readonly<Record<ReportVerdict, number>> = {
  passed: 0,
  below: 1,
  'broken-examples': 1,
  unknown: 2,
};

/** Before anything is measured, which takes a while. */
function checkTargets({ badge, output }: CommandOptions): void {
  const targets = [output, badge]
    .filter((file) => file !== undefined)
    .map((file) => path.resolve(file));
  for (const target of targets) {
    if (isFolder(target)) {
      throw new CommandError(`${target} can't be written: it is a folder. Name a file in it.`);
    }
  }
  const [first, second] = targets;
  if (first !== undefined && first === second) {
    throw new CommandError(`--output and --badge name the same file, ${first}. Name two.`);
  }
}

function noteOther(named: string, [taken, ...others]: readonly string[]): void {
  if (taken === undefined || others.length > 0) return;
  const inner = path.relative(taken, path.resolve(named));
  if (inner === '' || inner.startsWith('..')) return;
  note(`${named} is no package; ${taken} around it was taken.`);
}

function note(sentence: string): void {
  process.stderr.write(`docstrings: Note: ${sentence}\n`);
}

function toCoverageOptions({ entry, exclude, source, threshold }: CommandOptions): CoverageOptions {
  return {
    ...(entry && { entries: entry }),
    ...(source && { sources: source }),
    ...(exclude && { exclude }),
    ...(threshold !== undefined && { threshold }),
  };
}

/** Of the packages that publish something: the others have no name by which an example could import them. */
function compileExamples(
  { packages }: CoverageReport,
  options: CommandOptions,
): Required<CompiledExamples> {
  const examples: ExampleReport[] = [];
  const refusals: ExampleRefusal[] = [];
  const unread: PackageCoverage[] = [];
  for (const one of packages) {
    const { entries, folder, status } = one;
    if (entries.length === 0 && status === 'nothing') continue;
    const readme = options.readme === true ? findReadme(folder) : undefined;
    if (options.readme === true && readme === undefined) unread.push(one);
    try {
      examples.push(checkExamples(folder, toExampleOptions(folder, readme, options)));
    } catch (error) {
      // The numbers, and the examples of other packages, are worth having all the same.
      if (!(error instanceof ExamplesError)) throw error;
      // What the report says of the gap itself need not be said again.
      const message =
        error.reason === 'untraced' ? 'An entry or a re-export leads to no source.' : error.message;
      refusals.push({ folder, message });
    }
  }
  if (unread.length > 0) {
    const names = unread.map((one) => packageLabel(one, process.cwd()));
    note(`${lists.format(names)} ${names.length === 1 ? 'has' : 'have'} no README.md.`);
  }
  return { examples, refusals };
}

const lists = new Intl.ListFormat('en', { type: 'conjunction' });

function toExampleOptions(
  folder: string,
  readme: string | undefined,
  { entry, exampleLanguage, source = {} }: CommandOptions,
): ExampleOptions {
  // Of the packages of a monorepo not each has all folders; that one has each was seen before.
  const sources = Object.entries(source).filter(([, own]) => isFolder(path.resolve(folder, own)));
  return {
    ...(entry && { entries: entry }),
    ...(sources.length > 0 && { sources: Object.fromEntries(sources) }),
    ...(readme !== undefined && { markdown: [readme] }),
    ...(exampleLanguage && { language: exampleLanguage }),
  };
}

/** What fits into a screen or two; where nobody scrolls, as in a log, all is listed. */
const mostInTerminal = 50;

function render(
  report: CoverageReport,
  { format, list }: CommandOptions,
  { isForTerminal, ...options }: RenderOptions & { readonly isForTerminal: boolean },
): string {
  if (format === 'json') return renderCoverageJson(report, options);
  if (format === 'markdown') return renderCoverageMarkdown(report, options);
  return renderCoverageText(report, {
    ...options,
    advice: 'command',
    list: list ?? (isForTerminal && process.stdout.isTTY ? mostInTerminal : Infinity),
    ...(isForTerminal && { color: hasColors(), width: process.stdout.columns || 80 }),
  });
}

/** Only a terminal gets colours, unless someone insists; NO_COLOR is stronger than anything. */
function hasColors(): boolean {
  const { FORCE_COLOR: forced = '', NO_COLOR: refused = '' } = process.env;
  if (refused !== '') return false;
  if (forced !== '') return forced !== '0' && forced !== 'false';
  return process.stdout.isTTY && process.stdout.hasColors();
}

async function write(file: string, text: string): Promise<void> {
  const absolute = path.resolve(file);
  try {
    await writeFileAtomically(absolute, text);
  } catch (error) {
    throw new CommandError(
      `${absolute} can't be written: ${describeFileError(error)}. Name another file.`,
    );
  }
}

/** In words: the system's own would name a draft that nobody knows of. */
const fileErrors: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EEXIST: 'what should be its folder is a file',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'what should be its folder is a file',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
};

function describeFileError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return fileErrors[code] ?? (error instanceof Error ? error.message : String(error));
}
