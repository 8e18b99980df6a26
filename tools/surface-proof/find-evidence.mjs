import { existsSync } from 'node:fs';

/**
 * Makes what looks up in the sources why tools may differ.
 *
 * @param {import('./list-ours.mjs').OurSymbol[]} ours - What we find.
 * @param {import('./source-reader.mjs').SourceReader} sources - Reads the sources.
 * @returns {(difference: import('./compare.mjs').Difference) => object} What the causes ask for.
 */
export function findEvidence(ours, sources) {
  const givenToFunctions = ours.filter(({ ownerKind }) => ownerKind === 'function');
  const files = [...new Set(ours.flatMap(({ entryFiles, place }) => [...entryFiles, place.file]))];
  const hidden = new Set(files.flatMap((file) => sources.hiddenMembersOf(file)));
  const isIn = (text) => (file) => sources.textOf(file).includes(text);
  return ({ name, place, symbol, theirs }) => {
    if (!place || !existsSync(place.file)) return {};
    const last = name.split('.').at(-1);
    const texts = theirs
      .flatMap((reflection) => reflection.texts ?? [])
      .map((text) => text.split('\n')[0]);
    return {
      isHiddenElsewhere: !symbol && hidden.has(last),
      context: symbol ? undefined : sources.contextOf(place),
      isExpando: givenToFunctions.some(
        (member) =>
          member.place.file === place.file && member.name.split('.').slice(-2).includes(last),
      ),
      docsIn: texts.some((text) => isIn(text)(place.file))
        ? 'file'
        : texts.some((text) => files.some(isIn(text)))
          ? 'package'
          : 'elsewhere',
      tags: symbol && tagsAround(symbol, ours, sources),
    };
  };
}

/** The tags of the comment before a symbol, whoever it speaks of: before the first one, that of its file too. */
function tagsAround({ place, spans }, ours, sources) {
  const [{ offset }] = spans;
  const isFirst = ours.every(
    (other) => other.place.file !== place.file || other.spans[0].offset >= offset,
  );
  const text = sources.textOf(place.file);
  const comments = [
    /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/u.exec(text.slice(0, offset))?.[0],
    isFirst ? /^\s*\/\*\*[\s\S]*?\*\//u.exec(text)?.[0] : undefined,
  ];
  return comments.flatMap((comment = '') =>
    [...comment.matchAll(/@(\w+)/gu)].map(([, tag]) => tag),
  );
}
