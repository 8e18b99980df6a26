import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { loadFromRepository } from '../gates/load-tool.js';
import { parseJson } from '../files/parse-json.js';
import { isRecord } from '../gates/run/is-record.js';
import { installCommand } from '../workspaces/install-command.js';
import type { Workspace } from '../workspaces/workspace.js';
import type { DriftOutcome, DriftTool, Weakening } from './weakening.js';

/** A package of the standard as the repository has it. */
export type StandardPackage =
  | {
      readonly kind: 'found';
      readonly name: string;
      /** Absolute path. */
      readonly folder: string;
      readonly version: string;
    }
  /** The repository does not use it. */
  | { readonly kind: 'unused' }
  | Extract<DriftOutcome, { kind: 'error' }>;

/**
 * Finds the package that a tool's standard comes from.
 *
 * @param root - Absolute path of the repository.
 * @param name - The package.
 * @param workspaces - The packages of the repository.
 * @returns The package. One that a manifest lists and that is not there is an error: what it says is not known.
 */
export function findStandard(
  root: string,
  name: string,
  workspaces: readonly Workspace[],
): StandardPackage {
  const found = loadFromRepository(root, name, workspaces);
  if (found.kind === 'found') {
    return { kind: 'found', name, folder: found.folder, version: found.version };
  }
  const manifests = ['.', ...workspaces.map(({ folder }) => folder)].map((folder) =>
    path.join(root, folder, 'package.json'),
  );
  return manifests.some((manifest) => lists(manifest, name))
    ? { kind: 'error', reason: found.reason }
    : { kind: 'unused' };
}

/**
 * Says in one weakening that a repository does not use a package of the standard.
 *
 * @param root - Absolute path of the repository.
 * @param name - The package.
 * @param about - The tool, and the gate that finds less.
 * @returns The weakening, which stands in the manifest.
 */
export function unusedStandard(
  root: string,
  name: string,
  about: { readonly tool: DriftTool; readonly gate: Weakening['gate'] },
): Weakening {
  return {
    ...about,
    rule: name,
    change: 'not-followed',
    standard: 'in use',
    effective: 'not installed',
    scope: 'all files',
    kinds: [],
    files: 0,
    examples: [],
    detail: `Install it and use it: ${installCommand(root, name)}`,
    setBy: { file: 'package.json' },
  };
}

function lists(manifest: string, name: string): boolean {
  if (!existsSync(manifest)) return false;
  const content = parseJson(readFileSync(manifest, 'utf8'));
  if (!isRecord(content)) return false;
  return ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].some(
    (field) => {
      const listed = content[field];
      return isRecord(listed) && name in listed;
    },
  );
}
