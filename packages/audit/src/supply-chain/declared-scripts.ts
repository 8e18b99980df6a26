import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { satisfies } from 'semver';
import { parse } from 'yaml';

import { AuditError } from '../audit-error.js';
import { isRecord } from '../inventory/is-record.js';
import { readManifest } from '../inventory/read-manifest.js';
import { splitRequest } from '../inventory/split-request.js';

/** What the files of a repository say about install scripts, and about packages that are sent elsewhere. */
export interface Declared {
  /** Whether somebody has decided about the scripts of a version. */
  readonly isDecided: (name: string, version: string) => boolean;
  /** Whether pnpm is told to run them all. */
  readonly allowsAll: boolean;
  /** Names that `overrides` and `resolutions` send elsewhere. */
  readonly overridden: ReadonlySet<string>;
}

/**
 * Reads what a repository already says about install scripts, so that nobody has to list them twice: npm's `allowScripts`,
 * pnpm's `allowBuilds` and its older lists, Yarn's `dependenciesMeta`, Bun's `trustedDependencies` and LavaMoat's
 * `allowScripts`.
 *
 * @param root - Absolute path of the repository.
 * @param allowed - What is allowed besides.
 * @returns What is decided.
 * @throws {@link AuditError} where a file can't be read.
 */
export async function readDeclared(root: string, allowed: readonly string[]): Promise<Declared> {
  const [{ content }, workspace] = await Promise.all([
    readManifest(root, '.'),
    readWorkspaceFile(root),
  ]);
  const pnpm = isRecord(content['pnpm']) ? content['pnpm'] : {};
  const lavamoat = isRecord(content['lavamoat']) ? content['lavamoat'] : {};
  const requests = [
    ...allowed,
    ...keysOf(content['allowScripts']),
    ...keysOf(pnpm['allowBuilds']),
    ...keysOf(workspace['allowBuilds']),
    ...[pnpm, workspace].flatMap((settings) =>
      ['onlyBuiltDependencies', 'neverBuiltDependencies', 'ignoredBuiltDependencies'].flatMap(
        (list) => textsIn(settings[list]),
      ),
    ),
    ...textsIn(content['trustedDependencies']),
    ...Object.entries(isRecord(content['dependenciesMeta']) ? content['dependenciesMeta'] : {})
      .filter(([, meta]) => isRecord(meta) && typeof meta['built'] === 'boolean')
      .map(([name]) => name),
    // Keyed by the way to the package, `a>b`; what it denies runs all the same unless npm ignores scripts.
    ...Object.entries(isRecord(lavamoat['allowScripts']) ? lavamoat['allowScripts'] : {})
      .filter(([, isAllowed]) => isAllowed === true)
      .map(([way]) => way.split('>').at(-1) ?? way),
  ].map(splitRequest);
  return {
    isDecided: (name, version) =>
      requests.some(
        (request) =>
          request.name === name && (request.range === '' || satisfies(version, request.range)),
      ),
    allowsAll: [pnpm, workspace].some((one) => one['dangerouslyAllowAllBuilds'] === true),
    overridden: new Set(
      [content['overrides'], content['resolutions'], pnpm['overrides'], workspace['overrides']]
        .flatMap(namesIn)
        .map((name) => splitRequest(name).name),
    ),
  };
}

async function readWorkspaceFile(root: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const content: unknown = parse(await readFile(path.join(root, 'pnpm-workspace.yaml'), 'utf8'));
    return isRecord(content) ? content : {};
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new AuditError("pnpm-workspace.yaml can't be read.", 'Mend the file.', { cause: error });
  }
}

function keysOf(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value) : [];
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** `name`, `name@range`, `parent>name`, and as Yarn has it `parent/name`; what is nested in them too. */
function namesIn(value: unknown): readonly string[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const last = key.split('>').at(-1) ?? key;
    const name = /(?:@[^/]+\/)?[^/]+$/u.exec(last)?.[0] ?? last;
    return [name, ...namesIn(inner)];
  });
}
