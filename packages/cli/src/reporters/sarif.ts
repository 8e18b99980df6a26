import type { Invocation, Log, Notification, Result, Run } from 'sarif';

import type { DetailedFinding } from '../findings/finding.js';
import { homepage } from '../package-info.js';
import { plural } from './plural.js';
import type { DetailedReport, Reporter } from './reporter.js';
import { createRules } from './sarif/create-rules.js';
import { toResult } from './sarif/to-result.js';

/** More in a run, and code scanning refuses the whole upload. */
const maximumResults = 25_000;

/**
 * Writes a report as SARIF 2.1.0, as code scanning reads it: relative addresses, one run with the rules that
 * reported something, waived and known findings as suppressed ones.
 *
 * @param report - The report.
 * @param context - Where it is written to.
 * @returns The text.
 */
export const reportAsSarif: Reporter = (report, { version }) => {
  // Code scanning shows the first 5,000, so what counts comes first.
  const sorted = report.findings.toSorted((a, b) => rankOf(a) - rankOf(b));
  const written = sorted.slice(0, maximumResults);
  const rules = createRules(written);
  const results = written.map((finding): Result => {
    const ruleIndex = rules.indexOf.get(finding.rule);
    return { ...toResult(finding, report), ...(ruleIndex !== undefined && { ruleIndex }) };
  });
  const run: Run = {
    tool: {
      driver: {
        name: 'groundrules',
        version,
        semanticVersion: version,
        informationUri: homepage,
        rules: [...rules.descriptors],
      },
    },
    // No automationDetails: they would override the category that an upload is given.
    invocations: [invocationOf(report, sorted.length - written.length)],
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    properties: { repository: report.repository },
    results,
  };
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function rankOf({ severity, status }: DetailedFinding): number {
  if (status === 'open') return severity === 'error' ? 0 : 1;
  return status === 'waived' ? 2 : 3;
}

function invocationOf({ exitCode, gates, notes }: DetailedReport, leftOut: number): Invocation {
  const notifications: Notification[] = [];
  for (const { name, reason, status } of gates) {
    if (status === 'error') {
      notifications.push(notificationOf('error', `${name} could not do its work: ${reason ?? ''}`));
    } else if (status === 'skipped') {
      notifications.push(notificationOf('note', `${name} was skipped: ${reason ?? ''}`));
    }
  }
  notifications.push(...notes.map((note) => notificationOf('note', note)));
  if (leftOut > 0) {
    const text = `${plural(leftOut, 'finding')} of the least weight left out: code scanning takes ${String(maximumResults)} at most.`;
    notifications.push(notificationOf('warning', text));
  }
  return {
    executionSuccessful: exitCode !== 2,
    exitCode,
    toolExecutionNotifications: notifications,
  };
}

function notificationOf(level: Notification['level'], text: string): Notification {
  return { level, message: { text: text.trim() } };
}
