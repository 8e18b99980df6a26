import { splitName } from '../../ast/split-name.js';
import type { Sentinel } from './get-sentinel.js';

/** Counters and cursors, which do start at zero. */
const counters =
  /^(?:next|max|min|highest|lowest|largest|num|number|count|total|start|since|after|before|cursor|last|latest)$/u;
const question = /^(?:is|has)$/u;
/** `getNameFromId` is not an id, `fromId` and `repliedToId` are. */
const verb =
  /^(?:get|find|load|fetch|read|resolve|select|lookup|build|make|map|parse|remove|delete|update)$/u;
const preposition = /^(?:from|for|with|without|of|per|to)$/u;
const numeric = /^(?:handle|fd|pid|gid|rowid|lastrowid)$/u;
/** What drivers call the id of the row that was inserted last. */
const inserted = /^(?:lastID|last_?(?:insert|row)\w*)$/iu;
const constant = /^[A-Z\d]+(?:_[A-Z\d]+)+$/u;

/**
 * Tells whether a name is that of one thing's id or handle.
 *
 * @param name - The name.
 * @param words - The last words, in lower case, that make a name an id.
 * @param kind - The kind of sentinel that stands in for it.
 * @returns Whether the name is an id that such a sentinel could be taken for; a counter
 *   (`nextId`), a cursor (`sinceId`), a question (`hasId`), a way to look things up (`findById`)
 *   and the key of a setting (`CLIENT_ID`) are none.
 */
export function isIdName(name: string, words: readonly string[], kind: Sentinel['kind']): boolean {
  const parts = splitName(name);
  const last = parts.pop();
  if (last === undefined || !words.includes(last)) return false;
  if (kind === 'empty' && numeric.test(last)) return false;
  if (constant.test(name)) return false;
  if (name !== 'lastId' && inserted.test(name)) return true;
  const [first = ''] = parts;
  const before = parts.at(-1) ?? '';
  if (before === 'by') return parts.at(-2)?.endsWith('ed') === true;
  return !(
    question.test(first) ||
    (verb.test(first) && preposition.test(before)) ||
    parts.some((part) => counters.test(part))
  );
}
