import { check, readRecord } from '../checkouts/read-record.mjs';

/**
 * Reads a file of labels, as a person has written it.
 *
 * @param {string} file - Path of the file.
 * @param {ReadonlySet<string>} practices - Ids that a label may name.
 * @returns {{ repository: string, commit: string, files: string[], ignored: string[], labels: Label[] }}
 *   What it holds. `files` and `ignored` are globs of what was read; labels carry ranges alone.
 */
export function readLabels(file, practices) {
  const { labels, ...record } = readRecord(file, 'labels');
  return {
    ...record,
    labels: labels.map((label, index) => readLabel(file, index, label, practices)),
  };
}

/**
 * @typedef {object} Label
 * @property {string} file - Path below the checkout, with forward slashes.
 * @property {string} practice - Id of the practice that is not followed.
 * @property {[number, number][]} ranges - First and last line of each place where a report is right. The
 *   first range is where the weakness is said to be.
 * @property {boolean} isBorderline - Reviewers may differ: neither missing nor reporting it counts.
 * @property {string} [note] - What kind it is, or why it is borderline.
 */

function readLabel(file, index, label, practices) {
  const where = `label ${index + 1}`;
  check(file, typeof label?.file === 'string', `${where} must name a file`);
  check(file, practices.has(label.practice), `${where} names no security practice`);
  check(file, (label.line === undefined) !== (label.lines === undefined), `${where} needs a line`);
  const ranges = [label.line ?? label.lines, ...(label.or ?? [])].map((place) =>
    typeof place === 'number' ? [place, place] : place,
  );
  for (const range of ranges) {
    const [first, last] = Array.isArray(range) ? range : [];
    const isRange =
      Number.isInteger(first) && Number.isInteger(last) && 1 <= first && first <= last;
    check(file, isRange && range.length === 2, `${where} has a line that is none`);
  }
  return {
    file: label.file,
    practice: label.practice,
    ranges,
    isBorderline: label.borderline === true,
    note: label.note,
  };
}
