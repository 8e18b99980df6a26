import type { Verdict } from '@groundrules/audit/judge';

import type { StoredWaiver } from '../waivers/waiver.js';
import type { Status } from './finding.js';
import type { IdentifiedFinding } from './identity.js';

/** A finding of which it is known whether it counts. */
export interface JudgedFinding extends IdentifiedFinding {
  readonly status: Status;
  /** Why it does not count, where it is waived or baselined. */
  readonly reason?: string;
  /** Whether a waiver held for it once. It is open again then, even where the baseline knows it. */
  readonly lapsed?: true;
  /** What accepted risks say about a vulnerability. */
  readonly verdict?: Verdict<StoredWaiver>;
}
