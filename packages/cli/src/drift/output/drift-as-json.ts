import { describeWeakening } from '../describe-weakening.js';
import type { DriftReport, JudgedWeakening } from '../drift-report.js';
import { countWeakenings } from './describe-drift.js';
import type { Measured } from './measured.js';

/**
 * Writes how repositories stand to their standard as JSON, by `schemas/drift.schema.json`. Runs over several repositories
 * can be put together by their lists.
 *
 * @param measured - The repositories.
 * @returns The text.
 */
export function driftAsJson(measured: readonly Measured[]): string {
  const repositories = measured.map((one) =>
    one.kind === 'failed'
      ? {
          repository: one.repository,
          folder: one.folder,
          status: 'unknown',
          reason: one.reason,
          tools: [],
          weakenings: [],
          notices: [],
        }
      : { ...repositoryOf(one.report), folder: one.folder },
  );
  return `${JSON.stringify({ version: 1, repositories }, null, 2)}\n`;
}

const statuses = ['followed', 'weakened', 'unknown'] as const;

function repositoryOf({ exitCode, level, notices, repository, tools, weakenings }: DriftReport) {
  return {
    repository,
    level,
    status: statuses[exitCode],
    tools: tools.map(({ durationMs, reason, standard, status, tool }) => ({
      tool,
      status,
      durationMs,
      counts: countWeakenings(weakenings, tool),
      ...(standard !== undefined && { standard }),
      ...(reason !== undefined && { reason }),
    })),
    weakenings: weakenings.map(toJson),
    notices: notices.map(({ column, file, gate, line, message, practice, rule, severity }) => ({
      gate,
      practice,
      rule,
      severity,
      file,
      line,
      column,
      message,
    })),
  };
}

function toJson(weakening: JudgedWeakening) {
  const { authorship, change, effective, examples, files, fingerprint, gate } = weakening;
  const { isHint, kinds, rule, scope, setBy, standard, status, tool, waiver, workspace } =
    weakening;
  return {
    tool,
    gate,
    practice: 'weakened-rule',
    rule,
    severity: isHint === true ? 'warning' : 'error',
    change,
    standard,
    effective,
    scope,
    kinds,
    files,
    examples,
    file: setBy.file,
    ...(setBy.line !== undefined && { line: setBy.line }),
    ...(setBy.object !== undefined && { object: setBy.object }),
    ...(setBy.package !== undefined && { package: setBy.package }),
    ...(authorship?.kind === 'committed' && {
      author: authorship.author,
      commit: authorship.commit,
      date: authorship.date,
      summary: authorship.summary,
    }),
    workspace,
    message: describeWeakening(weakening),
    fingerprint,
    status,
    ...(waiver !== undefined && { waiver }),
  };
}
