import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';

import { AuditError } from '../audit-error.js';
import { isRecord } from './is-record.js';
import { listWorkspaceFolders } from './list-workspace-folders.js';
import type { LockEdge, LockGraph, LockNode } from './lock-graph.js';
import { originOfRange, versionAt } from './origin-of.js';
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
import { splitRequest } from './split-request.js';

type Entry = Readonly<Record<string, unknown>>;

/** One package of the file: what it is resolved to, and what it needs. */
interface Resolved {
  readonly name: string;
  readonly range: string;
  readonly info: Entry;
}

/**
 * Reads `bun.lock`: a map from each place of an installed tree, `name` or `parent/name`, to what is installed there.
 *
 * @param root - Absolute path of the repository.
 * @param lockfile - Name of the file.
 * @returns What stands in it.
 * @throws {@link AuditError} where it can't be read, is of another version or is out of step with a manifest.
 */
export async function readBunLock(root: string, lockfile: string): Promise<LockGraph> {
  const lock = await readLockfile(root, lockfile, parseJsonc);
  if (!isRecord(lock)) throw broken(lockfile, 'it holds no object');
  if (![0, 1, 2].includes(Number(lock['lockfileVersion']))) {
    throw new AuditError(
      `${lockfile} is of version ${String(lock['lockfileVersion'])}, which is not known here.`,
      'Update @groundrules/audit, or write the file with Bun 1.2 to 1.4.',
    );
  }
  const { packages, workspaces } = lock;
  if (!isRecord(workspaces) || !isRecord(packages ?? {})) {
    throw broken(lockfile, 'it lists no workspaces, not even the root');
  }
  const places = new Map<string, Resolved>();
  for (const [place, entry] of Object.entries(isRecord(packages) ? packages : {})) {
    places.set(place, readEntry(place, entry, lockfile));
  }
  const manifests = await readWorkspaces(root, lockfile, workspaces);
  const nodes = new Map<string, LockNode>();
  const lacking: Lack[] = [];
  for (const [folder, manifest] of manifests) {
    const node = readWorkspace(folder, manifest, places);
    nodes.set(keyOf(folder), node);
    lacking.push(
      ...lackingOf({ ...manifest.devDependencies, ...manifest.dependencies }, node).filter(
        ({ name }) => !Object.hasOwn(manifest.optionalDependencies, name),
      ),
    );
  }
  for (const [place, resolved] of places) {
    if (folderOf(resolved) !== undefined) continue;
    const node = readNode(place, resolved, places);
    nodes.set(place, node);
    // Of what came inside of an archive the rest may be in there as well.
    if (!node.bundled) lacking.push(...lackingOf(rangesIn(resolved.info['dependencies']), node));
  }
  requireComplete(lockfile, lacking);
  return {
    manager: 'bun',
    lockfile,
    workspaces: [...manifests.keys()].map((folder) => ({
      folder: folder === '' ? '.' : folder,
      id: keyOf(folder),
    })),
    nodes,
  };
}

function parseJsonc(text: string): unknown {
  const errors: ParseError[] = [];
  const value = parse(text, errors, { allowTrailingComma: true }) as unknown;
  const [error] = errors;
  if (error !== undefined) {
    const line = text.slice(0, error.offset).split('\n').length;
    throw new Error(`${printParseErrorCode(error.error)} in line ${String(line)}`);
  }
  return value;
}

function readEntry(place: string, entry: unknown, lockfile: string): Resolved {
  const [resolution, ...rest] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
  if (typeof resolution !== 'string') {
    throw broken(lockfile, `the entry of ${place} does not say what it is`);
  }
  return { ...splitRequest(resolution), info: rest.find(isRecord) ?? {} };
}

