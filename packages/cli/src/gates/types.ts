import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gte, valid } from 'semver';

import type { RawFinding } from '../findings/finding.js';
import { defineGate } from './define-gate.js';
import { listFiles, type RepositoryFile } from './files/list-files.js';
import { toRelative } from './files/to-relative.js';
import { toSlashes } from './files/to-slashes.js';
import type { GateContext, GateOutcome } from './gate.js';
import { loadFromRepository } from './load-tool.js';
import { describeOutput } from './run/describe-output.js';
import { runTool, type ToolEnd } from './run/run-tool.js';
import { listProjects, type Project } from './types/list-projects.js';
import { parseShownConfig, type ShownConfig } from './types/own-files.js';
import {
  parseDiagnostics,
  type CompilerOutput,
  type Diagnostic,
} from './types/parse-diagnostics.js';
import { practiceOfDiagnostic } from './types/practice-of-diagnostic.js';
import { writeStandIn } from './types/stand-in.js';

/** The TypeScript compiler, by its command: 5, 6, or 7, which has no API. */
export const typesGate = defineGate({ name: 'types', tool: 'tsc', run: compileProjects });

/** The first compiler that can be told by its settings to check nothing. */
const firstWithNoCheck = '5.6.0-0';

type Failure = Extract<GateOutcome, { kind: 'error' }>;

