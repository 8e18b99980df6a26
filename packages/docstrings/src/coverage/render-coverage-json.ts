import path from 'node:path';
import type { ExampleReport } from '../examples/example-report.js';
import { checkRenderOptions } from './check-render-options.js';
import type { CoverageCount, CoverageReport, PackageCoverage } from './coverage-report.js';
import { judgeReport } from './judge-report.js';
import { relativePath } from './relative-path.js';
import type { RenderOptions } from './render-options.js';

/**
 * Writes a report as JSON, in the shape of `coverage.schema.json`.
 *
 * @param report - What was measured.
 * @param options - What paths are relative to.
 * @returns Indented JSON, its last line ended as well.
 * @throws {CoverageError} Where an option is not known.
 * @example
 * ```ts
 * import { measureCoverage, renderCoverageJson } from '@groundrules/docstrings';
 * import { writeFileSync } from 'node:fs';
 *
 * writeFileSync('coverage.json', renderCoverageJson(measureCoverage('.')));
 * ```
 */
export function renderCoverageJson(report: CoverageReport, options: RenderOptions = {}): string {
  checkRenderOptions(options);
  const { examples = [], refusals = [], root = process.cwd() } = options;
  const { exclude, packages, threshold, total } = report;
  const content = {
    version: 1,
    threshold: threshold ?? null,
    verdict: judgeReport(report, options) ?? null,
    exclude,
    total: countToJson(total),
    packages: packages.map((one) => {
      const compiled = examples.find(({ folder }) => folder === one.folder);
      const refusal = refusals.find(({ folder }) => folder === one.folder);
      return {
        ...packageToJson(one, path.resolve(root)),
        ...(compiled && { examples: examplesToJson(compiled) }),
        ...(refusal && {
          examples: { checked: 0, unchecked: 0, problems: [], refusal: refusal.message },
        }),
      };
    }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function packageToJson(one: PackageCoverage, root: string): object {
  return {
    name: one.name ?? null,
    folder: relativePath(root, one.folder),
    status: one.status,
    ...countToJson(one),
    kinds: Object.fromEntries(
      [...one.kinds].map(([kind, counted]) => [kind, countToJson(counted)]),
    ),
    entries: one.entries.map(({ file, specifier }) => ({ specifier, file })),
    missing: one.missing.map(({ column, file, kind, line, name }) => ({
      name,
      kind,
      file,
      line,
      column,
    })),
    untraced: one.untraced.map(({ specifier, target, tried }) => ({ specifier, target, tried })),
    unresolved: one.unresolved.map(({ file, specifier }) => ({ file, specifier })),
  };
}

function countToJson({ documented, percent, public: all }: CoverageCount): object {
  return { documented, public: all, percent: percent ?? null };
}

function examplesToJson({ checked, folder, problems, unchecked }: ExampleReport): object {
  return {
    checked: checked.length,
    unchecked: unchecked.length,
    problems: problems.map(({ code, column, file, line, message, symbol }) => ({
      file: relativePath(folder, file),
      line,
      column,
      code,
      message,
      symbol: symbol ?? null,
    })),
    refusal: null,
  };
}
