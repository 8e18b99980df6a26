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
  return ({ name, place, symbol, theirs }) => {
    if (!place || !existsSync(place.file)) return {};
    const text = sources.textOf(place.file);
    return {
      context: symbol ? undefined : sources.contextOf(place),
      isExpando: givenToFunctions.some(
        (member) =>
          member.place.file === place.file && member.name.split('.').slice(-2).includes(name),
      ),
      textElsewhere: theirs
        .flatMap(({ texts }) => texts ?? [])
        .every((written) => !text.includes(written.split('\n')[0])),
      tags: symbol?.spans.flatMap(({ file, offset }) =>
        tagsBefore(sources.textOf(file).slice(0, offset)),
      ),
    };
  };
}

/** The tags of the comment that ends a text, whoever it speaks of. */
function tagsBefore(text) {
  const comment = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/u.exec(text)?.[0] ?? '';
  return [...comment.matchAll(/@(\w+)/gu)].map(([, tag]) => tag);
}
