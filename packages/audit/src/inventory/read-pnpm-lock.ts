import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseDepPath, refToRelative } from '@pnpm/dependency-path';
import { parse, parseAllDocuments } from 'yaml';

import { AuditError } from '../audit-error.js';
import { isRecord } from './is-record.js';
import { listWorkspaceFolders } from './list-workspace-folders.js';
import type { LockEdge, LockGraph, LockNode } from './lock-graph.js';
import { originOfResolution, versionAt } from './origin-of.js';
import { broken, readLockfile } from './read-lockfile.js';
import {
  rangesIn,
  readManifest,
  readManifests,
  type Manifest,
  type Ranges,
} from './read-manifest.js';
import { requireComplete } from './require-complete.js';
import { outOfStep, requireInStep } from './require-in-step.js';

type Content = Readonly<Record<string, unknown>>;

/**
 * Reads `pnpm-lock.yaml` of version 9, which pnpm 9 to 12 write.
 *
 * @param root - Absolute path of the repository.
 * @param lockfile - Name of the file.
 * @returns What stands in it.
 * @throws {@link AuditError} where it can't be read, is of another version or is out of step with a manifest.
 */
export async function readPnpmLock(root: string, lockfile: string): Promise<LockGraph> {
  const lock = await readLockfile(root, lockfile, (text) => lastDocument(text));
  if (!isRecord(lock)) throw broken(lockfile, 'it holds no object');
  requireVersion(lockfile, lock['lockfileVersion']);
  const importers = recordsIn(lock['importers']);
  const manifests = await readManifests(root, [...importers.keys()]);
  const rootManifest = manifests.get('.') ?? (await readManifest(root, '.'));
  const unlocked = (await workspaceFolders(root)).find((folder) => !importers.has(folder));
  if (unlocked !== undefined) {
    throw outOfStep(lockfile, unlocked, ['the workspace is not in the lockfile']);
  }
  if (importers.size === 0) manifests.set('.', rootManifest);
  for (const [folder, manifest] of manifests) {
    checkStep(lockfile, folder, manifest, importers.get(folder) ?? {}, lock);
  }
  return {
    manager: 'pnpm',
    lockfile,
    workspaces: [...manifests.keys()].map((folder) => ({ folder, id: `link:${folder}` })),
    nodes: requireNodes(lockfile, readNodes(lock, importers, manifests)),
  };
}

/** What pnpm needs for itself stands in a document of its own, before that of the repository. */
function lastDocument(text: string): unknown {
  const documents = parseAllDocuments(text);
  const list = Array.isArray(documents) ? documents : [];
  for (const { errors } of list) {
    const [error] = errors;
    if (error !== undefined) throw error;
  }
  const contents = list.map((document) => document.toJS({ maxAliasCount: 0 }) as unknown);
  return (
    contents.findLast((content) => isRecord(content) && 'importers' in content) ?? contents.at(-1)
  );
}

function requireVersion(lockfile: string, version: unknown): void {
  if (String(version) === '9.0') return;
  const isOlder = Number.parseFloat(String(version)) < 9;
  throw new AuditError(
    `${lockfile} is of version ${String(version)}, and only 9.0 is known here.`,
    isOlder
      ? 'Run `pnpm install --lockfile-only` with pnpm 9 or later and commit the file.'
      : 'Update @groundrules/audit, or write the file with pnpm 9 to 12.',
  );
}

