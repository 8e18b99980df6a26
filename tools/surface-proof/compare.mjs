import { findCause } from './causes.mjs';
import { groupBy } from './group-by.mjs';

/**
 * Holds the public symbols that we find, and those of them that have no docs, against what other tools say.
 *
 * @param {import('./list-ours.mjs').OurSymbol[]} ours - What we find.
 * @param {{ symbols: object[], reports: number }} typedoc - What TypeDoc finds and reports.
 * @param {{ messages: object[], failures: object[] }} apiExtractor - What API Extractor reports.
 * @param {(difference: Difference) => object} evidenceOf - Looks up in the sources what its cause may be.
 * @returns {Comparison} Where they agree, and each difference with its cause.
 */
export function compare(ours, typedoc, apiExtractor, evidenceOf) {
  const documented = compareTypeDoc(ours, typedoc);
  const extracted = compareApiExtractor(ours, apiExtractor);
  const differences = [...documented.differences, ...extracted.differences].map((difference) => ({
    ...difference,
    cause: findCause({ ...difference, ...evidenceOf(difference) }, { apiExtractor }),
  }));
  return {
    ours: { public: ours.length, undocumented: ours.filter(isUndocumented).length },
    typedoc: documented.counts,
    apiExtractor: extracted.counts,
    differences,
  };
}

/**
 * @typedef {object} Comparison
 * @property {{ public: number, undocumented: number }} ours - How many we find.
 * @property {{ public: number, undocumented: number, both: number, agreed: number }} typedoc - How many TypeDoc
 *   has; of those that both have, how many, and on how many of these both say the same of the docs.
 * @property {{ undocumented: number, agreed: number }} apiExtractor - How many it reports, and how many of
 *   these we report too.
 * @property {Difference[]} differences - What only one of both says.
 *
 * @typedef {object} Difference
 * @property {'TypeDoc' | 'API Extractor'} tool - Whom we differ from.
 * @property {'public' | 'undocumented'} what - What one says and the other does not.
 * @property {'ours' | 'theirs'} only - Who says it.
 * @property {string} name - What it is about.
 * @property {import('./source-reader.mjs').Place | undefined} place - Where that is.
 * @property {object | undefined} symbol - Ours.
 * @property {object[]} theirs - What the tool has at that place.
 * @property {string | undefined} cause - Why; `undefined` where that is not known.
 */

function compareTypeDoc(ours, { reports, symbols }) {
  const byPlace = new Map();
  for (const symbol of ours) {
    const starts = symbol.spans.map(({ start }) => start);
    for (const place of [...starts, ...symbol.places]) byPlace.set(keyOf(place), symbol);
  }
  const groups = groupBy(
    symbols.filter(({ isOwn }) => isOwn),
    (theirs) =>
      theirs.places.map((place) => byPlace.get(keyOf(place))).find(Boolean) ??
      keyOf(theirs.places[0] ?? { file: theirs.name }),
  );
  const differences = [];
  let both = 0;
  let undocumented = 0;
  for (const [symbol, all] of groups) {
    const theirs = closest(all);
    const isTheirs = theirs.some((reflection) => reflection.isUndocumented);
    if (isTheirs) undocumented += 1;
    const [{ name, places }] = theirs;
    const difference = { tool: 'TypeDoc', name, place: places[0], theirs };
    if (typeof symbol === 'string') {
      differences.push({ ...difference, what: 'public', only: 'theirs' });
      continue;
    }
    both += 1;
    if (isTheirs === isUndocumented(symbol)) continue;
    const only = isTheirs ? 'theirs' : 'ours';
    differences.push({
      ...difference,
      ...{ symbol, name: symbol.name, place: symbol.place, what: 'undocumented', only },
    });
  }
  const disagreed = differences.filter(({ what }) => what === 'undocumented').length;
  for (const symbol of ours) {
    if (groups.has(symbol)) continue;
    const { name, place } = symbol;
    differences.push({
      tool: 'TypeDoc',
      what: 'public',
      only: 'ours',
      name,
      place,
      symbol,
      theirs: [],
    });
  }
  return {
    differences,
    counts: { public: groups.size, undocumented, reports, both, agreed: both - disagreed },
  };
}

/** What is inherited, or written again in the type of a parameter, tells less than the declaration itself. */
function closest(reflections) {
  const ranked = groupBy(
    reflections,
    ({ around, isInherited }) =>
      2 * around.filter((kind) => kind === 'TypeLiteral' || kind === 'Parameter').length +
      Number(isInherited),
  );
  return ranked.get(Math.min(...ranked.keys()));
}

function compareApiExtractor(ours, { messages }) {
  // Each entry is a run of its own, and says what it shares with others again.
  const unique = new Map(messages.map((message) => [`${keyOf(message)} ${message.name}`, message]));
  const byFile = groupBy(
    ours.flatMap((symbol) => symbol.spans.map((span) => ({ span, symbol }))),
    ({ span }) => span.file,
  );
  const reported = new Map();
  const differences = [];
  for (const message of unique.values()) {
    const name = message.name.replaceAll(/^["']|["']$/gu, '');
    // The compiler names a value that is exported without a name.
    const names = name === '_default' ? [name, 'default'] : [name];
    const namesakes = (byFile.get(message.file) ?? []).filter(({ symbol }) =>
      names.includes(symbol.localName),
    );
    const found =
      namesakes.find(
        ({ span }) => message.line >= span.start.line && message.line <= span.nameLine,
      ) ??
      // The compiler's maps lead beside what it changes, as it does with `async` and `export default`.
      (message.isThere === false && namesakes.length === 1 ? namesakes[0] : undefined);
    if (found) {
      reported.set(found.symbol, [...(reported.get(found.symbol) ?? []), message]);
      continue;
    }
    const { column, file, line } = message;
    const place = { file, line, column };
    differences.push({ what: 'public', only: 'theirs', name, place, theirs: [message] });
  }
  for (const symbol of ours) {
    const theirs = reported.get(symbol) ?? [];
    if (isUndocumented(symbol) === theirs.length > 0) continue;
    const only = theirs.length > 0 ? 'theirs' : 'ours';
    const { name, place } = symbol;
    differences.push({ what: 'undocumented', only, name, place, symbol, theirs });
  }
  return {
    differences: differences.map((difference) => ({ tool: 'API Extractor', ...difference })),
    counts: {
      undocumented: reported.size + differences.filter(({ what }) => what === 'public').length,
      agreed: [...reported.keys()].filter(isUndocumented).length,
    },
  };
}

function isUndocumented({ isDocumented }) {
  return !isDocumented;
}

function keyOf({ column, file, line }) {
  return `${file}:${line}:${column}`;
}
