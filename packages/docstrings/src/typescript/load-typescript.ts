import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type ts from 'typescript';

/** TypeScript's JavaScript API. */
export type TypeScript = typeof ts;

/** As far as we read what the bridge of `@groundrules/eslint-config` shares with the process. */
interface BridgeState {
  readonly serving?: { readonly path?: unknown; readonly version?: unknown };
}

const bridgeKey = Symbol.for('groundrules.typescript-bridge');
const load = createRequire(import.meta.url);

/**
 * Loads a TypeScript that has a JavaScript API, when it is first asked for: loading takes 200 ms and 100 MB.
 *
 * While linting it is the copy that the tool chain has loaded already. Otherwise the repository's own serves
 * where it can, so that we read its sources as its compiler does; else the one that this package depends on.
 *
 * @param folder - The package whose sources are read.
 * @returns The compiler's API.
 * @example
 * ```ts
 * import { loadTypeScript } from '@groundrules/docstrings';
 *
 * console.log(loadTypeScript('packages/queue').version);
 * ```
 */
export function loadTypeScript(folder: string): TypeScript {
  // A module loaded before is returned from Node's cache, whoever asked for it.
  return load(servingLint() ?? ofRepository(folder) ?? load.resolve('typescript')) as TypeScript;
}

function servingLint(): string | undefined {
  const state = (globalThis as { readonly [bridgeKey]?: BridgeState })[bridgeKey];
  const { path: file, version } = state?.serving ?? {};
  return typeof file === 'string' && typeof version === 'string' && serves(version)
    ? file
    : undefined;
}

function ofRepository(folder: string): string | undefined {
  const { resolve } = createRequire(path.resolve(folder, 'package.json'));
  try {
    return serves(versionIn(resolve('typescript/package.json')))
      ? resolve('typescript')
      : undefined;
  } catch {
    // Without a TypeScript of its own, or with one that is half installed, a repository is served by ours.
    return undefined;
  }
}

/** TypeScript 7 has no API, and that of 5.2 and before lacks parts of what we ask. */
function serves(version: string): boolean {
  return /^(?:5\.(?:[3-9]|\d\d)|6\.)/u.test(version);
}

function versionIn(manifest: string): string {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
