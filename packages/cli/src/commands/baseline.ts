import type { Gate } from '@groundrules/catalogue';

import { baselineGates } from '../baseline/baseline-gates.js';
import type { Baseline } from '../baseline/baseline.js';
import { isSuppressible } from '../baseline/derive-suppressions.js';
import {
  findNotIgnoredByPrettier,
  prettierIgnoreCommand,
} from '../baseline/find-not-ignored-by-prettier.js';
import { growBaseline, listNewFindings } from '../baseline/grow-baseline.js';
import { pruneBaseline } from '../baseline/prune-baseline.js';
import { baselineFile, readBaseline, readMergedBaseline } from '../baseline/read-baseline.js';
import { settleSuppressions } from '../baseline/settle-suppressions.js';
import { writeBaseline } from '../baseline/write-baseline.js';
import { collectFindings, type Collected, type CollectOptions } from '../check/collect-findings.js';
import { completeGates } from '../check/complete-gates.js';
import { judgeFindings, type Judgement } from '../check/judge-findings.js';
import { unseenIn } from '../check/unseen-in.js';
import type { JudgedFinding } from '../findings/judged-finding.js';
import { loadFromRepository } from '../gates/load-tool.js';
import { gitAuthor } from '../git/git-author.js';
import { headCommit } from '../git/head-commit.js';
import type { Io } from '../io.js';
import type { Progress } from '../progress/progress.js';
import { startProgress } from '../progress/start-progress.js';
import { plural } from '../reporters/plural.js';
import { UserError } from '../user-error.js';
import { isReason } from '../waivers/is-reason.js';
import { findRoot } from '../workspaces/find-root.js';
import { localCommand } from '../workspaces/package-manager.js';

/** What `groundrules baseline` can be told. */
export interface BaselineOptions extends Pick<CollectOptions, 'concurrency' | 'timeoutMs'> {
  /** Only drop what is fixed. */
  readonly prune: boolean;
  /** Record what is new. */
  readonly grow: boolean;
  /** Why it grows. */
  readonly reason?: string;
}

/**
 * Records the findings of today, or brings the record up to date.
 *
 * @param options - What it was told.
 * @param io - What it gets from the world.
 * @returns The exit code: 1 where there are findings that the baseline does not know and may not take in, 2
 *   where a gate could not do its work.
 * @throws {@link UserError} for bad input, and where a baseline cannot be made as a gate is missing.
 */
export async function baseline(options: BaselineOptions, io: Io): Promise<0 | 1 | 2> {
  const root = findRoot(io.cwd);
  await refuse(options, root);
  let progress: Progress | undefined;
  const collected = await collectFindings({
    ...(options.concurrency !== undefined && { concurrency: options.concurrency }),
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
    root,
    gates: [],
    fix: false,
    merged: options.prune,
    signal: io.signal,
    listen: (gates) => (progress = startProgress(gates, io)),
  }).finally(() => progress?.stop());
  const judgement = await judgeFindings(collected, io.today);
  io.signal.throwIfAborted();
  const print = (line: string): void => {
    io.stdout.write(`${line}\n`);
  };
  if (options.grow || collected.baseline === undefined) {
    refuseBrokenGates(collected);
    return record(options, { collected, judgement, print, today: io.today });
  }
  return shrink(collected.baseline, { collected, judgement, print, today: io.today }, options);
}

interface Work {
  readonly collected: Collected;
  readonly judgement: Judgement;
  readonly print: (line: string) => void;
  readonly today: string;
}

/** What can be refused before the gates have run. */
async function refuse({ grow, prune, reason }: BaselineOptions, root: string): Promise<void> {
  if (grow && prune) throw new UserError('Give either --grow or --prune: growing prunes too.');
  if (reason !== undefined && !grow) throw new UserError('--reason belongs to --grow.');
  if (prune) {
    if ((await readMergedBaseline(root)) === undefined) {
      throw new UserError(
        `There is no ${baselineFile} yet. Make it: ${localCommand('groundrules')} baseline`,
      );
    }
    return;
  }
  const before = await readBaseline(root);
  if (!grow || before === undefined) return;
  if (reason === undefined) {
    throw new UserError(
      `--grow needs a reason, which is recorded: ${localCommand('groundrules')} baseline --grow --reason "…"`,
    );
  }
  if (!isReason(reason)) {
    throw new UserError(
      `--reason ${JSON.stringify(reason)} is no reason. Say in a sentence why there may be more findings than before.`,
    );
  }
  if ((await gitAuthor(root)) === undefined) {
    throw new UserError(
      'Growing is recorded with its author. Tell Git who you are: git config user.name "…"',
    );
  }
}

