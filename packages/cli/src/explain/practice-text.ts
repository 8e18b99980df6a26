/** What a page of the standard says about a practice, beyond what the catalogue knows. */
export interface PracticeText {
  /** Code that breaches it. */
  readonly wrong: readonly Sample[];
  /** The same code as it should be. */
  readonly right: readonly Sample[];
  /** How to get from one to the other, in Markdown without line breaks. */
  readonly fix: string;
  /** What finds it, in Markdown without line breaks. */
  readonly enforcedBy: string;
}

/** A piece of code. */
export interface Sample {
  /** As the page marks it: `ts`. */
  readonly language: string;
  readonly code: string;
}
