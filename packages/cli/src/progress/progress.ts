import type { GateListener } from '../gates/run-gates.js';

/** Shows what gates do while they run. */
export interface Progress extends GateListener {
  /** Takes away what is shown, so that a report can follow. */
  readonly stop: () => void;
}
