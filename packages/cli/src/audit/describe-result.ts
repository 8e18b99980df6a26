import { describeAudit } from '../gates/audit/audit-summary.js';
import { checkSubjects } from '../gates/audit/supply-chain/check-names.js';
import {
  describeChecks,
  type CheckSummary,
} from '../gates/audit/supply-chain/supply-chain-summary.js';
import { plural } from '../reporters/plural.js';
import type { AuditEntry, AuditResult } from './audit-result.js';

/** How an audit ended, in one line. */
export interface ResultLine {
  /** `partly` passed where a check that only advises could not be done, or a gate that only advises has found what would block. */
  readonly passed: boolean | 'partly';
  readonly sentence: string;
}

/**
 * Says how an audit ended.
 *
 * @param result - The audit.
 * @returns One sentence. What could not be completed has never passed.
 */
export function describeResult(result: AuditResult): ResultLine {
  const { entries, notices, report, summary } = result;
  const [gate] = report.gates;
  if (summary === undefined) {
    const what = gate?.status === 'skipped' ? 'There was nothing to audit' : 'The audit failed';
    return { passed: false, sentence: `${what}: ${gate?.reason ?? 'no reason was given'}` };
  }
  const broken = notices.filter(({ severity }) => severity === 'error').length;
  const parts = [
    countStandings(entries, 'vulnerability', 'vulnerabilities'),
    ...(broken === 0
      ? []
      : [`${plural(broken, 'waiver')} no longer ${broken === 1 ? 'holds' : 'hold'}`]),
  ];
  const isOnlyAdvised = gate?.mode === 'advise' && gate.status === 'failed';
  const isWhole = failedChecks(summary).length === 0 && !isOnlyAdvised;
  return {
    passed: report.exitCode === 0 && (isWhole || 'partly'),
    sentence: [
      entries.length === 0 && broken === 0 ? 'No known vulnerability.' : `${parts.join(', ')}.`,
      ...describeSupplyChain(result),
      ...(isOnlyAdvised
        ? [
            'Nothing of it fails this audit, as the gate only advises ("gates" in groundrules.json).',
          ]
        : []),
    ].join(' '),
  };
}

/** Nothing where nothing was found and all that was to be looked at was. */
function describeSupplyChain({ summary, supplyChain }: AuditResult): string[] {
  const failed = failedChecks(summary);
  return [
    ...(supplyChain.length === 0
      ? []
      : [
          `${countStandings(supplyChain, 'doubt about the supply chain', 'doubts about the supply chain')}.`,
        ]),
    ...(failed.length === 0
      ? []
      : [`NOT looked at: ${failed.map(({ check }) => checkSubjects[check]).join(', ')}.`]),
  ];
}

function failedChecks(summary: AuditResult['summary']): readonly CheckSummary[] {
  return summary?.supplyChain.filter(({ state }) => state === 'failed') ?? [];
}

function countStandings(
  entries: readonly Pick<AuditEntry, 'standing'>[],
  one: string,
  many: string,
): string {
  const count = (standing: AuditEntry['standing']): number =>
    entries.filter((entry) => entry.standing === standing).length;
  return [
    `${plural(count('blocks'), one, many)} ${count('blocks') === 1 ? 'blocks' : 'block'}`,
    `${String(count('advice'))} ${count('advice') === 1 ? 'is' : 'are'} advice`,
    `${String(count('accepted'))} ${count('accepted') === 1 ? 'is' : 'are'} accepted`,
  ].join(', ');
}

/**
 * Says what a result rests on.
 *
 * @param result - The audit.
 * @returns One or two sentences on each: the vulnerabilities, the supply chain. None where it was not completed.
 */
export function describeBasis({ summary }: AuditResult): readonly string[] {
  if (summary === undefined) return [];
  const notes = summary.supplyChain.flatMap((check) => check.notes ?? []);
  return [describeAudit(summary), [describeChecks(summary.supplyChain), ...notes].join(' ')].filter(
    (text) => text !== '',
  );
}
