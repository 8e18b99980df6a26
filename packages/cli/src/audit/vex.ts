import { writeVex } from '@groundrules/audit/vex';

import { UserError } from '../user-error.js';
import type { AuditResult } from './audit-result.js';

/**
 * Writes what was decided about vulnerabilities as CycloneDX VEX.
 *
 * @param result - The audit.
 * @param version - The version of `groundrules`.
 * @returns JSON.
 * @throws {@link UserError} where the audit was not completed: a document without statements would say that there is
 *   nothing to state.
 */
export function auditAsVex({ entries, report, summary }: AuditResult, version: string): string {
  if (summary === undefined) {
    const [gate] = report.gates;
    throw new UserError(
      `There are no statements on vulnerabilities, as the audit was not completed: ${gate?.reason ?? 'no reason was given'}`,
    );
  }
  return writeVex(
    entries.map(({ verdict }) => verdict),
    {
      repository: report.repository,
      at: new Date(summary.at),
      tool: { name: 'groundrules', version },
    },
  );
}
