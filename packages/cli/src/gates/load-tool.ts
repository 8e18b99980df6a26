import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parseJson } from '../files/parse-json.js';
import { installCommand } from '../workspaces/install-command.js';
import type { Workspace } from '../workspaces/workspace.js';
import type { GateOutcome } from './gate.js';
import { isRecord } from './run/is-record.js';

/** A tool as installed in the repository. */
export interface LoadedTool {
  readonly kind: 'found';
  /** Absolute path of its package. */
  readonly folder: string;
  /** The version in its manifest; empty where it has none. */
  readonly version: string;
  /** Absolute paths of its commands, by name. */
  readonly commands: Readonly<Record<string, string>>;
}

/**
 * Finds the repository's own copy of a tool: at its root, else in the first workspace that has one.
 *
 * @param root - Absolute path of the repository, or of the folder in it that counts most.
 * @param specifier - The package.
 * @param workspaces - Where it is looked for after the root.
 * @returns The tool, or the outcome of a gate that lacks it, which says how to install it.
 */
export function loadFromRepository(
  root: string,
  specifier: string,
  workspaces: readonly Workspace[] = [],
): LoadedTool | Extract<GateOutcome, { kind: 'error' }> {
  const folders = [root, ...workspaces.map(({ folder }) => path.join(root, folder))];
  for (const start of folders) {
    const folder = findPackage(start, specifier);
    if (folder === undefined) continue;
    try {
      return { kind: 'found', folder, ...readManifest(folder, specifier) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return {
        kind: 'error',
        reason: `${specifier} in ${folder} is damaged (${message}). Install again.`,
      };
    }
  }
  const plugAndPlay = ['.pnp.cjs', '.pnp.js'].some((name) => existsSync(path.join(root, name)));
  return {
    kind: 'error',
    reason: plugAndPlay
      ? `${specifier} was not found: the packages are laid out by Yarn's Plug'n'Play. Set "nodeLinker: node-modules" in .yarnrc.yml.`
      : `${specifier} is not installed. Install it: ${installCommand(root, specifier)}`,
  };
}

/** As Node.js looks for it, but without heed of `exports`, which may hide the manifest. */
function findPackage(start: string, name: string): string | undefined {
  const folder = path.join(start, 'node_modules', name);
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(start);
  return parent === start ? undefined : findPackage(parent, name);
}

function readManifest(folder: string, name: string): Pick<LoadedTool, 'commands' | 'version'> {
  const manifest = parseJson(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (!isRecord(manifest)) throw new Error('its package.json is no object');
  const { bin, version } = manifest;
  const commands: Record<string, string> = {};
  if (typeof bin === 'string') commands[name] = path.join(folder, bin);
  if (isRecord(bin)) {
    for (const [command, file] of Object.entries(bin)) {
      if (typeof file === 'string') commands[command] = path.join(folder, file);
    }
  }
  return { version: typeof version === 'string' ? version : '', commands };
}
