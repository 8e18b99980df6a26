import Table from 'cli-table3';
import pc from 'picocolors';

import type { GateReport } from '../gates/report.js';
import { describeVerdict } from './describe-verdict.js';
import { groupBy } from './group-by.js';
import { nextSteps } from './next-steps.js';
import { plural } from './plural.js';
import { printable } from './printable.js';
import type { DetailedReport, Reporter } from './reporter.js';
import { gateColumns, summarizeGates } from './summarize-gates.js';

/** With more findings than these, one loses sight of what they are about. */
const many = 20;

/** More practices are summed up. */
const shownPractices = 10;

type Colors = ReturnType<typeof pc.createColors>;

/**
 * Writes the end of a report for a terminal: a table of the gates, why any of them did not do its work, the
 * verdict, and what to do next.
 *
 * @param report - The report.
 * @param context - Where it is written to.
 * @returns The text.
 */
export const summarizeAsText: Reporter = (report, { color, since }) => {
  const colors = pc.createColors(color);
  const parts = [
    ...practicesOf(report, colors),
    tableOf(report, colors),
    ...report.gates
      .filter(({ status }) => status === 'error')
      .map(
        ({ name, reason = '' }) =>
          `${colors.red(`${name} could not do its work:`)} ${indent(reason)}`,
      ),
    ...report.gates
      .filter(({ status }) => status === 'skipped')
      .map(({ name, reason = '' }) => `${colors.yellow(`${name} was skipped:`)} ${indent(reason)}`),
    ...report.notes.map((note) => `${colors.yellow('Note:')} ${indent(note)}`),
    `${verdictOf(report, colors)}${since === undefined ? '' : colors.dim(` Only what changed since ${printable(since)} counts.`)}`,
  ];
  const steps = nextSteps(report);
  if (steps.length > 0) {
    parts.push(
      ['', colors.bold('What to do next'), ...steps.map((step) => `  - ${step}`)].join('\n'),
    );
  }
  return `${parts.join('\n')}\n`;
};

/** What is open most often, where it is more than one sees at a glance. */
function practicesOf({ findings }: DetailedReport, colors: Colors): string[] {
  const open = findings.filter(({ status }) => status === 'open');
  const groups = [...groupBy(open, ({ practice }) => practice)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  if (open.length <= many || groups.length < 2) return [];
  const width = String(groups[0]?.[1].length).length;
  const names = groups.slice(0, shownPractices).map(([id]) => id ?? 'correctness');
  const nameWidth = Math.max(...names.map(({ length }) => length));
  const lines = groups.slice(0, shownPractices).map(([id, found]) => {
    const fixable = found.filter(({ raw }) => raw.fixable === true).length;
    const files = new Set(found.map(({ file }) => file)).size;
    const repaired = fixable === 0 ? '' : colors.green(`, ${String(fixable)} fixable`);
    return `  ${String(found.length).padStart(width)}  ${(id ?? 'correctness').padEnd(nameWidth)}  ${colors.dim(`in ${plural(files, 'file')}`)}${repaired}`;
  });
  const rest = groups.slice(shownPractices);
  if (rest.length > 0) {
    const count = rest.reduce((sum, [, found]) => sum + found.length, 0);
    lines.push(`  ${String(count).padStart(width)}  of ${plural(rest.length, 'other practice')}`);
  }
  return [[colors.bold('What is open most often'), ...lines, ''].join('\n')];
}

function tableOf(report: DetailedReport, colors: Colors): string {
  const table = new Table({
    head: [...gateColumns],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'right'],
    // Colours are for the caller to decide.
    style: { head: [], border: [], compact: true },
  });
  for (const { counts, gate, mode, name, time } of summarizeGates(report)) {
    table.push([name, mode, resultOf(gate, colors), ...counts, time]);
  }
  return table.toString();
}

function resultOf({ mode, status }: GateReport, colors: Colors): string {
  switch (status) {
    case 'passed':
      return colors.green('✔ passed');
    case 'failed':
      return mode === 'block' ? colors.red('✖ failed') : colors.yellow('! failed');
    case 'error':
      return colors.red('✖ error');
    case 'skipped':
      return colors.yellow('↓ skipped');
  }
}

function verdictOf(report: DetailedReport, colors: Colors): string {
  const { passed, sentence } = describeVerdict(report);
  return passed ? colors.green(`✔ ${sentence}`) : colors.red(`✖ ${sentence}`);
}

function indent(text: string): string {
  return printable(text.trim()).replaceAll('\n', '\n  ');
}
