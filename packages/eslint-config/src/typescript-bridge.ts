import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { packageName } from './package-name.js';

/** The TypeScript that the lint tool chain is directed to. */
export interface ServingTypeScript {
  /** Its version, as its package.json says. */
  readonly version: string;
  /** Absolute path of the module. */
  readonly path: string;
  /** Whether it is the copy that this package depends on, not the repository's. */
  readonly own: boolean;
}

/** Node's resolver, as far as the bridge touches it. It is not part of Node's documented interface. */
interface Resolver {
  _resolveFilename: (
    this: unknown,
    request: string,
    parent: { readonly filename?: string | null } | null | undefined,
    ...rest: unknown[]
  ) => string;
}

/** What several copies of this package in one process share, so that the resolver is patched once. */
interface SharedState {
  serving?: ServingTypeScript;
  patched?: true;
}

const stateKey = Symbol.for('groundrules.typescript-bridge');

/** The packages that ask for TypeScript's JavaScript API while linting. */
const toolChain =
  /^(?:typescript-eslint|ts-api-utils|ts-declaration-location|@typescript-eslint\/.+|eslint-plugin-.+|@[^/]+\/eslint-plugin(?:-.+)?|eslint-import-resolver-.+)$/u;

/**
 * Directs the lint tool chain to one TypeScript that has a JavaScript API, whenever it asks.
 *
 * TypeScript 7 ships none, and npm hoists parts of the tool chain beside it. The repository's own copy serves
 * where it can, so that lint and compiler agree; otherwise the one this package depends on does. All parts
 * of the tool chain get the same copy, because syntax kinds are numbers that differ between versions. No
 * other caller is touched.
 */
export function installBridge(): void {
  const state = sharedState();
  if (state.patched !== undefined) return;
  state.patched = true;
  patchResolver(Module as unknown as Resolver);
}

/**
 * Tells which TypeScript serves the tool chain, and sees to it that it does.
 *
 * @param options - Where the repository is.
 * @returns The TypeScript that serves, decided when a process first asks.
 */
export function bridgeTypeScript(options: { readonly cwd: string }): ServingTypeScript {
  installBridge();
  const state = sharedState();
  state.serving ??= ofRepository(options.cwd) ?? ofThisPackage();
  return state.serving;
}

function sharedState(): SharedState {
  const shared = globalThis as { [stateKey]?: SharedState };
  const state = shared[stateKey] ?? {};
  shared[stateKey] = state;
  return state;
}

function patchResolver(resolver: Resolver): void {
  const original = resolver._resolveFilename;
  const isToolChain = createToolChainTest();
  resolver._resolveFilename = function resolveForToolChain(request, parent, ...rest) {
    const isModule = request === 'typescript';
    if (!(isModule || request.startsWith('typescript/')) || !isToolChain(parent?.filename)) {
      return original.call(this, request, parent, ...rest);
    }
    const serving = bridgeTypeScript({ cwd: process.cwd() }).path;
    if (isModule) return serving;
    const subpath = request.slice('typescript/'.length);
    return createRequire(serving).resolve(path.join(packageFolder(serving), subpath));
  };
}

/**
 * Makes a test for whether a file belongs to the tool chain. The manifest names the package: the folders
 * of Yarn's stores and of workspaces need not.
 */
function createToolChainTest(): (file: string | null | undefined) => boolean {
  const answers = new Map<string, boolean>();
  function holdsToolChain(folder: string): boolean {
    const known = answers.get(folder);
    if (known !== undefined) return known;
    const name = packageName(folder);
    const parent = path.dirname(folder);
    const answer =
      name === undefined ? parent !== folder && holdsToolChain(parent) : toolChain.test(name);
    answers.set(folder, answer);
    return answer;
  }
  return (file) =>
    typeof file === 'string' &&
    path.isAbsolute(file) &&
    (isBundledToolChain(file) || holdsToolChain(path.dirname(file)));
}

/** Only that file of this package, or a copy of it: the bridge itself has to see what is really installed. */
function isBundledToolChain(file: string): boolean {
  return (
    path.basename(file) === 'vendor.cjs' &&
    packageName(path.resolve(file, '../..')) === '@groundrules/eslint-config'
  );
}

/** TypeScript 7 has no API, and typescript-eslint takes only the last versions of TypeScript 4. */
function serves(version: string): boolean {
  return /^[56]\./u.test(version);
}

function ofRepository(folder: string): ServingTypeScript | undefined {
  const load = createRequire(path.resolve(folder, 'package.json'));
  let manifest: string;
  try {
    manifest = load.resolve('typescript/package.json');
  } catch {
    // A repository without TypeScript of its own is served by ours.
    return undefined;
  }
  const version = versionIn(manifest);
  return serves(version) ? { version, path: load.resolve('typescript'), own: false } : undefined;
}

function ofThisPackage(): ServingTypeScript {
  const load = createRequire(import.meta.url);
  return {
    version: versionIn(load.resolve('typescript/package.json')),
    path: load.resolve('typescript'),
    own: true,
  };
}

function versionIn(manifest: string): string {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

function packageFolder(file: string): string {
  const folder = path.dirname(file);
  return existsSync(path.join(folder, 'package.json')) ? folder : packageFolder(folder);
}
