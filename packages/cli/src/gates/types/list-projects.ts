import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'jsonc-parser';

import type { Workspace } from '../../workspaces/workspace.js';
import { isRecord } from '../run/is-record.js';

/** Something that the compiler judges in one run. */
export interface Project {
  /** Absolute path of its tsconfig. */
  readonly config: string;
  /** Absolute paths of the tsconfigs of the projects that it builds on. */
  readonly references: readonly string[];
}

/** Which projects a repository has. */
export interface Projects {
  readonly projects: readonly Project[];
  /** tsconfigs that have no files on purpose and name no projects: others extend them. */
  readonly bases: readonly string[];
}

/**
 * Lists the TypeScript projects of a repository: the tsconfig.json of each package and of the root, and what they refer
 * to. A file that only lists projects stands for them, so that nothing is judged twice or missed.
 *
 * @param root - Absolute path of the repository.
 * @param workspaces - Its packages.
 * @returns The projects, each once.
 */
export function listProjects(root: string, workspaces: readonly Workspace[]): Projects {
  const projects = new Map<string, Project>();
  const bases = new Set<string>();
  const seen = new Set<string>();
  const visit = (config: string): void => {
    if (seen.has(config)) return;
    seen.add(config);
    const { hasNoFiles, references } = readProject(config);
    if (!hasNoFiles) projects.set(config, { config, references });
    else if (references.length === 0) bases.add(config);
    for (const reference of references) visit(reference);
  };
  const folders = new Set(['.', ...workspaces.map(({ folder }) => folder)]);
  for (const folder of folders) {
    const config = path.join(root, folder, 'tsconfig.json');
    if (existsSync(config)) visit(config);
  }
  return { projects: [...projects.values()], bases: [...bases] };
}

interface ReadProject {
  readonly hasNoFiles: boolean;
  readonly references: readonly string[];
}

/** References are never inherited. What can't be read is left to the compiler, which says it better. */
function readProject(config: string): ReadProject {
  const content = readConfig(config);
  if (!isRecord(content)) return { hasNoFiles: false, references: [] };
  const { files, include, references } = content;
  const hasNoFiles =
    Array.isArray(files) &&
    files.length === 0 &&
    (include === undefined || (Array.isArray(include) && include.length === 0));
  const listed: unknown[] = Array.isArray(references) ? references : [];
  const paths = listed.flatMap((reference) => {
    const target = isRecord(reference) ? reference['path'] : undefined;
    return typeof target === 'string' ? [configAt(path.resolve(path.dirname(config), target))] : [];
  });
  return { hasNoFiles, references: paths };
}

function readConfig(config: string): unknown {
  const isFile = statSync(config, { throwIfNoEntry: false })?.isFile() ?? false;
  if (!isFile) return undefined;
  return parse(readFileSync(config, 'utf8'), [], { allowTrailingComma: true });
}

function configAt(target: string): string {
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder || !target.endsWith('.json') ? path.join(target, 'tsconfig.json') : target;
}
