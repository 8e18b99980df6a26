import type { Unwritten } from '../files/describe-unwritten.js';
import { compileShape } from '../run/shape.js';
import type { FileKinds } from './kinds-of-files.js';

/** A message as ESLint has it. */
export interface LintMessage {
  readonly ruleId: string | null;
  readonly severity: 1 | 2;
  readonly message: string;
  readonly line?: number | null;
  readonly column?: number | null;
  readonly endLine?: number | null;
  readonly endColumn?: number | null;
  readonly fatal?: boolean;
  readonly fix?: object | null;
}

/** What ESLint says of one file. */
interface LintResult {
  readonly filePath: string;
  readonly messages: readonly LintMessage[];
}

/** What the job that lints comes to. */
export interface LintOutput {
  readonly results: readonly LintResult[];
  readonly help: Readonly<Record<string, string>>;
  readonly large: readonly string[];
  /** Files that could not be repaired, as absolute paths. */
  readonly unwritten: readonly Unwritten[];
  /** The rules that are on for files of each kind. */
  readonly kinds?: FileKinds['kinds'];
  /** The kind of each result, by its place. */
  readonly kindOf?: FileKinds['kindOf'];
}

const names = { type: 'array', items: { type: 'string' } };
const position = { type: ['number', 'null'] };

export const isLintOutput = compileShape<LintOutput>({
  type: 'object',
  required: ['results', 'help', 'large', 'unwritten'],
  properties: {
    results: {
      type: 'array',
      items: {
        type: 'object',
        required: ['filePath', 'messages'],
        properties: {
          filePath: { type: 'string' },
          messages: {
            type: 'array',
            items: {
              type: 'object',
              required: ['ruleId', 'severity', 'message'],
              properties: {
                ruleId: { type: ['string', 'null'] },
                severity: { enum: [1, 2] },
                message: { type: 'string' },
                line: position,
                column: position,
                endLine: position,
                endColumn: position,
                fatal: { type: 'boolean' },
                fix: { type: ['object', 'null'] },
              },
            },
          },
        },
      },
    },
    help: { type: 'object', additionalProperties: { type: 'string' } },
    large: names,
    kinds: {
      type: 'array',
      items: { type: 'object', required: ['on', 'off'], properties: { on: names, off: names } },
    },
    kindOf: { type: 'array', items: { type: 'integer' } },
    unwritten: {
      type: 'array',
      items: {
        type: 'object',
        required: ['file', 'reason'],
        properties: { file: { type: 'string' }, reason: { type: 'string' } },
      },
    },
  },
});
