import type { Gate } from '@groundrules/catalogue';

import type { Collected } from './collect-findings.js';

/** Rules that a gate could not look for although it did the rest of its work, by gate. */
export type Unseen = ReadonlyMap<Gate, ReadonlySet<string>>;

/**
 * Lists the rules that gates could not look for. What they found before may still be there.
 *
 * @param collected - What the gates found.
 * @returns The rules by gate.
 */
export function unseenIn({ runs }: Pick<Collected, 'runs'>): Unseen {
  return new Map(
    runs.map(({ name, outcome }) => [
      name,
      new Set(outcome.kind === 'done' ? outcome.unseen : undefined),
    ]),
  );
}
