import type { DocComment } from './public-symbol.js';

/** Tags whose text says what something is, as the text before the tags does, or that have no text of their own. */
const tellingTags = new Set([
  'abstract',
  'alpha',
  'beta',
  'classdesc',
  'deprecated',
  'desc',
  'description',
  'eventProperty',
  'experimental',
  'protected',
  'public',
  'readonly',
  'remarks',
  'sealed',
  'summary',
  'virtual',
]);

/**
 * Says whether a docstring tells what it stands on. Tags like `@param` alone do not.
 *
 * @param docs - The docstring.
 * @returns Whether it has a text, a reason why it is deprecated, or takes its text from elsewhere.
 */
export function saysSomething(docs: DocComment | undefined): boolean {
  if (!docs) return false;
  return (
    docs.inherits ||
    /[\p{L}\p{N}]/u.test(docs.description) ||
    docs.tags.some(({ tag, text }) => tellingTags.has(tag) && text !== '')
  );
}
