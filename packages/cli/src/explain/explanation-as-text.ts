import pc from 'picocolors';

import { enforcerNames } from './enforcer-names.js';
import type { ExplainedRule } from './explained-rule.js';
import type { Explanation } from './explanation.js';
import type { Sample } from './practice-text.js';
import { createPart, waysToWaive, widthOf, type TextContext } from './text-parts.js';
import { wrapText } from './wrap-text.js';
import { localCommand } from '../workspaces/package-manager.js';

/**
 * Writes all there is to say about a practice for a terminal.
 *
 * @param explanation - What there is to say.
 * @param context - Where it goes.
 * @param rule - The rule that was asked for, where more is known of it than that it stands for the practice.
 * @returns The text.
 */
export function explanationAsText(
  explanation: Explanation,
  context: TextContext,
  rule?: ExplainedRule,
): string {
  const colors = pc.createColors(context.color);
  const width = widthOf(context);
  const { area, enforcedBy, fix, fixable, id, pages, python, right, title, waive, why, wrong } =
    explanation;
  const part = createPart(colors);
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
    ...part('How to waive', waysToWaive(rule?.waive ?? waive, context)),
    ...(rule === undefined ? [] : part('The rule', describeRule(rule, width))),
    ...part('Enforced by', [
      ...wrapText(enforcedBy, width),
      ...(names.length === 0
        ? []
        : wrapText(`In reports: ${names.join(', ')}`, width).map(colors.dim)),
    ]),
    ...part(
      'Read more',
      [...pages, ...(rule?.url === undefined ? [] : [rule.url])].map(colors.cyan),
    ),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function codeOf(samples: readonly Sample[]): string[] {
  return samples.flatMap(({ code }, index) => [...(index === 0 ? [] : ['']), ...code.split('\n')]);
}

function describeRule({ description, name, notes, tool }: ExplainedRule, width: number): string[] {
  return [`${name} of ${tool}: ${description}`, ...notes].flatMap((text) => wrapText(text, width));
}
