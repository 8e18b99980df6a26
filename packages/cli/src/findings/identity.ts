import type { Gate } from '@groundrules/catalogue';

import type { RawFinding } from './finding.js';

/** What makes a finding this one and no other. */
interface Identity {
  /** Everything that the fingerprint is made of but the file's path. */
  readonly key: string;
  /** Names of the functions and types around it, `Store.save`; empty at the top of the file. */
  readonly scope: string;
  /**
   * The code of the innermost function or type around it without the names of those, and where in it the
   * finding stands: equal before and after a rename of them. Absent where there is none, or hardly any code in it.
   */
  readonly shape?: string;
  /** Every scope that the file declares. */
  readonly declared: ReadonlySet<string>;
}

/** A finding that can be told from others, and recognised later. */
export interface IdentifiedFinding extends RawFinding {
  readonly gate: Gate;
  readonly fingerprint: string;
  readonly identity: Identity;
}
