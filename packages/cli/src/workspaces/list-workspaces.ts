import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Package, Tool } from '@manypkg/tools';

import { toSlashes } from '../gates/files/to-slashes.js';
import { isRecord } from '../gates/run/is-record.js';
import { UserError } from '../user-error.js';
import { findBrokenManifests } from './find-broken-manifests.js';
import type { Workspace } from './workspace.js';

/**
 * Lists the packages of a repository: npm, Yarn, pnpm, Bun, Lerna and Rush, or one package alone.
 *
 * @param root - Absolute path of the repository.
 * @returns The root first, then the others by folder.
 * @throws {@link UserError} where a manifest, `pnpm-workspace.yaml`, `lerna.json` or `rush.json` cannot be read.
 */
export async function listWorkspaces(root: string): Promise<Workspace[]> {
  const manifest = await readManifest(root);
  const own: Workspace = { name: nameIn(manifest) ?? path.basename(root), folder: '.' };
  const tool = await findTool(root, manifest);
  if (tool === undefined) return [own];
  const others = (await packagesOf(root, tool))
    .map(({ packageJson, relativeDir }): Workspace => {
      const folder = toSlashes(relativeDir);
      return { name: nameIn(packageJson) ?? path.basename(relativeDir), folder };
    })
    .filter(({ folder }) => folder !== '' && folder !== '.' && !folder.startsWith('../'))
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
  return [own, ...others];
}

async function packagesOf(root: string, tool: Tool): Promise<readonly Package[]> {
  try {
    const { packages } = await tool.getPackages(root);
    return await withoutRepeats(packages);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const broken = error instanceof SyntaxError ? await findBrokenManifests(root, message) : [];
    throw new UserError(
      broken.length === 0
        ? `The packages of ${root} cannot be listed: ${message}`
        : `${broken.map((file) => path.join(root, file)).join(' and ')} cannot be read: ${message}`,
      { cause: error },
    );
  }
}

/** A folder that is reached again through a symbolic link is the same package. */
async function withoutRepeats(packages: readonly Package[]): Promise<readonly Package[]> {
  const byFolder = new Map<string, Package>();
  for (const found of packages.toSorted((a, b) => a.dir.length - b.dir.length)) {
    const folder = await realpath(found.dir);
    if (!byFolder.has(folder)) byFolder.set(folder, found);
  }
  return [...byFolder.values()];
}

/** Which tool lays out the packages. Its lock file need not be there yet, unlike what the library asks for. */
async function findTool(root: string, manifest: unknown): Promise<Tool | undefined> {
  const { LernaTool, NpmTool, PnpmTool, RushTool, YarnTool } = await import('@manypkg/tools');
  if (await listsPackages(path.join(root, 'pnpm-workspace.yaml'))) return PnpmTool;
  const workspaces = fieldOf(manifest, 'workspaces');
  if (Array.isArray(workspaces)) return NpmTool;
  if (Array.isArray(fieldOf(workspaces, 'packages'))) return YarnTool;
  if (existsSync(path.join(root, 'lerna.json'))) return LernaTool;
  if (existsSync(path.join(root, 'rush.json'))) return RushTool;
  return undefined;
}

/** A `pnpm-workspace.yaml` may hold nothing but settings. */
async function listsPackages(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const { parse } = await import('yaml');
  try {
    const content: unknown = parse(await readFile(file, 'utf8'));
    return Array.isArray(fieldOf(content, 'packages'));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(`${file} cannot be read: ${message}`, { cause: error });
  }
}

async function readManifest(root: string): Promise<unknown> {
  const file = path.join(root, 'package.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(`${file} cannot be read: ${message}`, { cause: error });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(`${file} is not JSON: ${message}`, { cause: error });
  }
}

function nameIn(manifest: unknown): string | undefined {
  const name = fieldOf(manifest, 'name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}
