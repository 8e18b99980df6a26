import { symbolKinds, type PublicSymbol, type SymbolKind } from '../surface/public-symbol.js';
import type { Surface } from '../surface/surface.js';
import type { CoverageCount, CoverageStatus, PackageCoverage } from './coverage-report.js';
import { locateMissing } from './locate-missing.js';
import { percentOf } from './percent-of.js';
import { relativePath } from './relative-path.js';

/**
 * Counts what a package publishes.
 *
 * @param surface - Its public surface.
 * @param exclude - Kinds that don't count.
 * @returns The numbers, and what is missing.
 */
export function measureSurface(surface: Surface, exclude: readonly SymbolKind[]): PackageCoverage {
  const { entries, folder, packageName, untraced } = surface.entryPoints;
  const symbols = surface.files
    .toSorted()
    .flatMap((file) => surface.symbolsOf(file))
    .filter(({ kind }) => !exclude.includes(kind));
  const isIncomplete = untraced.length > 0 || surface.unresolved.length > 0;
  const found: CoverageStatus = symbols.length > 0 ? 'measured' : 'nothing';
  const status = isIncomplete ? 'incomplete' : found;
  const kinds = symbolKinds.flatMap((kind) => {
    const ofKind = symbols.filter((symbol) => symbol.kind === kind);
    return ofKind.length === 0 ? [] : [[kind, count(ofKind, status)] as const];
  });
  return {
    name: packageName,
    folder,
    status,
    ...count(symbols, status),
    kinds: new Map(kinds),
    entries: entries.map(({ specifier, file }) => ({
      specifier,
      file: relativePath(folder, file),
    })),
    missing: locateMissing(
      folder,
      symbols.filter(({ isDocumented }) => !isDocumented),
    ),
    untraced,
    unresolved: surface.unresolved.map(({ file, specifier }) => ({
      file: relativePath(folder, file),
      specifier,
    })),
  };
}

function count(symbols: readonly PublicSymbol[], status: CoverageStatus): CoverageCount {
  const documented = symbols.filter(({ isDocumented }) => isDocumented).length;
  return {
    documented,
    public: symbols.length,
    percent: status === 'measured' ? percentOf(documented, symbols.length) : undefined,
  };
}