async function workspaceFolders(root: string): Promise<readonly string[]> {
  let text: string;
  try {
    text = await readFile(path.join(root, 'pnpm-workspace.yaml'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw broken('pnpm-workspace.yaml', error instanceof Error ? error.message : String(error));
  }
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    throw broken('pnpm-workspace.yaml', error instanceof Error ? error.message : String(error));
  }
  const globs = isRecord(content) ? content['packages'] : undefined;
  if (!Array.isArray(globs)) return [];
  return await listWorkspaceFolders(
    root,
    globs.filter((glob) => typeof glob === 'string'),
  );
}

const lists = ['devDependencies', 'dependencies', 'optionalDependencies'] as const;

function checkStep(
  lockfile: string,
  folder: string,
  manifest: Manifest,
  importer: Content,
  lock: Content,
): void {
  // A hook of the repository may rewrite its manifests as it likes.
  if (lock['pnpmfileChecksum'] !== undefined) return;
  const rewritten = new Set(
    // Before what it is asked for by, `parent>name`, and behind it, `name@range`.
    Object.keys(rangesIn(lock['overrides'])).map((key) =>
      key.replace(/^.*>/u, '').replace(/(?<=.)@.*$/u, ''),
    ),
  );
  const needed = (source: (list: 'dependencies' | 'optionalDependencies') => Ranges): Ranges => ({
    ...source('dependencies'),
    ...source('optionalDependencies'),
  });
  // What is rewritten may stand in another list as well.
  const isMoved = ({ name }: { name: string }): boolean =>
    rewritten.has(name) &&
    lists.some((list) => Object.hasOwn(manifest[list], name)) &&
    lists.some((list) => Object.hasOwn(specifiersIn(importer[list]), name));
  const wanted = without(
    needed((list) => manifest[list]),
    isMoved,
  );
  const locked = without(
    needed((list) => specifiersIn(importer[list])),
    isMoved,
  );
  // Peers are installed for a workspace as well where pnpm is told to.
  const peers = { ...manifest.peerDependencies };
  requireInStep({
    lockfile,
    folder,
    wanted,
    locked: without(locked, ({ name }) => name in peers && !(name in wanted)),
    rewritten,
  });
  requireInStep({
    lockfile,
    folder,
    wanted: without(manifest.devDependencies, (one) => one.name in wanted || isMoved(one)),
    locked: without(
      specifiersIn(importer['devDependencies']),
      (one) => one.name in wanted || isMoved(one),
    ),
    rewritten,
  });
}

function without(ranges: Ranges, unwanted: (entry: { name: string }) => boolean): Ranges {
  return Object.fromEntries(Object.entries(ranges).filter(([name]) => !unwanted({ name })));
}

function specifiersIn(value: unknown): Ranges {
  const found = [...recordsIn(value)].map(([name, { specifier }]) => [name, specifier] as const);
  return rangesIn(Object.fromEntries(found));
}

function readNodes(
  lock: Content,
  importers: ReadonlyMap<string, Content>,
  manifests: ReadonlyMap<string, Manifest>,
): ReadonlyMap<string, LockNode> {
  const nodes = new Map<string, LockNode>();
  for (const [folder, { name, version }] of manifests) {
    const importer = importers.get(folder) ?? {};
    const edges = new Map<string, LockEdge>();
    for (const list of lists) {
      for (const [asked, { specifier, version: reference }] of recordsIn(importer[list])) {
        if (typeof reference !== 'string') continue;
        const to = keyOf(reference, asked, folder);
        const range = typeof specifier === 'string' ? { range: specifier } : {};
        edges.set(asked, { to, name: asked, dev: list === 'devDependencies', ...range });
      }
    }
    nodes.set(`link:${folder}`, {
      name: name ?? folder,
      version,
      origin: 'workspace',
      bundled: false,
      edges: [...edges.values()],
    });
  }
  const packages = recordsIn(lock['packages']);
  for (const [key, snapshot] of recordsIn(lock['snapshots'])) {
    nodes.set(key, readNode(key, snapshot, packages));
  }
  for (const key of packages.keys()) {
    if (!nodes.has(key) && ![...nodes.keys()].some((other) => other.startsWith(`${key}(`))) {
      nodes.set(key, readNode(key, {}, packages));
    }
  }
  return nodes;
}

/** A link may lead out of the repository; all else has an entry. */
function requireNodes(
  lockfile: string,
  nodes: ReadonlyMap<string, LockNode>,
): ReadonlyMap<string, LockNode> {
  requireComplete(
    lockfile,
    [...nodes.values()].flatMap(({ edges, name: by }) =>
      edges
        .filter(({ to }) => !nodes.has(to) && !to.startsWith('link:'))
        .map(({ name, to }) => ({ by, name, range: to })),
    ),
  );
  return nodes;
}

function readNode(
  key: string,
  snapshot: Content,
  packages: ReadonlyMap<string, Content>,
): LockNode {
  const parsed = parseDepPath(key);
  const bare = key.replace(/\(.*$/u, '');
  const entry = packages.get(bare) ?? {};
  const reference = parsed.nonSemverVersion;
  const version = typeof entry['version'] === 'string' ? entry['version'] : parsed.version;
  const edges = [
    ...Object.entries(rangesIn(snapshot['dependencies'])),
    ...Object.entries(rangesIn(snapshot['optionalDependencies'])),
  ].map(([name, to]): LockEdge => ({ to: keyOf(to, name, '.'), name, dev: false }));
  return {
    name: parsed.name ?? bare,
    ...(versionAt(reference ?? '') !== undefined && { address: reference ?? '' }),
    version: version ?? versionAt(reference ?? '') ?? reference ?? '0.0.0',
    origin: reference === undefined ? 'registry' : originOfReference(reference, entry),
    bundled: false,
    edges,
  };
}

function originOfReference(reference: string, entry: Content): LockNode['origin'] {
  const { resolution } = entry;
  if (isRecord(resolution)) {
    if (resolution['type'] === 'git') return 'git';
    if (resolution['type'] === 'directory') return 'file';
  }
  return originOfResolution(reference) ?? (versionAt(reference) === undefined ? 'url' : 'registry');
}

/** A reference is a version, an alias with one, an address, or a folder next to that of the importer. */
function keyOf(reference: string, name: string, folder: string): string {
  if (reference.startsWith('link:')) {
    const target = path.posix.join(folder, reference.slice('link:'.length));
    return `link:${target === '' ? '.' : target.replace(/\/$/u, '')}`;
  }
  return refToRelative(reference, name) ?? reference;
}

function recordsIn(value: unknown): ReadonlyMap<string, Content> {
  if (!isRecord(value)) return new Map();
  return new Map(
    Object.entries(value).filter((entry): entry is [string, Content] => isRecord(entry[1])),
  );
}
