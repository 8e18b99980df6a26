/** Where a function stands; lines and columns from 0, as V8 counts. */
export interface CallFrame {
  readonly functionName: string;
  readonly scriptId: string;
  /** A path or an address; empty for what belongs to V8. */
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** A function, called from another one. */
export interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly children?: readonly number[];
}

/** What V8 writes into a `.cpuprofile`. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly startTime: number;
  readonly endTime: number;
  /** The innermost function of each look at the stack. */
  readonly samples?: readonly number[];
  /** Microseconds between looks. */
  readonly timeDeltas?: readonly number[];
}
