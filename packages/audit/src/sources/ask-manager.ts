import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pRetry, { AbortError } from 'p-retry';
import { coerce, satisfies } from 'semver';

import { AuditError } from '../audit-error.js';
import { affects } from '../matching/affects.js';
import type { PackageManager } from '../inventory.js';
import { readManifest } from '../inventory/read-manifest.js';
import type { LocatedInventory } from '../inventory/list-packages.js';
import { askRegistry } from './ask-registry.js';
import type { Canary } from './canary.js';
import type { Answer, Claim } from './claim.js';
import { copySettings } from './copy-settings.js';
import { explainFailure, isNotFound } from './explain-failure.js';
import type { AuditTool, Probe, ToolSettings } from './managers/audit-tool.js';
import { bun } from './managers/bun.js';
import { npm } from './managers/npm.js';
import { pnpm } from './managers/pnpm.js';
import { yarnClassic } from './managers/yarn-classic.js';
import { recorder, yarn } from './managers/yarn.js';
import { lookForFixes } from './look-for-fixes.js';
import { requireCanary } from './require-canary.js';
import { runProgram, type ProgramEnd } from './run-program.js';
import { settleInOrder } from './settle-in-order.js';
import { SourceFailure } from './source-failure.js';

const tools: Readonly<Record<PackageManager, AuditTool>> = {
  npm,
  pnpm,
  yarn,
  'yarn-classic': yarnClassic,
  bun,
};

