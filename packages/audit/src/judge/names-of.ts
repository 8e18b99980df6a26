import type { Advisory } from '../advisory.js';

/**
 * Tells whether a name of an advisory is one that lasts: databases name their entries with a prefix
 * and a hyphen, while a registry's number changes with every edit.
 *
 * @param name - The name.
 * @returns Whether an accepted risk may go by it.
 */
export function isLastingName(name: string): boolean {
  return /^[a-z][a-z\d]*-[\w.:-]+$/iu.test(name);
}

/**
 * Lists the names by which an advisory may be told from others.
 *
 * @param advisory - The advisory.
 * @returns Its id and those of its aliases that last, in upper case.
 */
export function namesOf({ aliases, id }: Advisory): ReadonlySet<string> {
  return new Set([id, ...aliases].filter(isLastingName).map((name) => name.toUpperCase()));
}
