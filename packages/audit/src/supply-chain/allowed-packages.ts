import { satisfies } from 'semver';

import { splitRequest } from '../inventory/split-request.js';

/**
 * Makes a test for a list of packages that are allowed something.
 *
 * @param allowed - `name`, `name@range`, or `@scope/*`.
 * @returns Whether a version of a package is on the list.
 */
export function allowedPackages(
  allowed: readonly string[],
): (name: string, version: string) => boolean {
  const requests = allowed.map((one) => splitRequest(one.trim()));
  return (name, version) =>
    requests.some(({ name: wanted, range }) => {
      const isNamed = wanted.endsWith('/*')
        ? name.startsWith(wanted.slice(0, -'*'.length))
        : wanted === name;
      return isNamed && (range === '' || satisfies(version, range, { includePrerelease: true }));
    });
}
