import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';

import { createIgnore } from '../config/create-ignore.js';
import { readClaimedConfig, readConfig } from '../config/read-config.js';
import { describePathError, isNothingThere, isPathError } from '../files/path-errors.js';
import { listNames } from '../gates/files/list-names.js';
import { walkFiles } from '../gates/files/walk-files.js';
import { repositoryName } from '../git/repository-name.js';
import { formatDuration } from '../reporters/format-duration.js';
import { UserError } from '../user-error.js';
import { listWorkspaces } from '../workspaces/list-workspaces.js';
import type { DriftContext } from './drift-context.js';
import type { DriftReport, ToolReport } from './drift-report.js';
import { judgeWeakenings } from './judge-weakenings.js';
import type { DriftOutcome, DriftTool } from './weakening.js';

/** What is measured, and how. */
export interface DriftOptions {
  /** Absolute path of the repository. */
  readonly root: string;
  /** ISO date. */
  readonly today: string;
  /** Milliseconds for one tool; as the settings say unless it is given. */
  readonly timeoutMs?: number;
  readonly signal: AbortSignal;
  /** Told what goes on, in a few words. */
  readonly progress?: (text: string) => void;
}

type Check = (context: DriftContext) => DriftOutcome | Promise<DriftOutcome>;

/** By tool, in the order of every table; each is loaded when it is needed. */
const checks: Readonly<
  Record<
    DriftTool,
    {
      readonly gate: keyof DriftContext['config']['gates'] | null;
      readonly load: () => Promise<Check>;
    }
  >
> = {
  eslint: {
    gate: 'lint',
    load: async () => (await import('./eslint/check-eslint.js')).checkEslint,
  },
  tsconfig: {
    gate: 'types',
    load: async () => (await import('./tsconfig/compare-tsconfigs.js')).compareTsconfigs,
  },
  prettier: {
    gate: 'format',
    load: async () => (await import('./prettier/check-prettier.js')).checkPrettier,
  },
  knip: { gate: 'dead-code', load: async () => (await import('./knip/check-knip.js')).checkKnip },
  groundrules: {
    gate: null,
    load: async () => (await import('./settings/check-settings.js')).checkSettings,
  },
};

/**
 * Holds the settings that a repository's tools work with against the standard that it claims to follow. Nothing is linted,
 * compiled or written.
 *
 * @param options - What is measured.
 * @returns How it stands, with what is waived marked as such.
 * @throws {@link UserError} for mistakes in groundrules.json and in the waivers, which keep anything from being judged.
 */
export async function measureDrift(options: DriftOptions): Promise<DriftReport> {
  const root = realpathSync(options.root);
  const { progress = () => undefined, signal } = options;
  const [config, claimed, workspaces, names] = await Promise.all([
    readConfig(root),
    readClaimedConfig(root),
    listWorkspaces(root),
    listNames(root),
  ]);
  // In a folder that Git ignores it knows of no file, and the tools do.
  const allFiles = (names.length > 0 ? names : await walkFiles(root)).toSorted();
  const isIgnored = createIgnore(config.ignores);
  const files = allFiles.filter((file) => !isIgnored(file));
  const context = { root, workspaces, config, claimed, files, allFiles, progress };
  const timeoutMs = options.timeoutMs ?? config.timeoutMs;
  const runs = await Promise.all(
    (Object.keys(checks) as DriftTool[]).map(
      async (tool) => await runCheck(tool, context, timeoutMs, signal),
    ),
  );
  signal.throwIfAborted();
  const { notices, weakenings } = await judgeWeakenings(
    {
      root,
      config,
      workspaces,
      today: options.today,
      isComplete: runs.every(({ outcome }) => outcome.kind !== 'error'),
    },
    runs.flatMap(({ outcome }) => (outcome.kind === 'compared' ? outcome.weakenings : [])),
  );
  const tools = runs.map(({ durationMs, outcome, tool }): ToolReport => {
    const isOpen = weakenings.some(
      (one) => one.tool === tool && one.status === 'open' && one.isHint !== true,
    );
    if (outcome.kind !== 'compared') {
      return { tool, status: outcome.kind, durationMs, reason: outcome.reason };
    }
    return {
      tool,
      status: isOpen ? 'weakened' : 'followed',
      durationMs,
      ...(outcome.standard !== undefined && { standard: outcome.standard }),
    };
  });
  return {
    root,
    repository: await repositoryName(root),
    level: config.level,
    config,
    workspaces,
    tools,
    weakenings,
    notices,
    exitCode: exitCodeOf(tools, notices),
  };
}

interface CheckRun {
  readonly tool: DriftTool;
  readonly durationMs: number;
  readonly outcome: DriftOutcome;
}

async function runCheck(
  tool: DriftTool,
  context: Omit<DriftContext, 'signal'>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<CheckRun> {
  const started = performance.now();
  const { gate, load } = checks[tool];
  const done = (outcome: DriftOutcome): CheckRun => ({
    tool,
    durationMs: Math.round(performance.now() - started),
    outcome,
  });
  if (gate !== null && !context.config.gates[gate].enabled) {
    return done({ kind: 'skipped', reason: `The gate ${gate} is off in groundrules.json.` });
  }
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort(new Error(`it did not finish within ${formatDuration(timeoutMs)}`));
  }, timeoutMs);
  try {
    const check = await load();
    return done(await check({ ...context, signal: AbortSignal.any([signal, timeout.signal]) }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof UserError) && !isPathError(error)) throw error;
    return done({ kind: 'error', reason: message });
  } finally {
    clearTimeout(timer);
  }
}

function exitCodeOf(
  tools: readonly ToolReport[],
  notices: DriftReport['notices'],
): DriftReport['exitCode'] {
  if (tools.some(({ status }) => status === 'error')) return 2;
  const isOpen =
    tools.some(({ status }) => status === 'weakened') ||
    notices.some(({ severity }) => severity === 'error');
  return isOpen ? 1 : 0;
}

/**
 * Finds the folder that is measured where one was named.
 *
 * @param folder - Absolute path.
 * @returns The same, where it is a folder.
 * @throws {@link UserError} where it is none.
 */
export function folderToMeasure(folder: string): string {
  try {
    if (statSync(folder).isDirectory()) return folder;
  } catch (error) {
    if (!isNothingThere(error)) {
      throw new UserError(`--root ${folder}: ${describePathError(error)}.`, { cause: error });
    }
  }
  throw new UserError(`--root ${folder}: there is no such folder.`);
}
