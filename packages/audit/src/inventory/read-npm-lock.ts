import path from 'node:path';

import { AuditError } from '../audit-error.js';
import { isRecord } from './is-record.js';
import { listWorkspaceFolders } from './list-workspace-folders.js';
import type { LockEdge, LockGraph, LockNode } from './lock-graph.js';
import { originOfRange, originOfResolution } from './origin-of.js';
import { broken, readLockfile } from './read-lockfile.js';
import {
  rangesIn,
  readManifest,
  readManifests,
  type Manifest,
  type Ranges,
} from './read-manifest.js';
import { lackingOf, requireComplete, type Lack } from './require-complete.js';
import { outOfStep, requireInStep } from './require-in-step.js';

type Entry = Readonly<Record<string, unknown>>;
type Entries = ReadonlyMap<string, Entry>;

/**
 * Reads `package-lock.json` or `npm-shrinkwrap.json`, versions 2 and 3: a map from each folder to what is installed there.
 *
 * @param root - Absolute path of the repository.
 * @param lockfile - Name of the file.
 * @returns What stands in it.
 * @throws {@link AuditError} where it can't be read, is of another version or is out of step with a manifest.
 */
export async function readNpmLock(root: string, lockfile: string): Promise<LockGraph> {
  const lock = await readLockfile(root, lockfile, (text) => JSON.parse(text) as unknown);
  const entries = entriesOf(lock, lockfile);
  const rootManifest = await readManifest(root, '.');
  const folders = await workspaceFolders(root, lockfile, entries, rootManifest);
  const manifests = new Map([['', rootManifest], ...(await readManifests(root, folders))]);
  for (const [location, manifest] of manifests) {
    checkStep(lockfile, location, manifest, entries.get(location) ?? {});
  }
  return {
    manager: 'npm',
    lockfile,
    workspaces: [...manifests.keys()].map((id) => ({ id, folder: id === '' ? '.' : id })),
    nodes: readNodes(lockfile, entries, manifests),
  };
}

function entriesOf(lock: unknown, lockfile: string): Entries {
  if (!isRecord(lock)) throw broken(lockfile, 'it holds no object');
  const { lockfileVersion, packages } = lock;
  if (lockfileVersion === 1 || (packages === undefined && isRecord(lock['dependencies']))) {
    throw new AuditError(
      `${lockfile} is of version 1, which does not tell which package needs which peer and workspace.`,
      'Run `npm install --package-lock-only` with npm 7 or later and commit the file.',
    );
  }
  if (lockfileVersion !== 2 && lockfileVersion !== 3) {
    throw new AuditError(
      `${lockfile} is of version ${String(lockfileVersion)}, which is not known here.`,
      'Update @groundrules/audit, or write the file with npm 7 to 11.',
    );
  }
  if (!isRecord(packages) || !isRecord(packages[''])) {
    throw broken(lockfile, 'it lists no packages, not even the root');
  }
  const entries = new Map<string, Entry>();
  for (const [location, entry] of Object.entries(packages)) {
    if (!isRecord(entry)) throw broken(lockfile, `the entry of ${location} is no object`);
    entries.set(location, entry);
  }
  return entries;
}

async function workspaceFolders(
  root: string,
  lockfile: string,
  entries: Entries,
  { workspaces }: Manifest,
): Promise<readonly string[]> {
  const folders = await listWorkspaceFolders(root, workspaces);
  const lacking = folders.find((folder) => !entries.has(folder));
  if (lacking !== undefined) {
    throw outOfStep(lockfile, lacking, ['the workspace is not in the lockfile']);
  }
  return folders;
}

function checkStep(lockfile: string, location: string, manifest: Manifest, entry: Entry): void {
  const locked = {
    dependencies: rangesIn(entry['dependencies']),
    devDependencies: rangesIn(entry['devDependencies']),
    optionalDependencies: rangesIn(entry['optionalDependencies']),
    peerDependencies: rangesIn(entry['peerDependencies']),
  };
  const folder = location === '' ? '.' : location;
  requireInStep({ lockfile, folder, wanted: neededBy(manifest), locked: neededBy(locked) });
  requireInStep({
    lockfile,
    folder,
    wanted: developedWith(manifest),
    locked: developedWith(locked),
  });
}

type Lists = Pick<
  Manifest,
  'dependencies' | 'devDependencies' | 'optionalDependencies' | 'peerDependencies'
>;

function neededBy(lists: Lists): Ranges {
  return trim({ ...lists.peerDependencies, ...lists.dependencies, ...lists.optionalDependencies });
}

/** What is needed at run time as well is not needed for development alone. */
function developedWith(lists: Lists): Ranges {
  const needed = neededBy({ ...lists, peerDependencies: {} });
  return trim(
    Object.fromEntries(
      Object.entries(lists.devDependencies).filter(([name]) => !Object.hasOwn(needed, name)),
    ),
  );
}

