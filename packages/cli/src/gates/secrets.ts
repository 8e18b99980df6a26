import { existsSync } from 'node:fs';
import path from 'node:path';

import { defineGate } from './define-gate.js';
import { listFiles } from './files/list-files.js';
import type { GateContext, GateOutcome } from './gate.js';
import { nothingOfIt } from './nothing-of-it.js';
import { runJob } from './run/run-job.js';
import { compileShape, shapeReason } from './run/shape.js';
import type { SecretsOutput } from './secrets/secrets-job.js';

/** secretlint: the repository's own where it has a config, else ours. */
export const secretsGate = defineGate({ name: 'secrets', tool: 'secretlint', run: findInFiles });

/** A text can't be longer in V8, and half of it is kept free for its copies. */
const largest = 256 * 1024 * 1024;

const configNames = ['', '.json', '.yml', '.yaml', '.js', '.cjs', '.mjs'].map(
  (extension) => `.secretlintrc${extension}`,
);

const text = { type: 'string' };
const position = { type: 'integer', minimum: 1 };

const isOutput = compileShape<SecretsOutput>({
  type: 'object',
  required: ['looked', 'leftOut', 'binary', 'secrets'],
  properties: {
    looked: { type: 'integer' },
    leftOut: { type: 'array', items: text },
    binary: { type: 'array', items: text },
    secrets: {
      type: 'array',
      items: {
        type: 'object',
        required: ['file', 'rule', 'severity', 'message', 'line', 'column', 'endLine', 'endColumn'],
        properties: {
          file: text,
          rule: text,
          severity: text,
          message: text,
          help: text,
          line: position,
          column: position,
          endLine: position,
          endColumn: position,
        },
      },
    },
  },
});

async function findInFiles(context: GateContext): Promise<GateOutcome> {
  const { changed, root } = context;
  const files = await listFiles(context);
  if (files.length === 0) {
    return changed
      ? nothingOfIt('No file that changed is still there.')
      : { kind: 'skipped', reason: 'There are no files.' };
  }
  const config = configNames.map((name) => path.join(root, name)).find((name) => existsSync(name));
  const huge = files.filter(({ bytes }) => bytes > largest).map(({ file }) => file);
  const end = await runJob(
    {
      job: 'secrets',
      request: {
        root,
        files: files.filter(({ bytes }) => bytes <= largest).map(({ file }) => file),
        config,
      },
    },
    { tool: 'secretlint', cwd: root, context },
  );
  if (end.kind === 'broken') return { kind: 'error', reason: end.reason };
  const output = end.value;
  if (!isOutput(output)) return { kind: 'error', reason: shapeReason('secretlint', isOutput) };
  const note = [describe(output.binary, 'binary'), describe(huge, 'very large')]
    .filter((part) => part !== undefined)
    .join(' ');
  if (output.looked === 0) {
    if (output.leftOut.length > 0 && changed === undefined) {
      const reason =
        'secretlint looked at no file: .secretlintignore leaves out all that hold text.';
      return { kind: 'error', reason };
    }
    const reason = `No file holds text that may be looked at. ${note}`.trim();
    return changed ? nothingOfIt(reason) : { kind: 'skipped', reason };
  }
  const leftOut = new Set(output.leftOut);
  return {
    kind: 'done',
    isOff: (file) => leftOut.has(file),
    findings: output.secrets.map(({ help, severity, ...secret }) => ({
      ...secret,
      practice: 'hardcoded-secret',
      severity: severity === 'error' ? 'error' : 'warning',
      ...(help !== undefined && { help }),
    })),
    ...(note !== '' && { note }),
  };
}

function describe(files: readonly string[], kind: string): string | undefined {
  const [first] = files;
  if (first === undefined) return undefined;
  return files.length === 1
    ? `1 ${kind} file was not looked at: ${first}.`
    : `${String(files.length)} ${kind} files were not looked at, the first is ${first}.`;
}
