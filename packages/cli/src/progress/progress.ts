import type { Gate } from '@groundrules/catalogue';

import type { GateListener } from '../gates/run-gates.js';

/** Shows what gates do while they run. */
export interface Progress extends GateListener {
  /** Takes away what is shown, so that a report can follow. */
  readonly stop: () => void;
}

/** Starts to show the gates given. */
export type StartProgress = (gates: readonly Gate[]) => Progress;
