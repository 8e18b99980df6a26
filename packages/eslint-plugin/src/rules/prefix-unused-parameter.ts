import { AST_NODE_TYPES, AST_TOKEN_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { RuleFix, RuleFixer, Scope } from '@typescript-eslint/utils/ts-eslint';

import { getCallbackError } from '../ast/get-callback-error.js';
import { findNamesInDoc } from '../ast/find-names-in-doc.js';
import { getDocComment } from '../ast/get-doc-comment.js';
import { getParameterName } from '../ast/get-parameter-name.js';
import type { FunctionNode } from '../ast/is-function.js';
import { isNameFree } from '../ast/is-name-free.js';
import { isStub } from '../ast/is-stub.js';
import { createRule } from '../create-rule.js';
import { getRemovalRange } from './prefix-unused-parameter/get-removal-range.js';

type Options = [options?: { readonly checkStubs?: boolean }];
type MessageId = 'remove' | 'taken' | 'unused';

/** A type predicate, `value is Type`, tells of a parameter without looking at it. */
function isUse(reference: Scope.Reference): boolean {
  return reference.isRead() && reference.identifier.parent.type !== AST_NODE_TYPES.TSTypePredicate;
}

function isSetter({ parent }: FunctionNode): boolean {
  return (
    (parent.type === AST_NODE_TYPES.MethodDefinition || parent.type === AST_NODE_TYPES.Property) &&
    parent.kind === 'set'
  );
}

function isShorthand({ parent }: TSESTree.Node): boolean {
  const property = parent?.type === AST_NODE_TYPES.AssignmentPattern ? parent.parent : parent;
  return property?.type === AST_NODE_TYPES.Property && property.shorthand;
}

export default createRule<Options, MessageId>({
  name: 'prefix-unused-parameter',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require an underscore before the name of a parameter that is never used',
      practice: 'unused-parameter',
      area: 'dead-code',
      level: 'strict',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      unused: '`{{name}}` is never used. Say so with an underscore: `_{{name}}`.',
      taken: '`{{name}}` is never used. Say so with an underscore; `_{{name}}` is taken here.',
      remove: 'Remove `{{name}}`: no call passes it.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          checkStubs: {
            type: 'boolean',
            description:
              'Whether to check functions whose body is empty or only throws: nothing can be forgotten there.',
          },
        },
      },
    ],
    defaultOptions: [{ checkStubs: false }],
  },
  create(context, [{ checkStubs = false } = {}]) {
    const { sourceCode } = context;

    /** Whether code may get at a parameter in a way that leaves no reference. */
    function isReached(scope: Scope.Scope, callable: FunctionNode, name: string): boolean {
      const implicit = scope.set.get('arguments');
      return (
        (implicit !== undefined && implicit.references.length > 0) ||
        // A name that is left open within `with` may be this one.
        scope.through.some(
          ({ identifier }) =>
            'name' in identifier && (identifier.name === 'eval' || identifier.name === name),
        ) ||
        // With some parsers, the names of JSX elements are no references.
        sourceCode.getFirstToken(callable, {
          filter: (token) =>
            token.type === AST_TOKEN_TYPES.JSXIdentifier &&
            token.value === name &&
            sourceCode.getTokenBefore(token)?.value === '<',
        }) !== null
      );
    }

    function* prefix(
      fixer: RuleFixer,
      variable: Scope.Variable,
      callable: FunctionNode,
    ): Generator<RuleFix> {
      const starts = new Map<number, string>();
      const nodes: TSESTree.Node[] = [...variable.identifiers];
      nodes.push(...variable.references.map(({ identifier }) => identifier));
      for (const node of nodes) {
        starts.set(node.range[0], isShorthand(node) ? `${variable.name}: _` : '_');
      }
      const comment = getDocComment(sourceCode, callable);
      const named = comment === undefined ? [] : findNamesInDoc(comment, variable.name);
      for (const start of named) starts.set(start, '_');
      for (const [start, text] of starts) yield fixer.insertTextBeforeRange([start, start], text);
    }

    function check(callable: FunctionNode): void {
      if (callable.params.length === 0 || isSetter(callable)) return;
      if (!checkStubs && isStub(callable)) return;
      const variables = sourceCode.getDeclaredVariables(callable);
      for (const parameter of callable.params) {
        const identifier = getParameterName(parameter);
        if (identifier === undefined || /^[_$]/u.test(identifier.name)) continue;
        const variable = variables.find(({ identifiers }) => identifiers.includes(identifier));
        if (variable === undefined || variable.eslintUsed || variable.references.some(isUse)) {
          continue;
        }
        // An underscore would tell no-swallowed-error, which reports it, that it is ignored on purpose.
        if (identifier === getCallbackError(sourceCode, callable)) continue;
        report(callable, parameter, identifier, variable);
      }
    }

    function report(
      callable: FunctionNode,
      parameter: TSESTree.Parameter,
      identifier: TSESTree.Identifier,
      variable: Scope.Variable,
    ): void {
      const { name } = identifier;
      if (isReached(variable.scope, callable, name)) return;
      const isFree = variable.identifiers.length === 1 && isNameFree(variable.scope, `_${name}`);
      const comment = getDocComment(sourceCode, callable);
      const range =
        variable.references.length > 0 ||
        (comment !== undefined && findNamesInDoc(comment, name).length > 0)
          ? undefined
          : getRemovalRange(sourceCode, callable, parameter);
      context.report({
        // The node of a name takes in its type.
        loc: sourceCode.getFirstToken(identifier)?.loc ?? identifier.loc,
        messageId: isFree ? 'unused' : 'taken',
        data: { name },
        fix: isFree ? (fixer) => [...prefix(fixer, variable, callable)] : null,
        suggest:
          range === undefined
            ? []
            : [{ messageId: 'remove', data: { name }, fix: (fixer) => fixer.removeRange(range) }],
      });
    }

    return {
      ArrowFunctionExpression: check,
      FunctionDeclaration: check,
      FunctionExpression: check,
    };
  },
});
