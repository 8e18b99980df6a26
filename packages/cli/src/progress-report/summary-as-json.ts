import type { ProgressReporter } from './load-reporter.js';

/**
 * Writes a progress summary as JSON, by `schemas/progress.schema.json`.
 *
 * @param summary - The summary.
 * @returns The text.
 */
export const summaryAsJson: ProgressReporter = (summary) => `${JSON.stringify(summary, null, 2)}\n`;
