import { existsSync } from 'node:fs';
import path from 'node:path';

import type { RawFinding } from '../findings/finding.js';
import { defineGate } from './define-gate.js';
import { describeUnwritten } from './files/describe-unwritten.js';
import { listFiles } from './files/list-files.js';
import { sizeLimit } from './files/size-limit.js';
import { tooLarge } from './files/too-large.js';
import type { FormatOutput, FormattedFile } from './format/format-job.js';
import type { GateContext, GateOutcome } from './gate.js';
import { loadFromRepository } from './load-tool.js';
import { nothingOfIt } from './nothing-of-it.js';
import { runJob } from './run/run-job.js';
import { compileShape, shapeReason } from './run/shape.js';

/** Prettier, by its own API and the repository's own config. */
export const formatGate = defineGate({ name: 'format', tool: 'Prettier', run: checkFiles });

const file = { type: 'string' };
const position = { type: 'integer', minimum: 1 };

const formatted = {
  type: 'array',
  items: {
    type: 'object',
    required: ['kind'],
    oneOf: [
      {
        required: ['kind', 'file', 'differences'],
        properties: {
          kind: { const: 'judged' },
          file,
          differences: {
            type: 'array',
            items: {
              type: 'object',
              required: ['practice', 'line'],
              properties: {
                practice: { enum: ['line-too-long', 'operator-linebreak', 'unformatted'] },
                line: position,
              },
            },
          },
        },
      },
      { required: ['kind', 'file'], properties: { kind: { const: 'large' }, file } },
      {
        required: ['kind', 'file', 'line', 'column', 'message'],
        properties: {
          kind: { const: 'unreadable' },
          file,
          line: position,
          column: position,
          message: { type: 'string' },
        },
      },
      {
        required: ['kind', 'file', 'reason'],
        properties: { kind: { const: 'unwritten' }, file, reason: { type: 'string' } },
      },
    ],
  },
};

const isOutput = compileShape<FormatOutput>({
  type: 'object',
  required: ['formatted'],
  properties: { formatted, leftOut: file },
});

const messages = {
  'line-too-long': 'The line is too long; Prettier wraps it.',
  'operator-linebreak': 'The line breaks before an operator; Prettier breaks after it.',
  unformatted: 'Prettier prints this differently.',
} as const;

const largeAdvice = 'If it is generated, list it in .prettierignore.';

async function checkFiles(
  context: GateContext,
  onWritten: (files: readonly string[]) => void,
): Promise<GateOutcome> {
  const { changed, fix, root, workspaces } = context;
  const files = await listFiles(context);
  if (files.length === 0) {
    return changed
      ? nothingOfIt('No file that changed is still there.')
      : { kind: 'skipped', reason: 'There are no files.' };
  }
  const prettier = loadFromRepository(root, 'prettier', workspaces);
  if (prettier.kind === 'error') return prettier;
  const end = await runJob(
    {
      job: 'format',
      request: {
        prettier: prettier.folder,
        root,
        files: files.map(({ bytes, file: name }) => ({ file: name, isLarge: bytes > sizeLimit })),
        ignorePaths: ignorePaths(context),
        fix,
      },
    },
    { tool: 'Prettier', cwd: root, context, onWritten },
  );
  if (end.kind === 'broken') return { kind: 'error', reason: end.reason };
  if (!isOutput(end.value)) {
    return { kind: 'error', reason: shapeReason('Prettier', isOutput) };
  }
  const sizes = new Map(files.map(({ bytes, file: name }) => [name, bytes]));
  return judge(end.value, sizes, changed);
}

function judge(
  { formatted, leftOut }: FormatOutput,
  sizes: ReadonlyMap<string, number>,
  changed: GateContext['changed'],
): GateOutcome {
  if (formatted.length === 0) {
    if (changed) {
      return nothingOfIt(
        'Of what changed, nothing is of a kind that Prettier formats, or its ignore files leave all out.',
      );
    }
    return leftOut === undefined
      ? { kind: 'skipped', reason: 'No file is of a kind that Prettier formats.' }
      : {
          kind: 'error',
          reason: `Prettier looked at no file, and there are some such as ${leftOut}: its ignore files leave all out. Mend them, or turn the gate off ("gates": { "format": "off" }).`,
        };
  }
  const unwritten = formatted.filter((one) => one.kind === 'unwritten');
  if (unwritten.length > 0) {
    return { kind: 'error', reason: describeUnwritten('Prettier', unwritten) };
  }
  const [first] = formatted;
  if (first?.kind === 'unreadable' && formatted.every(({ kind }) => kind === 'unreadable')) {
    return {
      kind: 'error',
      reason: `Prettier could read no file, for instance ${first.file}:${String(first.line)}: ${first.message}`,
    };
  }
  const looked = new Set(formatted.map((one) => one.file));
  return {
    kind: 'done',
    findings: formatted.flatMap((one) => toFindings(one, sizes)),
    isOff: (name) => !looked.has(name),
  };
}

function toFindings(formatted: FormattedFile, sizes: ReadonlyMap<string, number>): RawFinding[] {
  switch (formatted.kind) {
    case 'judged':
      return formatted.differences.map(({ line, practice }) => ({
        rule: 'prettier',
        practice,
        severity: 'error',
        file: formatted.file,
        line,
        column: 1,
        message: messages[practice],
        fixable: true,
      }));
    case 'large':
      return [tooLarge(formatted.file, sizes.get(formatted.file) ?? 0, 'Prettier', largeAdvice)];
    // There are no findings of a gate that could not do its work.
    case 'unwritten':
      return [];
    case 'unreadable':
      return [
        {
          rule: 'parse-error',
          practice: null,
          severity: 'error',
          file: formatted.file,
          line: formatted.line,
          column: formatted.column,
          message: formatted.message,
        },
      ];
  }
}

/** Those that Prettier reads where it is run: at the root, or in a package. */
function ignorePaths({ root, workspaces }: GateContext): string[] {
  const folders = new Set(['.', ...workspaces.map(({ folder }) => folder)]);
  return [...folders]
    .flatMap((folder) =>
      ['.prettierignore', '.gitignore'].map((name) => path.join(root, folder, name)),
    )
    .filter((name) => existsSync(name));
}
