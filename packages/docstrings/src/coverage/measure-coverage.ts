import { inspect } from 'node:util';
import { entryOptionNames, type EntryOptions } from '../entries/entry-points.js';
import { describeLostSources } from '../entries/describe-lost-sources.js';
import { describeUnknownOption } from '../entries/describe-unknown-option.js';
import { locatePackage } from '../entries/locate-package.js';
import { createSurfaceFinder } from '../surface/create-surface-finder.js';
import { describeBroken } from '../surface/describe-broken.js';
import { symbolKinds, type SymbolKind } from '../surface/public-symbol.js';
import type { Surface } from '../surface/surface.js';
import { CoverageError } from './coverage-error.js';
import type { CoverageReport, CoverageVerdict, PackageCoverage } from './coverage-report.js';
import { measureSurface } from './measure-surface.js';
import { percentOf } from './percent-of.js';

/** What {@link measureCoverage} can't see by itself. */
export interface CoverageOptions extends EntryOptions {
  /** The percentage that each package has to reach, from 0 to 100. Without one nothing is judged. */
  readonly threshold?: number;
  /** Kinds that need no docstring, as `['enum-member']`. Defaults to none. */
  readonly exclude?: readonly SymbolKind[];
}

const optionNames = ['threshold', 'exclude', ...entryOptionNames];

/**
 * Measures how much of what packages publish is documented: documented public symbols of all public symbols, by the
 * same surface that the lint rules ask.
 *
 * @param folders - A package's folder, or several. One inside a package stands for the package around it, whose folder
 *   the report names.
 * @param options - What the manifests don't say, and what is asked for.
 * @returns The numbers, what is missing, and whether the threshold is reached.
 * @throws {CoverageError} Where a folder or its package doesn't exist, a source can't be read as code, or an option
 *   can't be used.
 * @throws {ManifestError} Where a manifest is broken.
 * @throws {EntryOptionsError} Where an entry of the options matches no file.
 * @example
 * ```ts
 * import { measureCoverage } from '@groundrules/docstrings';
 *
 * const { packages, verdict } = measureCoverage('packages/queue', { threshold: 90 });
 * for (const { name, percent, missing } of packages) {
 *   console.log(name, percent ?? 'not known', missing);
 * }
 * process.exitCode = verdict === 'passed' ? 0 : 1;
 * ```
 */
export function measureCoverage(
  folders: string | readonly string[],
  options: CoverageOptions = {},
): CoverageReport {
  const { threshold, exclude = [], ...entryOptions } = options;
  const unknown = describeUnknownOption(options, optionNames);
  if (unknown !== undefined) throw new CoverageError(unknown);
  checkOptions(threshold, exclude);
  const named = (typeof folders === 'string' ? [folders] : folders).map((folder) =>
    packageFolderOf(folder, entryOptions),
  );
  const lost = describeLostSources(entryOptions.sources ?? {}, named);
  if (lost !== undefined) throw new CoverageError(lost);
  const finder = createSurfaceFinder(entryOptions);
  const packages = new Map<string, PackageCoverage>();
  for (const folder of named) {
    const surface = finder.surfaceOf(folder);
    refuseBroken(surface);
    const { folder: found } = surface.entryPoints;
    if (!packages.has(found)) packages.set(found, measureSurface(surface, exclude));
  }
  const measured = [...packages.values()];
  return {
    packages: measured,
    total: totalOf(measured),
    exclude,
    threshold,
    verdict: threshold === undefined ? undefined : judge(measured, threshold),
  };
}

function checkOptions(threshold: unknown, exclude: readonly unknown[]): void {
  const isPercentage =
    threshold === undefined ||
    (typeof threshold === 'number' && threshold >= 0 && threshold <= 100);
  if (!isPercentage) {
    throw new CoverageError(
      `The threshold has to be a number from 0 to 100, not ${inspect(threshold)}. Mend it, or leave it out.`,
    );
  }
  const known: readonly unknown[] = symbolKinds;
  const unknown = exclude.find((kind) => !known.includes(kind));
  if (unknown !== undefined) {
    throw new CoverageError(
      `There is no kind ${inspect(unknown)} to exclude. Use some of ${symbolKinds.join(', ')}.`,
    );
  }
}

/** What comes behind a mistake might be public, so that any number would say more than is known. */
function refuseBroken({ broken }: Surface): void {
  const [first] = broken;
  if (first === undefined) return;
  throw new CoverageError(`${describeBroken(first)} Mend it: what comes after is not known.`);
}

function packageFolderOf(named: string, { entries }: EntryOptions): string {
  const located = locatePackage(named);
  if ('problem' in located) throw new CoverageError(located.problem);
  // Entries that are named need no manifest.
  if (located.hasManifest || entries !== undefined) return located.folder;
  throw new CoverageError(
    `${located.folder} has no package.json, nor has a folder around it. Name the folder of a package, or entries.`,
  );
}

function totalOf(packages: readonly PackageCoverage[]): CoverageReport['total'] {
  const documented = packages.reduce((sum, one) => sum + one.documented, 0);
  const all = packages.reduce((sum, one) => sum + one.public, 0);
  const isComplete = packages.every(({ status }) => status !== 'incomplete');
  return {
    documented,
    public: all,
    percent: isComplete ? percentOf(documented, all) : undefined,
  };
}

function judge(packages: readonly PackageCoverage[], threshold: number): CoverageVerdict {
  const measured = packages.filter(({ status }) => status === 'measured');
  // A gate that found nothing to look at must not pass.
  if (measured.length === 0 || packages.some(({ status }) => status === 'incomplete')) {
    return 'unknown';
  }
  return measured.every((one) => reaches(one, threshold)) ? 'passed' : 'below';
}

/**
 * Tells whether a package reaches a threshold.
 *
 * @param counted - Its numbers, as they are before they are rounded.
 * @param threshold - A percentage.
 * @returns Whether it does.
 */
export function reaches({ documented, public: all }: PackageCoverage, threshold: number): boolean {
  return documented * 100 >= threshold * all;
}
