import { createRequire } from 'node:module';
import type * as badgeMaker from 'badge-maker';
import type { CoverageReport } from './coverage-report.js';
import { formatPercent } from './format-percent.js';

const load = createRequire(import.meta.url);

/** Colours by the percentage from which they hold, the highest first. */
const colours: readonly (readonly [from: number, colour: string])[] = [
  [95, 'brightgreen'],
  [90, 'green'],
  [75, 'yellowgreen'],
  [60, 'yellow'],
  [40, 'orange'],
  [0, 'red'],
];

/**
 * Draws a badge of what all packages of a report have documented together.
 *
 * @param report - What was measured.
 * @param label - What stands left of the number. Defaults to `docstrings`.
 * @returns An SVG image, the same for the same numbers. It is grey and without a number where there is none.
 * @example
 * ```ts
 * import { measureCoverage, renderCoverageBadge } from '@groundrules/docstrings';
 * import { writeFileSync } from 'node:fs';
 *
 * writeFileSync('docstrings.svg', renderCoverageBadge(measureCoverage('.')));
 * ```
 */
export function renderCoverageBadge({ total }: CoverageReport, label = 'docstrings'): string {
  // Loaded when it is needed: whoever lints has no use for it.
  const { makeBadge } = load('badge-maker') as typeof badgeMaker;
  const { percent } = total;
  if (percent === undefined) {
    const message = total.public === 0 ? 'nothing public' : 'incomplete';
    return makeBadge({ label, message, color: 'lightgrey' });
  }
  const [, color = 'red'] = colours.find(([from]) => percent >= from) ?? [];
  return makeBadge({ label, message: formatPercent(total), color });
}
