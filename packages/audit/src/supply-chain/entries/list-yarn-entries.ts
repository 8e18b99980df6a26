import { parseSyml } from '@yarnpkg/parsers';

import { isRecord } from '../../inventory/is-record.js';
import { splitRequest } from '../../inventory/split-request.js';
import type { LockEntry } from './lock-entry.js';

type Entry = Readonly<Record<string, unknown>>;

/**
 * Lists the entries of `yarn.lock`, of both kinds.
 *
 * @param text - Its text.
 * @returns What is installed from elsewhere.
 * @throws Error where it can't be parsed.
 */
export function listYarnEntries(text: string): readonly LockEntry[] {
  const lock: unknown = parseSyml(text);
  if (!isRecord(lock)) return [];
  const requests = new Map<Entry, string[]>();
  for (const [key, entry] of Object.entries(lock)) {
    if (key === '__metadata' || !isRecord(entry)) continue;
    const others = requests.get(entry);
    // Of classic Yarn the parser gives the same entry once for each range that asks for it.
    if (others === undefined) requests.set(entry, [key]);
    else others.push(key);
  }
  const read = isRecord(lock['__metadata']) ? readBerry : readClassic;
  return [...requests].flatMap(([entry, keys]) => read(keys.join(', '), entry));
}

function readBerry(id: string, entry: Entry): readonly LockEntry[] {
  const { name, range } = splitRequest(String(entry['resolution']));
  // Patches lie in the repository or are Yarn's own, and what they change has an entry of its own.
  if (/^(?:workspace|patch|link|portal|file):/u.test(range)) return [];
  const archive = /::.*\b__archiveUrl=([^&]+)/u.exec(range)?.[1];
  return [
    {
      id,
      name,
      version: String(entry['version']),
      address:
        archive === undefined
          ? range.startsWith('npm:')
            ? undefined
            : range
          : decodeURIComponent(archive),
      // What is not for this machine is not fetched, and has none until it is; a commit is its own.
      hasIntegrity:
        typeof entry['checksum'] === 'string' ||
        typeof entry['conditions'] === 'string' ||
        range.includes('#commit='),
      hasScripts: undefined,
      head: JSON.stringify(id),
    },
  ];
}

function readClassic(id: string, entry: Entry): readonly LockEntry[] {
  const [{ name, range }] = id.split(/,\s+/u).map(splitRequest) as [
    ReturnType<typeof splitRequest>,
  ];
  const { integrity, resolved, version } = entry;
  const address = typeof resolved === 'string' ? resolved : undefined;
  if (address === undefined && /^(?:file|link|\.{0,2}\/)/u.test(range)) return [];
  return [
    {
      id,
      name: range.startsWith('npm:') ? splitRequest(range.slice('npm:'.length)).name : name,
      version: String(version),
      address,
      // Before 1.10 it stood behind the address alone.
      hasIntegrity: typeof integrity === 'string' || /#[\da-f]{40}$/u.test(address ?? ''),
      hasScripts: undefined,
      head: headOf(id.split(', ')[0] ?? id),
    },
  ];
}

/** As classic Yarn quotes keys. */
function headOf(key: string): string {
  return /^(?:true|false|[^a-z])|[\s:\\",[\]]/iu.test(key) ? `"${key}"` : key;
}