function trim(ranges: Ranges): Ranges {
  return Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, range.trim()]));
}

function readNodes(
  lockfile: string,
  entries: Entries,
  manifests: ReadonlyMap<string, Manifest>,
): ReadonlyMap<string, LockNode> {
  const edges = new Map<string, readonly LockEdge[]>();
  const ranges = new Map<string, string[]>();
  const lacking: Lack[] = [];
  for (const [location, entry] of entries) {
    if (entry['link'] === true) continue;
    const found = edgesOf(location, entry, entries, manifests.has(location));
    edges.set(location, found);
    const required = requiredBy(location, entry, manifests.has(location));
    lacking.push(...lackingOf(required, { name: location === '' ? '.' : location, edges: found }));
    for (const { range, to } of found) {
      if (range !== undefined) ranges.set(to, [...(ranges.get(to) ?? []), range]);
    }
  }
  requireComplete(lockfile, lacking);
  const nodes = new Map<string, LockNode>();
  for (const [location, entry] of entries) {
    // A link is not a package of its own, only the way to one.
    if (entry['link'] === true) continue;
    const manifest = manifests.get(location);
    nodes.set(location, {
      name: textIn(entry, 'name') ?? nameOfFolder(location) ?? manifest?.name ?? '.',
      version: textIn(entry, 'version') ?? manifest?.version ?? '0.0.0',
      origin:
        manifest === undefined
          ? originOf(location, entry, ranges.get(location) ?? [])
          : 'workspace',
      bundled: entry['inBundle'] === true,
      edges: edges.get(location) ?? [],
    });
  }
  return nodes;
}

/** Lists in which an entry says what it needs; `devDependencies` count where its folder is worked in. */
const lists = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const;

function edgesOf(
  location: string,
  entry: Entry,
  entries: Entries,
  isWorkspace: boolean,
): readonly LockEdge[] {
  const found = new Map<string, LockEdge>();
  for (const list of isWorkspace ? (['devDependencies', ...lists] as const) : lists) {
    for (const [name, range] of Object.entries(rangesIn(entry[list]))) {
      const to = resolve(location, name, entries);
      // What is optional, or a peer that nobody brings, need not be there.
      if (to !== undefined) found.set(name, { to, name, range, dev: list === 'devDependencies' });
    }
  }
  return [...found.values()];
}

/** What an entry can't do without. */
function requiredBy(location: string, entry: Entry, isWorkspace: boolean): Ranges {
  // npm itself leaves out parts of what is optional or bundled, and installs nothing for what is left over or outside.
  if (entry['optional'] === true || entry['devOptional'] === true) return {};
  if (entry['inBundle'] === true || entry['extraneous'] === true) return {};
  if (location.startsWith('..')) return {};
  const needed = {
    ...(isWorkspace && rangesIn(entry['devDependencies'])),
    ...rangesIn(entry['dependencies']),
  };
  const optional = rangesIn(entry['optionalDependencies']);
  return Object.fromEntries(
    Object.entries(needed).filter(([name]) => !Object.hasOwn(optional, name)),
  );
}

/** Looks for a package as Node.js does: in `node_modules` of the folder, and of all those around it. */
function resolve(location: string, name: string, entries: Entries): string | undefined {
  for (let folder = location; ; folder = path.posix.dirname(folder)) {
    const inside = folder === '' || folder === '.' ? '' : `${folder}/`;
    const candidate = `${inside}node_modules/${name}`;
    const entry = entries.get(candidate);
    if (entry !== undefined) return targetOf(candidate, entry, entries);
    if (inside === '' || folder === '..' || folder === '/') break;
  }
  return undefined;
}

function targetOf(location: string, entry: Entry, entries: Entries): string {
  const target = textIn(entry, 'resolved');
  return entry['link'] === true && target !== undefined && entries.has(target) ? target : location;
}

function originOf(location: string, entry: Entry, ranges: readonly string[]): LockNode['origin'] {
  if (!location.includes('node_modules/')) return 'file';
  const resolved = textIn(entry, 'resolved');
  const byResolution = resolved === undefined ? undefined : originOfResolution(resolved);
  if (byResolution !== undefined) return byResolution;
  const origins = ranges.map(originOfRange);
  // Where anything asks the registry for it, advisories can name it.
  return origins.includes('registry') ? 'registry' : (origins[0] ?? 'registry');
}

function nameOfFolder(location: string): string | undefined {
  const marker = 'node_modules/';
  const at = location.lastIndexOf(marker);
  if (at >= 0) return location.slice(at + marker.length);
  return location === '' ? undefined : path.posix.basename(location);
}

function textIn(entry: Entry, key: string): string | undefined {
  const value = entry[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
