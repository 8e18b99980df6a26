import { fingerprintOf } from '../findings/fingerprint-of.js';
import type { JudgedFinding } from '../findings/judged-finding.js';
import { practiceOfRule } from '../findings/practice-of-rule.js';
import { isRecordable } from './apply-baseline.js';
import type { Baseline, BaselineEntry, Growth } from './baseline.js';
import { compareEntries } from './print-baseline.js';

/** How a baseline grows. */
export interface GrowthContext {
  /** The commit that is checked out; files are named as they are called now. */
  readonly commit: string | null;
  /** Entries to be kept although nothing answers to them, as their gate did not run. */
  readonly kept: readonly BaselineEntry[];
  /** Who lets it grow and why; absent where it is made. */
  readonly growth?: Omit<Growth, 'added'>;
}

/**
 * Lists the findings that a baseline does not know and might.
 *
 * @param findings - Findings, judged.
 * @returns Open findings of the gates that a baseline is about.
 */
export function listNewFindings(findings: readonly JudgedFinding[]): JudgedFinding[] {
  return findings.filter((finding) => finding.status === 'open' && isRecordable(finding));
}

/**
 * Records all findings of today in a baseline.
 *
 * @param before - The baseline so far; `undefined` where there is none yet.
 * @param findings - Findings, judged: those that are new, and those that it knows.
 * @param context - Where it happens, and why.
 * @returns The baseline from now on.
 */
export function growBaseline(
  before: Baseline | undefined,
  findings: readonly JudgedFinding[],
  { commit, growth, kept }: GrowthContext,
): Baseline {
  const added = listNewFindings(findings);
  const known = findings.filter(({ status }) => status === 'baselined');
  const entries = new Map<string, BaselineEntry>();
  for (const entry of [...kept, ...[...known, ...added].map(toEntry)]) {
    entries.set(entry.fingerprint, entry);
  }
  const grown =
    growth === undefined || added.length === 0 ? [] : [{ ...growth, added: added.length }];
  return {
    version: 1,
    commit,
    growth: [...(before?.growth ?? []), ...grown],
    findings: [...entries.values()].toSorted(compareEntries),
  };
}

function toEntry({ file, gate, identity, practice, rule }: JudgedFinding): BaselineEntry {
  return {
    gate,
    rule,
    ...(practice !== null && practice !== practiceOfRule(gate, rule) && { practice }),
    file,
    ...(identity.scope !== '' && { scope: identity.scope }),
    // The one under the file's present name, whatever it was known by.
    fingerprint: fingerprintOf(file, identity.key),
    ...(identity.shape !== undefined && { shape: identity.shape }),
  };
}
