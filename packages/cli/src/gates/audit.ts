import path from 'node:path';
import type { Vulnerability } from '@groundrules/audit';
import { mergeVulnerabilities } from '@groundrules/audit/judge';

import { ask } from './audit/ask.js';
import { describeAudit, type AuditSummary } from './audit/audit-summary.js';
import { listInnerLockfiles } from './audit/list-inner-lockfiles.js';
import { listsDependencies } from './audit/lists-dependencies.js';
import {
  addSecondOpinion,
  failSecondOpinion,
  type SecondFindings,
} from './audit/second-opinion.js';
import { lookAtSupplyChain } from './audit/supply-chain/look-at-supply-chain.js';
import { describeChecks } from './audit/supply-chain/supply-chain-summary.js';
import { toSupplyFindings } from './audit/supply-chain/to-supply-findings.js';
import { unseenRules } from './audit/supply-chain/unseen-rules.js';
import { toFinding } from './audit/to-finding.js';
import { defineGate } from './define-gate.js';
import type { GateAdapter, GateContext, GateOutcome } from './gate.js';
import { localCommand } from '../workspaces/package-manager.js';

/** What the gate is told on top of the settings. */
export interface AuditGateOptions {
  /** A database in OSV's format to ask instead of the package manager, absolute. */
  readonly offline?: string;
  /** Told of a complete audit. */
  readonly onAudit?: (summary: AuditSummary) => void;
}

/** What the package manager's source of advisories knows, or a database in OSV's format. */
export const auditGate = createAuditGate({});

/**
 * Makes the gate of vulnerabilities.
 *
 * @param options - What it is told on top of the settings.
 * @returns The gate.
 */
export function createAuditGate(options: AuditGateOptions): GateAdapter {
  return defineGate({
    name: 'audit',
    tool: '@groundrules/audit',
    run: (context) => findVulnerabilities(context, options),
  });
}

async function findVulnerabilities(
  context: GateContext,
  { offline, onAudit }: AuditGateOptions,
): Promise<GateOutcome> {
  const { config, root, workspaces } = context;
  if (!(await listsDependencies(root, workspaces))) {
    const [inner, ...others] = await listInnerLockfiles(context);
    if (inner !== undefined) return { kind: 'error', reason: describeInner(inner, others) };
    return {
      kind: 'skipped',
      reason: 'No package.json lists a dependency, and there is no lockfile.',
    };
  }
  const database = offline ?? resolve(root, config.audit.offline);
  const answer = await ask({ context, database });
  if (answer.kind === 'failed') return { kind: 'error', reason: answer.reason };
  // Where that failed, the same registry is not asked about more.
  const supply = await lookAtSupplyChain({ context, isOffline: database !== undefined });
  if (supply.kind === 'failed') return { kind: 'error', reason: supply.reason };
  const { vulnerabilities: told, ...report } = answer.report;
  const at = `${new Date().toISOString().slice(0, 19)}Z`;
  const vulnerabilities = mergeVulnerabilities(told);
  const findings = await Promise.all(
    vulnerabilities.map((one) =>
      toFinding(one, { root, lockfile: report.lockfile, thresholds: config.audit }),
    ),
  );
  const second = await askAgain(context, vulnerabilities, report.lockfile);
  const summary: AuditSummary = {
    ...report,
    at,
    supplyChain: supply.checks,
    ...(second !== undefined && { secondOpinion: second.summary }),
  };
  onAudit?.(summary);
  return {
    kind: 'done',
    findings: [
      ...findings,
      ...(second?.findings ?? []),
      ...toSupplyFindings(report.lockfile, supply),
    ],
    note: [describeAudit(summary), describeChecks(supply.checks)].join(' '),
    unseen: [
      ...unseenRules(supply.checks),
      ...(second?.summary.kind === 'failed' ? ['second-opinion'] : []),
    ],
  };
}

/** Nothing at the top does not mean that nothing is installed. */
function describeInner(inner: string, others: readonly string[]): string {
  const more = others.length === 0 ? '' : ` and ${String(others.length)} more below it`;
  return [
    `There is no lockfile at the top of the repository, but ${inner}${more}, and what that installs is not known.`,
    `Audit such folders by themselves (cd ${path.posix.dirname(inner)} && ${localCommand('groundrules')} audit) and turn the gate off here ("gates": { "audit": "off" }); make them workspaces; or list what is not yours in "ignores".`,
  ].join(' ');
}

async function askAgain(
  context: GateContext,
  known: readonly Vulnerability[],
  lockfile: string,
): Promise<SecondFindings | undefined> {
  const { config, root } = context;
  const database = resolve(root, config.audit.secondOpinion);
  if (database === undefined) return undefined;
  const answer = await ask({ context, database });
  return answer.kind === 'failed'
    ? failSecondOpinion(lockfile, answer.reason)
    : await addSecondOpinion(root, known, answer.report);
}

function resolve(root: string, database: string | undefined): string | undefined {
  return database === undefined ? undefined : path.resolve(root, database);
}
