import type { Finding as ReportedFinding } from 'groundrules';

/** What the command said about one place of the twin, as far as it counts here. */
export type Finding = Pick<
  ReportedFinding,
  'file' | 'gate' | 'line' | 'message' | 'practice' | 'rule'
>;

/** An issue that was put into the twin on purpose. */
export interface Mark {
  readonly practice: string;
  readonly file: string;
  readonly line: number;
}

/**
 * Names the place and practice of a finding or mark, so that the two can be compared.
 *
 * @param place - A finding or a mark.
 * @returns A text that is equal exactly when file, line and practice are.
 */
export function keyOf(place: Pick<Finding | Mark, 'file' | 'line' | 'practice'>): string {
  return `${place.file}:${String(place.line)} ${place.practice ?? '(no practice)'}`;
}
