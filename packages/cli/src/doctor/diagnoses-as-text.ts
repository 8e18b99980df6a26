import pc from 'picocolors';

import { plural } from '../reporters/plural.js';
import { printable } from '../reporters/printable.js';
import type { Diagnosis } from './diagnosis.js';

/**
 * Writes what the doctor found for a terminal.
 *
 * @param diagnoses - What was found.
 * @param color - Whether there are colours.
 * @returns The text.
 */
export function diagnosesAsText(diagnoses: readonly Diagnosis[], color: boolean): string {
  const colors = pc.createColors(color);
  const marks = {
    ok: colors.green('✔ ok     '),
    warning: colors.yellow('! warning'),
    problem: colors.red('✖ problem'),
  };
  const lines = diagnoses.flatMap(({ cure, message, status, subject }) => [
    `${marks[status]}  ${colors.bold(printable(subject))}: ${printable(message).replaceAll('\n', '\n             ')}`,
    ...(cure === undefined ? [] : [`             ${colors.cyan(printable(cure))}`]),
  ]);
  const count = (status: Diagnosis['status']): number =>
    diagnoses.filter((diagnosis) => diagnosis.status === status).length;
  const summary = `${plural(count('problem'), 'problem')}, ${plural(count('warning'), 'warning')}, ${String(count('ok'))} ok`;
  return [...lines, '', summary].map((line) => `${line}\n`).join('');
}
