import { compileShape } from '../../gates/run/shape.js';
import type { Change } from '../weakening.js';

/** One setting of knip that makes it report less. */
export interface KnipItem {
  /** An issue type, or the name of a setting. */
  readonly rule: string;
  readonly change: Change;
  readonly standard: string;
  readonly effective: string;
  /** The workspace that the setting is about, as the config calls it; `.` for the repository. */
  readonly workspace: string;
  /** What is left out, where the setting lists such. */
  readonly entry?: string;
}

/** What the job comes to. */
export interface KnipDrift {
  /** Absolute path of the config file; `null` where there is none. */
  readonly config: string | null;
  readonly items: readonly KnipItem[];
}

const text = { type: 'string' };

/** Tells whether a value is what the job comes to. */
export const isKnipDrift = compileShape<KnipDrift>({
  type: 'object',
  required: ['config', 'items'],
  properties: {
    config: { type: ['string', 'null'] },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['rule', 'change', 'standard', 'effective', 'workspace'],
        properties: {
          rule: text,
          change: { enum: ['off', 'downgraded', 'loosened', 'changed', 'ignored'] },
          standard: text,
          effective: text,
          workspace: text,
          entry: text,
        },
      },
    },
  },
});
