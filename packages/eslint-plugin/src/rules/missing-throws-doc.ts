import type { DocComment, PublicSymbol, ThrownError } from '@groundrules/docstrings';

import { createRule } from '../create-rule.js';
import { addTags } from '../docstring/edit-docstring.js';
import { createRanking, createThrowsTag } from '../docstring/get-missing-tags.js';
import { getUndocumentedErrors, getWordlessThrows } from '../docstring/get-undocumented-errors.js';
import { getLocation } from '../surface/get-location.js';
import { getDocumentedDeclarations, getOwnDeclarations } from '../surface/get-own-declarations.js';
import { getPublicSymbols } from '../surface/get-public-symbols.js';
import { getThrownErrors } from '../surface/get-thrown-errors.js';

type MessageId = 'insert' | 'missing' | 'undescribed' | 'unnamed';

/** What a symbol throws, and the docstrings that callers see. */
interface Thrower {
  readonly docs: readonly [DocComment, ...DocComment[]];
  readonly errors: readonly ThrownError[];
}

function getThrower(symbol: PublicSymbol): Thrower | undefined {
  const documented = getDocumentedDeclarations(symbol).map(({ docs }) => docs);
  const constructors = getOwnDeclarations(symbol).flatMap((it) => it.constructors);
  const own = constructors.flatMap(({ docs }) => docs ?? []);
  const [first, ...others] = documented.length > 0 ? [...own, ...documented] : [];
  if (first === undefined || own.some(({ inherits }) => inherits)) return undefined;
  return { docs: [first, ...others], errors: getThrownErrors(symbol) };
}

export default createRule<[], MessageId>({
  name: 'missing-throws-doc',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require a description of each error that published functions throw themselves',
      practice: 'missing-throws-doc',
      area: 'docs',
      level: 'strict',
    },
    hasSuggestions: true,
    messages: {
      missing: 'Say in `@throws` when callers of `{{name}}` get this `{{error}}`.',
      unnamed: 'Say in `@throws` when callers of `{{name}}` get this error.',
      undescribed: '`@{{tag}}` says nothing: tell when callers get this error.',
      insert: 'Write the tag.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const { text } = sourceCode;

    function report({ name }: PublicSymbol, docs: DocComment, error: ThrownError): void {
      const added = addTags(
        text,
        docs,
        [createThrowsTag(error)],
        createRanking(text, docs, undefined),
      );
      context.report({
        loc: getLocation(sourceCode, error),
        messageId: error.name === undefined ? 'unnamed' : 'missing',
        data: { name, ...(error.name !== undefined && { error: error.name }) },
        suggest: [
          {
            messageId: 'insert',
            fix: (fixer) => fixer.replaceTextRange(added.range, added.text),
          },
        ],
      });
    }

    return {
      Program() {
        for (const symbol of getPublicSymbols(context)) {
          const { docs, errors } = getThrower(symbol) ?? {};
          if (docs === undefined) continue;
          for (const tag of getWordlessThrows(docs, errors ?? [])) {
            context.report({
              loc: getLocation(sourceCode, tag),
              messageId: 'undescribed',
              data: { tag: tag.tag },
            });
          }
          for (const error of getUndocumentedErrors(docs, errors ?? [])) {
            report(symbol, docs[0], error);
          }
        }
      },
    };
  },
});
