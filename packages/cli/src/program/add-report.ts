import { type Command, Option } from 'commander';

import type { ReportOptions } from '../commands/report.js';
import { progressFormats } from '../progress-report/formats.js';
import { concurrencyOption, timeoutOption } from './options.js';

/**
 * Describes `groundrules report`.
 *
 * @param program - The program it belongs to.
 * @param report - What it does.
 */
export function addReport(
  program: Command,
  report: (options: ReportOptions) => Promise<void>,
): void {
  program
    .command('report')
    .description('write the progress summary: how far each area is, and what is left to do')
    .addOption(
      new Option('--format <format>', 'how to write it')
        .choices(progressFormats)
        .default('markdown'),
    )
    .option('--output <file>', 'write it to a file')
    .option(
      '--input <file>',
      'read what groundrules check --format json wrote, in place of running the gates',
    )
    .option('--since <ref>', 'tell the commits after this ref (default: the earliest on record)')
    .option('--record', 'add this run to .groundrules/history.jsonl (default outside CI)')
    .option('--no-record', 'leave the history as it is (default in CI)')
    .addOption(concurrencyOption())
    .addOption(timeoutOption())
    .action(async ({ timeout, ...options }: ReportOptions & { readonly timeout?: number }) => {
      await report({ ...options, ...(timeout !== undefined && { timeoutMs: timeout }) });
    });
}
