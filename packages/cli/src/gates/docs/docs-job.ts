import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  checkExamples,
  CoverageError,
  EntryOptionsError,
  ExamplesError,
  ManifestError,
  measureCoverage,
  type EntryOptions,
  type ExampleOptions,
  type PackageCoverage,
} from '@groundrules/docstrings';

import { createIgnore } from '../../config/create-ignore.js';
import { toRelative } from '../files/to-relative.js';
import type { Progress } from '../run/job.js';
import { JobError } from '../run/job-error.js';

/** What is measured. */
export interface DocsRequest {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly packages: readonly {
    /** Relative to the repository. */
    readonly folder: string;
    /** Globs relative to the package; `undefined` where its manifest tells. */
    readonly entries: readonly string[] | undefined;
  }[];
  /** Percent. */
  readonly threshold: number;
  readonly examples: boolean;
  /** Whether those in the package's README count too. */
  readonly readme: boolean;
  /** Globs relative to the repository: what is missing in these files does not count. */
  readonly ignores: readonly string[];
}

/** Something in the docs, at a place relative to the repository. */
interface DocsFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: 'broken-example' | 'undocumented-public-api';
  readonly subject: string | undefined;
  readonly message: string;
  /** Whether it is what keeps its package below the threshold, or an example that fails. */
  readonly isError: boolean;
}

/** What came of a package that publishes something. */
export interface DocumentedPackage {
  readonly folder: string;
  readonly documented: number;
  readonly public: number;
  readonly findings: readonly DocsFinding[];
}

/**
 * Measures how much of what each package publishes is documented, and compiles its examples.
 *
 * @param request - What is measured.
 * @param progress - Told which package it is at.
 * @returns What came of each package that publishes code.
 */
export function measureDocs(
  { examples, ignores, packages, readme, root, threshold }: DocsRequest,
  progress: Progress,
): DocumentedPackage[] {
  const measured: DocumentedPackage[] = [];
  const isIgnored = createIgnore(ignores);
  for (const { entries, folder } of packages) {
    progress(folder);
    const absolute = path.join(root, folder);
    const options: EntryOptions = entries === undefined ? {} : { entries };
    const coverage = measure(absolute, options);
    refuseGaps(folder, coverage);
    if (coverage.public === 0) continue;
    const missing = coverage.missing
      .map((one) => ({ ...one, file: toRelative(root, path.join(coverage.folder, one.file)) }))
      .filter(({ file }) => !isIgnored(file));
    const counted = coverage.documented + missing.length;
    if (counted === 0) continue;
    const isBelow = coverage.documented * 100 < threshold * counted;
    measured.push({
      folder,
      documented: coverage.documented,
      public: counted,
      findings: [
        ...missing.map(({ column, file, kind, line, name }): DocsFinding => ({
          file,
          line,
          column,
          rule: 'undocumented-public-api',
          subject: name,
          message: `The ${kind} ${name} is public and has no docstring.`,
          isError: isBelow,
        })),
        ...(examples
          ? brokenExamples(root, absolute, {
              ...options,
              markdown: readme
                ? findReadme(absolute).filter((file) => !isIgnored(toRelative(root, file)))
                : [],
            })
          : []),
      ],
    });
  }
  return measured;
}

function measure(folder: string, options: EntryOptions): PackageCoverage {
  try {
    const [coverage] = measureCoverage(folder, options).packages;
    if (coverage !== undefined) return coverage;
  } catch (error) {
    throw explain(error);
  }
  throw new JobError(`${folder} was not measured.`);
}

/** Absolute paths, as it may be written in any case. */
function findReadme(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.toLowerCase() === 'readme.md')
    .map((name) => path.join(folder, name));
}

/** What is not known must not pass. */
function refuseGaps(folder: string, { unresolved, untraced }: PackageCoverage): void {
  const gaps = [
    ...untraced.map(
      ({ specifier, target, tried }) =>
        `${folder} publishes "${target}" as "${specifier}", whose source was not found (tried ${tried.join(', ')}).`,
    ),
    ...unresolved.map(
      ({ file, specifier }) =>
        `${folder}: ${file} exports from "${specifier}", which was not found.`,
    ),
  ];
  if (gaps.length === 0) return;
  throw new JobError(
    `${gaps.join('\n')}\nMend the manifest or the import, or name the sources under "docs.entries" in groundrules.json.`,
  );
}

function brokenExamples(root: string, folder: string, options: ExampleOptions): DocsFinding[] {
  try {
    return checkExamples(folder, options).problems.map(
      ({ code, column, file, line, message, symbol }) => ({
        file: toRelative(root, file),
        line,
        column,
        rule: 'broken-example',
        subject: symbol,
        message: `The example does not compile: TS${String(code)}: ${message}`,
        isError: true,
      }),
    );
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  const isKnown =
    error instanceof CoverageError ||
    error instanceof EntryOptionsError ||
    error instanceof ExamplesError ||
    error instanceof ManifestError;
  return isKnown ? new JobError(error.message, { cause: error }) : error;
}
