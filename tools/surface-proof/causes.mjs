/** Tags that TSDoc knows; what follows others is part of the text to it. */
const tsdocTags = new Set([
  ...['alpha', 'beta', 'decorator', 'deprecated', 'defaultValue', 'eventProperty', 'example'],
  ...[
    'experimental',
    'inheritDoc',
    'internal',
    'label',
    'link',
    'override',
    'packageDocumentation',
  ],
  ...['param', 'privateRemarks', 'public', 'readonly', 'remarks', 'returns', 'sealed', 'see'],
  ...['throws', 'typeParam', 'virtual'],
]);
/** API Extractor's name for signatures that have none. */
const unnamed = /^__(?:call|constructor|index|new)$/u;

/**
 * Why tools differ, by whom and about what. The first that applies counts.
 *
 * @type {Record<string, { text: string, applies: (difference: object, run: object) => boolean }>}
 */
export const causes = {
  'written-in-place': {
    text: 'a member of a type that has no name: of a parameter, a result, a property, a part of a union or an argument of another type. Users never name that type: the docs of what is written around it speak of its members.',
    applies: ({ theirs, tool, what }) =>
      tool === 'TypeDoc' &&
      what === 'public' &&
      theirs.some(({ around }) => around.includes('TypeLiteral')),
  },
  underscore: {
    text: 'a name, or a name on the way to it, begins with an underscore, which says that it is not for users.',
    applies: ({ name, only, what }) =>
      what === 'public' &&
      only === 'theirs' &&
      name.split('.').some((part) => part.startsWith('_') && !unnamed.test(part)),
  },
  'symbol-key': {
    text: 'a member whose name is a symbol of the library, which marks a type for the compiler or is a door for its own files. The well-known ones, such as `Symbol.iterator`, count.',
    applies: ({ name, what }) => what === 'public' && name.endsWith(']'),
  },
  'unnamed-signature': {
    text: 'a call, construct or index signature. It has no name: what has it is the symbol.',
    applies: ({ name, what }) => what === 'public' && unnamed.test(name),
  },
  'module-namespace': {
    text: 'a module under a name (`export * as name`). It declares nothing; what it holds counts.',
    applies: ({ theirs, tool, what }) =>
      tool === 'TypeDoc' &&
      what === 'public' &&
      theirs.some(
        ({ kind, places }) =>
          kind === 'Namespace' && places[0]?.line === 1 && places[0].column === 1,
      ),
  },
  'other-package': {
    text: 'a re-export of another package, which has docs there.',
    applies: ({ place, what }) => what === 'public' && place === undefined,
  },
  'hidden-for-all': {
    text: 'a docstring says that it is not for users (`@internal`). API Extractor reports such things too, and leaves them out when it writes declarations for a release.',
    applies: ({ context, tool, what }) =>
      tool === 'API Extractor' && what === 'public' && context?.isHidden === true,
  },
  'local-of-namespace': {
    text: 'a declaration in a namespace that does not export it, which API Extractor counts as a part of it.',
    applies: ({ context, tool, what }) =>
      tool === 'API Extractor' && what === 'public' && context?.isLocal === true,
  },
  'hidden-by-base': {
    text: 'a member without docs of its own, of which what its class or interface is made from says that it is not for users. Docs are inherited, so this is too; TypeDoc does so as long as nothing between replaces it too, API Extractor never.',
    applies: ({ only, what, isHiddenElsewhere }) =>
      what === 'public' && only === 'theirs' && isHiddenElsewhere === true,
  },
  'computed-type': {
    text: 'a member of a base that only the type checker can compute: a mapped or conditional type.',
    applies: ({ context, theirs, tool, what }) =>
      tool === 'TypeDoc' &&
      what === 'public' &&
      context?.isInTypeLiteral === true &&
      theirs.every(({ isInherited }) => isInherited),
  },
  'given-to-function': {
    text: 'a function that is given members (`run.once = …`), or such a member. The compiler writes a namespace for it that nobody wrote, and docs are lost on the way; we read them where they stand.',
    applies: ({ isExpando, only, tool }) =>
      tool === 'API Extractor' && only === 'theirs' && isExpando === true,
  },
  'tags-only': {
    text: 'a docstring has tags only (`@returns`, `@see`, `@default`). TypeDoc is content with anything that it can print; we, as API Extractor, ask for a text that says what it is.',
    applies: ({ only, symbol, tool, what }) =>
      tool === 'TypeDoc' &&
      what === 'undocumented' &&
      only === 'ours' &&
      symbol.tags.length > 0 &&
      symbol.texts.every((text) => !text),
  },
  'docs-from-elsewhere': {
    text: 'docs that TypeDoc takes from a member of the language or of another package which this one replaces, without the keyword `override`. We read no types of others.',
    applies: ({ docsIn, only, symbol, tool, what }) =>
      tool === 'TypeDoc' &&
      what === 'undocumented' &&
      only === 'ours' &&
      symbol.tags.length === 0 &&
      docsIn === 'elsewhere',
  },
  'docs-of-list': {
    text: 'a comment before a list of exports, or of the module, which TypeDoc gives to each name of the list. It is a heading.',
    applies: ({ only, symbol, docsIn, tool, what }) =>
      tool === 'TypeDoc' &&
      what === 'undocumented' &&
      only === 'ours' &&
      symbol.texts.every((text) => text === undefined) &&
      docsIn === 'package',
  },
  'each-declaration': {
    text: 'an overload, a setter or one of several merged declarations without docs of its own, where another has them. To users they are one thing, and editors show its docs.',
    applies: ({ only, symbol, what }) =>
      what === 'undocumented' &&
      only === 'theirs' &&
      symbol.texts.some((text) => text === undefined) &&
      symbol.texts.some((text) => text !== undefined),
  },
  'signature-of-value': {
    text: 'a property or variable whose type is a function: it has docs, and TypeDoc asks for docs of the signature.',
    applies: ({ only, theirs, tool, what }) =>
      tool === 'TypeDoc' &&
      what === 'undocumented' &&
      only === 'theirs' &&
      theirs.some(({ isDocumented, signatures }) => isDocumented && signatures > 0),
  },
  override: {
    text: 'a member with the keyword `override` replaces one of the language or of another package, which says what it does.',
    applies: ({ only, symbol, what }) =>
      what === 'undocumented' && only === 'theirs' && symbol.isOverride,
  },
  'docs-of-constructor': {
    text: 'a parameter that is a property, documented by `@param` of its constructor.',
    applies: ({ only, symbol, what }) =>
      what === 'undocumented' && only === 'theirs' && symbol.isParameter,
  },
  'docs-of-export': {
    text: 'docs that stand on the statement by which another entry publishes it alone. TypeDoc shows it at the first entry, without.',
    applies: ({ only, symbol, tool, what }) =>
      tool === 'TypeDoc' &&
      what === 'undocumented' &&
      only === 'theirs' &&
      symbol.texts.every((text) => text === undefined),
  },
  'text-of-tag': {
    text: 'the text stands behind a tag, as of `@deprecated`, or is shorter than the ten characters that API Extractor asks for.',
    applies: ({ only, symbol, tool, what }) =>
      tool === 'API Extractor' &&
      what === 'undocumented' &&
      only === 'theirs' &&
      symbol.texts.some((text) => text !== undefined && text.length < 10),
  },
  'inherited-docs': {
    text: 'docs that a member takes over from what its class or interface is made from, or from the export that publishes it. API Extractor asks for `{@inheritDoc}`; editors show them without.',
    applies: ({ only, symbol, tool, what }) =>
      tool === 'API Extractor' &&
      what === 'undocumented' &&
      only === 'theirs' &&
      symbol.texts.every((text) => text === undefined),
  },
  'export-equals': {
    text: 'the module has `export =`, into which API Extractor does not look.',
    applies: ({ only, symbol, tool, what }) =>
      tool === 'API Extractor' &&
      what === 'undocumented' &&
      only === 'ours' &&
      symbol.replacesModule,
  },
  'type-literal': {
    text: 'a member of a type alias that is an object. API Extractor looks into interfaces and classes only; to users there is no difference.',
    applies: ({ only, symbol, tool, what }) =>
      tool === 'API Extractor' &&
      what === 'undocumented' &&
      only === 'ours' &&
      symbol.isInTypeLiteral,
  },
  'base-not-exported': {
    text: 'a member of a base that is not exported itself, and so public as a member of what is made from it.',
    applies: ({ only, symbol, tool, what }) =>
      tool === 'API Extractor' && what === 'undocumented' && only === 'ours' && symbol.isInherited,
  },
  'unknown-tag': {
    text: 'the text stands behind a tag that TSDoc does not know (`@module`, `@description`, `@legacy`), and is a part of the summary to it.',
    applies: ({ only, symbol, tags, tool, what }) =>
      tool === 'API Extractor' &&
      what === 'undocumented' &&
      only === 'ours' &&
      [...symbol.tags, ...(tags ?? [])].some((tag) => !tsdocTags.has(tag)),
  },
  'tool-failed': {
    text: 'API Extractor could not read an entry.',
    applies: ({ only, symbol, tool, what }, { apiExtractor }) =>
      tool === 'API Extractor' &&
      what === 'undocumented' &&
      only === 'ours' &&
      symbol.entryFiles.every((file) =>
        apiExtractor.failures.some((failure) => failure.file === file),
      ),
  },
};

/**
 * Finds why tools differ.
 *
 * @param {import('./compare.mjs').Difference} difference - What only one of both says.
 * @param {{ apiExtractor: object }} run - What the tools said.
 * @returns {string | undefined} A name of `causes`; `undefined` where none applies.
 */
export function findCause(difference, run) {
  return Object.keys(causes).find((name) => causes[name].applies(difference, run));
}
