import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import type { FunctionNode } from '../ast/is-function.js';
import type { Flow } from './flow.js';
import {
  getExportedName,
  getRegistered,
  getRequestKind,
  httpVerb,
  importsServer,
} from './get-request-kind.js';

/** Decorators of Nest.js and its kin that make a method the handler of a route. */
const routeDecorator = /^(?:Get|Post|Put|Patch|Delete|Head|Options|All|Sse)$/u;
/** What frameworks call for each request of a page: Next.js's `pages`, Remix and React Router. */
const exportedHandler = /^(?:getServerSideProps|loader|action)$/u;
/** Hooks of Fastify that run when the server starts or ends, and once per route or plugin. */
const startingHook = /^on(?:Ready|Listen|Close|Route|Register)$|^preClose$/u;
/** A route that is rendered when the program is built. */
const staticRoute =
  /\bexport\s+const\s+(?:dynamic\s*=\s*["']force-static["']|prerender\s*=\s*true\b)/u;

function hasRouteDecorator(callable: FunctionNode): boolean {
  const { parent } = callable;
  if (parent.type !== AST_NODE_TYPES.MethodDefinition) return false;
  // Parsers other than typescript-eslint's leave decorators out.
  const decorators = 'decorators' in parent ? parent.decorators : [];
  return decorators.some(
    ({ expression }) =>
      expression.type === AST_NODE_TYPES.CallExpression &&
      expression.callee.type === AST_NODE_TYPES.Identifier &&
      routeDecorator.test(expression.callee.name),
  );
}

/** `app.addHook('onReady', …)`, `router.param`'s like, and what is registered to run once. */
function runsOnce({ arguments: args, callee }: TSESTree.CallExpression): boolean {
  const [first] = args;
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    getMemberName(callee) === 'addHook' &&
    first?.type === AST_NODE_TYPES.Literal &&
    typeof first.value === 'string' &&
    startingHook.test(first.value)
  );
}

function isNamedNext(node: TSESTree.Node | undefined): boolean {
  return node?.type === AST_NODE_TYPES.Identifier && node.name === 'next';
}

function isExportedHandler(flow: Flow, callable: FunctionNode): boolean {
  const name = getExportedName(callable);
  if (name === undefined) return false;
  if (httpVerb.test(name)) return true;
  // Of `loader` and `action` only those that take `{ request }` or `{ params }`, as Remix gives them.
  const [first] = callable.params;
  if (!exportedHandler.test(name)) return false;
  return (
    name === 'getServerSideProps' ||
    (first?.type === AST_NODE_TYPES.ObjectPattern &&
      flow.sourceCode.getText(first).match(/\b(?:request|params|context)\b/u) !== null)
  );
}

/**
 * Tells whether a function answers requests, or takes a part in it: it is registered for a route, exported as a route's
 * handler, or given the request.
 *
 * @param flow - The flow of the file.
 * @param callable - The function.
 * @returns Whether it is. A function of AWS Lambda is none: its process has one request at a time.
 */
export function isHandler(flow: Flow, callable: FunctionNode): boolean {
  return flow.once('handler', callable, false, () => {
    if (staticRoute.test(flow.sourceCode.text)) return false;
    const registered = getRegistered(flow, callable);
    if (registered !== undefined) return !runsOnce(registered);
    if (hasRouteDecorator(callable) || isExportedHandler(flow, callable)) return true;
    return callable.params.some((_, index) => {
      const kind = getRequestKind(flow, callable, index);
      if (kind === 'request' || kind === 'arguments' || kind === 'route') return true;
      // Many things are called a context.
      return kind === 'context' && (isNamedNext(callable.params[index + 1]) || importsServer(flow));
    });
  });
}
