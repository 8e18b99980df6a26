import { isRecord } from '../../inventory/is-record.js';
import type { LockEntry } from './lock-entry.js';

const marker = 'node_modules/';

/**
 * Lists the entries of `package-lock.json`.
 *
 * @param text - Its text.
 * @returns What is installed from elsewhere. What comes inside the archive of another package is held against the checksum of
 *   that, and is left out.
 * @throws SyntaxError where it is no JSON.
 */
export function listNpmEntries(text: string): readonly LockEntry[] {
  const lock: unknown = JSON.parse(text);
  const packages = isRecord(lock) ? lock['packages'] : undefined;
  return Object.entries(isRecord(packages) ? packages : {}).flatMap(([id, entry]) => {
    const at = id.lastIndexOf(marker);
    if (at < 0 || !isRecord(entry) || entry['link'] === true || entry['inBundle'] === true) {
      return [];
    }
    const { integrity, name, resolved, version } = entry;
    return [
      {
        id,
        name: typeof name === 'string' ? name : id.slice(at + marker.length),
        version: typeof version === 'string' ? version : '',
        address: typeof resolved === 'string' ? resolved : undefined,
        hasIntegrity: typeof integrity === 'string' && integrity !== '',
        hasScripts: entry['hasInstallScript'] === true,
        head: `${JSON.stringify(id)}:`,
      },
    ];
  });
}
