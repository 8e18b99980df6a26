import { readFileSync } from 'node:fs';
import path from 'node:path';
import { YAMLParseError, parse } from 'yaml';
import { ManifestError } from '../entries/manifest-error.js';
import { parseJson } from '../entries/parse-json.js';
import { CommandError } from './command-error.js';

/** The root of a monorepo. */
export interface Workspaces {
  /** Globs of the packages' folders, relative to the root. */
  readonly patterns: readonly string[];
  /** Whether the root is a package that is published itself. */
  readonly isPublished: boolean;
}

/**
 * Reads which packages a monorepo has: npm, Yarn and Bun say so in the manifest, pnpm in a file of its own.
 *
 * @param folder - Absolute path.
 * @returns The globs, or `undefined` where the folder is no root of a monorepo.
 * @throws {ManifestError} Where the manifest is broken.
 * @throws {CommandError} Where pnpm-workspace.yaml is broken.
 */
export function readWorkspaces(folder: string): Workspaces | undefined {
  const manifest = readManifest(path.join(folder, 'package.json'));
  const pnpm = readPnpm(path.join(folder, 'pnpm-workspace.yaml'));
  const patterns = pnpm ?? manifest?.patterns;
  if (patterns === undefined) return undefined;
  return { patterns, isPublished: manifest !== undefined && !manifest.isPrivate };
}

function readManifest(
  file: string,
): { patterns: readonly string[] | undefined; isPrivate: boolean } | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  const content = parseManifest(file, text);
  const { private: isPrivate, workspaces } = content;
  const patterns = isObject(workspaces) ? workspaces['packages'] : workspaces;
  if (patterns !== undefined && !isTexts(patterns)) {
    throw new ManifestError(file, '"workspaces" has to be a list of globs. Mend it.');
  }
  return { patterns, isPrivate: isPrivate === true };
}

function parseManifest(file: string, text: string): Readonly<Record<string, unknown>> {
  let content: unknown;
  try {
    content = parseJson(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ManifestError(file, `It is not valid JSON: ${reason}. Mend it.`);
  }
  if (!isObject(content)) {
    throw new ManifestError(file, 'It holds no object. Put the manifest in braces.');
  }
  return content;
}

/** Without `packages` the file only holds settings. */
function readPnpm(file: string): readonly string[] | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new CommandError(`${file}: It is not valid YAML: ${error.message.trim()} Mend it.`);
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

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
