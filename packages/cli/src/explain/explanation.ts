import type { Area, Enforcers, PracticeId } from '@groundrules/catalogue';

import type { PracticeText } from './practice-text.js';

/** All there is to say about a practice. */
export interface Explanation extends PracticeText {
  readonly id: PracticeId;
  readonly area: Area;
  readonly title: string;
  readonly why: string;
  /** The code of the Python world's tools for the same flaw. */
  readonly python?: string;
  /** Whether the tools can repair every breach of it. */
  readonly fixable: boolean;
  readonly enforcers: Enforcers;
  /** How to accept it, the narrowest first; nothing for what is not to be accepted. */
  readonly waive: readonly WaiveExample[];
  /** Addresses of pages: the practice's, and those of our own rules. */
  readonly pages: readonly string[];
}

/** One way to accept a finding. */
export interface WaiveExample {
  /** What it accepts. */
  readonly accepts: string;
  /** What to write or to run. */
  readonly example: string;
}
