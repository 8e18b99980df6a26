import type { SupplyChainFinding, SupplyChainReport } from '@groundrules/audit/supply-chain';

import type { GateContext } from '../../gate.js';
import { asksRegistry, checkNames, checkSubjects, type CheckName } from './check-names.js';
import { inSettings } from './in-settings.js';
import type { CheckSummary } from './supply-chain-summary.js';

/** What is looked at, and how. */
export interface SupplyChainJob {
  readonly context: GateContext;
  /** Whether a database is asked in place of the registry. */
  readonly isOffline: boolean;
}

/** What came of looking at the supply chain. */
export type SupplyChainAnswer =
  | {
      readonly kind: 'looked';
      /** In the order of the lockfile. */
      readonly found: readonly SupplyChainFinding[];
      /** One for each check, whether it was done or not. */
      readonly checks: readonly CheckSummary[];
    }
  /** What blocks could not be looked at: what happened and what to do. */
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Looks for what makes dependencies less trustworthy, and that no advisory knows of.
 *
 * @param job - What is looked at.
 * @returns What was found. A check that could not be done is told as such; where it blocks, nothing else is told.
 */
export async function lookAtSupplyChain({
  context,
  isOffline,
}: SupplyChainJob): Promise<SupplyChainAnswer> {
  const settings = context.config.audit.supplyChain;
  const isBlocking = (check: CheckName): boolean => settings[check].mode === 'block';
  const isAsked = (check: CheckName): boolean => !(isOffline && asksRegistry.has(check));
  const blind = checkNames.filter((check) => isBlocking(check) && !isAsked(check));
  if (blind.length > 0) return { kind: 'failed', reason: blind.map(explainBlind).join('\n') };
  const wanted = checkNames.filter((check) => settings[check].mode !== 'off' && isAsked(check));
  const { findings, states } = await look(context, wanted);
  const checks = checkNames.map((check): CheckSummary => {
    const { mode } = settings[check];
    const state = states.find((one) => one.check === check);
    if (state !== undefined) return { check, mode, ...withoutCheck(state) };
    return { check, mode, state: mode === 'off' ? 'off' : 'unasked' };
  });
  const broken = checks.filter(({ check, state }) => state === 'failed' && isBlocking(check));
  return broken.length > 0
    ? { kind: 'failed', reason: broken.map(explainFailed).join('\n') }
    : { kind: 'looked', found: findings, checks };
}

type Report = Pick<SupplyChainReport, 'findings' | 'states'>;

async function look(
  { config, root, signal }: GateContext,
  checks: readonly CheckName[],
): Promise<Report> {
  if (checks.length === 0) return { findings: [], states: [] };
  const { installScripts, provenance, sources, youngVersions } = config.audit.supplyChain;
  // Only who looks pays for what it loads.
  const [{ AuditError }, { checkSupplyChain }] = await Promise.all([
    import('@groundrules/audit'),
    import('@groundrules/audit/supply-chain'),
  ]);
  try {
    return await checkSupplyChain({
      root,
      checks,
      allowedScripts: installScripts.allow,
      allowedHosts: sources.allow,
      youngVersions: { days: youngVersions.days, allowed: youngVersions.allow },
      provenance: { allowed: provenance.allow },
      signal,
    });
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    const { message } = error;
    return {
      findings: [],
      states: checks.map((check) => ({ check, kind: 'failed', reason: message })),
    };
  }
}

function withoutCheck({
  kind,
  notes = [],
  reason,
}: SupplyChainReport['states'][number]): Pick<CheckSummary, 'notes' | 'reason' | 'state'> {
  return {
    state: kind,
    ...(reason !== undefined && { reason: inSettings(reason) }),
    ...(notes.length > 0 && { notes: notes.map(inSettings) }),
  };
}

function explainBlind(check: CheckName): string {
  return `audit.supplyChain.${check} blocks, and ${checkSubjects[check]} are known to the registry alone, which an offline audit does not ask. Audit without "audit.offline" and --offline, or set its mode to "advise" or "off".`;
}

function explainFailed({ check, reason = '' }: CheckSummary): string {
  return `audit.supplyChain.${check} blocks, and ${checkSubjects[check]} could not be looked at: ${reason}`;
}
