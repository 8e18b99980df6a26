import { createRule } from '../create-rule.js';
import { addTags, ranks } from '../docstring/edit-docstring.js';
import { createRanking } from '../docstring/get-missing-tags.js';
import { getTags } from '../docstring/get-tags.js';
import { type Callable, getCallables } from '../surface/get-callables.js';
import { getLocation } from '../surface/get-location.js';
import { getPublicSymbols } from '../surface/get-public-symbols.js';

type MessageId = 'insert' | 'missing' | 'undescribed';

export default createRule<[], MessageId>({
  name: 'missing-returns-doc',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require a description of what published functions return',
      practice: 'missing-returns-doc',
      area: 'docs',
      level: 'strict',
    },
    hasSuggestions: true,
    messages: {
      missing: 'Say in `@returns` what callers of `{{name}}` get, and when they get nothing.',
      undescribed: '`@{{tag}}` says nothing: tell what callers get, and when they get nothing.',
      insert: 'Write the tag.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const { text } = sourceCode;

    function check(name: string, { docs, nameRange, signature }: Callable): void {
      if (signature.returns !== 'value' || docs === undefined) return;
      const tags = [...getTags(docs, 'returns'), ...getTags(docs, 'yields')];
      if (tags.some((tag) => tag.text !== '')) return;
      const [tag] = tags;
      if (tag) {
        context.report({
          loc: getLocation(sourceCode, tag),
          messageId: 'undescribed',
          data: { tag: tag.tag },
        });
        return;
      }
      const added = addTags(
        text,
        docs,
        [{ text: '@returns', rank: ranks.returns }],
        createRanking(text, docs, signature),
      );
      context.report({
        loc: getLocation(sourceCode, nameRange),
        messageId: 'missing',
        data: { name },
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
          for (const callable of getCallables(sourceCode, symbol)) {
            if (!callable.isConstructor) check(symbol.name, callable);
          }
        }
      },
    };
  },
});
