import type { Gate } from '@groundrules/catalogue';

import type { Config } from '../config/config.js';
import type { Status } from '../findings/finding.js';
import type { IdentifiedFinding } from '../findings/identity.js';
import type { Workspace } from '../workspaces/workspace.js';
import type { Authorship } from './places/blame.js';
import type { DriftTool, Weakening } from './weakening.js';

/** A weakening of which it is known whether it counts. */
export interface JudgedWeakening extends Weakening {
  readonly fingerprint: string;
  /** The same as a finding, by which it can be waived. */
  readonly finding: IdentifiedFinding;
  readonly status: Exclude<Status, 'baselined'>;
  /** Relative to the repository; `.` for its root. */
  readonly workspace: string;
  /** Who wrote the line that says so, where that is known. */
  readonly authorship?: Authorship;
  /** The waiver that holds, or the one that has ended. */
  readonly waiver?: {
    readonly reason: string;
    readonly owner: string;
    /** ISO date. */
    readonly expires: string;
  };
}

/** How one tool's settings stand to the standard. */
export interface ToolReport {
  readonly tool: DriftTool;
  /** `weakened` has open weakenings; `error` could not be judged, and is never `followed`. */
  readonly status: 'followed' | 'weakened' | 'skipped' | 'error';
  readonly durationMs: number;
  /** The package that the standard comes from. */
  readonly standard?: { readonly name: string; readonly version: string };
  /** Why it was skipped, or what kept it from being judged. */
  readonly reason?: string;
}

/** How a repository stands to the standard that it claims to follow. */
export interface DriftReport {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly repository: string;
  /** The level that it is held to. */
  readonly level: Config['level'];
  readonly config: Config;
  readonly workspaces: readonly Workspace[];
  readonly tools: readonly ToolReport[];
  readonly weakenings: readonly JudgedWeakening[];
  /** What is wrong with waivers of weakenings, as findings at their place in the file. */
  readonly notices: readonly (IdentifiedFinding & { readonly gate: Gate })[];
  /** 0 nothing is open, 1 something is weakened, 2 something could not be judged. */
  readonly exitCode: 0 | 1 | 2;
}
