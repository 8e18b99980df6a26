import type { Format } from './formats.js';
import type { Reporter } from './reporter.js';

/** What writes each format, loaded when it is asked for. */
const loaders: Readonly<Record<Format, () => Promise<Reporter>>> = {
  text: async () => (await import('./text.js')).reportAsText,
  json: async () => (await import('./json.js')).reportAsJson,
  sarif: async () => (await import('./sarif.js')).reportAsSarif,
  markdown: async () => (await import('./markdown.js')).reportAsMarkdown,
  html: async () => (await import('./html.js')).reportAsHtml,
  github: async () => (await import('./github.js')).reportAsGithub,
};

/**
 * Loads what writes a report.
 *
 * @param format - The format.
 * @returns The reporter.
 */
export async function loadReporter(format: Format): Promise<Reporter> {
  return await loaders[format]();
}
