import { practiceEnforcedBy } from '@groundrules/catalogue';

import type { RawFinding } from '../../findings/finding.js';
import { compileShape, shapeReason } from '../run/shape.js';
import { adviceIfBuilt } from './advice-if-built.js';

/** One thing that knip found. */
interface Issue {
  readonly name: string;
  readonly namespace?: string | null;
  readonly line?: number | null;
  readonly col?: number | null;
}

type Row = Readonly<Record<string, unknown>> & { readonly file: string };

interface KnipReport {
  /** Up to knip 5, unused files stand apart. */
  readonly files?: readonly string[];
  readonly issues: readonly Row[];
}

/** The report, or why there is none. */
export type ParsedReport =
  | { readonly kind: 'report'; readonly findings: readonly RawFinding[] }
  | { readonly kind: 'broken'; readonly reason: string };

const issueSchema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    namespace: { type: ['string', 'null'] },
    line: { type: ['integer', 'null'] },
    col: { type: ['integer', 'null'] },
  },
};

const isReport = compileShape<KnipReport>({
  type: 'object',
  required: ['issues'],
  properties: {
    files: { type: 'array', items: { type: 'string' } },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string' } },
      },
    },
  },
});

/** Issues, or groups of names that belong together: duplicates, cycles. */
const isIssues = compileShape<readonly (Issue | readonly Issue[])[]>({
  type: 'array',
  items: { anyOf: [issueSchema, { type: 'array', minItems: 1, items: issueSchema }] },
});

/** What is said of each type of issue; of others their type alone. */
const describe: Readonly<Record<string, (name: string) => string>> = {
  binaries: (name) => `The command ${name} belongs to no package that is listed.`,
  catalog: (name) => `The catalog entry ${name} is not used.`,
  cycles: (name) => `The files import each other: ${name}.`,
  dependencies: (name) => `The dependency ${name} is not used.`,
  devDependencies: (name) => `The development dependency ${name} is not used.`,
  duplicates: (name) => `The same thing is exported by several names: ${name}.`,
  enumMembers: (name) => `The enum member ${name} is not used.`,
  exports: (name) => `The export ${name} is not used.`,
  files: () => 'Nothing reaches this file.',
  namespaceMembers: (name) => `The namespace member ${name} is not used.`,
  nsExports: (name) => `The export ${name} is not used by name.`,
  nsTypes: (name) => `The type ${name} is not used by name.`,
  optionalPeerDependencies: (name) => `The optional peer dependency ${name} is imported.`,
  types: (name) => `The type ${name} is exported and not used.`,
  unlisted: (name) => `The package ${name} is used and not listed in package.json.`,
  unresolved: (name) => `The import ${name} leads nowhere.${adviceIfBuilt(name)}`,
};

/** The types of issue that are told in words. */
export const issueTypes: readonly string[] = Object.keys(describe);

/**
 * Says what a type of issue is about.
 *
 * @param type - The type, as knip names it.
 * @param name - What was found.
 * @returns A sentence; the type alone where there are no words for it.
 */
export function describeIssue(type: string, name: string): string {
  const sentence = Object.hasOwn(describe, type) ? describe[type] : undefined;
  return sentence?.(name) ?? `${name} (${type})`;
}

/** Fields of a row that hold no issues. */
const notIssues = new Set(['file', 'owners']);

/**
 * Reads what knip's JSON reporter printed, by its shape.
 *
 * @param stdout - What was printed. Lines before the report come from configs, which knip runs.
 * @param warnings - Types that the repository's rules make warnings.
 * @returns The findings, or why they could not be read.
 */
export function parseKnipReport(stdout: string, warnings: ReadonlySet<string>): ParsedReport {
  const report = parseJson(stdout);
  if (!isReport(report)) return { kind: 'broken', reason: shapeReason('knip', isReport) };
  const findings: RawFinding[] = (report.files ?? []).map((file) =>
    toFinding({ file, type: 'files', issues: [{ name: file }], warnings }),
  );
  for (const row of report.issues) {
    for (const [type, issues] of Object.entries(row)) {
      if (notIssues.has(type)) continue;
      if (!isIssues(issues)) return { kind: 'broken', reason: shapeReason('knip', isIssues) };
      findings.push(
        ...issues.map((issue) =>
          toFinding({ file: row.file, type, issues: [issue].flat(), warnings }),
        ),
      );
    }
  }
  return { kind: 'report', findings };
}

function parseJson(stdout: string): unknown {
  const lines = stdout.trimEnd().split('\n');
  for (const text of [stdout, lines.at(-1) ?? '']) {
    try {
      return JSON.parse(text);
    } catch {
      // The next text may be the report alone.
    }
  }
  return undefined;
}

interface TypedIssue {
  readonly file: string;
  readonly type: string;
  readonly issues: readonly Issue[];
  readonly warnings: ReadonlySet<string>;
}

function toFinding({ file, issues, type, warnings }: TypedIssue): RawFinding {
  const [first] = issues;
  const names = issues.map(({ name, namespace }) =>
    typeof namespace === 'string' ? `${namespace}.${name}` : name,
  );
  const subject = names.join(type === 'cycles' ? ' → ' : ', ');
  return {
    rule: type,
    practice: practiceEnforcedBy({ kind: 'knip', id: type })?.id ?? null,
    severity: warnings.has(type) ? 'warning' : 'error',
    file: file.replaceAll('\\', '/'),
    line: Math.max(1, first?.line ?? 1),
    column: Math.max(1, first?.col ?? 1),
    message: describeIssue(type, subject),
    subject,
  };
}
