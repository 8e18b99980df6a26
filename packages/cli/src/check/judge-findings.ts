import { applyBaseline } from '../baseline/apply-baseline.js';
import type { BaselineEntry } from '../baseline/baseline.js';
import { baselineRenames } from '../baseline/baseline-renames.js';
import { identifyFindings } from '../findings/identify-findings.js';
import type { JudgedFinding } from '../findings/judged-finding.js';
import { applyWaivers } from '../waivers/apply-waivers.js';
import { waiverRenames } from '../waivers/waiver-renames.js';
import type { Collected } from './collect-findings.js';
import { completeGates } from './complete-gates.js';
import { unseenIn } from './unseen-in.js';

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
 * @param collected - What the gates found, and what it is held against.
 * @param today - ISO date.
 * @returns The findings, judged.
 */
export async function judgeFindings(collected: Collected, today: string): Promise<Judgement> {
  const { baseline, config, findings, root } = collected;
  // Those of settings are judged by `groundrules drift`.
  const waivers = collected.waivers.filter(({ practice }) => practice !== 'weakened-rule');
  const renames =
    baseline === undefined
      ? new Map<string, string>()
      : await baselineRenames(root, baseline, findings);
  const waived = applyWaivers(findings, waivers, config.waivers, today, {
    complete: completeGates(collected),
    unseen: unseenIn(collected),
    renames: await waiverRenames(root, waivers, findings, renames),
  });
  const outcome = applyBaseline(waived.findings, baseline, renames);
  const gates = [...new Set(waived.notices.map((notice) => notice.gate))];
  const identified = await Promise.all(
    gates.map((gate) =>
      identifyFindings(
        root,
        gate,
        waived.notices.filter((notice) => notice.gate === gate),
      ),
    ),
  );
  const notices: JudgedFinding[] = identified
    .flat()
    .map((notice) => ({ ...notice, status: 'open' }));
  return { findings: [...outcome.findings, ...notices], unmatched: outcome.unmatched };
}
