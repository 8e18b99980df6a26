import type { AuditReport } from '@groundrules/audit';

import type { CheckSummary } from './supply-chain/supply-chain-summary.js';

/** What is known of a complete audit besides its findings. */
export interface AuditSummary extends Omit<AuditReport, 'vulnerabilities'> {
  /** When the source had answered, as ISO 8601 in UTC. */
  readonly at: string;
  /** What became of each check of the supply chain. */
  readonly supplyChain: readonly CheckSummary[];
  /** What became of the second opinion, where one was asked for. */
  readonly secondOpinion?: SecondOpinion;
}

/** What became of a second opinion. */
export type SecondOpinion =
  | {
      readonly kind: 'asked';
      readonly source: string;
      readonly packages: number;
      readonly canary: AuditReport['canary'];
    }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Says what "clean" rests on: who was asked, when, about how many packages, and whether it sees anything at all.
 *
 * @param summary - The audit.
 * @returns One sentence, or two.
 */
export function describeAudit({
  at,
  canary,
  lockfile,
  packages,
  secondOpinion,
  source,
}: AuditSummary): string {
  const asked = `${source} was asked at ${at} about ${count(packages)} of ${lockfile}, and knew the canary ${nameOf(canary)}.`;
  if (secondOpinion === undefined) return asked;
  return secondOpinion.kind === 'failed'
    ? `${asked} The second opinion failed: ${secondOpinion.reason}`
    : `${asked} The second opinion, ${secondOpinion.source}, was asked about ${count(secondOpinion.packages)}, and knew the canary ${nameOf(secondOpinion.canary)}.`;
}

function count(packages: number): string {
  return packages === 1 ? '1 package' : `${String(packages)} packages`;
}

function nameOf({ advisory, package: name, version }: AuditReport['canary']): string {
  return `${name} ${version} (${advisory})`;
}
