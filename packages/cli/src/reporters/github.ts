import { randomUUID } from 'node:crypto';

import type { DetailedFinding } from '../findings/finding.js';
import { collapseLayout } from './collapse-layout.js';
import { formatCommand } from './github/format-command.js';
import { plural } from './plural.js';
import { printable } from './printable.js';
import type { DetailedReport, Reporter } from './reporter.js';
import { reportAsText } from './text.js';

/** GitHub shows the first ten errors and the first ten warnings of a step, and drops the others without a word. */
const shownPerKind = 10;

/** GitHub cuts longer ones. */
const longestTitle = 255;
const longestMessage = 4000;

/**
 * Writes a report for the log of a GitHub workflow: the text that a terminal would show, and an annotation for
 * what counts most.
 *
 * @param report - The report.
 * @param context - Where it is written to.
 * @returns The text.
 */
export const reportAsGithub: Reporter = (report, context) =>
  annotate(report, reportAsText(report, context));

/**
 * Puts annotations behind a text for the log of a GitHub workflow.
 *
 * @param report - What they are about.
 * @param text - What a terminal would show; the runner takes nothing in it for a command.
 * @returns The text with the annotations.
 */
export function annotate(report: DetailedReport, text: string): string {
  return [withoutCommands(text), ...annotationsOf(report)].map((line) => `${line}\n`).join('');
}

/** Names of files and messages could be read as commands to the runner. Only what can't be guessed ends the pause. */
function withoutCommands(text: string): string {
  const token = randomUUID();
  return `::stop-commands::${token}\n${text}::${token}::`;
}

function annotationsOf(report: DetailedReport): string[] {
  const blocking = new Set(
    report.gates.filter(({ mode }) => mode === 'block').map(({ name }) => name),
  );
  // What fails the check comes before what only advises.
  const open = collapseLayout(report.findings.filter(({ status }) => status === 'open')).toSorted(
    (a, b) => Number(blocking.has(b.gate)) - Number(blocking.has(a.gate)),
  );
  const ofKind = (kind: DetailedFinding['severity']): string[] =>
    open.filter(({ severity }) => severity === kind).map(annotationOf);
  const broken = report.gates
    .filter(({ status }) => status === 'error')
    .map(({ name, reason = '' }) =>
      formatCommand('error', { title: `${name} could not do its work` }, messageOf(reason, name)),
    );
  const errors = [...broken, ...ofKind('error')];
  const warnings = ofKind('warning');
  return [
    ...errors.slice(0, shownPerKind),
    ...warnings.slice(0, shownPerKind),
    ...summaryOfRest(errors.length - shownPerKind, warnings.length - shownPerKind),
  ];
}

function annotationOf({
  column,
  file,
  line,
  message,
  practice,
  raw,
  rule,
  severity,
}: DetailedFinding): string {
  const endLine = raw.endLine ?? line;
  const { endColumn } = raw;
  // Columns mean something to GitHub only where the end is on the same line.
  const end =
    endLine > line
      ? { endLine }
      : { col: column, ...(endColumn !== undefined && endColumn > column && { endColumn }) };
  const title = practice === null || practice === rule ? rule : `${practice} (${rule})`;
  return formatCommand(
    severity,
    { file, line, ...end, title: printable(title).slice(0, longestTitle) },
    messageOf(message, rule),
  );
}

function messageOf(text: string, fallback: string): string {
  const message = printable(text.trim());
  // The runner shows no annotation that says nothing.
  if (message === '') return fallback;
  return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}

function summaryOfRest(errors: number, warnings: number): string[] {
  const parts = [
    ...(errors > 0 ? [plural(errors, 'more error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'more warning')] : []),
  ];
  if (parts.length === 0) return [];
  const message = `${parts.join(' and ')} without an annotation: GitHub shows ${String(shownPerKind)} of a kind for a step. The log above has them all.`;
  return [formatCommand('notice', { title: 'groundrules' }, message)];
}