async function readWorkspaces(
  root: string,
  lockfile: string,
  workspaces: Entry,
): Promise<ReadonlyMap<string, Manifest>> {
  const rootManifest = await readManifest(root, '.');
  for (const folder of await listWorkspaceFolders(root, rootManifest.workspaces)) {
    if (!isRecord(workspaces[folder])) {
      throw outOfStep(lockfile, folder, ['the workspace is not in the lockfile']);
    }
  }
  const byFolder = await readManifests(root, Object.keys(workspaces));
  const manifests = new Map<string, Manifest>();
  for (const [folder, entry] of Object.entries(workspaces)) {
    if (!isRecord(entry)) throw broken(lockfile, `the entry of ${folder} is no object`);
    const manifest = byFolder.get(folder) ?? rootManifest;
    const locked = {
      dependencies: rangesIn(entry['dependencies']),
      devDependencies: rangesIn(entry['devDependencies']),
      optionalDependencies: rangesIn(entry['optionalDependencies']),
      peerDependencies: rangesIn(entry['peerDependencies']),
    };
    const step = { lockfile, folder: folder === '' ? '.' : folder };
    requireInStep({ ...step, wanted: neededBy(manifest), locked: neededBy(locked) });
    requireInStep({ ...step, wanted: developedWith(manifest), locked: developedWith(locked) });
    manifests.set(folder, manifest);
  }
  return manifests;
}

type Lists = Pick<
  Manifest,
  'dependencies' | 'devDependencies' | 'optionalDependencies' | 'peerDependencies'
>;

function neededBy(lists: Lists): Ranges {
  return { ...lists.peerDependencies, ...lists.dependencies, ...lists.optionalDependencies };
}

function developedWith(lists: Lists): Ranges {
  const needed = { ...lists.dependencies, ...lists.optionalDependencies };
  return Object.fromEntries(
    Object.entries(lists.devDependencies).filter(([name]) => !Object.hasOwn(needed, name)),
  );
}

/** No package is installed in a place like this. */
function keyOf(folder: string): string {
  return `workspace:${folder}`;
}

function folderOf({ range }: Resolved): string | undefined {
  return range.startsWith('workspace:') ? range.slice('workspace:'.length) : undefined;
}

function readWorkspace(
  folder: string,
  manifest: Manifest,
  places: ReadonlyMap<string, Resolved>,
): LockNode {
  const place = folder === '' ? '' : (manifest.name ?? folder);
  const needed = edgesOf(place, neededBy(manifest), places, false);
  const developed = edgesOf(place, developedWith(manifest), places, true);
  return {
    name: manifest.name ?? (folder === '' ? '.' : folder),
    version: manifest.version,
    origin: 'workspace',
    bundled: false,
    edges: [...needed, ...developed],
  };
}

function readNode(
  place: string,
  { info, name, range }: Resolved,
  places: ReadonlyMap<string, Resolved>,
): LockNode {
  const origin = range === '' ? 'registry' : originOfBun(range);
  const needed: Ranges = {
    ...rangesIn(info['peerDependencies']),
    ...rangesIn(info['dependencies']),
    ...rangesIn(info['optionalDependencies']),
  };
  return {
    name,
    version: versionAt(range) ?? range,
    ...(versionAt(range) !== undefined && { address: range }),
    origin,
    bundled: info['bundled'] === true,
    edges: edgesOf(place, needed, places, false),
  };
}

function originOfBun(range: string): LockNode['origin'] {
  return /^root:/u.test(range) ? 'workspace' : originOfRange(range);
}

function edgesOf(
  place: string,
  ranges: Ranges,
  places: ReadonlyMap<string, Resolved>,
  dev: boolean,
): readonly LockEdge[] {
  return Object.entries(ranges).flatMap(([name, range]) => {
    const found = resolve(place, name, places);
    if (found === undefined) return [];
    const folder = folderOf(places.get(found) ?? { name, range: '', info: {} });
    return [{ to: folder === undefined ? found : keyOf(folder), name, range, dev }];
  });
}

/** Looks for a package in the place of the one that asks, and in all those around it. */
function resolve(
  place: string,
  name: string,
  places: ReadonlyMap<string, Resolved>,
): string | undefined {
  const parents = place === '' ? [] : place.split(/\/(?=@)|(?<!(?:^|\/)@[^/]*)\//u);
  for (let depth = parents.length; depth >= 0; depth -= 1) {
    const candidate = [...parents.slice(0, depth), name].join('/');
    if (places.has(candidate)) return candidate;
  }
  return undefined;
}
