import { plural } from '../reporters/plural.js';
import type { Change, Setter, Weakening } from './weakening.js';

const verbs: Readonly<Record<Change, string>> = {
  off: 'is off',
  downgraded: 'is downgraded',
  loosened: 'is loosened',
  changed: 'differs, and nobody can tell whether it lets more through',
  ignored: 'leaves files out',
  'not-followed': 'is not followed',
};

/**
 * Says in a sentence or two what is weaker than the standard, for whom, and who said so.
 *
 * @param weakening - The weakening.
 * @returns The text.
 */
export function describeWeakening(weakening: Weakening): string {
  const { change, detail, effective, rule, setBy, standard } = weakening;
  const setter = describeSetter(setBy);
  return [
    `${rule} ${verbs[change]}: ${standard} → ${effective}${describeFiles(weakening)}.`,
    ...(setter === undefined ? [] : [`Set by ${setter}.`]),
    ...(detail === undefined ? [] : [detail]),
  ].join(' ');
}

/**
 * Names who made the last change.
 *
 * @param setter - Who it was.
 * @returns The object and the package; `undefined` where the place says it all.
 */
export function describeSetter({ object, package: owner }: Setter): string | undefined {
  const from = owner === undefined ? undefined : `${owner.name} ${owner.version}`.trim();
  if (object === undefined) return from;
  return from === undefined ? object : `${object} of ${from}`;
}

/** How many files it is about, and of which kinds; nothing where it is about none in particular. */
function describeFiles({ examples, files, kinds }: Weakening): string {
  if (files === 0) return '';
  const kind = kinds.length === 0 ? '' : ` (${kinds.join(', ')})`;
  const such = examples.length === 0 ? '' : `, such as ${examples.slice(0, 3).join(', ')}`;
  return ` for ${plural(files, 'file')}${kind}${such}`;
}
