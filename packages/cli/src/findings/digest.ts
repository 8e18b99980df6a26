import { createHash } from 'node:crypto';

/**
 * Digests a list so that no two lists are mixed up.
 *
 * @param parts - Texts and numbers.
 * @returns SHA-256 in hexadecimal digits.
 */
export function digest(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
