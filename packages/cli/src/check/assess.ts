import type { DetailedFinding } from '../findings/finding.js';
import type { JudgedFinding } from '../findings/judged-finding.js';
import { repositoryName } from '../git/repository-name.js';
import type { DetailedReport } from '../reporters/reporter.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import { judgeGate } from '../verdict/judge-gate.js';
import type { Workspace } from '../workspaces/workspace.js';
import { workspaceOf } from '../workspaces/workspace-of.js';
import type { Collected } from './collect-findings.js';
import { compareFindings } from './compare-findings.js';
import { describeFixed } from './describe-fixed.js';
import type { Judgement } from './judge-findings.js';
import { noteUnmatched } from './note-unmatched.js';
import { noteVersions } from './note-versions.js';

/**
 * Tells how the gates stand.
 *
 * @param collected - What the gates found.
 * @param judgement - What of it counts.
 * @param notes - What else is to be known, besides what the gates say.
 * @returns The report.
 */
export async function assess(
  collected: Collected,
  judgement: Judgement,
  notes: readonly string[],
): Promise<DetailedReport> {
  const { config, root, runs, workspaces } = collected;
  const findings = judgement.findings
    .map((finding) => toDetailed(finding, workspaces))
    .toSorted(compareFindings);
  const gates = runs.map((run) =>
    judgeGate(
      run,
      config.gates[run.name].mode,
      findings.filter(({ gate }) => gate === run.name),
    ),
  );
  return {
    version: 1,
    repository: await repositoryName(root),
    gates,
    findings,
    workspaces,
    notes: [
      ...notesOf(collected),
      ...noteVersions(collected),
      ...(await noteUnmatched(collected)),
      ...notes,
    ],
    exitCode: exitCodeOf(gates),
  };
}

function notesOf({ runs }: Collected): string[] {
  return runs.flatMap(({ fixed, name, outcome }) =>
    [
      ...(outcome.kind === 'done' && outcome.note !== undefined ? [outcome.note] : []),
      ...(fixed === undefined ? [] : [describeFixed(fixed, outcome.kind !== 'error')]),
    ].map((note) => `${name}: ${note}`),
  );
}

function toDetailed(finding: JudgedFinding, workspaces: readonly Workspace[]): DetailedFinding {
  const {
    column,
    file,
    fingerprint,
    gate,
    line,
    message,
    practice,
    reason,
    rule,
    severity,
    status,
  } = finding;
  return {
    gate,
    practice,
    rule,
    severity,
    file,
    line,
    column,
    message,
    fingerprint,
    status,
    raw: finding,
    workspace: workspaceOf(file, workspaces).folder,
    ...(reason !== undefined && { reason }),
  };
}
