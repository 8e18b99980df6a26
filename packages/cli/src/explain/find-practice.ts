import { practices, type PracticeId } from '@groundrules/catalogue';

import { nearestNames } from '../config/nearest-names.js';
import { printableLine } from '../reporters/printable.js';
import { UserError } from '../user-error.js';
import { enforcerNames, type EnforcerName } from './enforcer-names.js';
import { localCommand } from '../workspaces/package-manager.js';

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

const mostNames = 3;

/**
 * Finds a practice by its id, or by what a tool or the Python world's tools call a breach of it.
 *
 * @param name - A practice, a rule with or without its plugin's prefix, a code of the compiler, an issue type
 *   of knip, or a code of the Python world. Capitals do not matter.
 * @returns The practice, and what was named.
 * @throws {@link UserError} naming the nearest where there is none, and the choices where there are several.
 */
export function findPractice(name: string): FoundPractice {
  const wanted = name.trim().toLowerCase();
  for (const candidates of kinds) {
    const found = candidates.filter(({ names }) =>
      names.some((candidate) => candidate.toLowerCase() === wanted),
    );
    const ids = [...new Set(found.map(({ practice }) => practice.id))];
    if (ids.length > 1) {
      throw new UserError(
        `${printableLine(name)} belongs to several practices. Choose one: ${ids.join(', ')}`,
      );
    }
    const [first] = found;
    if (first !== undefined) return first;
  }
  const near = suggest(wanted);
  throw new UserError(
    `No practice and no rule of a practice is called ${JSON.stringify(printableLine(name))}.` +
      (near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`) +
      ` ${localCommand('groundrules')} explain lists them all.`,
  );
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

function suggest(wanted: string): string[] {
  const ids: readonly PracticeId[] = practices.map(({ id }) => id);
  const rules = kinds.slice(1).flatMap((candidates) => candidates.flatMap(({ names }) => names));
  // Part of a name is more than a likeness: `secret`.
  const parts = wanted.length < 3 ? [] : ids.filter((id) => id.includes(wanted));
  return [...new Set([...parts, ...nearestNames(wanted, [...ids, ...rules])])].slice(0, mostNames);
}
