/** What a client sends to have readings converted. */
export interface Conversion {
  /** What becomes of each `value`, such as `value * 1.8 + 32`. */
  readonly formula: string;
  /** The readings. */
  readonly values: readonly number[];
}
