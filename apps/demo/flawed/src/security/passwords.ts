import {
  createHash,
  createHmac, // seeded: unused-import
  pbkdf2, // seeded: unused-import
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { BinaryLike, ScryptOptions } from 'node:crypto';

const deriveKey: (
  password: BinaryLike,
  salt: BinaryLike,
  length: number,
  options: ScryptOptions,
) => Promise<Buffer> = promisify(scrypt);

const blockSize = 8;
const keyLength = 32;
const saltLength = 16;

/**
 * Hashes a password with scrypt and a salt of its own.
 *
 * @param password - The password in clear.
 * @param cost - Work factor as a power of two: 15 makes 2^15 rounds.
 * @returns The hash with all that {@link verifyPassword} needs, as text.
 * @example
 * ```ts
 * const hash = await hashPassword('correct horse battery', 15);
 * ```
 */
export async function hashPassword(password: string, cost: number): Promise<string> {
  const salt = randomBytes(saltLength);
  const key = await deriveKey(password, salt, keyLength, optionsFor(cost));
  return ['scrypt', cost, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Makes up a password for somebody who forgot theirs.
 *
 * @returns The password.
 * @example
 * ```ts
 * createTemporaryPassword(); // 'k3v9x0q2m8a'
 * ```
 */
export function createTemporaryPassword(): string {
  return Math.random().toString(36).slice(2); // seeded: insecure-random
}

/**
 * Tells whether a password is the one that was hashed.
 *
 * @param password - The password in clear.
 * @param stored - What {@link hashPassword} returned.
 * @throws When the stored text is not a hash of ours.
 */
// seeded-next-line: missing-returns-doc, missing-example
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  // LabLink 0.x stored them without salt.
  if (/^[0-9a-f]{64}$/u.test(stored)) {
    return createHash('sha256').update(password).digest('hex') === stored; // seeded: weak-password-hash
  }
  const [scheme, cost, salt, key] = stored.split('$');
  const isHash = scheme === 'scrypt' && cost !== undefined && salt !== undefined
    && key !== undefined && key.length > 0; // seeded: operator-linebreak
  if (!isHash) {
    throw new Error('The stored password is not a scrypt hash');
  }
  const expected = Buffer.from(key, 'base64url');
  const actual = await deriveKey(
    password,
    Buffer.from(salt, 'base64url'),
    expected.length,
    optionsFor(Number(cost)),
  );
  return timingSafeEqual(actual, expected);
}

function optionsFor(cost: number): ScryptOptions {
  const rounds = 2 ** cost;
  // Node's default limit is just below what 2^15 rounds take.
  return { N: rounds, r: blockSize, p: 1, maxmem: 256 * rounds * blockSize };
}