/** How a package manager is asked. */
export interface AskOptions {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly canary: Canary;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  readonly retries: number;
  /** How long is waited before it is asked again for the first time; then twice as long, and so on. */
  readonly retryDelayMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** What a package manager said. */
export interface Asked {
  readonly source: string;
  readonly claims: readonly Claim[];
  /** The advisory that it named for the canary. */
  readonly canary: string;
}

/**
 * Asks the repository's package manager for advisories, with its own settings, and asks it about the canary with the same
 * settings.
 *
 * @param inventory - What is installed.
 * @param options - How it is asked.
 * @returns What it said.
 * @throws {@link AuditError} where it gave no complete answer, or knows nothing of the canary.
 */
export async function askManager(inventory: LocatedInventory, options: AskOptions): Promise<Asked> {
  const tool = tools[inventory.manager];
  const env = { ...options.env, ...tool.env };
  const version = await readVersion(tool, env, options);
  const command = `${tool.name} (${tool.program} ${version})`;
  const problem = await tool.checkFiles?.(options.root);
  if (problem !== undefined) throw problem;
  const scratch = await mkdtemp(path.join(tmpdir(), 'groundrules-audit-'));
  try {
    const job = { tool, env, version, command, options, scratch, inventory };
    const packages = inventory.packages
      .filter(({ origin }) => origin === 'registry')
      .map((one): Probe => ({ package: one.name, version: one.version }));
    const blindSpots = tool.blindSpots?.(inventory) ?? [];
    // Settings that blind it explain what it answers.
    const [settings, answer, canary] = await settleInOrder<[ToolSettings, Answer, Answer]>(
      [
        async (signal) => await readSettings(stoppedBy(signal, job)),
        async (signal) =>
          // Where nothing is installed there is nothing to ask.
          packages.length === 0
            ? { claims: [] }
            : await ask(stoppedBy(signal, job), {
                folder: options.root,
                packages,
                inventory,
                name: 'repository',
              }),
        async (signal) =>
          await askProbes(stoppedBy(signal, job), [options.canary, ...blindSpots], 'canary'),
      ],
      options.signal,
    );
    requireAudited(command, answer, packages.length);
    const { registry } = settings;
    const more = tool.isPicky?.(version) === true ? await lookAgain(job, settings, packages) : [];
    const source = registry === undefined ? command : `${command}, ${withoutSecrets(registry)}`;
    const advisory = requireCanary(canary.claims, options.canary, {
      source,
      todo: 'Name a registry that serves advisories in the settings of the package manager, or audit offline with an OSV database.',
    });
    const { unasked = [] } = answer;
    const rest = await askProbes(job, unasked, 'rest');
    const claims = [
      ...answer.claims,
      ...more,
      ...claimsAbout(blindSpots, canary),
      ...claimsAbout(unasked, rest),
    ];
    return {
      source,
      claims: await lookForFixes(claims, inventory, async (name) => await versionsOf(job, name)),
      canary: advisory,
    };
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface Job {
  readonly tool: AuditTool;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly command: string;
  readonly options: AskOptions;
  readonly scratch: string;
  readonly inventory: LocatedInventory;
}

interface Question {
  readonly folder: string;
  readonly packages: readonly Probe[];
  readonly inventory: LocatedInventory | undefined;
  readonly name: string;
}

function stoppedBy(signal: AbortSignal, job: Job): Job {
  return { ...job, options: { ...job.options, signal } };
}

async function readVersion(
  tool: AuditTool,
  env: Job['env'],
  { root, signal, timeoutMs }: AskOptions,
): Promise<string> {
  const call = { program: tool.program, args: ['--version'], cwd: root, env, timeoutMs, signal };
  const end = await runProgram(call);
  if (end.kind === 'missing') {
    throw new AuditError(
      `${tool.program} is not on the PATH, and ${tool.name} can't be run without it.`,
      `Install it, or audit offline with an OSV database.`,
    );
  }
  const { stderr, stdout } = textOf(end, `${tool.program} --version`, timeoutMs);
  const version = /\d+\.\d+\.\d+\S*/u.exec(stdout)?.[0];
  if (version === undefined) {
    // As where it needs a newer Node.js.
    const [told = ''] = stderr.trim().split('\n');
    throw new AuditError(
      `${tool.program} --version does not say which version it is${told === '' ? '' : `: ${told}`}.`,
      'Run it by hand and mend what it complains of.',
    );
  }
  if (!satisfies(coerce(version) ?? version, tool.supported)) {
    throw new AuditError(
      `${tool.program} is ${version}, and ${tool.name} is only known of ${tool.supported}.`,
      tool.advice,
    );
  }
  return version;
}

async function readSettings({ env, options, tool }: Job): Promise<ToolSettings> {
  if (tool.settings === undefined) return {};
  const { root, signal, timeoutMs } = options;
  const { args } = tool.settings;
  const end = await runProgram({ program: tool.program, args, cwd: root, env, timeoutMs, signal });
  const { stdout } = textOf(end, `${tool.program} ${args.join(' ')}`, timeoutMs);
  const settings = tool.settings.read(stdout);
  if (settings.problem !== undefined) throw settings.problem;
  return settings;
}

function textOf(
  end: ProgramEnd,
  command: string,
  timeoutMs: number,
): { readonly stdout: string; readonly stderr: string } {
  switch (end.kind) {
    case 'ended':
      return end;
    case 'late':
      throw new SourceFailure(
        `${command} was ended after ${String(timeoutMs / 1000)} seconds without a report.`,
        'Look whether the registry answers, give it more time, or audit offline with an OSV database.',
        false,
      );
    case 'missing':
      throw new AuditError(`${command} could not be started.`, 'Install the package manager.');
    case 'broken':
      throw explainFailure(command, end.reason);
  }
}

async function ask(job: Job, question: Question): Promise<Answer> {
  return await again(job.options, async (attempt) => await askOnce(job, question, attempt));
}

/** Which versions are published. Where the source tells itself what mends a weakness, nobody is asked. */
async function versionsOf(job: Job, name: string): Promise<readonly string[]> {
  const { env, options, tool } = job;
  const { versions } = tool;
  if (versions === undefined) return [];
  const { root, signal, timeoutMs } = options;
  const args = versions.args(name);
  const command = `${tool.program} ${args.join(' ')}, asked for what mends ${name},`;
  return await again(options, async () => {
    const end = await runProgram({
      program: tool.program,
      args,
      cwd: root,
      env,
      timeoutMs,
      signal,
    });
    const { stderr, stdout } = textOf(end, command, timeoutMs);
    const found = versions.read(stdout);
    if (found !== undefined) return found;
    // It is published no more, so that nothing mends it.
    if (isNotFound(`${stderr}\n${stdout}`)) return [];
    throw explainFailure(command, `${stderr}\n${stdout}`);
  });
}

/** For what the package manager leaves out. */
async function lookAgain(
  { command, env, options, tool }: Job,
  { registry }: ToolSettings,
  packages: readonly Probe[],
): Promise<readonly Claim[]> {
  if (registry === undefined || packages.length === 0) return [];
  return await askRegistry({ ...options, env, command, registry, manager: tool.manager }, packages);
}

async function again<T>(
  { retries, retryDelayMs, signal }: AskOptions,
  task: (attempt: number) => Promise<T>,
): Promise<T> {
  return await pRetry(task, {
    retries,
    minTimeout: retryDelayMs,
    factor: 2,
    randomize: retryDelayMs > 0,
    ...(signal && { signal }),
    shouldRetry: ({ error }) => error instanceof SourceFailure && error.mayPass,
  }).catch((error: unknown) => {
    throw error instanceof AbortError ? error.originalError : error;
  });
}

async function askOnce(job: Job, question: Question, attempt: number): Promise<Answer> {
  const { command, env, options, scratch, tool, version } = job;
  const recording =
    tool.records === true
      ? await prepareRecording(scratch, `${question.name}-${String(attempt)}`, env)
      : undefined;
  const end = await runProgram({
    program: tool.program,
    args: tool.args(version),
    cwd: question.folder,
    env: { ...env, ...recording?.env },
    timeoutMs: options.timeoutMs,
    signal: options.signal,
  });
  const { stderr, stdout } = textOf(end, command, options.timeoutMs);
  const record = recording === undefined ? undefined : await readIfThere(recording.file);
  const { inventory, packages } = question;
  return tool.read({ command, version, stdout, stderr, record, packages, inventory });
}

async function prepareRecording(
  scratch: string,
  name: string,
  env: Job['env'],
): Promise<{ readonly file: string; readonly env: Readonly<Record<string, string>> }> {
  const plugin = path.join(scratch, 'record.cjs');
  await writeFile(plugin, recorder);
  const file = path.join(scratch, `${name}.ndjson`);
  const others = env['YARN_PLUGINS'];
  return {
    file,
    env: {
      GROUNDRULES_RECORD: file,
      // It would be written into the repository.
      YARN_INSTALL_STATE_PATH: path.join(scratch, `${name}.gz`),
      YARN_PLUGINS: others === undefined || others === '' ? plugin : `${others};${plugin}`,
    },
  };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Asks about packages that the audit itself can't ask about, the canary first of all. */
async function askProbes(job: Job, probes: readonly Probe[], label: string): Promise<Answer> {
  const { inventory, options, scratch, tool } = job;
  // One version of a package a project: a manifest has each name once.
  const rounds: Probe[][] = [];
  for (const { package: name, version } of probes) {
    const round = rounds.find((others) => !others.some((one) => one.package === name));
    if (round === undefined) rounds.push([{ package: name, version }]);
    else round.push({ package: name, version });
  }
  const answers: Answer[] = [];
  for (const [index, packages] of rounds.entries()) {
    const top = path.join(scratch, `${label}-${String(index)}`);
    const folder = await copySettings(options.root, top);
    const files = await tool.project(packages, options.root, inventory.lockfile);
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, await withManager(name, text, options.root));
    }
    answers.push(
      await ask(job, { folder, packages, inventory: undefined, name: path.basename(top) }),
    );
  }
  return { claims: answers.flatMap(({ claims }) => claims) };
}

/** Corepack and newer package managers run the version that a manifest names. */
async function withManager(name: string, text: string, root: string): Promise<string> {
  if (name !== 'package.json') return text;
  const { packageManager, devEngines } = (await readManifest(root, '.')).content;
  return JSON.stringify({
    ...(JSON.parse(text) as object),
    ...(packageManager !== undefined && { packageManager }),
    ...(devEngines !== undefined && { devEngines }),
  });
}

/** Of the probes only what is installed counts; the canary is not. */
function claimsAbout(probes: readonly Probe[], { claims }: Answer): readonly Claim[] {
  return claims
    .filter(({ advisory }) =>
      probes.some(
        (one) => one.package === advisory.package && affects(advisory.vulnerable, one.version),
      ),
    )
    .map((claim) => ({ ...claim, versions: [] }));
}

function requireAudited(command: string, { audited }: Answer, installed: number): void {
  if (installed > 0 && audited === 0) {
    throw new AuditError(
      `${command} looked at no package, and the lockfile has ${String(installed)}.`,
      'Run it by hand and look for settings that leave packages out, or audit offline with an OSV database.',
    );
  }
}

function withoutSecrets(registry: string): string {
  try {
    const url = new URL(registry);
    return `${url.protocol}//${url.host}${url.pathname}`;
  } catch {
    return registry;
  }
}
