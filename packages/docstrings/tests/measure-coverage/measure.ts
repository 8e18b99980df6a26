import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import type { CoverageReport, PackageCoverage } from '../../src/coverage/coverage-report.js';
import { measureCoverage, type CoverageOptions } from '../../src/coverage/measure-coverage.js';
import { writeFiles } from '../entries/package.js';

/** A package that publishes the sources by its only entry. */
export function library(
  source: string,
  more: RepositoryFiles = {},
  manifest: object = {},
): RepositoryFiles {
  return {
    'package.json': { name: 'library', type: 'module', exports: './src/index.ts', ...manifest },
    'src/index.ts': source,
    ...more,
  };
}

/** What comes of measuring files that exist for one test. */
export function measure(files: RepositoryFiles, options?: CoverageOptions): CoverageReport {
  return measureCoverage(writeFiles(files), options);
}

/** The only package of a report. */
export function onlyOf({ packages }: CoverageReport): PackageCoverage {
  const [one, ...others] = packages;
  if (one === undefined || others.length > 0)
    throw new Error(`${String(packages.length)} packages`);
  return one;
}
