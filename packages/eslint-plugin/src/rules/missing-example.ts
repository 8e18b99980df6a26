import type { PublicSymbol } from '@groundrules/docstrings';

import { createRule } from '../create-rule.js';
import { addTags, ranks } from '../docstring/edit-docstring.js';
import { createRanking } from '../docstring/get-missing-tags.js';
import { getTags } from '../docstring/get-tags.js';
import { getLocation } from '../surface/get-location.js';
import { getDocumentedDeclarations } from '../surface/get-own-declarations.js';
import { getPublicSymbols } from '../surface/get-public-symbols.js';
import { getSignature } from '../surface/get-signature.js';

type MessageId = 'insert' | 'missing' | 'undescribed';

export default createRule<[], MessageId>({
  name: 'missing-example',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require an example of each function and class that the package publishes',
      practice: 'missing-example',
      area: 'docs',
      level: 'strict',
    },
    hasSuggestions: true,
    messages: {
      missing: 'Show in `@example` how `{{name}}` is used.',
      undescribed: '`@example` is empty: show how `{{name}}` is used.',
      insert: 'Write the tag.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;

    function check(symbol: PublicSymbol): void {
      const { kind, name } = symbol;
      const documented = getDocumentedDeclarations(symbol);
      const [first] = documented;
      if (first === undefined) return;
      const all = documented.map(({ docs }) => docs);
      // Nobody should begin to use what is deprecated.
      if (all.some((docs) => getTags(docs, 'deprecated').length > 0)) return;
      const signature = getSignature(sourceCode, symbol, first);
      if (kind === 'variable' && !signature) return;
      const examples = all.flatMap((docs) => getTags(docs, 'example'));
      if (examples.some(({ text }) => text !== '')) return;
      const [tag] = examples;
      const added = addTags(
        sourceCode.text,
        first.docs,
        [{ text: '@example', rank: ranks.example }],
        createRanking(sourceCode.text, first.docs, signature),
      );
      context.report({
        loc: getLocation(sourceCode, tag ?? first.nameRange),
        messageId: tag ? 'undescribed' : 'missing',
        data: { name },
        suggest: tag
          ? []
          : [
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
          if (['class', 'function', 'variable'].includes(symbol.kind)) check(symbol);
        }
      },
    };
  },
});
