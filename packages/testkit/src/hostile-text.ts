/** A piece of odd text. */
export interface HostileText {
  readonly name: string;
  readonly text: string;
  /** Whether it breaks the rules of its language, so that it must be reported as such. */
  readonly isBroken?: boolean;
}
