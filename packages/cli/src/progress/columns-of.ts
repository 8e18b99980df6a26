import type { OutputStream } from '../io.js';

/**
 * Tells how wide a stream is.
 *
 * @param stream - The stream; a terminal that does not know its size says 0.
 * @returns The number of columns; 80 where nobody knows.
 */
export function columnsOf({ columns = 0 }: OutputStream): number {
  return columns > 0 ? columns : 80;
}
