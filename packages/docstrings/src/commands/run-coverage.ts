import path from 'node:path';
import type { CoverageReport } from '../coverage/coverage-report.js';
import { describeVerdict } from '../coverage/describe-verdict.js';
import { measureCoverage, type CoverageOptions } from '../coverage/measure-coverage.js';
import { packageLabel } from '../coverage/package-label.js';
import { renderCoverageBadge } from '../coverage/render-coverage-badge.js';
import { renderCoverageJson } from '../coverage/render-coverage-json.js';
import { renderCoverageMarkdown } from '../coverage/render-coverage-markdown.js';
import { renderCoverageText } from '../coverage/render-coverage-text.js';
import type { RenderOptions } from '../coverage/render-options.js';
import { isFile } from '../entries/is-file.js';
import { checkExamples } from '../examples/check-examples.js';
import { ExamplesError } from '../examples/examples-error.js';
import type { ExampleReport } from '../examples/example-report.js';
import { CommandError } from './command-error.js';
import type { CommandOptions } from './command-options.js';
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
  const folders: string[] = [];
  for (const folder of named.length > 0 ? named : ['.'])
    folders.push(...(await listPackages(folder, options.private)));
  const report = measureCoverage(folders, toCoverageOptions(options));
  const isCompiling = options.examples === true || options.readme === true;
  const { examples, refusals } = isCompiling
    ? compileExamples(report, options)
    : { examples: [], refusals: [] };
  const root = process.cwd();
  const verdict = describeVerdict(report, (one) => packageLabel(one, root));
  const exitCode = refusals.length > 0 ? 2 : judge(report, examples);
  if (options.badge !== undefined) await write(options.badge, renderCoverageBadge(report));
  if (options.output === undefined) {
    process.stdout.write(render(report, options, { root, examples, isForTerminal: true }));
    // Text says it itself, the other forms are for programs.
    if (exitCode !== 0 && options.format !== 'text') process.stderr.write(`${verdict}\n`);
  } else {
    await write(options.output, render(report, options, { root, examples, isForTerminal: false }));
    process.stdout.write(`${verdict}\n`);
  }
  for (const refusal of refusals) process.stderr.write(`docstrings: ${refusal}\n`);
  return exitCode;
}

function toCoverageOptions({ entry, exclude, source, threshold }: CommandOptions): CoverageOptions {
  return {
    ...(entry && { entries: entry }),
    ...(source && { sources: source }),
    ...(exclude && { exclude }),
    ...(threshold !== undefined && { threshold }),
  };
}

interface CompiledExamples {
  readonly examples: readonly ExampleReport[];
  /** Why those of some packages could not be checked. */
  readonly refusals: readonly string[];
}

/** Of the packages that publish something: the others have no name by which an example could import them. */
function compileExamples(
  { packages }: CoverageReport,
  { entry, readme, source }: CommandOptions,
): CompiledExamples {
  const examples: ExampleReport[] = [];
  const refusals: string[] = [];
  for (const { entries, folder, status } of packages) {
    if (entries.length === 0 && status === 'nothing') continue;
    const hasReadme = readme === true && isFile(path.join(folder, 'README.md'));
    try {
      const compiled = checkExamples(folder, {
        ...(entry && { entries: entry }),
        ...(source && { sources: source }),
        ...(hasReadme && { markdown: ['README.md'] }),
      });
      examples.push(compiled);
    } catch (error) {
      // The numbers, and the examples of other packages, are worth having all the same.
      if (!(error instanceof ExamplesError)) throw error;
      refusals.push(error.message);
    }
  }
  return { examples, refusals };
}

function judge({ verdict }: CoverageReport, examples: readonly ExampleReport[]): number {
  if (verdict === 'unknown') return 2;
  return verdict === 'below' || examples.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

function render(
  report: CoverageReport,
  { format }: CommandOptions,
  { isForTerminal, ...options }: RenderOptions & { readonly isForTerminal: boolean },
): string {
  if (format === 'json') return renderCoverageJson(report, options);
  if (format === 'markdown') return renderCoverageMarkdown(report, options);
  return renderCoverageText(report, {
    ...options,
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
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${absolute} can't be written: ${reason}. Name another file.`);
  }
}
