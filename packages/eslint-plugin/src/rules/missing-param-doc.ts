import type { Parameter, PublicSymbol } from '@groundrules/docstrings';

import { createRule } from '../create-rule.js';
import { addTags, createDocstring, type Replacement } from '../docstring/edit-docstring.js';
import { createRanking, getMissingParams } from '../docstring/get-missing-tags.js';
import { getParameterLabel } from '../docstring/get-parameter-label.js';
import { matchParams, type ParameterDocs } from '../docstring/match-params.js';
import { type Callable, getCallables } from '../surface/get-callables.js';
import { getLocation } from '../surface/get-location.js';
import { getPublicSymbols, isPublicType } from '../surface/get-public-symbols.js';

type MessageId = 'insert' | 'missing' | 'undescribed';

export default createRule<[], MessageId>({
  name: 'missing-param-doc',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require a description of each parameter of what the package publishes',
      practice: 'missing-param-doc',
      area: 'docs',
      level: 'strict',
    },
    hasSuggestions: true,
    messages: {
      missing: 'Say in `@param {{name}}` what callers pass: meaning, unit, range.',
      undescribed: '`@param {{name}}` says nothing: tell meaning, unit, range.',
      insert: 'Write the tags of all parameters that have none.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const { text } = sourceCode;

    /** The tags of each parameter, in its own docstring or in that of the class. */
    function match({ docs, outerDocs, signature }: Callable): readonly ParameterDocs[] {
      const { parameters } = signature;
      const [own, outer] = [docs, outerDocs].map((it) =>
        it ? matchParams(it, parameters, text).parameters : [],
      );
      return parameters.map((parameter, index) => {
        const tags = own?.[index]?.tags ?? [];
        return { parameter, tags: tags.length > 0 ? tags : (outer?.[index]?.tags ?? []) };
      });
    }

    /** Whether a parameter is a public property at the same time, which has to be documented as one. */
    function isProperty({ end, start }: Parameter, symbols: readonly PublicSymbol[]): boolean {
      return symbols.some(
        ({ declarations: [{ nameRange }], kind }) =>
          kind === 'property' && start <= nameRange.start && nameRange.end <= end,
      );
    }

    /** Whether a parameter is the properties of a component, which their type documents. */
    function isComponentsProperties(
      { localName }: PublicSymbol,
      { signature }: Callable,
      { name, properties, type }: Parameter,
    ): boolean {
      return (
        /^[A-Z]/u.test(localName) &&
        signature.parameters.length === 1 &&
        name === undefined &&
        properties.length > 0 &&
        type !== undefined &&
        isPublicType(context, type)
      );
    }

    function addMissing(callable: Callable, missing: readonly Parameter[]): Replacement {
      const { docs, docsPosition, outerDocs, signature } = callable;
      const all = getMissingParams(text, undefined, signature.parameters);
      const tags = all.filter((_, index) => {
        const parameter = signature.parameters[index];
        return parameter !== undefined && missing.includes(parameter);
      });
      const documentsElsewhere =
        outerDocs !== undefined && missing.length < signature.parameters.length;
      const target = docs ?? (documentsElsewhere ? outerDocs : undefined);
      return target
        ? addTags(text, target, tags, createRanking(text, target, signature))
        : createDocstring(text, docsPosition, tags);
    }

    function check(
      symbol: PublicSymbol,
      callable: Callable,
      symbols: readonly PublicSymbol[],
    ): void {
      const { parameters } = callable.signature;
      const asked = match(callable).filter(
        ({ parameter }) =>
          !isProperty(parameter, symbols) && !isComponentsProperties(symbol, callable, parameter),
      );
      const missing = asked.filter(({ tags }) => tags.length === 0).map((it) => it.parameter);
      for (const { parameter, tags } of asked) {
        const name = getParameterLabel(parameter, parameters, text);
        const [tag] = tags;
        if (tag === undefined) {
          const added = addMissing(callable, missing);
          context.report({
            loc: getLocation(sourceCode, parameter),
            messageId: 'missing',
            data: { name },
            suggest: [
              {
                messageId: 'insert',
                fix: (fixer) => fixer.replaceTextRange(added.range, added.text),
              },
            ],
          });
        } else if (tags.every((it) => it.text === '')) {
          context.report({
            loc: getLocation(sourceCode, tag),
            messageId: 'undescribed',
            data: { name: tag.name ?? name },
          });
        }
      }
    }

    return {
      Program() {
        const symbols = getPublicSymbols(context);
        for (const symbol of symbols) {
          for (const callable of getCallables(sourceCode, symbol)) check(symbol, callable, symbols);
        }
      },
    };
  },
});
