/** What one tool said about one place of the twin. */
export interface Report {
  readonly tool: 'ESLint' | 'Prettier' | 'knip' | 'tsc';
  /** The rule id, issue type or diagnostic code, as the tool names it. */
  readonly rule: string;
  /** The practice that the catalogue files the rule under; none for a rule of general correctness. */
  readonly practice: string | undefined;
  /** Path relative to the checked folder, with `/`. */
  readonly file: string;
  /** Line, counted from 1; 0 where the report is about the file as a whole. */
  readonly line: number;
  readonly message: string;
}

/** An issue that was put into the twin on purpose. */
export interface Mark {
  readonly practice: string;
  readonly file: string;
  readonly line: number;
}

/**
 * Names the place and practice of a report or mark, so that the two can be compared.
 *
 * @param place - A report or a mark.
 * @returns A text that is equal exactly when file, line and practice are.
 */
export function keyOf(place: Pick<Report, 'practice' | 'file' | 'line'>): string {
  return `${place.file}:${String(place.line)} ${place.practice ?? '(no practice)'}`;
}
