import { listWorkspaceFolders } from './list-workspace-folders.js';
import type { LockEdge, LockGraph, LockNode } from './lock-graph.js';
import { originOfRange, originOfResolution } from './origin-of.js';
import { broken } from './read-lockfile.js';
import { rangesIn, readManifest, readManifests, type Manifest } from './read-manifest.js';
import { lackingOf, requireComplete, type Lack } from './require-complete.js';
import { outOfStep } from './require-in-step.js';
import { splitRequest } from './split-request.js';

type Entry = Readonly<Record<string, unknown>>;

/** The file, as it is looked up. */
interface Classic {
  /** Keys of nodes by what asks for them: `name@^1.0.0`. */
  readonly byRequest: ReadonlyMap<string, string>;
  /** Keys of nodes by the name they are asked for by. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** Names that `resolutions` send elsewhere. */
  readonly resolved: ReadonlySet<string>;
  /** Keys of the workspaces by their names. */
  readonly workspaces: ReadonlyMap<string, string>;
}

/**
 * Reads the `yarn.lock` of classic Yarn. It says nothing of workspaces, nor of what is for development: the manifests do.
 *
 * @param root - Absolute path of the repository.
 * @param lockfile - Name of the file.
 * @param entries - What stands in it.
 * @returns The same as a graph.
 * @throws {@link AuditError} where it can't be read or is out of step with a manifest.
 */
export async function readClassicLock(
  root: string,
  lockfile: string,
  entries: ReadonlyMap<string, Entry>,
): Promise<LockGraph> {
  const rootManifest = await readManifest(root, '.');
  const folders = ['.', ...(await listWorkspaceFolders(root, rootManifest.workspaces))];
  const manifests = await readManifests(root, folders);
  const classic = index(entries, manifests);
  const nodes = new Map<string, LockNode>();
  for (const [folder, manifest] of manifests) {
    nodes.set(keyOf(folder), readWorkspace(lockfile, folder, manifest, classic));
  }
  const lacking: Lack[] = [];
  for (const [id, entry] of entries) {
    const node = readNode(lockfile, id, entry, classic);
    nodes.set(id, node);
    lacking.push(...lackingOf(rangesIn(entry['dependencies']), node));
  }
  requireComplete(lockfile, lacking);
  return {
    manager: 'yarn-classic',
    lockfile,
    workspaces: folders.map((folder) => ({ folder, id: keyOf(folder) })),
    nodes,
  };
}

/** No package is asked for like this. */
function keyOf(folder: string): string {
  return `workspace:${folder}`;
}

function index(
  entries: ReadonlyMap<string, Entry>,
  manifests: ReadonlyMap<string, Manifest>,
): Classic {
  const byRequest = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const id of entries.keys()) {
    for (const request of id.split(/,\s+/u)) {
      byRequest.set(request, id);
      const { name } = splitRequest(request);
      const others = byName.get(name);
      if (others === undefined) byName.set(name, [id]);
      else if (!others.includes(id)) others.push(id);
    }
  }
  const workspaces = new Map<string, string>();
  for (const [folder, { name }] of manifests) {
    if (name !== undefined && folder !== '.') workspaces.set(name, keyOf(folder));
  }
  const resolutions = rangesIn(manifests.get('.')?.content['resolutions']);
  // `**/parent/name`, `name@^1.0.0` and the like.
  const resolved = new Set(Object.keys(resolutions).flatMap(lastNames));
  return { byRequest, byName, resolved, workspaces };
}

function lastNames(pattern: string): readonly string[] {
  const parts = pattern.split('/');
  const last = parts.at(-1) ?? pattern;
  const scoped = `${parts.at(-2) ?? ''}/${last}`;
  return [last, scoped].map((request) => splitRequest(request).name);
}

function readWorkspace(
  lockfile: string,
  folder: string,
  manifest: Manifest,
  classic: Classic,
): LockNode {
  const lists = {
    devDependencies: manifest.devDependencies,
    dependencies: manifest.dependencies,
    optionalDependencies: manifest.optionalDependencies,
  };
  const edges = new Map<string, readonly LockEdge[]>();
  const lacking: string[] = [];
  for (const [list, ranges] of Object.entries(lists)) {
    for (const [name, range] of Object.entries(ranges)) {
      const found = edgesTo(name, range, classic, list === 'devDependencies');
      const isKnown = found.length > 0 && isAnswered(name, range, classic);
      if (!isKnown && !isLink(range)) lacking.push(`${name} ${range} is not in the lockfile`);
      edges.set(name, found);
    }
  }
  if (lacking.length > 0) throw outOfStep(lockfile, folder, lacking);
  return {
    name: manifest.name ?? folder,
    version: manifest.version,
    origin: 'workspace',
    bundled: false,
    edges: [...edges.values()].flat(),
  };
}

/** What is asked for by a manifest is there as it is asked for, unless `resolutions` have sent it elsewhere. */
function isAnswered(name: string, range: string, classic: Classic): boolean {
  return (
    classic.byRequest.has(`${name}@${range}`) ||
    classic.workspaces.has(name) ||
    // Folders stand there as seen from the root.
    originOfRange(range) === 'file' ||
    classic.resolved.has(name)
  );
}

/** Yarn links it, and writes nothing about it. */
function isLink(range: string): boolean {
  return range.startsWith('link:');
}

function edgesTo(name: string, range: string, classic: Classic, dev: boolean): readonly LockEdge[] {
  const exact = classic.byRequest.get(`${name}@${range}`);
  const workspace = classic.workspaces.get(name);
  // Where `resolutions` send it elsewhere any that goes by the name may be meant.
  const found =
    exact === undefined
      ? workspace === undefined
        ? (classic.byName.get(name) ?? [])
        : [workspace]
      : [exact];
  return found.map((to) => ({ to, name, range, dev }));
}

function readNode(lockfile: string, id: string, entry: Entry, classic: Classic): LockNode {
  const { version } = entry;
  if (typeof version !== 'string') throw broken(lockfile, `the entry of ${id} has no version`);
  const requests = id.split(/,\s+/u).map(splitRequest);
  const [{ name, range }] = requests as [{ name: string; range: string }];
  const resolved = typeof entry['resolved'] === 'string' ? entry['resolved'] : '';
  return {
    name: range.startsWith('npm:') ? splitRequest(range.slice('npm:'.length)).name : name,
    version,
    origin: originOf(resolved, requests),
    bundled: false,
    edges: [
      ...Object.entries(rangesIn(entry['dependencies'])),
      ...Object.entries(rangesIn(entry['optionalDependencies'])),
    ].flatMap(([asked, wanted]) => edgesTo(asked, wanted, classic, false)),
  };
}

function originOf(resolved: string, requests: readonly { range: string }[]): LockNode['origin'] {
  const byResolution = resolved === '' ? undefined : originOfResolution(resolved);
  if (byResolution !== undefined) return byResolution;
  const origins = requests.map(({ range }) => originOfRange(range));
  return origins.includes('registry') ? 'registry' : (origins[0] ?? 'registry');
}
