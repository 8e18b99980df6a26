/** What is known of the place that a finding stands at. */
export interface Description {
  /** The normalised text of what is reported, with as much around it as tells it from others. */
  readonly text: string;
  /** All names around it, for the fingerprint. */
  readonly names: readonly string[];
  /** See {@link Identity}. */
  readonly scope: string;
  readonly shape?: string;
}

/** Where a finding stands, in UTF-16 code units from the beginning of the text. */
export interface Span {
  readonly start: number;
  /** Absent where the tool names no end. */
  readonly end?: number;
}
