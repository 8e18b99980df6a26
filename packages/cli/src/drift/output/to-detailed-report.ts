import type { Gate } from '@groundrules/catalogue';

import { gateNames } from '../../config/gate-names.js';
import type { DetailedFinding } from '../../findings/finding.js';
import type { GateReport } from '../../gates/report.js';
import type { DetailedReport } from '../../reporters/reporter.js';
import { workspaceOf } from '../../workspaces/workspace-of.js';
import type { DriftReport, JudgedWeakening } from '../drift-report.js';
import type { DriftTool } from '../weakening.js';
import { describeWaiver } from './describe-drift.js';

const gateOf: Readonly<Partial<Record<DriftTool, Gate>>> = {
  eslint: 'lint',
  tsconfig: 'types',
  prettier: 'format',
  knip: 'dead-code',
};

/**
 * Writes drift as a report of findings, for the formats that are made of such: each gate stands for the tool whose settings
 * decide what it finds.
 *
 * @param report - How the repository stands to its standard.
 * @returns The same as a report.
 */
export function toDetailedReport(report: DriftReport): DetailedReport {
  const { exitCode, notices, repository, tools, weakenings, workspaces } = report;
  const findings: DetailedFinding[] = [
    ...weakenings.map(toFinding),
    ...notices.map((notice): DetailedFinding => {
      const { column, file, fingerprint, gate, line, message, practice, rule, severity } = notice;
      return {
        ...{ gate, practice, rule, severity, file, line, column, message, fingerprint },
        status: 'open',
        raw: notice,
        workspace: workspaceOf(file, workspaces).folder,
      };
    }),
  ];
  const gates = gateNames.flatMap((name): GateReport[] => {
    const own = findings.filter(({ gate }) => gate === name);
    const tool = tools.find((one) => gateOf[one.tool] === name);
    if (own.length === 0 && tool === undefined) return [];
    const count = (status: DetailedFinding['status']): number =>
      own.filter((finding) => finding.status === status).length;
    const isOpen = own.some(({ severity, status }) => status === 'open' && severity === 'error');
    const outcome =
      tool?.status === 'error' || (tool?.status === 'skipped' && own.length === 0)
        ? tool.status
        : undefined;
    return [
      {
        name,
        mode: 'block',
        status: outcome ?? (isOpen ? 'failed' : 'passed'),
        durationMs: tool?.durationMs ?? 0,
        counts: { open: count('open'), waived: count('waived'), baselined: 0 },
        ...(outcome !== undefined && { reason: tool?.reason ?? '' }),
      },
    ];
  });
  return { version: 1, repository, gates, findings, workspaces, notes: [], exitCode };
}

function toFinding(weakening: JudgedWeakening): DetailedFinding {
  const { finding, status, workspace } = weakening;
  const { column, file, fingerprint, gate, line, message, practice, rule, severity } = finding;
  const reason = describeWaiver(weakening);
  return {
    ...{ gate, practice, rule, severity, file, line, column, message, fingerprint },
    status,
    workspace,
    raw: finding,
    ...(status === 'waived' && reason !== undefined && { reason }),
  };
}
