import Table from 'cli-table3';
import pc from 'picocolors';

import type { GateReport } from '../gates/report.js';
import { formatDuration } from './format-duration.js';
import { nextSteps } from './next-steps.js';
import { plural } from './plural.js';
import { printable } from './printable.js';
import type { DetailedReport, Reporter } from './reporter.js';

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

function tableOf({ findings, gates }: DetailedReport, colors: Colors): string {
  const table = new Table({
    head: ['Gate', 'Mode', 'Result', 'Errors', 'Warnings', 'Waived', 'Baselined', 'Time'],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'right'],
    // Colours are for the caller to decide.
    style: { head: [], border: [], compact: true },
  });
  for (const gate of gates) {
    const open = findings.filter(
      ({ gate: name, status }) => name === gate.name && status === 'open',
    );
    const errors = open.filter(({ severity }) => severity === 'error').length;
    const known = gate.status === 'passed' || gate.status === 'failed';
    const number = (count: number): string => (known ? String(count) : '-');
    table.push([
      gate.name,
      gate.mode === 'block' ? 'blocks' : 'advises',
      resultOf(gate, colors),
      number(errors),
      number(open.length - errors),
      number(gate.counts.waived),
      number(gate.counts.baselined),
      formatDuration(gate.durationMs),
    ]);
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

function verdictOf({ exitCode, findings, gates }: DetailedReport, colors: Colors): string {
  const named = (wanted: readonly GateReport[]): string =>
    wanted.map(({ name }) => name).join(', ');
  if (exitCode === 2) {
    const broken = gates.filter(({ status }) => status === 'error');
    return colors.red(
      broken.length === 0
        ? '✖ No gate ran, so nothing was checked.'
        : `✖ No verdict: ${named(broken)} could not do ${broken.length === 1 ? 'its' : 'their'} work.`,
    );
  }
  const failed = gates.filter(({ mode, status }) => mode === 'block' && status === 'failed');
  if (exitCode === 1) {
    const names = new Set(failed.map(({ name }) => name));
    const errors = findings.filter(
      ({ gate, severity, status }) => names.has(gate) && status === 'open' && severity === 'error',
    );
    return colors.red(`✖ ${plural(errors.length, 'open error')} in ${named(failed)}.`);
  }
  const advice = findings.filter(({ status }) => status === 'open').length;
  return colors.green(
    advice === 0
      ? '✔ Every gate that blocks passed.'
      : `✔ Every gate that blocks passed; ${plural(advice, 'open finding')} ${advice === 1 ? 'is' : 'are'} advice.`,
  );
}

function indent(text: string): string {
  return printable(text.trim()).replaceAll('\n', '\n  ');
}
