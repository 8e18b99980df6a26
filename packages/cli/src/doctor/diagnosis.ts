import type { Config } from '../config/config.js';
import type { Workspace } from '../workspaces/workspace.js';

/** What one look found. */
export interface Diagnosis {
  /** What was looked at: `eslint`, `tsconfig`. */
  readonly subject: string;
  /** A problem keeps a gate from its work, or makes what it says wrong; a warning does not. */
  readonly status: 'ok' | 'warning' | 'problem';
  readonly message: string;
  /** A command that mends it, or what to do where none can. */
  readonly cure?: string;
}

/** What the doctor looks at. */
export interface Patient {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly workspaces: readonly Workspace[];
  /** Its settings; `undefined` where they are wrong. */
  readonly config: Config | undefined;
  /** The version of Node.js, without `v`. */
  readonly node: string;
  /** The variables of the process; what is on the `PATH` is not looked at without. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends what was started. */
  readonly signal: AbortSignal;
}

/** One look. */
export type Check = (patient: Patient) => readonly Diagnosis[] | Promise<readonly Diagnosis[]>;
