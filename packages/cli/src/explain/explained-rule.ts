import type { Gate, PracticeId } from '@groundrules/catalogue';

import type { WaiveExample } from './explanation.js';

/** What is known of a rule, whether or not it stands for a practice. */
export interface ExplainedRule {
  readonly kind: 'rule';
  /** As reports name it. */
  readonly name: string;
  readonly gate: Gate;
  /** The tool that reports it, with its version where one is installed. */
  readonly tool: string;
  /** What the tool says that it is about. */
  readonly description: string;
  /** The tool's own page about it. */
  readonly url?: string;
  /** Whether `groundrules check --fix` repairs what it finds. */
  readonly fixable: boolean;
  /** The practice that it stands for; `null` for a rule that is on for correctness alone. */
  readonly practice: PracticeId | null;
  /** What to do about what it finds. */
  readonly fix: string;
  /** What else is to be known. */
  readonly notes: readonly string[];
  /** How to accept what it finds, the narrowest first. */
  readonly waive: readonly WaiveExample[];
}

/** What a gate does. */
export interface ExplainedGate {
  readonly kind: 'gate';
  readonly name: Gate;
  /** The tool that does the work. */
  readonly tool: string;
  readonly description: string;
  /** What else is to be known. */
  readonly notes: readonly string[];
}

/** What reports call correctness. */
export interface ExplainedCorrectness {
  readonly kind: 'correctness';
  readonly name: 'correctness';
  readonly description: string;
  readonly fix: string;
  readonly waive: readonly WaiveExample[];
}
