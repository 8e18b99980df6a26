import type { DocTag, PublicSymbol, TextRange } from '@groundrules/docstrings';

import { createRule } from '../create-rule.js';
import { getTagKind, getTags } from '../docstring/get-tags.js';
import { matchParams, type MatchedParams } from '../docstring/match-params.js';
import { getLocation } from '../surface/get-location.js';
import { getPublicSymbols } from '../surface/get-public-symbols.js';
import { getContradiction } from './stale-param-doc/get-contradiction.js';
import { getTypeParameters } from './stale-param-doc/get-type-parameters.js';
import { getWritten, type Written } from './stale-param-doc/get-written.js';
import { hasProperty } from './stale-param-doc/has-property.js';
import { isReadByJsdoc } from './stale-param-doc/is-read-by-jsdoc.js';

type Options = [options?: { readonly besideJsdoc?: boolean }];
type MessageId =
  | 'contradicted'
  | 'gone'
  | 'goneProperty'
  | 'goneTypeParameter'
  | 'remove'
  | 'rename'
  | 'repeated'
  | 'typed';

/** The name of a parameter, without those of properties. */
const root = /^[^.[]*/u;

export default createRule<Options, MessageId>({
  name: 'stale-param-doc',
  meta: {
    type: 'problem',
    docs: {
      description:
        'Disallow docstrings that contradict the signature of what the package publishes',
      practice: 'stale-param-doc',
      area: 'docs',
      level: 'strict',
    },
    hasSuggestions: true,
    messages: {
      gone: 'There is no parameter `{{name}}` any more.',
      goneProperty: '`{{parameter}}` has no property `{{property}}`.',
      goneTypeParameter: 'There is no type parameter `{{name}}` any more.',
      repeated: '`{{name}}` is documented twice.',
      typed: 'Leave the type of `@{{tag}}` to the signature: a second copy goes stale.',
      contradicted: 'The default is a {{actual}}, not a {{written}}.',
      rename: 'Name it `{{name}}`, as the signature does.',
      remove: 'Remove the type.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          besideJsdoc: {
            type: 'boolean',
            description:
              'Whether `jsdoc/check-param-names` and `jsdoc/no-types` are on, so that what they report is left to them.',
          },
        },
      },
    ],
    defaultOptions: [{ besideJsdoc: false }],
  },
  create(context, [{ besideJsdoc = false } = {}]) {
    const { physicalFilename, sourceCode } = context;
    const { text } = sourceCode;
    const isTypeScript = /\.(?:[cm]?ts|tsx)$/u.test(physicalFilename);

    function report(
      range: TextRange,
      messageId: MessageId,
      data: Readonly<Record<string, string>>,
    ): void {
      context.report({ loc: getLocation(sourceCode, range), messageId, data });
    }

    /** Names of parameters that the signature does not have, or has once. */
    function checkNames({ parameters, stale }: MatchedParams): void {
      const undocumented = parameters.filter(({ tags }) => tags.length === 0);
      const [free] = undocumented;
      const gone = stale.flatMap(({ name = '', nameRange }) => {
        const [oldName] = root.exec(name) ?? [name];
        return nameRange ? [{ oldName, nameRange }] : [];
      });
      const isRenamed =
        undocumented.length === 1 && new Set(gone.map(({ oldName }) => oldName)).size === 1;
      const newName = isRenamed ? free?.parameter.name : undefined;
      for (const { oldName, nameRange } of gone) {
        context.report({
          loc: getLocation(sourceCode, nameRange),
          messageId: 'gone',
          data: { name: oldName },
          suggest:
            newName === undefined
              ? []
              : [
                  {
                    messageId: 'rename',
                    data: { name: newName },
                    // The tags of its properties have its name too.
                    fix: (fixer) =>
                      gone.map(({ nameRange: { start } }) =>
                        fixer.replaceTextRange([start, start + oldName.length], newName),
                      ),
                  },
                ],
        });
      }
      for (const { tags } of parameters) {
        for (const [index, { name = '', nameRange }] of tags.entries()) {
          const isRepeated = tags.slice(0, index).some((other) => other.name === name);
          if (isRepeated && nameRange) report(nameRange, 'repeated', { name });
        }
      }
    }

    /** Properties that a parameter does not have. */
    function checkProperties({ parameters }: MatchedParams): void {
      for (const { parameter, tags } of parameters) {
        for (const { name = '', nameRange } of tags) {
          const [owner] = root.exec(name) ?? [name];
          const path = name.slice(owner.length);
          if (path === '' || !nameRange || hasProperty(sourceCode, parameter, path)) continue;
          const property = path.replace(/^(?:\[\])?\./u, '');
          report(nameRange, 'goneProperty', { parameter: owner, property });
        }
      }
    }

    /** Types that stand in tags, though the signature has them. */
    function checkTypes(tags: readonly DocTag[]): void {
      for (const { tag, type } of tags) {
        if (!type) continue;
        context.report({
          loc: getLocation(sourceCode, type),
          messageId: 'typed',
          data: { tag },
          suggest:
            // Nothing would be left of `@type`.
            tag === 'type'
              ? []
              : [
                  {
                    messageId: 'remove',
                    fix: (fixer) => {
                      const gap = /^[\t ]*/u.exec(text.slice(type.end))?.[0].length ?? 0;
                      return fixer.removeRange([type.start, type.end + gap]);
                    },
                  },
                ],
        });
      }
    }

    /** Types in tags, of which JavaScript has no others, that defaults refute. */
    function checkContradictions({ parameters }: MatchedParams): void {
      for (const { parameter, tags } of parameters) {
        for (const tag of tags.filter(({ name }) => name === parameter.name)) {
          const actual = getContradiction(tag, parameter, text);
          if (actual === undefined || !tag.type) continue;
          report(tag.type, 'contradicted', { actual, written: tag.type.text });
        }
      }
    }

    function checkTypeParameters(
      { docs, isOfType, signatures }: Written,
      nameEnd: number | undefined,
    ): void {
      const known = signatures.flatMap(({ typeParameters }) => typeParameters);
      if (isOfType && nameEnd !== undefined) known.push(...getTypeParameters(text, nameEnd));
      for (const { name, nameRange } of getTags(docs, 'typeParam')) {
        if (name === undefined || !nameRange || known.includes(name)) continue;
        report(nameRange, 'goneTypeParameter', { name });
      }
    }

    function check(written: Written, { declarations }: PublicSymbol): void {
      const { docs, isOfType, position, signatures } = written;
      const [hasNamesLeft, hasTypesLeft] = (['names', 'types'] as const).map(
        (part) => besideJsdoc && isReadByJsdoc(sourceCode, position, part),
      );
      const matches = signatures.map(({ parameters }) => matchParams(docs, parameters, text));
      // What one constructor does not have, another may.
      const [best] = matches.toSorted((a, b) => a.stale.length - b.stale.length);
      if (best) {
        if (hasNamesLeft !== true) checkNames(best);
        checkProperties(best);
        if (!isTypeScript) checkContradictions(best);
      }
      if (!isTypeScript) return;
      const typed = docs.tags.filter((tag) => {
        const kind = getTagKind(tag);
        return (
          tag.tag === 'type' || (hasTypesLeft !== true && (kind === 'param' || kind === 'returns'))
        );
      });
      checkTypes(typed);
      const name = declarations.find(({ nameRange }) => nameRange.start === position)?.nameRange;
      if (signatures.length > 0 || isOfType) checkTypeParameters(written, name?.end);
    }

    return {
      Program() {
        for (const symbol of getPublicSymbols(context)) {
          for (const written of getWritten(sourceCode, symbol)) check(written, symbol);
        }
      },
    };
  },
});
