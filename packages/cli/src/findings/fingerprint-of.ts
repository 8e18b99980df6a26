import { digest } from './digest.js';

/** 80 bits: among a million findings two meet by chance once in two trillion repositories. */
const length = 20;

/**
 * Makes a finding's fingerprint.
 *
 * @param file - Path relative to the repository, with `/`: the one that the finding is known under.
 * @param key - The rest of its identity.
 * @returns Hexadecimal digits.
 */
export function fingerprintOf(file: string, key: string): string {
  return digest([file, key]).slice(0, length);
}
