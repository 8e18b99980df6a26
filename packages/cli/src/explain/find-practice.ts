import { practices } from '@groundrules/catalogue';

import { printableLine } from '../reporters/printable.js';
import { UserError } from '../user-error.js';
import { enforcerNames, type EnforcerName } from './enforcer-names.js';

type CataloguedPractice = (typeof practices)[number];

/** What was asked for. */
export interface FoundPractice {
  readonly practice: CataloguedPractice;
  /** The rule, issue type or code that was named, if it was not the practice itself. */
  readonly enforcer?: EnforcerName;
}

interface Candidate extends FoundPractice {
  readonly names: readonly string[];
}

/** What to look among first: a name of one kind may be a name of another, as `types` is. */
const kinds: readonly (readonly Candidate[])[] = [
  practices.map((practice) => ({ practice, names: [practice.id] })),
  byEnforcer(({ rule }) => [rule]),
  // Without the plugin's prefix, and a code of the compiler without its letters.
  byEnforcer(({ kind, rule }) =>
    kind === 'typescript' ? [rule.replace(/^TS/u, '')] : tailsOf(rule.split('/')),
  ),
  practices.map((practice) => ({
    practice,
    names: practice.python === undefined ? [] : [practice.python],
  })),
];

/** Which of the kinds holds parts of names. */
const partsOfNames = 2;

/** What was asked for, and how well it was named. */
export interface SearchedPractice extends FoundPractice {
  /** Whether it goes by just that name, and not by a part of it. */
  readonly isWhole: boolean;
}

/**
 * Finds a practice by its id, or by what a tool or the Python world's tools call a breach of it.
 *
 * @param name - A practice, a rule with or without its plugin's prefix, a code of the compiler, an issue type
 *   of knip, or a code of the Python world. Capitals do not matter.
 * @returns The practice, and what was named; `undefined` where there is none.
 * @throws {@link UserError} naming the choices where there are several.
 */
export function searchPractice(name: string): SearchedPractice | undefined {
  const wanted = name.trim().toLowerCase();
  for (const [index, candidates] of kinds.entries()) {
    const found = candidates.filter(({ names }) =>
      names.some((candidate) => candidate.toLowerCase() === wanted),
    );
    const isWhole = index !== partsOfNames;
    // Prettier reports several under one name. This is the one that says no more than that.
    const unformatted = found.find(
      ({ enforcer, practice }) => enforcer?.rule === 'prettier' && practice.id === 'unformatted',
    );
    if (unformatted !== undefined) return { ...unformatted, isWhole };
    const ids = [...new Set(found.map(({ practice }) => practice.id))];
    if (ids.length > 1) {
      throw new UserError(
        `${printableLine(name)} belongs to several practices. Choose one: ${ids.join(', ')}`,
      );
    }
    const [first] = found;
    if (first !== undefined) return { ...first, isWhole };
  }
  return undefined;
}

/**
 * Lists all that practices go by.
 *
 * @returns Their ids, and the names under which tools report them.
 */
export function practiceNames(): { readonly ids: string[]; readonly others: string[] } {
  return {
    ids: practices.map(({ id }) => id),
    others: kinds.slice(1).flatMap((candidates) => candidates.flatMap(({ names }) => names)),
  };
}

function byEnforcer(namesOf: (enforcer: EnforcerName) => readonly string[]): Candidate[] {
  return practices.flatMap((practice) =>
    enforcerNames(practice).map((enforcer) => ({
      practice,
      enforcer,
      names: namesOf(enforcer),
    })),
  );
}

/** Prefixes have parts, of which people leave out some. */
function tailsOf(parts: readonly string[]): string[] {
  return parts.map((_, index) => parts.slice(index).join('/'));
}
