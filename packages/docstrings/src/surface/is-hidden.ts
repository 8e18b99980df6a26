import type { DocComment } from './public-symbol.js';

const hidingTags = new Set(['hidden', 'ignore', 'internal', 'private']);

/**
 * Says whether a docstring keeps what it stands on out of what users see.
 *
 * @param docs - The docstring.
 * @returns Whether it has `@internal`, `@private`, `@hidden`, `@ignore` or `@access private`.
 */
export function isHidden(docs: DocComment | undefined): boolean {
  return (
    docs?.tags.some(
      ({ tag, text }) =>
        hidingTags.has(tag) || (tag === 'access' && /^(?:package|private)\b/.test(text)),
    ) ?? false
  );
}
