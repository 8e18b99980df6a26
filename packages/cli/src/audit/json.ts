import type { StoredWaiver } from '../waivers/waiver.js';
import type { AuditEntry, AuditResult, SupplyChainEntry } from './audit-result.js';

/**
 * Writes an audit as JSON, by `schemas/audit.schema.json`.
 *
 * @param result - The audit.
 * @returns The text.
 */
export function auditAsJson(result: AuditResult): string {
  const { entries, notices, report, summary, supplyChain } = result;
  const { supplyChain: checks, ...basis } = summary ?? {};
  const [gate] = report.gates;
  const content = {
    version: 1,
    repository: report.repository,
    status: gate?.status ?? 'error',
    mode: gate?.mode ?? 'block',
    ...(gate?.reason !== undefined && { reason: gate.reason }),
    // Without a source nothing was looked at, and the list says nothing.
    ...(summary !== undefined && { basis }),
    vulnerabilities: entries.map(vulnerabilityOf),
    ...(checks !== undefined && {
      supplyChain: { checks, findings: supplyChain.map(supplyChainOf) },
    }),
    notices: notices.map(({ column, file, line, message, rule, severity }) => ({
      rule,
      severity,
      file,
      line,
      column,
      message,
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function vulnerabilityOf({ finding, standing, verdict, vulnerability }: AuditEntry): object {
  const { direct, fix, otherPaths, production, shortestPath, versions } = vulnerability;
  const { id, package: name, ...advisory } = vulnerability.advisory;
  return {
    id,
    package: name,
    versions,
    ...advisory,
    production,
    shortestPath,
    otherPaths,
    direct: { ...direct, line: finding.line },
    fix,
    standing,
    fingerprint: finding.fingerprint,
    ...(verdict.accepted !== undefined && { accepted: withoutPlace(verdict.accepted) }),
    lapsed: verdict.opinions
      .filter(({ lapses }) => lapses.length > 0)
      .map(({ lapses, risk }) => ({ waiver: withoutPlace(risk), because: lapses })),
  };
}

function supplyChainOf({ fact, finding, standing }: SupplyChainEntry): object {
  const { file, fingerprint, line, message, practice, rule } = finding;
  const { check, package: name, versions } = fact;
  return {
    check,
    rule,
    practice,
    ...(name !== undefined && { package: name }),
    versions,
    file,
    line,
    message,
    standing,
    fingerprint,
  };
}

function withoutPlace({
  column: _column,
  line: _line,
  ...waiver
}: StoredWaiver): Omit<StoredWaiver, 'column' | 'line'> {
  return waiver;
}
