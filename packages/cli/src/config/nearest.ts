import { nearestNames } from './nearest-names.js';

/**
 * Finds what was probably meant.
 *
 * @param written - What stands there.
 * @param allowed - What could stand there.
 * @returns The likest spelling; `undefined` where none is near.
 */
export function nearest(written: string, allowed: readonly string[]): string | undefined {
  const [first] = nearestNames(written, allowed);
  return first;
}
