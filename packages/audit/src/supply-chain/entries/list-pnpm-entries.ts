import { parse as parseDepPath } from '@pnpm/dependency-path';
import { parseAllDocuments } from 'yaml';

import { isRecord } from '../../inventory/is-record.js';
import type { LockEntry } from './lock-entry.js';
import { readRuntime } from './read-runtime.js';

/**
 * Lists the entries of `pnpm-lock.yaml`.
 *
 * @param text - Its text.
 * @returns What is installed from elsewhere.
 */
export function listPnpmEntries(text: string): readonly LockEntry[] {
  const documents = parseAllDocuments(text);
  const contents = (Array.isArray(documents) ? documents : []).map(
    (document) => document.toJS({ maxAliasCount: 0 }) as unknown,
  );
  const lock = contents.findLast((content) => isRecord(content) && 'packages' in content);
  const packages = isRecord(lock) ? lock['packages'] : undefined;
  return Object.entries(isRecord(packages) ? packages : {}).flatMap(([id, entry]) => {
    if (!isRecord(entry)) return [];
    const { name = id, nonSemverVersion, version } = parseDepPath(id);
    const resolution = isRecord(entry['resolution']) ? entry['resolution'] : {};
    const { integrity, repo, tarball } = resolution;
    const address = [tarball, repo].find((value) => typeof value === 'string');
    return [
      {
        id,
        name,
        version: typeof entry['version'] === 'string' ? entry['version'] : (version ?? ''),
        address: typeof address === 'string' ? address : nonSemverVersion,
        // A commit is its own checksum.
        hasIntegrity: typeof integrity === 'string' || typeof resolution['commit'] === 'string',
        ...readRuntime(resolution),
        hasScripts: entry['requiresBuild'] === true ? true : undefined,
        // An address in a key needs no quotes, as no space follows its colon.
        head: id.startsWith('@') ? `'${id}':` : `${id}:`,
      },
    ];
  });
}
