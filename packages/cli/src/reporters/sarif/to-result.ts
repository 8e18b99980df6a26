import type { Region, Result, Suppression } from 'sarif';

import type { DetailedFinding } from '../../findings/finding.js';
import type { DetailedReport } from '../reporter.js';
import { toUri } from '../to-uri.js';

/**
 * Writes a finding as a result of SARIF.
 *
 * @param finding - The finding.
 * @param report - The report that it belongs to.
 * @returns The result, without the place of its rule.
 */
export function toResult(finding: DetailedFinding, report: DetailedReport): Result {
  const { file, fingerprint, gate, message, practice, raw, rule, severity, status, workspace } =
    finding;
  const baselineState = baselineStateOf(finding, report);
  return {
    ruleId: rule,
    level: severity,
    message: { text: plainMessage(message, rule) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(file), uriBaseId: '%SRCROOT%' },
          region: regionOf(finding),
        },
      },
    ],
    partialFingerprints: { 'groundrulesFingerprint/v1': fingerprint },
    ...(baselineState !== undefined && { baselineState }),
    ...(status !== 'open' && { suppressions: [suppressionOf(finding)] }),
    properties: {
      gate,
      status,
      workspace,
      ...(practice !== null && { practice }),
      ...(raw.fixable === true && { fixable: true }),
    },
  };
}

/** A text in brackets before one in parentheses would be a link, whatever the message meant. */
function plainMessage(message: string, rule: string): string {
  const text = message.trim();
  return (text === '' ? rule : text).replaceAll('](', String.raw`\](`);
}

function regionOf({ column, line, raw }: DetailedFinding): Region {
  const endLine = raw.endLine ?? line;
  const { endColumn } = raw;
  const start: Region = { startLine: line, startColumn: column };
  // A tool's end that lies before the start is no end.
  if (endLine < line) return start;
  if (endColumn === undefined) return endLine === line ? start : { ...start, endLine };
  return endLine === line && endColumn < column ? start : { ...start, endLine, endColumn };
}

function suppressionOf({ reason, status }: DetailedFinding): Suppression {
  const justification =
    reason ?? (status === 'waived' ? undefined : 'Known when the baseline was recorded.');
  return {
    kind: 'external',
    status: 'accepted',
    ...(justification !== undefined && { justification }),
  };
}

/** What is new is told apart from what was known only where there is something to compare with. */
function baselineStateOf(
  { status }: DetailedFinding,
  { gates }: DetailedReport,
): Result['baselineState'] {
  if (status === 'baselined') return 'unchanged';
  const compared = gates.some(({ counts }) => counts.baselined > 0);
  return compared && status === 'open' ? 'new' : undefined;
}
