import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import path from 'node:path';
import { createSurfaceFinder } from '../../../src/surface/create-surface-finder.js';
import type { PublicSymbol } from '../../../src/surface/public-symbol.js';
import type { Surface } from '../../../src/surface/surface.js';

/** The surface of a package that exists for one test. */
export interface ListedSurface {
  readonly surface: Surface;
  readonly symbols: readonly PublicSymbol[];
  /** A symbol by its name. */
  readonly get: (name: string) => PublicSymbol;
}

/**
 * Finds the surface of a package that is made for it.
 *
 * @param files - The package; a manifest that publishes `index.ts`, or the first file, is added where it has none.
 * @returns Its surface.
 */
export function listSurface(files: RepositoryFiles): ListedSurface {
  const [first = 'index.ts'] = Object.keys(files);
  const repository = createTemporaryRepository({
    'package.json': { name: 'library', type: 'module', exports: `./${first}` },
    ...files,
  });
  try {
    const surface = createSurfaceFinder().surfaceOf(repository.path);
    const symbols = surface.files.flatMap((file) => surface.symbolsOf(file));
    return {
      surface: {
        ...surface,
        files: surface.files.map((file) => path.relative(repository.path, file)),
      },
      symbols,
      get: (name) => {
        const found = symbols.find((symbol) => symbol.name === name);
        if (!found)
          throw new Error(`no ${name} among ${symbols.map((symbol) => symbol.name).join(', ')}`);
        return found;
      },
    };
  } finally {
    repository.dispose();
  }
}

/**
 * Writes symbols as the tests do: `function add`, with a `!` before what has no docs.
 *
 * @param symbols - The symbols.
 * @returns A line for each.
 */
export function describeSymbols(symbols: readonly PublicSymbol[]): string[] {
  return symbols.map(({ kind, name, isDocumented }) => `${isDocumented ? '' : '!'}${kind} ${name}`);
}
