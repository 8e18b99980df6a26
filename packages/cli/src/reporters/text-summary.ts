import Table from 'cli-table3';
import pc from 'picocolors';

import type { GateReport } from '../gates/report.js';
import { describeVerdict } from './describe-verdict.js';
import { nextSteps } from './next-steps.js';
import { printable } from './printable.js';
import type { DetailedReport, Reporter } from './reporter.js';
import { gateColumns, summarizeGates } from './summarize-gates.js';

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
