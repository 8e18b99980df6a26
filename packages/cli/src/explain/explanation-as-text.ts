import pc from 'picocolors';

import { enforcerNames } from './enforcer-names.js';
import type { Explanation } from './explanation.js';
import type { Sample } from './practice-text.js';
import { wrapText } from './wrap-text.js';
import { localCommand } from '../workspaces/package-manager.js';

/** Where a text goes. */
export interface TextContext {
  readonly color: boolean;
  readonly columns: number;
}

/** Longer lines are read badly. */
const widest = 100;

/**
 * Writes all there is to say about a practice for a terminal.
 *
 * @param explanation - What there is to say.
 * @param context - Where it goes.
 * @returns The text.
 */
export function explanationAsText(explanation: Explanation, context: TextContext): string {
  const colors = pc.createColors(context.color);
  const width = Math.max(20, Math.min(context.columns, widest) - 2);
  const { area, enforcedBy, fix, fixable, id, pages, python, right, title, waive, why, wrong } =
    explanation;
  const part = (name: string, lines: readonly string[]): string[] => [
    '',
    colors.bold(name),
    ...lines.map((line) => (line === '' ? '' : `  ${line}`)),
  ];
  const names = enforcerNames(explanation).map(({ rule }) => rule);
  return [
    `${colors.bold(id)}  ${title}${python === undefined ? '' : `, ${python} in Python`}`,
    colors.dim(
      `area ${area}, ${fixable ? `repaired by ${localCommand('groundrules')} check --fix` : 'needs a decision by a person'}`,
    ),
    ...part('Why', wrapText(why, width)),
    ...part('Wrong', codeOf(wrong).map(colors.red)),
    ...part('Right', codeOf(right).map(colors.green)),
    ...part('How to fix', wrapText(fix, width)),
    ...part(
      'How to waive',
      waive.length === 0
        ? wrapText('Not at all: it tells that an exception is over.', width)
        : waive.flatMap(({ accepts, example }) => [
            ...wrapText(`${accepts}:`, width),
            `  ${colors.cyan(example)}`,
          ]),
    ),
    ...part('Enforced by', [
      ...wrapText(enforcedBy, width),
      ...(names.length === 0
        ? []
        : wrapText(`In reports: ${names.join(', ')}`, width).map(colors.dim)),
    ]),
    ...part('Read more', pages.map(colors.cyan)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function codeOf(samples: readonly Sample[]): string[] {
  return samples.flatMap(({ code }, index) => [...(index === 0 ? [] : ['']), ...code.split('\n')]);
}
