import type { PracticeId } from '@groundrules/catalogue';

import type { DetailedFinding } from '../findings/finding.js';
import { groupBy } from './group-by.js';
import { plural } from './plural.js';

/** A finding as it is shown to people, or all that a formatter would change in a file. */
export interface Entry extends DetailedFinding {
  /** How many findings it stands for, each with a fingerprint of its own; absent where it is one itself. */
  readonly places?: number;
}

/** What is said of places that have a name of their own. */
const named: readonly (readonly [PracticeId, one: string, many: string])[] = [
  ['line-too-long', 'line is too long', 'lines are too long'],
  ['operator-linebreak', 'breaks before an operator', 'break before an operator'],
];

/**
 * Makes one entry of all that Prettier would change in a file: nobody mends its layout place by place. Findings stay
 * apart wherever they are counted, recorded or told to programs, so that a new one does not hide behind known ones.
 *
 * @param findings - What is to be shown.
 * @returns The entries, in the same order, each where the first of its findings stood.
 */
export function collapseLayout(findings: readonly DetailedFinding[]): Entry[] {
  const byFile = groupBy(findings.filter(isLayout), ({ file }) => file);
  return findings.flatMap((finding): Entry[] => {
    const places = isLayout(finding) ? (byFile.get(finding.file) ?? []) : [];
    if (places.length < 2) return [finding];
    return places[0] === finding ? [toEntry(finding, places)] : [];
  });
}

function isLayout({ gate, rule }: DetailedFinding): boolean {
  return gate === 'format' && rule === 'prettier';
}

function toEntry(first: DetailedFinding, places: readonly DetailedFinding[]): Entry {
  const practices = new Set(places.map(({ practice }) => practice));
  const parts = named.flatMap(([practice, one, many]) => {
    const count = places.filter((place) => place.practice === practice).length;
    return count === 0 ? [] : [plural(count, one, many)];
  });
  const details = parts.length === 0 ? '' : `; ${parts.join(', ')}`;
  const practice = practices.size === 1 ? first.practice : 'unformatted';
  return {
    ...first,
    practice,
    raw: { ...first.raw, practice },
    message: `${plural(places.length, 'place')} differ from Prettier's layout, the first at line ${String(first.line)}${details}.`,
    places: places.length,
  };
}
