import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { findFunction } from '../ast/find-function.js';
import { getCallbackError } from '../ast/get-callback-error.js';
import { getCommentsAbove } from '../ast/get-comments-above.js';
import { getMemberName } from '../ast/get-member-name.js';
import { getSilentOutcome } from '../ast/get-silent-outcome.js';
import { hasExplanation } from '../ast/has-explanation.js';
import { isAnnounced } from '../ast/is-announced.js';
import { isExplanation } from '../ast/is-explanation.js';
import { onlyParses } from '../ast/only-parses.js';
import { readsParameter } from '../ast/reads-parameter.js';
import { createRule } from '../create-rule.js';
import { findCauselessThrow } from './no-swallowed-error/find-causeless-throw.js';
import { isKeptPromise } from './no-swallowed-error/is-kept-promise.js';
import { isNoop } from './no-swallowed-error/is-noop.js';
import { isPromise } from './no-swallowed-error/is-promise.js';

type Options = [
  options?: {
    readonly checkCallbacks?: boolean;
    readonly checkFallbacks?: 'none' | 'empty' | 'literal';
  },
];
type MessageId = 'dropped' | 'ignored' | 'masked' | 'replaced' | 'rethrow';
interface Problem {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
}

export default createRule<Options, MessageId>({
  name: 'no-swallowed-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow dropping an error that was caught or handed over',
      practice: 'swallowed-error',
      area: 'errors',
      level: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      dropped:
        'This error is dropped. Handle it, rethrow it, or say in a comment why it may be ignored.',
      ignored: 'The callback never looks at `{{name}}`, so it takes a failure for a success.',
      masked:
        'Any error becomes `{{value}}` here. Let through only the expected one, or say in a comment why all may be ignored.',
      replaced: 'The new error hides what went wrong. Pass the caught error as its `cause`.',
      rethrow: 'Rethrow the error.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          checkCallbacks: {
            type: 'boolean',
            description: 'Whether to check callbacks in the style of Node.js, `(err, data) => {}`.',
          },
          checkFallbacks: {
            type: 'string',
            enum: ['none', 'empty', 'literal'],
            description:
              'Which fixed results count as dropping the error: none, those that say that nothing is there (`null`, `undefined`, an empty string, array or object), or every literal.',
          },
        },
      },
    ],
    defaultOptions: [{ checkCallbacks: true, checkFallbacks: 'empty' }],
  },
  create(context, [{ checkCallbacks = true, checkFallbacks = 'empty' } = {}]) {
    const { sourceCode } = context;

    /**
     * Finds what is wrong with code that gets an error; `attempt` is the code that may have failed.
     */
    function findProblem(
      body: TSESTree.BlockStatement | TSESTree.Expression,
      attempt: TSESTree.Node,
    ): Problem | undefined {
      const outcome = getSilentOutcome(body);
      if (outcome === undefined) return undefined;
      if (outcome.kind === 'nothing') return { messageId: 'dropped' };
      if (outcome.kind !== 'exit' && checkFallbacks === 'none') return undefined;
      if (outcome.kind === 'literal' && checkFallbacks === 'empty') return undefined;
      // A parser fails for one reason, which the result then stands for.
      if (onlyParses(sourceCode, attempt)) return undefined;
      if (!('value' in outcome)) return { messageId: 'dropped' };
      return { messageId: 'masked', data: { value: sourceCode.getText(outcome.value) } };
    }

    function checkClause(clause: TSESTree.CatchClause): void {
      const { block } = clause.parent;
      const problem = findProblem(clause.body, block);
      const range = [block.range[1], clause.range[1]] as const;
      if (
        problem === undefined ||
        hasExplanation(sourceCode, range, clause.loc.end.line) ||
        isAnnounced(sourceCode, clause.parent)
      ) {
        return;
      }
      const { param } = clause;
      const name =
        param === null ? 'error' : param.type === AST_NODE_TYPES.Identifier && param.name;
      const binding = param === null ? 'error' : sourceCode.getText(param);
      context.report({
        loc: {
          start: clause.loc.start,
          end: (sourceCode.getTokenBefore(clause.body) ?? clause).loc.end,
        },
        ...problem,
        suggest:
          name === false || sourceCode.getCommentsInside(clause).length > 0
            ? []
            : [
                {
                  messageId: 'rethrow',
                  fix: (fixer) =>
                    fixer.replaceText(clause, `catch (${binding}) { throw ${name}; }`),
                },
              ],
      });
    }

    function checkHandler(
      { object, property }: TSESTree.MemberExpression,
      argument: TSESTree.Expression,
      call: TSESTree.CallExpression,
    ): void {
      const replacement = findCauselessThrow(sourceCode, argument);
      if (replacement !== undefined) {
        if (!isPromise(sourceCode, object)) return;
        context.report({ node: replacement, messageId: 'replaced' });
        return;
      }
      const handler = findFunction(sourceCode, argument);
      const dot = sourceCode.getTokenBefore(property) ?? property;
      let problem: Problem | undefined;
      if (handler !== undefined) problem = findProblem(handler.body, object);
      else if (isNoop(argument)) problem = { messageId: 'dropped' };
      if (
        problem === undefined ||
        hasExplanation(sourceCode, [property.range[1], call.range[1]], call.loc.end.line) ||
        (handler && hasExplanation(sourceCode, handler.range, handler.loc.end.line)) ||
        getCommentsAbove(sourceCode, dot).some(isExplanation) ||
        isAnnounced(sourceCode, call) ||
        isKeptPromise(sourceCode, object) ||
        !isPromise(sourceCode, object)
      ) {
        return;
      }
      context.report({ node: call.arguments.length === 1 ? property : argument, ...problem });
    }

    function checkCallback(
      callback: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression,
    ): void {
      const { body } = callback;
      const error = getCallbackError(sourceCode, callback);
      if (error === undefined || readsParameter(sourceCode, callback, error)) return;
      const first = body.type === AST_NODE_TYPES.BlockStatement ? body.body[0] : body;
      const end = first === undefined ? body.range[1] : first.range[0];
      if (hasExplanation(sourceCode, [callback.range[0], end])) return;
      context.report({ node: error, messageId: 'ignored', data: { name: error.name } });
    }

    return {
      CatchClause: checkClause,
      CallExpression(call) {
        const last = call.arguments.at(-1);
        if (last === undefined || last.type === AST_NODE_TYPES.SpreadElement) return;
        const { callee } = call;
        if (callee.type === AST_NODE_TYPES.MemberExpression) {
          const name = getMemberName(callee);
          const position = name === 'catch' ? 1 : name === 'then' ? 2 : undefined;
          if (call.arguments.length === position) checkHandler(callee, last, call);
        }
        if (
          checkCallbacks &&
          (last.type === AST_NODE_TYPES.ArrowFunctionExpression ||
            last.type === AST_NODE_TYPES.FunctionExpression)
        ) {
          checkCallback(last);
        }
      },
    };
  },
});
