import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';

const routeDecorator = /^(?:Get|Post|Put|Patch|Delete|All|Head|Options|Search|Sse)$/u;

function getDecoratorNames(node: TSESTree.Node): string[] {
  // Parsers other than typescript-eslint's leave decorators out.
  const decorators =
    'decorators' in node && Array.isArray(node.decorators)
      ? (node.decorators as readonly TSESTree.Decorator[])
      : [];
  return decorators.flatMap(({ expression }) => {
    const callee =
      expression.type === AST_NODE_TYPES.CallExpression ? expression.callee : expression;
    return callee.type === AST_NODE_TYPES.Identifier ? [callee.name] : [];
  });
}

/**
 * Tells whether what a function returns is sent to a client: a method of a Nest.js controller, a handler of Fastify.
 *
 * @param flow - The flow of the file.
 * @param callable - The function.
 * @returns Whether it is.
 */
export function isAnsweredByReturn(flow: Flow, callable: FunctionNode): boolean {
  const { params, parent } = callable;
  if (parent.type === AST_NODE_TYPES.MethodDefinition)
    return getDecoratorNames(parent).some((it) => routeDecorator.test(it));
  const [request, reply] = params;
  const isReply = reply?.type === AST_NODE_TYPES.Identifier && /^_?rep(?:ly)?$/u.test(reply.name);
  return isReply && request !== undefined && flow.valueOf(request).kind === 'request';
}
