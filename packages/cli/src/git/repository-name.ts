import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { parseJson } from '../files/parse-json.js';
import { isRecord } from '../gates/run/is-record.js';
import { tryGit } from './run-git.js';

/**
 * Names a repository: as its root manifest does, else as its remote does, else as its folder.
 *
 * @param root - Absolute path of the repository.
 * @returns The name.
 */
export async function repositoryName(root: string): Promise<string> {
  return (
    (await nameInManifest(root)) ??
    (await nameOfRemote(root)) ??
    (path.basename(root) || 'repository')
  );
}

async function nameInManifest(root: string): Promise<string | undefined> {
  try {
    const manifest = parseJson(await readFile(path.join(root, 'package.json'), 'utf8'));
    const name = isRecord(manifest) ? manifest['name'] : undefined;
    return typeof name === 'string' && name !== '' ? name : undefined;
  } catch {
    // No manifest, or a broken one: others report that.
    return undefined;
  }
}

async function nameOfRemote(root: string): Promise<string | undefined> {
  const { exitCode, stdout } = await tryGit(root, ['config', '--get', 'remote.origin.url']);
  if (exitCode !== 0) return undefined;
  return /([^/:\\]+?)(?:\.git)?[/\\]*$/u.exec(stdout.trim())?.[1];
}
