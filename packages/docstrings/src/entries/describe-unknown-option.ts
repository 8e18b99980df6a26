import { nearestName } from './nearest-name.js';

/**
 * Looks for an option that nobody knows: a misspelt threshold would let all pass unnoticed.
 *
 * @param options - What was given.
 * @param known - The names that options have.
 * @returns What is wrong, and what was probably meant; `undefined` where all are known.
 */
export function describeUnknownOption(
  options: object,
  known: readonly string[],
): string | undefined {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  const near = nearestName(unknown, known);
  const advice = near === undefined ? `There are ${known.join(', ')}.` : `Did you mean "${near}"?`;
  return `There is no option "${unknown}". ${advice}`;
}
