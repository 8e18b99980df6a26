import { codeInMarkdown, escapeMarkdown } from '../reporters/escape-markdown.js';
import { isText, verdictOf } from './bench-as-text.js';
import { benchRow, columnsOf } from './bench-columns.js';
import type { BenchReport } from './bench-report.js';
import { listTold } from './list-told.js';

/**
 * Writes what came of benchmarks as Markdown, for pages and comments.
 *
 * @param report - The report.
 * @returns The text.
 */
export function benchAsMarkdown(report: BenchReport): string {
  const { arch, cores, cpu, node, platform } = report.environment;
  const columns = columnsOf(report);
  const rows = report.benchmarks.map((benchmark) => {
    const row = benchRow(benchmark);
    const cells = columns.map((column) => escapeMarkdown(row[column]));
    return `| ${codeInMarkdown(benchmark.file)} | ${cells.join(' | ')} |`;
  });
  const told = listTold(report).map(
    ({ message, place }) => `- ${codeInMarkdown(place)} ${escapeMarkdown(message)}`,
  );
  return [
    `| file | ${columns.join(' | ')} |`,
    `| --- | ${columns.map((column) => (isText(column) ? '---' : '---:')).join(' | ')} |`,
    ...rows,
    '',
    ...(told.length === 0 ? [] : [...told, '']),
    `${verdictOf(report)} Node.js ${String(node)}, ${escapeMarkdown(cpu)}, ${String(cores)} cores, ${escapeMarkdown(`${platform} ${arch}`)}.`,
    '',
  ].join('\n');
}
