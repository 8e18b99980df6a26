import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findNodeAtLocation, getNodeValue, parseTree, type Node } from 'jsonc-parser';

/** A tsconfig with all that it extends. */
export interface ConfigChain {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
  readonly root: Node | undefined;
  /** What it extends, in its order: later ones win. */
  readonly bases: readonly ConfigChain[];
}

/** Where something is said in a chain. */
export interface ChainPlace {
  readonly link: ConfigChain;
  /** From the beginning of the file. */
  readonly offset: number;
}

/**
 * Reads a tsconfig with all that it extends. That something is missing or no JSON is for the compiler to say.
 *
 * @param file - Absolute path of the tsconfig.
 * @param seen - The files that led here.
 * @returns The chain.
 */
export function readChain(file: string, seen: readonly string[] = []): ConfigChain {
  const text = readFileSync(file, 'utf8');
  const root = parseTree(text, [], { allowTrailingComma: true });
  const said: unknown = valueAt(root, ['extends']);
  const specifiers: unknown[] = Array.isArray(said) ? said : [said];
  const bases = specifiers.flatMap((specifier) => {
    const base = typeof specifier === 'string' ? resolve(specifier, file) : undefined;
    return base === undefined || seen.includes(base) ? [] : [readChain(base, [...seen, file])];
  });
  return { file, text, root, bases };
}

/**
 * Finds where a chain sets something: in the file itself, else in the last of what it extends that does.
 *
 * @param chain - The chain.
 * @param location - The path to it, `['compilerOptions', 'strict']`.
 * @returns The place; `undefined` where nothing sets it.
 */
export function findInChain(
  chain: ConfigChain,
  location: readonly string[],
): ChainPlace | undefined {
  const node = chain.root === undefined ? undefined : findNodeAtLocation(chain.root, [...location]);
  // The key, which stands before the value.
  if (node !== undefined) return { link: chain, offset: node.parent?.offset ?? node.offset };
  for (const base of chain.bases.toReversed()) {
    const found = findInChain(base, location);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Tells whether a chain goes through a folder.
 *
 * @param chain - The chain.
 * @param folder - Absolute path, without links.
 * @returns Whether one of its files is in there.
 */
export function goesThrough(chain: ConfigChain, folder: string): boolean {
  return (
    realpathSync(chain.file).startsWith(folder + path.sep) ||
    chain.bases.some((base) => goesThrough(base, folder))
  );
}

function valueAt(root: Node | undefined, location: string[]): unknown {
  const node = root === undefined ? undefined : findNodeAtLocation(root, location);
  return node === undefined ? undefined : (getNodeValue(node) as unknown);
}

/** As the compiler does: a path with or without its ending, or a package with or without a file of it. */
function resolve(specifier: string, from: string): string | undefined {
  if (/^\.{1,2}(?:[/\\]|$)/u.test(specifier) || path.isAbsolute(specifier)) {
    const target = path.resolve(path.dirname(from), specifier);
    return [target, `${target}.json`].find(isFile);
  }
  const require = createRequire(from);
  for (const wanted of [specifier, `${specifier}.json`, `${specifier}/tsconfig.json`]) {
    try {
      const found = require.resolve(wanted);
      if (found.endsWith('.json')) return found;
    } catch {
      // The next way to write it may be what is meant.
    }
  }
  return folders(path.dirname(from))
    .flatMap((folder) =>
      ['', '.json', '/tsconfig.json'].map((end) =>
        path.join(folder, 'node_modules', specifier + end),
      ),
    )
    .find(isFile);
}

function folders(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...folders(parent)];
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}