/** What a gate that did not run would have found could not be told from what is new later. */
function refuseBrokenGates({ runs }: Collected): void {
  const broken = runs.flatMap(({ name, outcome }) =>
    outcome.kind === 'error' && baselineGates.has(name) ? [`${name}: ${outcome.reason}`] : [],
  );
  if (broken.length === 0) return;
  throw new UserError(
    `Nothing is recorded, as not every gate could do its work:\n${broken.join('\n')}`,
  );
}

async function record({ reason }: BaselineOptions, work: Work): Promise<0> {
  const { collected, judgement, print, today } = work;
  const { baseline: before, root } = collected;
  const { fixed } =
    before === undefined
      ? { fixed: [] }
      : pruneBaseline(before, judgement.unmatched, completeGates(collected), unseenIn(collected));
  const added = listNewFindings(judgement.findings);
  const gone = new Set(fixed);
  const after = growBaseline(before, judgement.findings, {
    commit: await headCommit(root),
    kept: judgement.unmatched.filter((entry) => !gone.has(entry)),
    ...(before !== undefined &&
      reason !== undefined && {
        growth: { date: today, author: (await gitAuthor(root)) ?? '', reason: reason.trim() },
      }),
  });
  await writeBaseline(root, after);
  const recorded = new Set(added);
  await settleSuppressions(
    collected,
    judgement.findings.map((finding) =>
      recorded.has(finding) ? { ...finding, status: 'baselined' as const } : finding,
    ),
  );
  for (const line of countByGate(added)) print(line);
  print(
    before === undefined
      ? `${baselineFile} holds ${plural(added.length, 'finding')}. From now on it may only shrink.`
      : `${plural(added.length, 'finding')} came in, ${String(fixed.length)} went; ${baselineFile} holds ${String(after.findings.length)}.`,
  );
  if (before === undefined) {
    adviseOnLint(added, print);
    await adviseOnFormat(collected, print);
  }
  return 0;
}

/** Once, as whoever wants it otherwise has read it then. */
function adviseOnLint(added: readonly JudgedFinding[], print: (line: string) => void): void {
  const left = added.filter(
    ({ gate, rule, severity }) => gate === 'lint' && severity === 'error' && !isSuppressible(rule),
  );
  if (left.length === 0) return;
  print(
    `Plain ESLint still fails for ${plural(left.length, 'error')}, which no rule reports and so nothing suppresses. Comments that disable nothing are taken out by ${localCommand('groundrules')} check --fix --gate lint.`,
  );
}

/** Once as well. */
async function adviseOnFormat(
  { root, workspaces }: Collected,
  print: (line: string) => void,
): Promise<void> {
  if (loadFromRepository(root, 'prettier', workspaces).kind === 'error') return;
  const open = await findNotIgnoredByPrettier(root);
  if (open.length === 0) return;
  print(
    `Where you call Prettier by hand, have it leave alone what tools write: ${prettierIgnoreCommand(open)}`,
  );
}

async function shrink(
  before: Baseline,
  { collected, judgement, print }: Work,
  { prune }: BaselineOptions,
): Promise<0 | 1 | 2> {
  const { root, runs } = collected;
  const { baseline: after, fixed } = pruneBaseline(
    before,
    judgement.unmatched,
    completeGates(collected),
    unseenIn(collected),
  );
  await writeBaseline(root, after);
  await settleSuppressions(collected, judgement.findings);
  const broken = runs.filter(({ outcome }) => outcome.kind === 'error');
  print(
    fixed.length === 0
      ? `Nothing is ${broken.length === 0 ? '' : 'known to be '}fixed; ${baselineFile} holds ${String(after.findings.length)}.`
      : `${plural(fixed.length, 'finding')} went, as ${fixed.length === 1 ? 'it is' : 'they are'} fixed; ${baselineFile} holds ${String(after.findings.length)}.`,
  );
  for (const { name, outcome } of broken) {
    if (outcome.kind === 'error') print(`${name} keeps its entries: ${outcome.reason}`);
  }
  if (broken.length > 0) return 2;
  const fresh = prune ? [] : listNewFindings(judgement.findings);
  if (fresh.length === 0) return 0;
  for (const line of countByGate(fresh)) print(line);
  print(
    `${plural(fresh.length, 'finding')} ${fresh.length === 1 ? 'is' : 'are'} not in it. Mend them, or let it grow: ${localCommand('groundrules')} baseline --grow --reason "…"`,
  );
  return 1;
}

function countByGate(findings: readonly JudgedFinding[]): string[] {
  const counts = new Map<Gate, number>();
  for (const { gate } of findings) counts.set(gate, (counts.get(gate) ?? 0) + 1);
  return [...counts].map(([gate, count]) => `  ${gate}: ${String(count)}`);
}
