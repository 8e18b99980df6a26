import pc from 'picocolors';

import { localCommand } from '../workspaces/package-manager.js';
import type { ExplainedCorrectness, ExplainedGate, ExplainedRule } from './explained-rule.js';
import type { Explanation } from './explanation.js';
import { createPart, waysToWaive, widthOf, type TextContext } from './text-parts.js';
import { wrapText } from './wrap-text.js';

/**
 * Writes for a terminal what there is to say about something that is no practice.
 *
 * @param about - A rule, a gate, or correctness.
 * @param practices - The practices that it has to do with.
 * @param context - Where it goes.
 * @returns The text.
 */
export function aboutAsText(
  about: ExplainedRule | ExplainedGate | ExplainedCorrectness,
  practices: readonly Explanation[],
  context: TextContext,
): string {
  const lines =
    about.kind === 'gate'
      ? gateLines(about, practices, context)
      : about.kind === 'rule'
        ? ruleLines(about, practices, context)
        : correctnessLines(about, context);
  return lines.map((line) => `${line}\n`).join('');
}

function ruleLines(
  rule: ExplainedRule,
  practices: readonly Explanation[],
  context: TextContext,
): string[] {
  const colors = pc.createColors(context.color);
  const part = createPart(colors);
  const width = widthOf(context);
  const { description, fix, fixable, gate, name, notes, tool, url, waive } = rule;
  const repaired = fixable
    ? `repaired by ${localCommand('groundrules')} check --fix`
    : 'needs a decision by a person';
  return [
    `${colors.bold(name)}  ${description}`,
    colors.dim(`rule of ${tool}, reported by the gate ${gate}, ${repaired}`),
    ...part(
      'Practice',
      wrapText(
        practices.length === 0
          ? 'None of the standard: the tool found a mistake, which reports call correctness.'
          : `${practices.map(({ id, title }) => `${id} (${title})`).join(', ')} in some cases, correctness in others.`,
        width,
      ),
    ),
    ...notesLines(notes, part, width),
    ...part('How to fix', wrapText(fix, width)),
    ...part('How to waive', waysToWaive(waive, context)),
    ...(url === undefined ? [] : part('Read more', [colors.cyan(url)])),
  ];
}

function notesLines(
  notes: readonly string[],
  part: ReturnType<typeof createPart>,
  width: number,
): string[] {
  if (notes.length === 0) return [];
  return part(
    'To know',
    notes.flatMap((note) => wrapText(note, width)),
  );
}

function correctnessLines(
  { description, fix, name, waive }: ExplainedCorrectness,
  context: TextContext,
): string[] {
  const colors = pc.createColors(context.color);
  const part = createPart(colors);
  const width = widthOf(context);
  return [
    `${colors.bold(name)}  Rules of tools that stand for no practice`,
    ...part('Why', wrapText(description, width)),
    ...part('How to fix', wrapText(fix, width)),
    ...part('How to waive', waysToWaive(waive, context)),
  ];
}

function gateLines(
  { description, name, notes, tool }: ExplainedGate,
  practices: readonly Explanation[],
  context: TextContext,
): string[] {
  const colors = pc.createColors(context.color);
  const part = createPart(colors);
  const width = widthOf(context);
  const command = localCommand('groundrules');
  const idWidth = Math.max(0, ...practices.map(({ id }) => id.length));
  return [
    `${colors.bold(name)}  Gate of groundrules check`,
    colors.dim(`done by ${tool}`),
    ...part('What it does', wrapText(description, width)),
    ...notesLines(notes, part, width),
    ...part('How to run it alone', [colors.cyan(`${command} check --gate ${name}`)]),
    ...part('How to set it, in groundrules.json', [
      colors.cyan(`"gates": { "${name}": "block" }`),
      ...wrapText(
        'block: its errors fail the check. advise: they are only shown. off: it does not run.',
        width,
      ),
    ]),
    ...part('Practices', [
      ...practices.map(({ id, title }) => `${colors.cyan(id.padEnd(idWidth))}  ${title}`),
      ...(name === 'lint' || name === 'types' || name === 'dead-code'
        ? wrapText(
            `What stands for none of them is reported as correctness: ${command} explain correctness`,
            width,
          )
        : []),
    ]),
  ];
}
