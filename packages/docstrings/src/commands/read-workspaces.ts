import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { isObject } from '../entries/is-object.js';
import { ManifestError } from '../entries/manifest-error.js';
import { readManifestContent } from '../entries/read-manifest-content.js';
import { CommandError } from './command-error.js';

/**
 * Reads which packages a monorepo has: npm, Yarn and Bun say so in the manifest, pnpm in a file of its own.
 *
 * @param folder - Absolute path.
 * @returns Globs of the packages' folders, relative to it, or `undefined` where the folder is no root of a monorepo.
 * @throws {ManifestError} Where the manifest is broken.
 * @throws {CommandError} Where pnpm-workspace.yaml is broken.
 */
export function readWorkspaces(folder: string): readonly string[] | undefined {
  const inManifest = readManifest(path.join(folder, 'package.json'));
  return readPnpm(path.join(folder, 'pnpm-workspace.yaml')) ?? inManifest;
}

function readManifest(file: string): readonly string[] | undefined {
  const workspaces = readManifestContent(file)?.['workspaces'];
  const patterns = isObject(workspaces) ? workspaces['packages'] : workspaces;
  if (patterns === undefined || isTexts(patterns)) return patterns;
  throw new ManifestError(file, '"workspaces" has to be a list of globs. Mend it.');
}

/** Without `packages` the file only holds settings. */
function readPnpm(file: string): readonly string[] | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    // The lines after the first show the file.
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw new CommandError(`${file}: It is not valid YAML: ${reason} Mend it.`);
  }
  const packages = isObject(content) ? content['packages'] : undefined;
  if (packages === undefined || packages === null) return undefined;
  if (!isTexts(packages)) {
    throw new CommandError(`${file}: "packages" has to be a list of globs. Mend it.`);
  }
  return packages;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new CommandError(`${file}: It cannot be read (${code}). See to it that it is a file.`);
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
