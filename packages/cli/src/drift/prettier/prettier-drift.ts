import { compileShape } from '../../gates/run/shape.js';

/** One option in which files are formatted otherwise than by the standard. */
export interface PrettierItem {
  readonly option: string;
  readonly standard: string;
  readonly effective: string;
  readonly change: 'changed' | 'loosened';
  /** Absolute path of the config file; `null` where there is none. */
  readonly config: string | null;
  /** Whether `.editorconfig` says so. */
  readonly isEditorconfig: boolean;
  /** Whether it is so for every file that the config file is about. */
  readonly isEverywhere: boolean;
  /** Relative to the repository. */
  readonly files: readonly string[];
}

/** What the job comes to. */
export interface PrettierDrift {
  /** How many files Prettier is there for. */
  readonly files: number;
  /** How many of them have no config. */
  readonly unconfigured: number;
  readonly items: readonly PrettierItem[];
  /** Files that ignore files leave out. */
  readonly ignored: readonly string[];
}

const text = { type: 'string' };
const texts = { type: 'array', items: text };

/** Tells whether a value is what the job comes to. */
export const isPrettierDrift = compileShape<PrettierDrift>({
  type: 'object',
  required: ['files', 'unconfigured', 'items', 'ignored'],
  properties: {
    files: { type: 'integer' },
    unconfigured: { type: 'integer' },
    ignored: texts,
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['option', 'standard', 'effective', 'change', 'config', 'files'],
        properties: {
          option: text,
          standard: text,
          effective: text,
          change: { enum: ['changed', 'loosened'] },
          config: { type: ['string', 'null'] },
          isEditorconfig: { type: 'boolean' },
          isEverywhere: { type: 'boolean' },
          files: texts,
        },
      },
    },
  },
});
