/**
 * Lists the public symbols of a package as the package docstrings of this repository finds them.
 *
 * @param {import('@groundrules/docstrings').Surface} surface - What it publishes.
 * @param {import('./source-reader.mjs').SourceReader} sources - Reads its sources.
 * @returns {OurSymbol[]} The symbols.
 */
export function listOurs(surface, sources) {
  const symbols = surface.files.flatMap((file) => surface.symbolsOf(file));
  const files = new Map(
    surface.entryPoints.entries.map(({ file, specifier }) => [specifier, file]),
  );
  const kinds = new Map(symbols.map(({ kind, name }) => [name, kind]));
  return symbols.map((symbol) => {
    const { declarations, entries, isDocumented, kind, localName, name } = symbol;
    const places = declarations.map(({ file, nameRange }) =>
      sources.placeOf(file, nameRange.start),
    );
    const [place] = places;
    const owner = name.slice(0, -localName.length - 1);
    const context = sources.contextOf(place);
    const isMember = ['accessor', 'enum-member', 'method', 'property'].includes(kind);
    return {
      name,
      localName,
      kind,
      isDocumented,
      place,
      places,
      spans: declarations.map(({ file, nameRange, start }) => ({
        file,
        offset: start,
        start: sources.placeOf(file, start),
        nameLine: sources.placeOf(file, nameRange.end).line,
      })),
      /** Of each declaration, what its docs say before their tags; `undefined` where it has none. */
      texts: declarations.map(({ docs }) => docs?.description.trim()),
      tags: declarations.flatMap(({ docs }) => docs?.tags.map(({ tag }) => tag) ?? []),
      entryFiles: entries.map((specifier) => files.get(specifier)),
      ownerKind: isMember ? kinds.get(owner) : undefined,
      isInherited: isMember && !owner.endsWith(context.containers[0] ?? ''),
      replacesModule: sources.replacesModule(place.file),
      ...context,
    };
  });
}

/**
 * @typedef {import('./source-reader.mjs').Context & object} OurSymbol
 * @property {string} name - As users reach it.
 * @property {string} localName - As it is declared.
 * @property {string} kind - What it is.
 * @property {boolean} isDocumented - Whether it counts as documented.
 * @property {import('./source-reader.mjs').Place} place - Where it is declared first.
 */
