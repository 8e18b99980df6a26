import type { Advisory } from '../advisory.js';

/**
 * Tells whether a name of an advisory is one that lasts: a registry's number changes with every edit, and so does
 * an address that ends in one.
 *
 * @param name - The name.
 * @returns Whether an accepted risk may go by it.
 * @example
 * ```ts
 * import { isLastingName } from '@groundrules/audit/judge';
 *
 * isLastingName('GHSA-f96h-pmfr-66vw'); // true
 * isLastingName('1096543'); // false
 * ```
 */
export function isLastingName(name: string): boolean {
  return name.trim() !== '' && !/^(?:.*[/:])?\d+\/?$/u.test(name);
}

/**
 * Lists the names by which an advisory may be told from others.
 *
 * @param advisory - The advisory.
 * @returns Its id and those of its aliases that last, in upper case.
 * @example
 * ```ts
 * import type { Advisory } from '@groundrules/audit';
 * import { namesOf } from '@groundrules/audit/judge';
 *
 * export function hasCve(advisory: Advisory): boolean {
 *   return [...namesOf(advisory)].some((name) => name.startsWith('CVE-'));
 * }
 * ```
 */
export function namesOf({ aliases, id }: Advisory): ReadonlySet<string> {
  return new Set([id, ...aliases].filter(isLastingName).map((name) => name.toUpperCase()));
}
