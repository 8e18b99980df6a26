import { practices } from '@groundrules/catalogue';
import Table from 'cli-table3';
import pc from 'picocolors';
import type { Comparison } from './compare.js';
import { keyOf, type Finding, type Mark } from './finding.js';
import type { Review } from './review-vulnerabilities.js';
import { renderVulnerabilities } from './vulnerability-table.js';

/** All that the verification found out. */
export interface Verification extends Comparison {
  /** What the command said of the twin. */
  readonly findings: readonly Finding[];
  readonly marks: readonly Mark[];
  /** Findings in the copy to which every automatic fix was applied. */
  readonly remaining: readonly Finding[];
  /** Compiler errors of the copy that the original does not have. */
  readonly broken: readonly Finding[];
  /** What became of the vulnerabilities that the twin installs. */
  readonly review: Review;
}

/**
 * Prints the verification as a table by practice, what went wrong, and a closing line.
 *
 * @param verification - What was found out.
 * @returns Text for a terminal.
 */
export function render(verification: Verification): string {
  const { broken, caught, findings, marks, missed, remaining, review, unexpected } = verification;
  const table = new Table({
    head: ['Area', 'Practice', 'Python', 'Seeded', 'Caught', 'Fixed automatically'],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right'],
    style: { head: ['bold'], compact: true },
  });
  let area = '';
  for (const practice of practices) {
    const seeded = countOf(marks, practice.id);
    const found = countOf(caught, practice.id);
    const fixed = found - Math.min(found, countOf(remaining, practice.id));
    table.push([
      area === practice.area ? '' : practice.area,
      practice.title,
      practice.python ?? '',
      String(seeded),
      found === seeded ? pc.green(String(found)) : pc.red(String(found)),
      String(fixed),
    ]);
    area = practice.area;
  }
  const left = new Set(remaining.map(keyOf)).size;
  return [
    table.toString(),
    ...missed.map((mark) =>
      pc.red(`missed      ${mark.file}:${String(mark.line)} ${mark.practice}`),
    ),
    ...unexpected.map(
      ({ file, gate, line, message, practice, rule }) =>
        pc.red(`unexpected  ${file}:${String(line)} ${practice ?? ''}`) +
        ` ${gate} ${rule}: ${message}`,
    ),
    ...broken.map(
      ({ file, line, message }) =>
        pc.red(`broken by a fix  ${file}:${String(line)}`) + ` ${message}`,
    ),
    '',
    renderVulnerabilities(review, findings),
    '',
    `${String(left)} issues remain after the automatic fixes; ` +
      (broken.length === 0
        ? 'the fixed copy compiles as before.'
        : `${String(broken.length)} compiler errors are new in the fixed copy.`),
    `${String(marks.length)} seeded, ${String(caught.length)} caught, ` +
      `${String(missed.length)} missed, ${String(unexpected.length)} unexpected`,
  ].join('\n');
}

function countOf(places: readonly (Finding | Mark)[], practice: string): number {
  return new Set(places.filter((place) => place.practice === practice).map(keyOf)).size;
}
