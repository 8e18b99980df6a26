import { availableParallelism } from 'node:os';
import type { Gate } from '@groundrules/catalogue';

import type { Baseline } from '../baseline/baseline.js';
import { readBaseline, readMergedBaseline } from '../baseline/read-baseline.js';
import type { Config } from '../config/config.js';
import { gateNames } from '../config/gate-names.js';
import { readConfig } from '../config/read-config.js';
import { identifyFindings } from '../findings/identify-findings.js';
import type { IdentifiedFinding } from '../findings/identity.js';
import type { GateAdapter } from '../gates/gate.js';
import { runGates, type GateListener, type GateRun } from '../gates/run-gates.js';
import { changedSince, type Changes } from '../git/changed-since.js';
import { gitState } from '../git/git-state.js';
import { UserError } from '../user-error.js';
import { readWaivers } from '../waivers/read-waivers.js';
import type { StoredWaiver } from '../waivers/waiver.js';
import { listWorkspaces } from '../workspaces/list-workspaces.js';
import { withoutIgnored } from '../workspaces/without-ignored.js';
import type { Workspace } from '../workspaces/workspace.js';
import { createFilter } from './create-filter.js';
import { refuseNothingLeft } from './refuse-nothing-left.js';
import { repair, type Repair } from './repair.js';
import { unclaimed } from './unclaimed.js';

/** What is looked at, and how. */
export interface CollectOptions {
  /** Absolute path of the repository, as `findRoot()` finds it. */
  readonly root: string;
  /** The gates that were asked for by name; all that are on where it is empty. */
  readonly gates: readonly Gate[];
  /** Gates that run instead of those that have their names. */
  readonly adapters?: readonly GateAdapter[];
  /** Only what changed since the current branch left this ref counts. */
  readonly since?: string;
  /** Whether tools repair what they can before they are asked for findings. */
  readonly fix: boolean;
  /** Whether a baseline in which a merge left markers is read all the same. */
  readonly merged?: boolean;
  /** How many gates run at once; as many as there are cores unless it is given. */
  readonly concurrency?: number;
  /** Milliseconds for one gate; as the settings say unless it is given. */
  readonly timeoutMs?: number;
  readonly signal: AbortSignal;
  /** Told of each gate that repairs as it ended, also where the next one is broken off. */
  readonly onRepair?: (repair: Pick<Repair, 'fixed' | 'run'>) => void;
  /** Starts to show what goes on, once it is known which gates run. */
  readonly listen: (gates: readonly Gate[]) => GateListener;
}

/** What the gates found, before anything is known to be waived or baselined. */
export interface Collected {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly config: Config;
  /** The packages that are not ignored. */
  readonly workspaces: readonly Workspace[];
  readonly waivers: readonly StoredWaiver[];
  /** `undefined` where there is none. */
  readonly baseline: Baseline | undefined;
  /** `undefined` unless only changes count. */
  readonly changes: Changes | undefined;
  /** Every gate that was asked for, in the order of the tables. */
  readonly runs: readonly GateRun[];
  /** By gate, in its order, without files that are ignored or, where only changes count, that did not change. */
  readonly findings: readonly IdentifiedFinding[];
}

/**
 * Reads the settings, runs the gates and gives their findings an identity.
 *
 * @param options - What is looked at, and how.
 * @returns What was found.
 * @throws {@link UserError} for mistakes in the settings, for a ref that is not known, and for a folder without files, or
 *   whose settings leave none.
 */
export async function collectFindings(options: CollectOptions): Promise<Collected> {
  const { root } = options;
  const git = await gitState(root);
  if (git.kind === 'bare') {
    throw new UserError(`${root} is a bare repository: there are no files to check.`);
  }
  const config = await readConfig(root);
  await refuseNothingLeft(root, config.ignores);
  // Mistakes in these are told at once, and not after all gates have run.
  const [packages, waivers, baseline, changes, adapters] = await Promise.all([
    listWorkspaces(root),
    readWaivers(root),
    options.merged === true ? readMergedBaseline(root) : readBaseline(root),
    options.since === undefined ? undefined : changedSince(root, options.since),
    options.adapters ?? loadGates(options.gates),
  ]);
  const workspaces = withoutIgnored(packages, config.ignores);
  const enabled = adapters.filter(({ name }) => config.gates[name].enabled);
  const runOptions = {
    context: { root, workspaces, config, changed: changes?.changed, fix: false },
    concurrency: options.concurrency ?? availableParallelism(),
    timeoutMs: options.timeoutMs ?? config.timeoutMs,
    signal: options.signal,
    listener: options.listen(enabled.map(({ name }) => name)),
  };
  const repairs = options.fix
    ? await repair(enabled, runOptions, options.onRepair ?? (() => undefined))
    : [];
  const settled = repairs.filter(({ isFinal }) => isFinal).map(({ run }) => run);
  const looks = await runGates(
    enabled.filter(({ name }) => !settled.some((run) => run.name === name)),
    runOptions,
  );
  const runs = adapters.map(({ name }): GateRun => {
    const run = [...settled, ...looks].find((one) => one.name === name) ?? switchedOff(name);
    const fixed = repairs.find((one) => one.run.name === name)?.fixed;
    return { ...run, ...(fixed !== undefined && { fixed }) };
  });
  const findings = await identify();
  return { root, config, workspaces, waivers, baseline, changes, runs, findings };

  async function identify(): Promise<IdentifiedFinding[]> {
    const keep = createFilter(config.ignores, changes);
    const findings = new Map<string, IdentifiedFinding>();
    const identified = await Promise.all(
      runs.map(async ({ name, outcome }) => {
        if (outcome.kind !== 'done') return [];
        const found = [...outcome.findings, ...unclaimed(outcome.shared ?? [], runs)];
        return identifyFindings(root, name, found);
      }),
    );
    for (const finding of identified.flat()) {
      // What a tool reports once for each project that holds the file is one finding.
      if (keep(finding)) findings.set(finding.fingerprint, finding);
    }
    return [...findings.values()];
  }
}

function switchedOff(name: Gate): GateRun {
  return {
    name,
    durationMs: 0,
    outcome: { kind: 'skipped', reason: `It is off in groundrules.json ("gates").` },
  };
}

/** The gates that were asked for, or all there are, in the order of the tables. */
async function loadGates(names: readonly Gate[]): Promise<GateAdapter[]> {
  const { gates } = await import('../gates/list-gates.js');
  const available = gateNames
    .map((name) => gates.find((gate) => gate.name === name))
    .filter((gate) => gate !== undefined);
  if (names.length === 0) return available;
  for (const name of names) {
    if (!available.some((gate) => gate.name === name)) {
      throw new UserError(
        `--gate ${name}: this version has no such gate. It has: ${available.map((gate) => gate.name).join(', ')}.`,
      );
    }
  }
  return available.filter(({ name }) => names.includes(name));
}
