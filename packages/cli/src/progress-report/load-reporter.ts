import type { ProgressFormat } from './formats.js';
import type { ProgressSummary } from './progress-summary.js';

/** Makes the text of a summary, with a newline at its end. */
export type ProgressReporter = (
  summary: ProgressSummary,
  context: {
    /** The version of `groundrules`. */
    readonly version: string;
  },
) => string;

/** What writes each format, loaded when it is asked for. */
const loaders: Readonly<Record<ProgressFormat, () => Promise<ProgressReporter>>> = {
  markdown: async () => (await import('./summary-as-markdown.js')).summaryAsMarkdown,
  html: async () => (await import('./summary-as-html.js')).summaryAsHtml,
  json: async () => (await import('./summary-as-json.js')).summaryAsJson,
};

/**
 * Loads what writes a summary.
 *
 * @param format - The format.
 * @returns The reporter.
 */
export async function loadProgressReporter(format: ProgressFormat): Promise<ProgressReporter> {
  return await loaders[format]();
}
