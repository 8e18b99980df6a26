import { appendFile } from 'node:fs/promises';

import type { Io } from '../io.js';
import { reportAsMarkdown } from './markdown.js';
import type { DetailedReport, ReporterContext } from './reporter.js';

/**
 * Adds a report to the page of a GitHub workflow's run, where there is one.
 *
 * @param report - The report.
 * @param context - Where it is written to.
 * @param io - The environment, and where it is said that the page cannot be written to: that is no reason to fail a
 *   check.
 */
export async function writeStepSummary(
  report: DetailedReport,
  context: ReporterContext,
  { env, stderr }: Pick<Io, 'env' | 'stderr'>,
): Promise<void> {
  const file = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (file === '') return;
  try {
    // What an earlier command of the step wrote may not end its last line.
    await appendFile(file, `\n${reportAsMarkdown(report, context)}`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    stderr.write(`groundrules: GITHUB_STEP_SUMMARY cannot be written: ${message}\n`);
  }
}
