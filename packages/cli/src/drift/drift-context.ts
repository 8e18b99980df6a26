import type { Config } from '../config/config.js';
import type { Workspace } from '../workspaces/workspace.js';

/** What is held against the standard. */
export interface DriftContext {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly workspaces: readonly Workspace[];
  readonly config: Config;
  /** The settings that the repository claims to follow: what it extends, else the defaults at its own level. */
  readonly claimed: Config;
  /** Every file of the repository that no setting leaves out, relative to it, with `/`. */
  readonly files: readonly string[];
  /** Those that settings leave out as well. */
  readonly allFiles: readonly string[];
  /** Ends what was started. */
  readonly signal: AbortSignal;
  /** Told what goes on, in a few words. */
  readonly progress: (text: string) => void;
}
