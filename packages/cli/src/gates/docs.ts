import { existsSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';

import type { Workspace } from '../workspaces/workspace.js';
import { workspaceOf } from '../workspaces/workspace-of.js';
import { defineGate } from './define-gate.js';
import type { DocsRequest, DocumentedPackage } from './docs/docs-job.js';
import { findUnreadable } from './files/find-unreadable.js';
import type { GateContext, GateOutcome } from './gate.js';
import { isLintable } from './lint/is-lintable.js';
import { runJob } from './run/run-job.js';
import { compileShape, shapeReason } from './run/shape.js';

/**
 * Docstring coverage of what each package publishes. It owns the practice undocumented-public-api: the lint gate leaves
 * to it what both report, also where only one of them runs, so that a finding has one identity.
 */
export const docsGate = defineGate({ name: 'docs', tool: '@groundrules/docstrings', run: measure });

const text = { type: 'string' };
const position = { type: 'integer', minimum: 1 };
const count = { type: 'integer', minimum: 0 };

const isOutput = compileShape<readonly DocumentedPackage[]>({
  type: 'array',
  items: {
    type: 'object',
    required: ['folder', 'documented', 'public', 'findings'],
    properties: {
      folder: text,
      documented: count,
      public: count,
      findings: {
        type: 'array',
        items: {
          type: 'object',
          required: ['file', 'line', 'column', 'rule', 'message', 'isError'],
          properties: {
            file: text,
            line: position,
            column: position,
            rule: { enum: ['broken-example', 'undocumented-public-api'] },
            subject: text,
            message: text,
            isError: { type: 'boolean' },
          },
        },
      },
    },
  },
});

/** What came of measuring the packages of a repository. */
export type Documentation =
  | { readonly kind: 'measured'; readonly packages: readonly DocumentedPackage[] }
  | Exclude<GateOutcome, { readonly kind: 'done' }>;

/**
 * Measures how much of what the packages of a repository publish is documented.
 *
 * @param context - What is looked at.
 * @param examples - Whether examples are compiled too.
 * @returns The packages that publish something, or why nothing was measured.
 */
export async function measureDocumentation(
  context: GateContext,
  examples: boolean,
): Promise<Documentation> {
  const { config, root } = context;
  const packages = packagesToMeasure(context);
  if (packages.length === 0) {
    return { kind: 'skipped', reason: 'There is no package.json, and no "docs.entries".' };
  }
  const unreadable = await findUnreadable(context, isLintable);
  if (unreadable !== undefined) return { kind: 'error', reason: unreadable };
  const { readme, threshold } = config.docs;
  const end = await runJob(
    {
      job: 'docs',
      request: { root, packages, threshold, examples, readme, ignores: config.ignores },
    },
    { tool: '@groundrules/docstrings', cwd: root, context },
  );
  if (end.kind === 'broken') return { kind: 'error', reason: end.reason };
  if (!isOutput(end.value)) {
    return { kind: 'error', reason: shapeReason('@groundrules/docstrings', isOutput) };
  }
  if (end.value.length === 0) {
    return {
      kind: 'skipped',
      reason:
        'No package publishes anything that could have a docstring. Name the entry files of applications under "docs.entries" in groundrules.json.',
    };
  }
  return { kind: 'measured', packages: end.value };
}

async function measure(context: GateContext): Promise<GateOutcome> {
  const documentation = await measureDocumentation(context, context.config.docs.examples);
  if (documentation.kind !== 'measured') return documentation;
  const { packages } = documentation;
  return {
    kind: 'done',
    findings: packages.flatMap(({ findings }) =>
      findings.map(({ isError, rule, subject, ...finding }) => ({
        ...finding,
        rule,
        practice: rule === 'undocumented-public-api' ? rule : null,
        severity: isError ? 'error' : 'warning',
        ...(subject !== undefined && { subject }),
      })),
    ),
    note: describe(packages),
  };
}

/** Each package with its share of the entries that the settings name. */
function packagesToMeasure({ config, root, workspaces }: GateContext): DocsRequest['packages'] {
  const byFolder = new Map<string, string[]>();
  for (const entry of config.docs.entries) {
    const { base } = picomatch.scan(entry);
    const { folder } = workspaceOf(base === '' ? entry : base, workspaces);
    const inside = folder === '.' ? entry : entry.slice(folder.length + 1) || '.';
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), inside]);
  }
  const folders = new Set([...workspaces.map(folderOf), ...byFolder.keys()]);
  return [...folders]
    .filter((folder) => byFolder.has(folder) || existsSync(path.join(root, folder, 'package.json')))
    .map((folder) => ({ folder, entries: byFolder.get(folder) }));
}

function folderOf({ folder }: Workspace): string {
  return folder;
}

function describe(packages: readonly DocumentedPackage[]): string {
  const documented = packages.reduce((sum, one) => sum + one.documented, 0);
  const all = packages.reduce((sum, one) => sum + one.public, 0);
  const percent = all === 0 ? 100 : Math.floor((documented * 1000) / all) / 10;
  return `${String(documented)} of ${String(all)} public names are documented (${String(percent)} %).`;
}
