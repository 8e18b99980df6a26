import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import { isFunction } from '../ast/is-function.js';
import { unwrapExpression } from '../ast/unwrap-expression.js';
import type { Flow } from './flow.js';
import { getRequestKind } from './get-request-kind.js';

const responseName = /^_?(?:(?:express|http|server|next|api)?res(?:p(?:onse)?)?|rep(?:ly)?)\d?$/iu;
const responseType = /(?:Response|Reply|ResponseToolkit)$/u;
const made = /(?:^|\.)(?:Next)?Response(?:\.\w+)?\(\)$/u;

function getTypeName(name: TSESTree.Identifier): string | undefined {
  const type = name.typeAnnotation?.typeAnnotation;
  if (type?.type !== AST_NODE_TYPES.TSTypeReference)
    return type === undefined || type.type === AST_NODE_TYPES.TSAnyKeyword ? undefined : '';
  const { typeName } = type;
  if (typeName.type === AST_NODE_TYPES.Identifier) return typeName.name;
  return typeName.type === AST_NODE_TYPES.TSQualifiedName ? typeName.right.name : '';
}

function isParameterResponse(flow: Flow, name: TSESTree.Identifier): boolean {
  let parameter: TSESTree.Node = name;
  while (parameter.parent !== undefined && !isFunction(parameter.parent))
    parameter = parameter.parent;
  const callable = parameter.parent;
  if (!isFunction(callable)) return false;
  const typeName = getTypeName(name);
  if (typeName !== undefined) return responseType.test(typeName);
  const index = callable.params.findIndex((it) => it === parameter);
  if (parameter !== name) return responseName.test(name.name);
  if (index === 0) {
    // `fetch().then((res) => …)` and `http.get(url, (res) => …)` get the answer of another server.
    const isHandedOn = callable.parent.type === AST_NODE_TYPES.CallExpression;
    return responseName.test(name.name) && !isHandedOn;
  }
  if (responseName.test(name.name)) return true;
  return index === 1 && name.name !== 'next' && getRequestKind(flow, callable, 0) === 'request';
}

function isVariableResponse(
  flow: Flow,
  { id, init }: TSESTree.VariableDeclarator,
  name: TSESTree.Identifier,
): boolean {
  if (init === null) return false;
  if (id !== name) {
    const isAwaited = init.type === AST_NODE_TYPES.AwaitExpression;
    return responseName.test(name.name) && !isAwaited;
  }
  const plain = unwrapExpression(init);
  if (
    plain.type === AST_NODE_TYPES.CallExpression &&
    plain.callee.type === AST_NODE_TYPES.MemberExpression
  ) {
    if (getMemberName(plain.callee) === 'getResponse') return true;
  }
  if (plain.type === AST_NODE_TYPES.MemberExpression) return isResponse(flow, plain);
  return made.test(flow.nameOf(plain) ?? '');
}

function isNamedResponse(flow: Flow, node: TSESTree.Identifier): boolean {
  const variable: Scope.Variable | undefined = flow.bindings.variableOf(node);
  const definition = variable?.defs[0];
  if (definition === undefined) return responseName.test(node.name);
  const name = definition.name as TSESTree.Identifier;
  if (isDefinition(definition, 'Parameter')) return isParameterResponse(flow, name);
  return isDefinition(definition, 'Variable') && isVariableResponse(flow, definition.node, name);
}

/**
 * Tells whether an expression is the answer that a server is about to give: Express's and Node's `res`, Fastify's
 * `reply`, Koa's `ctx.response`, Next's `NextResponse`.
 *
 * @param flow - The flow of the file.
 * @param node - The expression, also a chain that begins with it: `res.status(500)`, `reply.raw`.
 * @returns Whether it is, by its type, its name and its place among the parameters.
 */
export function isResponse(flow: Flow, node: TSESTree.Node): boolean {
  const plain = unwrapExpression(node as TSESTree.Expression);
  switch (plain.type) {
    case AST_NODE_TYPES.Identifier:
      return flow.once('response', plain, false, () => isNamedResponse(flow, plain));
    case AST_NODE_TYPES.CallExpression:
      return (
        plain.callee.type === AST_NODE_TYPES.MemberExpression &&
        isResponse(flow, plain.callee.object)
      );
    case AST_NODE_TYPES.MemberExpression: {
      const name = getMemberName(plain);
      return (name !== undefined && responseName.test(name)) || isResponse(flow, plain.object);
    }
    default:
      return false;
  }
}
