import { existsSync } from 'node:fs';
import path from 'node:path';
import pLimit from 'p-limit';

import { folderToMeasure, measureDrift } from '../drift/measure-drift.js';
import { driftAsText } from '../drift/output/drift-as-text.js';
import type { Measured } from '../drift/output/measured.js';
import type { DriftReport } from '../drift/drift-report.js';
import { describePathError, isPathError } from '../files/path-errors.js';
import { repositoryName } from '../git/repository-name.js';
import type { Io } from '../io.js';
import { version } from '../package-info.js';
import { columnsOf } from '../progress/columns-of.js';
import { hasColors } from '../progress/start-progress.js';
import { filesAddress } from '../reporters/files-address.js';
import type { DriftFormat } from '../drift/output/drift-formats.js';
import type { ReporterContext } from '../reporters/reporter.js';
import { requireWritable } from '../reporters/require-writable.js';
import { writeOutput } from '../reporters/write-output.js';
import { UserError } from '../user-error.js';
import { findRoot } from '../workspaces/find-root.js';

/** What `groundrules drift` can be told. */
export interface DriftCommandOptions {
  readonly format: DriftFormat;
  /** A file to write the report to, relative to the current folder. */
  readonly output?: string;
  /** Folders of repositories; the one around the current folder where none is named. */
  readonly roots: readonly string[];
  /** Milliseconds for one tool. */
  readonly timeoutMs?: number;
}

/**
 * Says in what the settings of the tools are weaker than the standard, and who made them so.
 *
 * @param options - What it was told.
 * @param io - What it gets from the world.
 * @returns The exit code: 0 nothing is open, 1 something is weakened, 2 something could not be judged.
 * @throws {@link UserError} for bad input.
 */
export async function drift(options: DriftCommandOptions, io: Io): Promise<0 | 1 | 2> {
  const { format, output, roots } = options;
  await requireWritable(output === undefined ? undefined : path.resolve(io.cwd, output));
  const inActions = io.env['GITHUB_ACTIONS'] === 'true';
  const isOneOnly = format === 'sarif' || format === 'github';
  if (roots.length > 1 && isOneOnly) {
    throw new UserError(
      `--format ${format} is about one repository: its paths are relative to it. Use json or markdown for several.`,
    );
  }
  const folders =
    roots.length === 0 ? [findRoot(io.cwd)] : roots.map((root) => path.resolve(io.cwd, root));
  // One after another: each runs its tools side by side.
  const limit = pLimit(1);
  const measured = await Promise.all(
    folders.map(
      async (root, index) =>
        await limit(async () => await measure(root, roots[index] ?? '.', options, io)),
    ),
  );
  const chosen = format === 'text' && inActions && roots.length <= 1 ? 'github' : format;
  const color = output === undefined && hasColors(io.stdout, io.env);
  const text = await write(chosen, measured, io, color);
  if (output === undefined) io.stdout.write(text);
  else {
    await writeOutput(path.resolve(io.cwd, output), text);
    io.stdout.write(driftAsText(measured, hasColors(io.stdout, io.env)));
  }
  return measured.reduce<0 | 1 | 2>((worst, one) => {
    const code = one.kind === 'failed' ? 2 : one.report.exitCode;
    return code > worst ? code : worst;
  }, 0);
}

async function measure(
  root: string,
  folder: string,
  { roots, timeoutMs }: DriftCommandOptions,
  { signal, today }: Io,
): Promise<Measured> {
  try {
    const report = await measureDrift({
      root: folderToMeasure(root),
      today,
      signal,
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
    refuseNothing(report);
    return { kind: 'report', folder, report };
  } catch (error) {
    // Who broke it off wants none of them.
    signal.throwIfAborted();
    const told = tellable(root, error);
    // Of many, one that is broken must not hide the others.
    if (roots.length < 2) throw told;
    return { kind: 'failed', folder, repository: await nameOf(root), reason: reasonOf(told) };
  }
}

/** What the system has against a folder is for its owner to mend. */
function tellable(root: string, error: unknown): unknown {
  if (!isPathError(error)) return error;
  const where = error.path ?? root;
  return new UserError(`${where} cannot be looked at: ${describePathError(error)}.`, {
    cause: error,
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a mistake of groundrules itself. Please report it.\n${stack}`;
}

/** Git is not asked in what is no folder. */
async function nameOf(root: string): Promise<string> {
  try {
    return await repositoryName(folderToMeasure(root));
  } catch {
    // Why it has no name of its own is the reason that is told.
    return path.basename(root) || 'repository';
  }
}

/** Where nothing is that a tool works on, "nothing is weaker" would be said of the wrong folder. */
function refuseNothing({ root, tools }: DriftReport): void {
  const isNothing = tools.every(
    ({ status, tool }) => tool === 'groundrules' || status === 'skipped',
  );
  const hasOwn = ['package.json', 'groundrules.json'].some((name) =>
    existsSync(path.join(root, name)),
  );
  if (isNothing && !hasOwn) {
    throw new UserError(
      `There is no package.json in ${root}, and nothing else whose settings could be judged.`,
    );
  }
}

async function write(
  format: DriftFormat,
  measured: readonly Measured[],
  io: Io,
  color: boolean,
): Promise<string> {
  switch (format) {
    case 'text':
      return driftAsText(measured, color);
    case 'json': {
      const { driftAsJson } = await import('../drift/output/drift-as-json.js');
      return driftAsJson(measured);
    }
    case 'markdown': {
      const { driftAsMarkdown } = await import('../drift/output/drift-as-markdown.js');
      return driftAsMarkdown(measured);
    }
    case 'sarif':
    case 'github': {
      const [one] = measured;
      // A repository alone that is broken has ended the command.
      if (one?.kind !== 'report') throw new TypeError('nothing was measured');
      return await writeFindings(format, one.report, measured, io, color);
    }
  }
}

async function writeFindings(
  format: 'github' | 'sarif',
  report: DriftReport,
  measured: readonly Measured[],
  io: Io,
  color: boolean,
): Promise<string> {
  const { toDetailedReport } = await import('../drift/output/to-detailed-report.js');
  const detailed = toDetailedReport(report);
  if (format === 'github') {
    const { annotate } = await import('../reporters/github.js');
    return annotate(detailed, driftAsText(measured, color));
  }
  const address = filesAddress(io.env);
  const context: ReporterContext = {
    root: report.root,
    config: report.config,
    version,
    color: false,
    columns: columnsOf(io.stdout),
    ...(address !== undefined && { filesAddress: address }),
  };
  const { reportAsSarif } = await import('../reporters/sarif.js');
  return reportAsSarif(detailed, context);
}
