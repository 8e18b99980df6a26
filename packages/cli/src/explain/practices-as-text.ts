import { areas } from '@groundrules/catalogue';
import pc from 'picocolors';

import type { Explanation } from './explanation.js';
import type { TextContext } from './text-parts.js';
import { localCommand } from '../workspaces/package-manager.js';

/**
 * Lists practices by area for a terminal.
 *
 * @param practices - What there is to say about each.
 * @param context - Where it goes.
 * @returns The text.
 */
export function practicesAsText(
  practices: readonly Explanation[],
  { color }: Pick<TextContext, 'color'>,
): string {
  const colors = pc.createColors(color);
  const width = Math.max(...practices.map(({ id }) => id.length));
  const lines = areas.flatMap((area) => {
    const inArea = practices.filter((practice) => practice.area === area);
    if (inArea.length === 0) return [];
    return [
      colors.bold(area),
      ...inArea.map(
        ({ id, python, title }) =>
          `  ${colors.cyan(id.padEnd(width))}  ${title}${python === undefined ? '' : colors.dim(`, ${python} in Python`)}`,
      ),
      '',
    ];
  });
  return [
    ...lines,
    `More about one: ${localCommand('groundrules')} explain <practice, rule or gate>`,
  ]
    .map((line) => `${line}\n`)
    .join('');
}