async function compileProjects(context: GateContext): Promise<GateOutcome> {
  const { changed, progress, root, signal, workspaces } = context;
  const { bases, projects } = listProjects(root, workspaces);
  if (projects.length === 0) return await nothingToCompile(context, bases);
  const findings = new Map<string, RawFinding>();
  // All that is to be mended is told at once: to come to the next one costs minutes.
  const failures = new Set<string>();
  const shown = new Map<string, ShownConfig | Failure>();
  const read = new Set<string>();
  for (const project of projects) {
    progress(toRelative(root, project.config));
    const found = await compileProject(context, project, shown);
    if ('kind' in found) {
      failures.add(found.reason);
      if (signal.aborted) break;
      continue;
    }
    for (const file of found.files) read.add(toRelative(root, path.resolve(file)));
    // A file may be part of several projects.
    for (const finding of found.findings) {
      const { column, file, line, message, rule } = finding;
      findings.set(JSON.stringify([file, line, column, rule, message]), finding);
    }
  }
  if (failures.size > 0) return failed([...failures].join('\n'));
  const [unreadable] = [...findings.values()].filter(({ rule }) => isSyntax(rule));
  const notes = [
    unreadable === undefined
      ? undefined
      : `Until ${unreadable.file}:${String(unreadable.line)} is mended, tsc may not look for other errors in the same project.`,
    changed === undefined ? describeRest(await listFiles(context), read) : undefined,
  ].filter((note) => note !== undefined);
  return {
    kind: 'done',
    findings: [...findings.values()],
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

/** Without TypeScript there is nothing to do; with it, nobody compiles what is there. */
async function nothingToCompile(
  context: GateContext,
  [base]: readonly string[],
): Promise<GateOutcome> {
  const { root } = context;
  const why =
    base === undefined
      ? 'There is no tsconfig.json, neither at the root nor in a package.'
      : `${toRelative(root, base)} has no files and refers to no projects.`;
  const files = await listFiles({ ...context, changed: undefined });
  const sources = files.filter(({ file }) => isTypeScript(file) && !isSetting(file));
  if (sources.length === 0) return { kind: 'skipped', reason: why };
  return failed(
    `${why} So nobody compiles ${nameFirst(sources)}. Take them into a tsconfig.json there, or refer from it to the project that does; list what is not to be compiled under "ignores" in groundrules.json.`,
  );
}

function isTypeScript(file: string): boolean {
  return /\.[cm]?tsx?$/u.test(file);
}

/** A tool's settings, and types that are given for a program in JavaScript, make no project. */
function isSetting(file: string): boolean {
  return /\.config\.[cm]?ts$|\.d\.[cm]?ts$/u.test(file);
}

function nameFirst([first, ...others]: readonly RepositoryFile[]): string {
  return `${first?.file ?? 'anything'}${others.length > 0 ? ` and ${String(others.length)} more` : ''}`;
}

/** What no tsconfig.json takes in is compiled by nobody, and nothing else would say so. */
function describeRest(
  files: readonly RepositoryFile[],
  read: ReadonlySet<string>,
): string | undefined {
  const rest = files.filter(({ file }) => isTypeScript(file) && !read.has(file));
  return rest.length === 0 ? undefined : `No tsconfig.json takes in ${nameFirst(rest)}.`;
}

/** The compiler gives up types where it can't read a file. Some of these codes are about types all the same. */
function isSyntax(code: string): boolean {
  return /^TS1\d{3}$/u.test(code);
}

/** What a project came to. */
interface Compiled {
  readonly findings: readonly RawFinding[];
  /** Absolute paths of what it read. */
  readonly files: readonly string[];
}

async function compileProject(
  context: GateContext,
  project: Project,
  shown: Map<string, ShownConfig | Failure>,
): Promise<Compiled | Failure> {
  const { root, workspaces } = context;
  if (!existsSync(project.config)) {
    return failed(
      `${toRelative(root, project.config)} does not exist, but another tsconfig.json refers to it.`,
    );
  }
  const cwd = path.dirname(project.config);
  const typescript = loadFromRepository(cwd, 'typescript');
  const tool =
    typescript.kind === 'found' ? typescript : loadFromRepository(root, 'typescript', workspaces);
  if (tool.kind === 'error') return tool;
  const compiler = tool.commands['tsc'];
  if (compiler === undefined) {
    return failed('The installed typescript has no command tsc. Install it again.');
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'groundrules-types-'));
  try {
    const own = new Set<string>();
    const others = new Set<string>();
    let config = project.config;
    if (project.references.length > 0) {
      for (const [index, one] of [project.config, ...project.references].entries()) {
        const answer = shown.get(one) ?? (await showConfig(context, compiler, one));
        shown.set(one, answer);
        if ('kind' in answer) return answer;
        for (const file of answer.files) (index === 0 ? own : others).add(file);
        if (index === 0) config = await writeStandIn({ root, config: one, shown: answer, folder });
      }
    }
    const end = await runCompiler(context, compiler, cwd, [
      ...['-p', config, '--noEmit', '--listFiles'],
      // It would pass whatever there is.
      ...(hasNoCheck(tool.version) ? ['--noCheck', 'false'] : []),
      // What it remembers is kept out of the repository, where settings would put it.
      ...['--incremental', 'true', '--tsBuildInfoFile', path.join(folder, 'tsconfig.tsbuildinfo')],
    ]);
    if (end.kind === 'broken') return failed(end.reason);
    const output = parseDiagnostics(end.stdout);
    const failure = judgeRun(context, { project, config, end, output });
    if (failure !== undefined) return failure;
    const findings = output.diagnostics
      .filter(({ category, file }) => category !== 'message' && file !== undefined)
      .map((diagnostic) => ({ diagnostic, file: path.resolve(cwd, diagnostic.file ?? '') }))
      .filter(({ file }) => own.has(toSlashes(file)) || !others.has(toSlashes(file)))
      .map(({ diagnostic, file }) => toFinding(toRelative(root, file), diagnostic));
    return { findings, files: output.files };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function hasNoCheck(version: string): boolean {
  return valid(version) !== null && gte(version, firstWithNoCheck);
}

async function showConfig(
  context: GateContext,
  compiler: string,
  config: string,
): Promise<ShownConfig | Failure> {
  const end = await runCompiler(context, compiler, path.dirname(config), [
    '-p',
    config,
    '--showConfig',
  ]);
  if (end.kind === 'broken') return failed(end.reason);
  return (
    parseShownConfig(end.stdout, config) ??
    failed(
      `tsc can't read ${toRelative(context.root, config)}: ${describeOutput(end.stdout, end.stderr)}`,
    )
  );
}

async function runCompiler(
  { signal }: GateContext,
  compiler: string,
  cwd: string,
  args: readonly string[],
): Promise<ToolEnd> {
  return await runTool({
    tool: 'tsc',
    file: process.execPath,
    args: [compiler, ...args, '--pretty', 'false'],
    cwd,
    signal,
  });
}

interface Run {
  readonly project: Project;
  /** The tsconfig that was really used. */
  readonly config: string;
  readonly end: Extract<ToolEnd, { kind: 'ended' }>;
  readonly output: CompilerOutput;
}

/** Why a run can't be believed; `undefined` where it can. */
function judgeRun(
  { root }: GateContext,
  { config, end, output, project }: Run,
): Failure | undefined {
  const name = toRelative(root, project.config);
  const cwd = path.dirname(project.config);
  const { diagnostics, files, unknown } = output;
  if (unknown !== undefined) {
    return failed(`tsc failed for ${name}. It printed: ${describeOutput(end.stderr, unknown)}`);
  }
  const read = new Set(files.map((file) => toSlashes(file)));
  const wrong = diagnostics.find(({ category, file }) => {
    if (category !== 'error') return false;
    if (file === undefined) return true;
    const absolute = toSlashes(path.resolve(cwd, file));
    // What it did not read as a source is a config, or nothing at all.
    return !read.has(absolute) && (absolute.endsWith('.json') || !existsSync(absolute));
  });
  if (wrong !== undefined) {
    const at =
      wrong.file === undefined || path.resolve(cwd, wrong.file) === config
        ? name
        : `${toRelative(root, path.resolve(cwd, wrong.file))}:${String(wrong.line)}`;
    return failed(`tsc can't use ${at}: ${wrong.code}: ${wrong.message}`);
  }
  const hasErrors = diagnostics.some(({ category }) => category === 'error');
  if (end.exitCode !== 0 && !hasErrors) {
    return failed(
      `tsc failed for ${name} with exit code ${String(end.exitCode)}: ${describeOutput(end.stderr, end.stdout)}`,
    );
  }
  const inside = files.some((file) => {
    const relative = toRelative(root, path.resolve(file));
    return !relative.startsWith('../') && !relative.split('/').includes('node_modules');
  });
  return inside
    ? undefined
    : failed(
        `tsc looked at no file of ${name}. It printed: ${describeOutput(end.stderr, end.stdout)}`,
      );
}

function toFinding(file: string, diagnostic: Diagnostic): RawFinding {
  const { category, code, column, line, message } = diagnostic;
  return {
    rule: code,
    practice: practiceOfDiagnostic(diagnostic),
    severity: category === 'error' ? 'error' : 'warning',
    file,
    line,
    column,
    message,
  };
}

function failed(reason: string): Failure {
  return { kind: 'error', reason };
}
