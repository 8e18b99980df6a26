import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Tells whether node_modules holds exactly what package-lock.json lists. npm notes what it installed
 * in a lockfile of its own, so this also holds after an `npm install` by hand, and fails after an
 * install that was broken off.
 *
 * @param {string} folder - The root of the repository.
 * @returns {boolean} Whether nothing has to be installed.
 */
export function isInstalled(folder) {
  const noted = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(noted)) return false;
  const wanted = readPackages(path.join(folder, 'package-lock.json'));
  const installed = readPackages(noted);
  return (
    Object.entries(wanted).every(([location, { optional, ...entry }]) => {
      const found = installed[location];
      // What is optional may be for another platform.
      return found === undefined ? optional === true : isSame(found, entry);
    }) && Object.keys(installed).every((location) => location in wanted)
  );
}

function isSame(left, right) {
  return (
    left.version === right.version && left.integrity === right.integrity && left.link === right.link
  );
}

/** Reads the packages that are installed, which are not the workspaces themselves. */
function readPackages(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(
    Object.entries(packages).filter(([location]) => location.includes('node_modules/')),
  );
}
