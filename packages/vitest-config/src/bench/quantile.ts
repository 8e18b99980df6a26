import { quantile as quantileOf } from 'simple-statistics';

/**
 * Finds the value below which a share of others lie.
 *
 * @param values - At least one.
 * @param share - From 0, the least, to 1, the greatest.
 * @returns The value.
 */
export function quantile(values: readonly number[], share: number): number {
  return quantileOf([...values], share);
}
