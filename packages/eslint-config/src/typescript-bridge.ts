import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';

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

/** The last `node_modules` folder in a path tells the package, for pnpm's and Yarn's stores too. */
const owningPackage = /^.*[\\/]node_modules[\\/](?<name>(?:@[^\\/]+[\\/])?[^\\/]+)/u;

/**
 * Directs the lint tool chain to one TypeScript that has a JavaScript API.
 *
 * TypeScript 7 ships none, and npm hoists parts of the tool chain beside it. The repository's own copy serves
 * where it can, so that lint and compiler agree; otherwise the one this package depends on does. All parts
 * of the tool chain get the same copy, because syntax kinds are numbers that differ between versions. No
 * other caller is touched.
 *
 * @param options - Where the repository is.
 * @returns The TypeScript that serves, decided on the first call in a process.
 */
export function bridgeTypeScript(options: { readonly cwd: string }): ServingTypeScript {
  const state = sharedState();
  state.serving ??= ofRepository(options.cwd) ?? ofThisPackage();
  if (state.patched === undefined) {
    state.patched = true;
    patchResolver(Module as unknown as Resolver, state.serving.path);
  }
  return state.serving;
}

function sharedState(): SharedState {
  const shared = globalThis as { [stateKey]?: SharedState };
  const state = shared[stateKey] ?? {};
  shared[stateKey] = state;
  return state;
}

function patchResolver(resolver: Resolver, typescriptPath: string): void {
  const original = resolver._resolveFilename;
  const load = createRequire(typescriptPath);
  resolver._resolveFilename = function resolveForToolChain(request, parent, ...rest) {
    if (request === 'typescript' && isToolChain(parent?.filename)) return typescriptPath;
    if (request.startsWith('typescript/') && isToolChain(parent?.filename)) {
      return load.resolve(
        path.join(packageFolder(typescriptPath), request.slice('typescript/'.length)),
      );
    }
    return original.call(this, request, parent, ...rest);
  };
}

function isToolChain(file: string | null | undefined): boolean {
  const name = owningPackage.exec(file ?? '')?.groups?.['name'];
  return name !== undefined && toolChain.test(name.replace('\\', '/'));
}

/** Only TypeScript 5 and 6 are new enough for typescript-eslint 8 and have the API. */
function serves(version: string): boolean {
  return /^[56]\./u.test(version);
}

function ofRepository(folder: string): ServingTypeScript | undefined {
  const load = createRequire(path.join(folder, 'package.json'));
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
