import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction } from '../ast/get-enclosing-function.js';
import { getMemberName } from '../ast/get-member-name.js';
import { isFunction } from '../ast/is-function.js';
import { shorten } from '../ast/shorten.js';
import { createRule } from '../create-rule.js';
import type { Call } from '../flow/bindings.js';
import { getFlow } from '../flow/flow.js';
import { getProperty } from '../flow/get-property.js';
import { isContext } from '../flow/is-context.js';
import { isDevelopmentOnly } from '../flow/is-development-only.js';
import { isResponse } from '../flow/is-response.js';
import { readBoolean } from '../flow/read-boolean.js';
import { findDetail } from './error-detail-leak/find-detail.js';
import { isAnsweredByReturn } from './error-detail-leak/is-answered-by-return.js';
import { isCaughtAgain } from './error-detail-leak/is-caught-again.js';
import { isError } from './error-detail-leak/is-error.js';
import { getLambdaSink, getSink, getStatusBefore, type Sink } from './error-detail-leak/sinks.js';

type Options = [options?: { readonly checkClientErrors?: boolean }];
type MessageId = 'debug' | 'message' | 'whole';

const apollo = /^(?:apollo-server(?:-\w+)?|@apollo\/server)\.ApolloServer$/u;
const debugOptions = ['debug', 'includeStacktraceInErrorResponses'];
const formatter = /^(?:formatError|customFormatErrorFn|errorFormatter)$/u;
/** What refuses a visitor helps the one who tries again: 401 and 403 are not for telling why. */
const refusals = new Set([401, 403]);
const formatterDetail = /^(?:stack|stacktrace|originalError)$/u;

function isClients(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && !refusals.has(status);
}

export default createRule<Options, MessageId>({
  name: 'error-detail-leak',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow sending clients what an unexpected error says',
      practice: 'error-detail-leak',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      debug:
        'With this every client gets the stack of every error. Turn it off, and log the error.',
      message:
        '`{{source}}` tells clients what went wrong inside: names of tables, paths, hosts. Log the error, and answer with a text of your own.',
      whole:
        '`{{source}}` shows clients the inside of the server. Log the error, and answer with a text of your own.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          checkClientErrors: {
            type: 'boolean',
            description:
              'Whether the message of an error may not be sent with a status that says that the request was wrong either.',
          },
        },
      },
    ],
    defaultOptions: [{ checkClientErrors: false }],
  },
  create(context, [{ checkClientErrors = false } = {}]) {
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);

    function check({ bodies, isThrown = false, status, wordsErrors = false }: Sink): void {
      for (const body of bodies) {
        if (wordsErrors && isError(flow, body)) continue;
        const detail = findDetail(flow, body);
        if (detail === undefined) continue;
        const { kind, node } = detail;
        if (kind === 'message' && isClients(status) && !checkClientErrors) continue;
        if (isDevelopmentOnly(flow, body) || (isThrown && isCaughtAgain(flow, body))) continue;
        context.report({
          node,
          messageId: kind === 'message' ? 'message' : 'whole',
          data: { source: shorten(sourceCode.getText(node)) },
        });
        return;
      }
    }

    function checkCall(call: Call): void {
      const sink = getSink(flow, call);
      if (sink !== undefined) check(sink);
    }

    function checkApollo({ arguments: [options], callee }: TSESTree.NewExpression): void {
      if (options === undefined || !apollo.test(flow.nameOf(callee) ?? '')) return;
      for (const name of debugOptions) {
        const option = getProperty(flow, options, name);
        if (option.kind !== 'present' || readBoolean(flow, option.value) !== true) continue;
        if (!isDevelopmentOnly(flow, option.node))
          context.report({ node: option.node, messageId: 'debug' });
      }
    }

    /** `errorhandler` writes for developers, and says so. */
    function checkErrorHandler(call: TSESTree.CallExpression): void {
      if (flow.nameOf(call.callee) !== 'errorhandler') return;
      if (!isDevelopmentOnly(flow, call)) context.report({ node: call, messageId: 'debug' });
    }

    /** Whether an object is what a function gives back, or what it hands to its callback. */
    function isReturned({ parent }: TSESTree.Node): boolean {
      switch (parent?.type) {
        case AST_NODE_TYPES.ReturnStatement:
        case AST_NODE_TYPES.ArrowFunctionExpression:
        case AST_NODE_TYPES.VariableDeclarator:
          return true;
        case AST_NODE_TYPES.ConditionalExpression:
        case AST_NODE_TYPES.TSAsExpression:
        case AST_NODE_TYPES.TSSatisfiesExpression:
          return isReturned(parent);
        case AST_NODE_TYPES.CallExpression:
          return (
            isReturned(parent) ||
            (parent.callee.type === AST_NODE_TYPES.Identifier &&
              /^(?:callback|cb|done)$/u.test(parent.callee.name))
          );
        default:
          return false;
      }
    }

    return {
      CallExpression(call) {
        checkCall(call);
        checkErrorHandler(call);
      },
      NewExpression(call) {
        checkCall(call);
        checkApollo(call);
      },
      AssignmentExpression({ left, right }) {
        if (left.type !== AST_NODE_TYPES.MemberExpression || getMemberName(left) !== 'body') return;
        if (isContext(flow, left.object) || isResponse(flow, left.object))
          check({ bodies: [right], status: getStatusBefore(flow, left) });
      },
      ObjectExpression(object) {
        const sink = isReturned(object) ? getLambdaSink(flow, object) : undefined;
        if (sink !== undefined) check(sink);
      },
      ReturnStatement({ argument }) {
        const callable = argument === null ? undefined : getEnclosingFunction(argument);
        if (argument === null || callable === undefined) return;
        if (isAnsweredByReturn(flow, callable)) check({ bodies: [argument], status: undefined });
      },
      'Property > :function.value MemberExpression'(node: TSESTree.MemberExpression): void {
        if (!formatterDetail.test(getMemberName(node) ?? '')) return;
        const callable = getEnclosingFunction(node);
        const property = callable?.parent;
        if (!isFunction(callable) || property?.type !== AST_NODE_TYPES.Property) return;
        const { key } = property;
        if (key.type !== AST_NODE_TYPES.Identifier || !formatter.test(key.name)) return;
        const [error] = callable.params;
        const isOfError =
          error !== undefined &&
          node.object.type === AST_NODE_TYPES.Identifier &&
          flow.bindings.variableOf(node.object) === flow.bindings.variableOf(error);
        const isSent =
          node.parent.type === AST_NODE_TYPES.Property ||
          node.parent.type === AST_NODE_TYPES.ArrayExpression;
        if (isOfError && isSent && !isDevelopmentOnly(flow, node))
          context.report({
            node,
            messageId: 'whole',
            data: { source: shorten(sourceCode.getText(node)) },
          });
      },
    };
  },
});
