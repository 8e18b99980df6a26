/** A piece of odd text. */
export interface HostileText {
  /** What is odd about it. */
  readonly name: string;
  /** The text. */
  readonly text: string;
  /** Whether it breaks the rules of its language, so that it must be reported as such. */
  readonly isBroken?: boolean;
}
