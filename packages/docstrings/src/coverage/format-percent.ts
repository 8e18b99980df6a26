import type { CoverageCount } from './coverage-report.js';

/**
 * Writes a percentage.
 *
 * @param counted - What was counted.
 * @returns `91.1%`; a dash where there is no number.
 */
export function formatPercent({ percent }: Pick<CoverageCount, 'percent'>): string {
  if (percent === undefined) return '–';
  return `${percent === 100 ? '100' : percent.toFixed(1)}%`;
}
