import { parse } from 'jsonc-parser';

import { isRecord } from '../../inventory/is-record.js';
import { splitRequest } from '../../inventory/split-request.js';
import type { LockEntry } from './lock-entry.js';

/**
 * Lists the entries of `bun.lock`.
 *
 * @param text - Its text.
 * @returns What is installed from elsewhere.
 */
export function listBunEntries(text: string): readonly LockEntry[] {
  const lock: unknown = parse(text, [], { allowTrailingComma: true });
  const packages = isRecord(lock) ? lock['packages'] : undefined;
  return Object.entries(isRecord(packages) ? packages : {}).flatMap(([id, entry]) => {
    const [resolution, second, ...rest] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    if (typeof resolution !== 'string') return [];
    const { name, range } = splitRequest(resolution);
    if (/^(?:workspace|root|link|file):/u.test(range)) return [];
    // The address comes second, and is left empty for the default registry; what is no package of one has none.
    const registry = typeof second === 'string' ? second : undefined;
    return [
      {
        id,
        name,
        version: range,
        address: registry === undefined ? range : registry === '' ? undefined : registry,
        // Of a commit the name of its archive is the last.
        hasIntegrity: rest.some((value) => typeof value === 'string' && value !== ''),
        hasScripts: undefined,
        head: `${JSON.stringify(id)}: [`,
      },
    ];
  });
}
