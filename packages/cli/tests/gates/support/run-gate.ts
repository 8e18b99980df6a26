import { expect } from 'vitest';

import { fillSettings } from '../../../src/config/fill-settings.js';
import type { Settings } from '../../../src/config/settings.js';
import type { GateAdapter, GateContext, GateOutcome } from '../../../src/gates/gate.js';
import { listWorkspaces } from '../../../src/workspaces/list-workspaces.js';

/** What a case says beside its repository. */
export interface GateCase extends Partial<
  Pick<GateContext, 'changed' | 'fix' | 'progress' | 'signal'>
> {
  readonly settings?: Settings;
}

/**
 * Runs a gate as the command does.
 *
 * @param gate - The gate.
 * @param root - Absolute path of the repository.
 * @param options - What differs from the defaults.
 * @returns Its outcome, without what it did not look for.
 */
export async function runGate(
  gate: GateAdapter,
  root: string,
  options: GateCase = {},
): Promise<GateOutcome> {
  const { settings = {}, ...context } = options;
  const outcome = await gate.run({
    root,
    workspaces: await listWorkspaces(root),
    config: fillSettings(settings, []),
    changed: undefined,
    fix: false,
    signal: new AbortController().signal,
    progress: () => undefined,
    ...context,
  });
  if (outcome.kind !== 'done') return outcome;
  // What only the baseline, waivers and the summary are told by has tests of its own.
  const { isOff: _isOff, standard: _standard, unseen: _unseen, ...rest } = outcome;
  return rest;
}

/** An outcome in a few words, for tables: its findings as `file:line rule practice`, or its reason. */
export function summarize(outcome: GateOutcome): string | string[] {
  if (outcome.kind !== 'done') return `${outcome.kind}: ${outcome.reason}`;
  return outcome.findings.map(
    ({ file, line, practice, rule }) => `${file}:${String(line)} ${rule} ${practice ?? '-'}`,
  );
}

/** What a table expects of a summary: all of it, or of a reason the pattern that it has to match. */
export function expectedOutcome(expected: RegExp | string | readonly string[]): unknown {
  return expected instanceof RegExp ? expect.stringMatching(expected) : expected;
}
