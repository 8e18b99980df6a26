import type { Vulnerability } from '../audit-report.js';
import type { AcceptedRisk } from './accepted-risk.js';
import { isAbout } from './is-about.js';
import { lapsesOf, type Lapse, type RiskPolicy } from './lapses-of.js';

/** What one accepted risk says about one vulnerability that it is about. */
export interface Opinion<Risk extends AcceptedRisk = AcceptedRisk> {
  /** The risk that was accepted. */
  readonly risk: Risk;
  /** Why it does not hold; none where it does. */
  readonly lapses: readonly Lapse[];
}

/** What became of a vulnerability. */
export interface Verdict<Risk extends AcceptedRisk = AcceptedRisk> {
  /** What it is about. */
  readonly vulnerability: Vulnerability;
  /** Every accepted risk that is about it, in the order given. */
  readonly opinions: readonly Opinion<Risk>[];
  /** The first that holds. The vulnerability is open without one. */
  readonly accepted: Risk | undefined;
}

/** What became of all. */
export interface Judgement<Risk extends AcceptedRisk = AcceptedRisk> {
  /** One for each vulnerability, in the order given. */
  readonly verdicts: readonly Verdict<Risk>[];
  /** Accepted risks that are about nothing any more. */
  readonly stale: readonly Risk[];
}

/** How vulnerabilities are judged. */
export interface JudgeOptions<Risk extends AcceptedRisk> extends RiskPolicy {
  /** Tells whether a risk is about a vulnerability; {@link isAbout} unless it is given. */
  readonly isAbout?: (risk: Risk, vulnerability: Vulnerability) => boolean;
}

/**
 * Holds vulnerabilities against the risks that were accepted. It asks nobody and changes nothing: the same input
 * always comes to the same judgement.
 *
 * @param vulnerabilities - What an audit found.
 * @param risks - What was accepted.
 * @param options - The day and the policy.
 * @returns A verdict for every vulnerability.
 * @throws {@link AuditError} For an accepted risk whose days or versions can't be read.
 * @example
 * ```ts
 * import type { AuditReport } from '@groundrules/audit';
 * import { judgeVulnerabilities, type AcceptedRisk } from '@groundrules/audit/judge';
 *
 * export function listOpen(report: AuditReport, risks: readonly AcceptedRisk[], today: string): string[] {
 *   const maximumDays = { critical: 30, high: 90, moderate: 180, low: 365 };
 *   const { verdicts } = judgeVulnerabilities(report.vulnerabilities, risks, { today, maximumDays });
 *   return verdicts.flatMap(({ accepted, vulnerability }) =>
 *     accepted === undefined ? [vulnerability.advisory.id] : [],
 *   );
 * }
 * ```
 */
export function judgeVulnerabilities<Risk extends AcceptedRisk>(
  vulnerabilities: readonly Vulnerability[],
  risks: readonly Risk[],
  options: JudgeOptions<Risk>,
): Judgement<Risk> {
  const fits = options.isAbout ?? isAbout;
  const verdicts = vulnerabilities.map((vulnerability): Verdict<Risk> => {
    const opinions = risks
      .filter((risk) => fits(risk, vulnerability))
      .map((risk) => ({ risk, lapses: lapsesOf(risk, vulnerability, options) }));
    const accepted = opinions.find(({ lapses }) => lapses.length === 0)?.risk;
    return { vulnerability, opinions, accepted };
  });
  const used = new Set(verdicts.flatMap(({ opinions }) => opinions.map(({ risk }) => risk)));
  return { verdicts, stale: risks.filter((risk) => !used.has(risk)) };
}
