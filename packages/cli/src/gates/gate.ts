import type { Gate as GateName } from '@groundrules/catalogue';

import type { Config } from '../config/config.js';
import type { RawFinding } from '../findings/finding.js';
import type { Workspace } from '../workspaces/workspace.js';
import type { StandardInTool } from './report.js';

/** What a gate may look at. */
export interface GateContext {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly workspaces: readonly Workspace[];
  readonly config: Config;
  /** Only these files count, relative to the repository; `undefined` where all do. */
  readonly changed: ReadonlySet<string> | undefined;
  /** Whether the tool may repair what it can. */
  readonly fix: boolean;
  /** Ends the tool's process; after a time-out and when the user breaks off. */
  readonly signal: AbortSignal;
  /** Says in a few words what is going on, for the progress display. */
  readonly progress: (text: string) => void;
}

/** What came of a gate. One that could not look at everything it should is an error, never findings. */
export type GateOutcome =
  | {
      readonly kind: 'done';
      readonly findings: readonly RawFinding[];
      readonly note?: string;
      /** What its tool reports as well and the docs gate answers for, wherever that looks at the same thing. */
      readonly shared?: readonly RawFinding[];
      /** Rules that it could not look for: of what they reported before it is not known whether it is still there. */
      readonly unseen?: readonly string[];
      /** Tells of a file that is there whether the tool's own settings keep it from looking for a rule in it, or for any. */
      readonly isOff?: (file: string, rule?: string) => boolean;
      /** The files that its tool repaired, relative to the repository; only where it was told to. */
      readonly fixed?: readonly string[];
      /** How much of the standard its tool's settings turn on; not there where that is all. */
      readonly standard?: StandardInTool;
    }
  /** There is nothing for it in this repository, for the reason given. */
  | { readonly kind: 'skipped'; readonly reason: string }
  /** It could not do its work: what happened and what to do, for a person. */
  | {
      readonly kind: 'error';
      readonly reason: string;
      /** The files that its tool repaired before that, as far as it is known. */
      readonly fixed?: readonly string[];
    };

/** A thin adapter over one tool as installed in the repository. */
export interface GateAdapter {
  readonly name: GateName;
  /** The tool that does the work, for messages. */
  readonly tool: string;
  /** Whether it waits until all others have ended, as they would disturb it. */
  readonly isAlone?: boolean;
  readonly run: (context: GateContext) => Promise<GateOutcome>;
}
