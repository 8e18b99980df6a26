import type { PublicDeclaration, PublicSymbol, Signature } from '@groundrules/docstrings';

import { createRule } from '../create-rule.js';
import { addTags, createDocstring, ranks, type Replacement } from '../docstring/edit-docstring.js';
import { createRanking, createThrowsTag, getMissingTags } from '../docstring/get-missing-tags.js';
import { getTags } from '../docstring/get-tags.js';
import { getUndocumentedErrors } from '../docstring/get-undocumented-errors.js';
import { findGaps, type GapMessageId, gapMessages } from '../surface/find-gaps.js';
import { getLocation } from '../surface/get-location.js';
import { getOwnDeclarations } from '../surface/get-own-declarations.js';
import { getPublicSymbols } from '../surface/get-public-symbols.js';
import { getSignature } from '../surface/get-signature.js';
import { getThrownErrors } from '../surface/get-thrown-errors.js';

type MessageId = 'insert' | 'undocumented' | GapMessageId;

/** Words for the kinds whose names would not tell. */
const nouns: Partial<Record<PublicSymbol['kind'], string>> = {
  'enum-member': 'enum member',
  variable: 'value',
};

/** The declaration to be documented: one that has a docstring without words, or the first that callers see. */
function getTarget(symbol: PublicSymbol): PublicDeclaration {
  const declarations = getOwnDeclarations(symbol);
  return (
    declarations.find(({ docs }) => docs !== undefined) ??
    declarations.find(({ isImplementation }) => !isImplementation) ??
    symbol.declarations[0]
  );
}

/** Writes what is known: all but words. */
function createSkeleton(
  text: string,
  symbol: PublicSymbol,
  { docs, docsPosition, constructors }: PublicDeclaration,
  signature: Signature | undefined,
): Replacement | undefined {
  const { kind } = symbol;
  const isAccessor = kind === 'accessor';
  const tags = signature && !isAccessor ? getMissingTags(text, docs, signature) : [];
  const told = [docs, ...constructors.map((it) => it.docs)].filter((it) => it !== undefined);
  const untold = getUndocumentedErrors(told, getThrownErrors(symbol));
  tags.push(...untold.map((error) => createThrowsTag(error)));
  const needsExample = kind === 'class' || kind === 'function';
  if (needsExample && (docs === undefined || getTags(docs, 'example').length === 0)) {
    tags.push({ text: '@example', rank: ranks.example });
  }
  if (docs === undefined) return createDocstring(text, docsPosition, tags);
  if (tags.length === 0) return undefined;
  return addTags(text, docs, tags, createRanking(text, docs, signature));
}

export default createRule<[], MessageId>({
  name: 'undocumented-public-api',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require a docstring on whatever the package publishes',
      practice: 'undocumented-public-api',
      area: 'docs',
      level: 'strict',
    },
    hasSuggestions: true,
    messages: {
      undocumented: 'The {{kind}} `{{name}}` is public: say in a docstring what it is for.',
      insert: 'Write all of its docstring but the words.',
      ...gapMessages,
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;

    function report(symbol: PublicSymbol): void {
      const { kind, name } = symbol;
      const target = getTarget(symbol);
      const signature = getSignature(sourceCode, symbol, target);
      const skeleton = createSkeleton(sourceCode.text, symbol, target, signature);
      context.report({
        loc: getLocation(sourceCode, target.nameRange),
        messageId: 'undocumented',
        data: { kind: nouns[kind] ?? kind, name },
        suggest: skeleton
          ? [
              {
                messageId: 'insert',
                fix: (fixer) => fixer.replaceTextRange(skeleton.range, skeleton.text),
              },
            ]
          : [],
      });
    }

    return {
      Program() {
        for (const { data, messageId, range } of findGaps(context)) {
          const loc = range ? getLocation(sourceCode, range) : { line: 1, column: 0 };
          context.report({ loc, messageId, data });
        }
        for (const symbol of getPublicSymbols(context)) if (!symbol.isDocumented) report(symbol);
      },
    };
  },
});
