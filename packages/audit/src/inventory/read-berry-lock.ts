import { isRecord } from './is-record.js';
import { listWorkspaceFolders } from './list-workspace-folders.js';
import type { LockEdge, LockGraph, LockNode } from './lock-graph.js';
import { originOfRange } from './origin-of.js';
import { broken } from './read-lockfile.js';
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

/** The file, as it is looked up. */
interface Berry {
  /** Keys of nodes by what asks for them: `name@npm:^1.0.0`. */
  readonly byRequest: ReadonlyMap<string, string>;
  /** Keys of nodes by the name they are asked for by. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly entries: ReadonlyMap<string, Entry>;
}

/**
 * Reads the `yarn.lock` of Yarn 2 and later.
 *
 * @param root - Absolute path of the repository.
 * @param lockfile - Name of the file.
 * @param entries - What stands in it.
 * @returns The same as a graph.
 * @throws {@link AuditError} where it is out of step with a manifest.
 */
export async function readBerryLock(
  root: string,
  lockfile: string,
  entries: ReadonlyMap<string, Entry>,
): Promise<LockGraph> {
  const berry = index(entries, lockfile);
  const folders = new Map<string, string>();
  for (const [id, entry] of entries) {
    const folder = workspaceOf(entry);
    if (folder !== undefined) folders.set(folder, id);
  }
  const rootManifest = await readManifest(root, '.');
  for (const folder of ['.', ...(await listWorkspaceFolders(root, rootManifest.workspaces))]) {
    if (!folders.has(folder)) {
      throw outOfStep(lockfile, folder, ['the workspace is not in the lockfile']);
    }
  }
  const byFolder = await readManifests(root, [...folders.keys()]);
  const manifests = new Map<string, Manifest>();
  for (const [folder, id] of folders) {
    const manifest = byFolder.get(folder) ?? rootManifest;
    checkStep(lockfile, folder, manifest, entries.get(id) ?? {});
    manifests.set(id, manifest);
  }
  const nodes = new Map<string, LockNode>();
  const lacking: Lack[] = [];
  for (const [id, entry] of entries) {
    const node = readNode(entry, berry, manifests.get(id));
    nodes.set(id, node);
    lacking.push(...lackingOf(requiredBy(entry), node));
  }
  requireComplete(lockfile, lacking);
  return {
    manager: 'yarn',
    lockfile,
    workspaces: [...folders].map(([folder, id]) => ({ folder, id })),
    nodes,
  };
}

function index(entries: ReadonlyMap<string, Entry>, lockfile: string): Berry {
  const byRequest = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const [id, entry] of entries) {
    if (typeof entry['resolution'] !== 'string') {
      throw broken(lockfile, `the entry of ${id} has no resolution`);
    }
    for (const request of id.split(/,\s+/u)) {
      byRequest.set(request, id);
      // What only holds as seen from one package has that package behind it.
      byRequest.set(request.replace(/::locator=.*$/u, ''), id);
      const { name } = splitRequest(request);
      const others = byName.get(name);
      if (others === undefined) byName.set(name, [id]);
      else others.push(id);
    }
  }
  return { byRequest, byName, entries };
}

function workspaceOf(entry: Entry): string | undefined {
  const { range } = splitRequest(String(entry['resolution']));
  return range.startsWith('workspace:') ? range.slice('workspace:'.length) : undefined;
}

/** Yarn writes all lists of a workspace into one, and `npm:` before plain ranges. */
function checkStep(lockfile: string, folder: string, manifest: Manifest, entry: Entry): void {
  const wanted: Ranges = {
    ...manifest.devDependencies,
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
  };
  requireInStep({
    lockfile,
    folder,
    wanted: plain(wanted),
    locked: plain(rangesIn(entry['dependencies'])),
  });
}

function plain(ranges: Ranges): Ranges {
  return Object.fromEntries(
    Object.entries(ranges).map(([name, range]) => [name, range.trim().replace(/^npm:/u, '')]),
  );
}

function readNode(entry: Entry, berry: Berry, manifest: Manifest | undefined): LockNode {
  const { name, range } = splitRequest(String(entry['resolution']));
  const version = entry['version'];
  return {
    name,
    version: manifest?.version ?? (typeof version === 'string' ? version : '0.0.0'),
    origin: manifest === undefined ? originOf(range) : 'workspace',
    bundled: false,
    edges: Object.entries(rangesIn(entry['dependencies'])).flatMap(([asked, wanted]) =>
      edgesTo(asked, wanted, berry, isForDevelopment(asked, manifest)),
    ),
  };
}

/** What an entry can't do without. */
function requiredBy(entry: Entry): Ranges {
  const meta = entry['dependenciesMeta'];
  const isOptional = (name: string): boolean => {
    const one = isRecord(meta) ? meta[name] : undefined;
    // The parser makes texts of all values.
    return isRecord(one) && String(one['optional']) === 'true';
  };
  return Object.fromEntries(
    Object.entries(rangesIn(entry['dependencies'])).filter(([name]) => !isOptional(name)),
  );
}

function isForDevelopment(name: string, manifest: Manifest | undefined): boolean {
  return (
    manifest !== undefined &&
    !Object.hasOwn(manifest.dependencies, name) &&
    !Object.hasOwn(manifest.optionalDependencies, name)
  );
}

function edgesTo(name: string, range: string, berry: Berry, dev: boolean): LockEdge[] {
  const exact = [`${name}@${range}`, `${name}@npm:${range}`]
    .map((request) => berry.byRequest.get(request))
    .find((id) => id !== undefined);
  const patched = patchesOf(name, range, berry);
  // `resolutions` and the root's own `overrides` may send it elsewhere: then any that goes by the name may be meant.
  const found =
    exact === undefined && patched.length === 0
      ? (berry.byName.get(name) ?? [])
      : [exact, ...patched];
  return [...new Set(found)]
    .filter((to) => to !== undefined)
    .map((to) => ({ to, name, range: range.replace(/^npm:/u, ''), dev }));
}

/** Yarn patches some packages by itself, and has an entry for each with and without. */
function patchesOf(name: string, range: string, berry: Berry): readonly string[] {
  const request = `${name}@patch:${name}@${encodeURIComponent(range.includes(':') ? range : `npm:${range}`)}`;
  return [...(berry.byName.get(name) ?? [])].filter((id) =>
    id.split(/,\s+/u).some((key) => key.startsWith(request)),
  );
}

function originOf(range: string): LockNode['origin'] {
  if (range.startsWith('npm:')) return 'registry';
  // What is patched is still what was published, with the patch on top.
  if (range.startsWith('patch:')) {
    const inner = splitRequest(
      decodeURIComponent(range.slice('patch:'.length).split('#')[0] ?? ''),
    );
    return originOf(inner.range);
  }
  return range.includes('#commit=') ? 'git' : originOfRange(range);
}
