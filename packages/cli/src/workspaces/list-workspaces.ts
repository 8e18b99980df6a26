import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseJsonc, type ParseError } from 'jsonc-parser';

import { parseJson } from '../files/parse-json.js';
import { isRecord } from '../gates/run/is-record.js';
import { UserError } from '../user-error.js';
import type { Workspace } from './workspace.js';

/**
 * Lists the packages of a repository: npm, Yarn, pnpm, Bun, Lerna and Rush, or one package alone.
 *
 * @param root - Absolute path of the repository.
 * @returns The root first, then the others by folder.
 * @throws {@link UserError} where a manifest, `pnpm-workspace.yaml`, `lerna.json` or `rush.json` cannot be read.
 */
export async function listWorkspaces(root: string): Promise<Workspace[]> {
  const manifest = await readManifest(root, 'package.json');
  const own: Workspace = { name: nameIn(manifest) ?? path.basename(root), folder: '.' };
  const folders = await withoutRepeats(root, await foldersOf(root, manifest));
  const others = await Promise.all(
    folders.map(async (folder): Promise<Workspace | undefined> => {
      const found = await readManifest(root, `${folder}/package.json`);
      if (found === undefined) return undefined;
      return { name: nameIn(found) ?? path.posix.basename(folder), folder };
    }),
  );
  return [
    own,
    ...others
      .filter((workspace) => workspace !== undefined)
      .toSorted((a, b) => (a.folder < b.folder ? -1 : 1)),
  ];
}

/** Where packages can be, by the tool that lays them out. Its lock file need not be there yet. */
async function foldersOf(root: string, manifest: unknown): Promise<string[]> {
  const globs = (await globsOfPnpm(root)) ?? globsIn(manifest);
  if (globs !== undefined) return expand(root, globs);
  if (existsSync(path.join(root, 'lerna.json'))) {
    const listed = fieldOf(await readData(root, 'lerna.json', parseJson), 'packages');
    return expand(root, listed === undefined ? ['packages/*'] : textsOf(listed));
  }
  return existsSync(path.join(root, 'rush.json')) ? foldersOfRush(root) : [];
}

/** A `pnpm-workspace.yaml` may hold nothing but settings. */
async function globsOfPnpm(root: string): Promise<string[] | undefined> {
  const file = 'pnpm-workspace.yaml';
  if (!existsSync(path.join(root, file))) return undefined;
  const { parse } = await import('yaml');
  const listed = fieldOf(await readData(root, file, parse), 'packages');
  return Array.isArray(listed) ? textsOf(listed) : undefined;
}

/** Yarn takes an object too. */
function globsIn(manifest: unknown): string[] | undefined {
  const workspaces = fieldOf(manifest, 'workspaces');
  if (Array.isArray(workspaces)) return textsOf(workspaces);
  const listed = fieldOf(workspaces, 'packages');
  return Array.isArray(listed) ? textsOf(listed) : undefined;
}

async function foldersOfRush(root: string): Promise<string[]> {
  const projects = fieldOf(await readData(root, 'rush.json', parseWithComments), 'projects');
  const listed: unknown[] = Array.isArray(projects) ? projects : [];
  const folders = textsOf(listed.map((project) => fieldOf(project, 'projectFolder')));
  const [gone] = folders.filter((folder) => !existsSync(path.join(root, folder, 'package.json')));
  if (gone !== undefined) {
    throw new UserError(
      `${path.join(root, 'rush.json')} lists the project ${gone}, but there is no ${gone}/package.json.`,
    );
  }
  return folders;
}

async function expand(root: string, globs: readonly string[]): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const folders = await glob([...globs], {
    cwd: root,
    onlyDirectories: true,
    expandDirectories: false,
    ignore: ['**/node_modules'],
  });
  return folders.map((folder) => path.posix.normalize(folder).replace(/\/$/u, ''));
}

/** A folder that is reached again through a symbolic link is the same package. */
async function withoutRepeats(root: string, folders: readonly string[]): Promise<string[]> {
  const byPlace = new Map<string, string>();
  const inside = folders.filter((folder) => !/^(?:\.|\.\.\/.*)?$/u.test(folder));
  for (const folder of inside.toSorted((a, b) => a.length - b.length)) {
    const place = await realpath(path.join(root, folder));
    if (!byPlace.has(place)) byPlace.set(place, folder);
  }
  return [...byPlace.values()];
}

async function readManifest(root: string, name: string): Promise<unknown> {
  return readData(root, name, parseJson);
}

/** `undefined` where there is no such file. */
async function readData(
  root: string,
  name: string,
  parse: (text: string) => unknown,
): Promise<unknown> {
  const file = path.join(root, name);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new UserError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  try {
    return parse(text);
  } catch (error) {
    const language = name.endsWith('.yaml') ? 'YAML' : 'JSON';
    throw new UserError(`${file} is not ${language}: ${messageOf(error)}`, { cause: error });
  }
}

/** As Rush reads its own file. */
function parseWithComments(text: string): unknown {
  const errors: ParseError[] = [];
  const content: unknown = parseJsonc(text.replace(/^\uFEFF/u, ''), errors, {
    allowTrailingComma: true,
  });
  const [first] = errors;
  if (first === undefined) return content;
  const line = text.slice(0, first.offset).split('\n').length;
  throw new SyntaxError(`there is a mistake in line ${String(line)}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function textsOf(values: unknown): string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

function nameIn(manifest: unknown): string | undefined {
  const name = fieldOf(manifest, 'name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}
