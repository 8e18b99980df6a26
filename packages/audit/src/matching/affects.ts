import { satisfies, valid, validRange } from 'semver';

/**
 * Tells whether a version is in the range of an advisory. What can't be compared is: better one alarm too many.
 *
 * @param vulnerable - The range.
 * @param version - The version.
 * @returns Whether it has the weakness.
 */
export function affects(vulnerable: string, version: string): boolean {
  if (validRange(vulnerable, { loose: true }) === null) return true;
  if (valid(version, { loose: true }) === null) return true;
  return satisfies(version, vulnerable, { loose: true, includePrerelease: true });
}
