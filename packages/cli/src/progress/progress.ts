import type { GateRun } from '../gates/run-gates.js';

/** How a step ended: as a gate may. */
export type StepState = GateRun['outcome']['kind'];

/** Shows what gates do while they run, and what other steps do. */
export interface Progress {
  readonly onStart: (name: string) => void;
  readonly onProgress: (name: string, text: string) => void;
  readonly onEnd: (run: GateRun) => void;
  /** Says how a step ended that is no gate. */
  readonly onStepEnd: (name: string, state: StepState, text: string) => void;
  /** Takes away what is shown, so that a report can follow. */
  readonly stop: () => void;
}
