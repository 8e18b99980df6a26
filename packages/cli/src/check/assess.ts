import type { DetailedFinding } from '../findings/finding.js';
import { repositoryName } from '../git/repository-name.js';
import type { DetailedReport } from '../reporters/reporter.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import { judgeGate } from '../verdict/judge-gate.js';
import { workspaceOf } from '../workspaces/workspace-of.js';
import type { Collected } from './collect-findings.js';
import { compareFindings } from './compare-findings.js';

/**
 * Tells what of the findings counts, and how the gates stand.
 *
 * @param collected - What the gates found.
 * @returns The report.
 */
export async function assess(collected: Collected): Promise<DetailedReport> {
  const { config, root, runs, workspaces } = collected;
  const findings = collected.findings
    .map((raw): DetailedFinding => ({
      gate: raw.gate,
      practice: raw.practice,
      rule: raw.rule,
      severity: raw.severity,
      file: raw.file,
      line: raw.line,
      column: raw.column,
      message: raw.message,
      fingerprint: raw.fingerprint,
      status: 'open',
      raw,
      workspace: workspaceOf(raw.file, workspaces).folder,
    }))
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
    notes: runs.flatMap(({ name, outcome }) =>
      outcome.kind === 'done' && outcome.note !== undefined ? [`${name}: ${outcome.note}`] : [],
    ),
    exitCode: exitCodeOf(gates),
  };
}
