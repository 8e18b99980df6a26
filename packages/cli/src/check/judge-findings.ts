import type { Gate } from '@groundrules/catalogue';

import { applyBaseline } from '../baseline/apply-baseline.js';
import type { Baseline, BaselineEntry } from '../baseline/baseline.js';
import { baselineRenames } from '../baseline/baseline-renames.js';
import type { Config } from '../config/config.js';
import { identifyFindings } from '../findings/identify-findings.js';
import type { IdentifiedFinding } from '../findings/identity.js';
import type { JudgedFinding } from '../findings/judged-finding.js';
import { applyWaivers } from '../waivers/apply-waivers.js';
import type { StoredWaiver } from '../waivers/waiver.js';
import { waiverRenames } from '../waivers/waiver-renames.js';

/** What findings are held against. */
export interface Verdicts {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly policy: Config['waivers'];
  readonly waivers: readonly StoredWaiver[];
  readonly baseline: Baseline | undefined;
  /** The gates that looked at the whole repository. */
  readonly complete: ReadonlySet<Gate>;
  /** ISO date. */
  readonly today: string;
}

/** Findings, with what became of the baseline. */
export interface Judgement {
  /** The findings in the order given, and after them what is wrong with waivers. */
  readonly findings: readonly JudgedFinding[];
  /** Entries of the baseline that nothing answers to. */
  readonly unmatched: readonly BaselineEntry[];
}

/**
 * Tells of each finding whether it counts.
 *
 * @param findings - What the gates found.
 * @param verdicts - What it is held against.
 * @returns The findings, judged.
 */
export async function judgeFindings(
  findings: readonly IdentifiedFinding[],
  { baseline, complete, policy, root, today, waivers }: Verdicts,
): Promise<Judgement> {
  const renames =
    baseline === undefined
      ? new Map<string, string>()
      : await baselineRenames(root, baseline, findings);
  const waived = applyWaivers(findings, waivers, policy, today, {
    complete,
    renames: await waiverRenames(root, waivers, findings, renames),
  });
  const outcome = applyBaseline(waived.findings, baseline, renames);
  const notices: JudgedFinding[] = [];
  for (const { gate, ...raw } of waived.notices) {
    const identified = await identifyFindings(root, gate, [raw]);
    notices.push(...identified.map((notice) => ({ ...notice, status: 'open' as const })));
  }
  return { findings: [...outcome.findings, ...notices], unmatched: outcome.unmatched };
}
