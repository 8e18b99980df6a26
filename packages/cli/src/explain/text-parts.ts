import pc from 'picocolors';

import type { WaiveExample } from './explanation.js';
import { wrapText } from './wrap-text.js';

/** Where a text goes. */
export interface TextContext {
  readonly color: boolean;
  readonly columns: number;
}

/** Longer lines are read badly. */
const widest = 100;

/**
 * Tells how wide prose may be.
 *
 * @param context - Where it goes.
 * @returns The columns within a part.
 */
export function widthOf({ columns }: Pick<TextContext, 'columns'>): number {
  return Math.max(20, Math.min(columns, widest) - 2);
}

/**
 * Makes what puts a name over indented lines.
 *
 * @param colors - The colours.
 * @returns A function of the name and the lines; it gives lines that begin with a blank one.
 */
export function createPart(
  colors: ReturnType<typeof pc.createColors>,
): (name: string, lines: readonly string[]) => string[] {
  return (name, lines) => [
    '',
    colors.bold(name),
    ...lines.map((line) => (line === '' ? '' : `  ${line}`)),
  ];
}

/**
 * Writes how something is waived.
 *
 * @param ways - The ways, the narrowest first.
 * @param context - Where it goes.
 * @returns Lines.
 */
export function waysToWaive(ways: readonly WaiveExample[], context: TextContext): string[] {
  const colors = pc.createColors(context.color);
  const width = widthOf(context);
  return ways.length === 0
    ? wrapText('Not at all: it tells that an exception is over.', width)
    : ways.flatMap(({ accepts, example }) => [
        ...wrapText(`${accepts}:`, width),
        `  ${colors.cyan(example)}`,
      ]);
}
