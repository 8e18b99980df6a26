import type { DetailedFinding, Finding } from '../findings/finding.js';
import type { Report } from '../gates/report.js';
import type { DetailedReport, ReporterContext } from './reporter.js';

/**
 * Writes a report as JSON, by `schemas/report.schema.json`.
 *
 * @param report - The report.
 * @param context - What it was asked for.
 * @returns The text.
 */
export function reportAsJson(
  report: DetailedReport,
  { since }: Pick<ReporterContext, 'since'>,
): string {
  const { findings, gates, repository, version } = report;
  const content: Report = {
    version,
    repository,
    ...(since !== undefined && { since }),
    gates,
    findings: findings.map(toFinding),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function toFinding(finding: DetailedFinding): Finding {
  const { column, file, fingerprint, gate, line, message, practice, raw, rule, severity, status } =
    finding;
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
    ...(raw.fixable === true && { fixable: true }),
    ...(raw.risk !== undefined && { risk: raw.risk }),
  };
}
