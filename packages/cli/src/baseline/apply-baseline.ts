import type { JudgedFinding } from '../findings/judged-finding.js';
import { invertRenames, knownFingerprints } from '../findings/known-fingerprints.js';
import { isOfBaseline } from './baseline-gates.js';
import type { Baseline, BaselineEntry } from './baseline.js';

/** What a baseline says about findings. */
export interface BaselineOutcome<F extends JudgedFinding> {
  /** The findings in the order given; open ones that are known are baselined. */
  readonly findings: readonly F[];
  /**
   * Entries that no finding answers to. They are fixed where their gate looked at everything; of the others
   * nothing is known.
   */
  readonly unmatched: readonly BaselineEntry[];
  /** What is found today of each entry that is still there. */
  readonly matched: ReadonlyMap<BaselineEntry, F>;
}

/**
 * Marks the findings that a baseline knows.
 *
 * A finding is known by its fingerprint, also by the one under its file's old name. Where the function or
 * type around it was renamed it is known by its shape instead: only if the scope that the baseline names is
 * gone from the file, and one finding and one entry of that shape are left over. Thus a fixed finding never
 * makes room for another one.
 *
 * @param findings - Findings, waivers applied.
 * @param baseline - The baseline.
 * @param renames - Present names of files by those at the baseline's commit.
 * @returns What it says. A finding keeps the fingerprint by which it is known; one whose waiver has run out,
 *   and one about a waiver, stays open.
 */
export function applyBaseline<F extends JudgedFinding>(
  findings: readonly F[],
  baseline: Pick<Baseline, 'findings'> | undefined,
  renames: ReadonlyMap<string, string>,
): BaselineOutcome<F> {
  const entries = baseline?.findings ?? [];
  const byFingerprint = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  const oldNames = invertRenames(renames);
  const known = new Map<F, BaselineEntry>();
  for (const finding of findings) {
    const entry = knownFingerprints(finding, oldNames)
      .map((fingerprint) => byFingerprint.get(fingerprint))
      .find((found) => found?.gate === finding.gate);
    if (entry !== undefined) known.set(finding, entry);
  }
  const taken = new Set(known.values());
  const rest = entries.filter((entry) => !taken.has(entry));
  for (const [finding, entry] of matchShapes(
    findings.filter((finding) => !known.has(finding)),
    rest,
    renames,
  )) {
    known.set(finding, entry);
  }
  const matched = new Map<BaselineEntry, F>();
  const judged = findings.map((finding) => {
    const entry = known.get(finding);
    if (entry === undefined) return finding;
    const baselined = finding.status === 'open' && isRecordable(finding);
    const result: F = {
      ...finding,
      fingerprint: entry.fingerprint,
      ...(baselined && { status: 'baselined', reason: 'known in groundrules.baseline.json' }),
    };
    matched.set(entry, result);
    return result;
  });
  return { findings: judged, unmatched: entries.filter((entry) => !matched.has(entry)), matched };
}

/**
 * Tells whether the baseline may make a finding not count.
 *
 * @param finding - The finding.
 * @returns `false` for one whose waiver has run out, and for one about a waiver: somebody promised a date. And for what a
 *   baseline is not about, such as a vulnerability.
 */
export function isRecordable(finding: JudgedFinding): boolean {
  const { lapsed, practice } = finding;
  return lapsed !== true && practice !== 'expired-waiver' && isOfBaseline(finding);
}

function matchShapes<F extends JudgedFinding>(
  findings: readonly F[],
  entries: readonly BaselineEntry[],
  renames: ReadonlyMap<string, string>,
): Map<F, BaselineEntry> {
  const findingsOf = group(findings, ({ file, identity }) => placeOf(file, identity.shape));
  const entriesOf = group(entries, ({ file, shape }) => placeOf(renames.get(file) ?? file, shape));
  const pairs = new Map<F, BaselineEntry>();
  for (const [place, [entry, ...otherEntries]] of entriesOf) {
    const [finding, ...otherFindings] = findingsOf.get(place) ?? [];
    if (entry === undefined || finding === undefined) continue;
    if (otherEntries.length > 0 || otherFindings.length > 0) continue;
    if (!finding.identity.declared.has(entry.scope ?? '')) pairs.set(finding, entry);
  }
  return pairs;
}

function placeOf(file: string, shape: string | undefined): string | undefined {
  return shape === undefined ? undefined : `${shape} ${file}`;
}

function group<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
