import { compileShape } from '../../gates/run/shape.js';
import type { Change } from '../weakening.js';

/** What made the last change, as far as the config array tells. */
export type EslintCause =
  /** A config object that matches the files. */
  | {
      readonly kind: 'object';
      /** Its place in what the config file exports, from 0. */
      readonly index: number;
      readonly name?: string;
      /** Its globs as they stand; absent where it has none, or one is a function. */
      readonly files?: readonly string[];
      /** The package that it comes from, and the name that the config file imports it by. */
      readonly package?: {
        readonly name: string;
        readonly version: string;
        readonly specifier?: string;
      };
    }
  /** An object of the standard that is not there, or does not match these files. */
  | { readonly kind: 'missing'; readonly object: string; readonly isPresent: boolean }
  /** The config as a whole. */
  | { readonly kind: 'config' };

/** One way in which an ESLint config is weaker than the standard. */
export interface EslintItem {
  readonly rule: string;
  readonly change: Change;
  readonly standard: string;
  readonly effective: string;
  readonly scope: string;
  readonly kinds: readonly string[];
  readonly files: number;
  /** Relative to the folder. */
  readonly examples: readonly string[];
  readonly detail?: string;
  readonly cause: EslintCause;
  /** Absolute path of the config file. */
  readonly config: string;
}

/** What the job comes to. */
export interface EslintDrift {
  /** How many files were compared. */
  readonly files: number;
  readonly items: readonly EslintItem[];
}

const text = { type: 'string' };
const texts = { type: 'array', items: text };

/** Tells whether a value is what the job comes to. */
export const isEslintDrift = compileShape<EslintDrift>({
  type: 'object',
  required: ['files', 'items'],
  properties: {
    files: { type: 'integer' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['rule', 'change', 'standard', 'effective', 'scope', 'kinds', 'cause', 'config'],
        properties: {
          rule: text,
          change: { enum: ['off', 'downgraded', 'loosened', 'changed', 'ignored', 'not-followed'] },
          standard: text,
          effective: text,
          scope: text,
          kinds: texts,
          files: { type: 'integer' },
          examples: texts,
          detail: text,
          config: text,
          cause: {
            type: 'object',
            required: ['kind'],
            properties: { kind: { enum: ['object', 'missing', 'config'] }, name: text },
          },
        },
      },
    },
  },
});
