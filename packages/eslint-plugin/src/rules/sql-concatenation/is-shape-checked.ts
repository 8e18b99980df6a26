import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';

const checkingModule =
  /^(?:express-mongo-sanitize|mongo-sanitize|express-openapi-validator|express-validator|celebrate)$/u;
const checkingName = /valid|celebrate|schema|sanitize|^(?:body|param|query|check|joi|zod)$/iu;

function importsCheck(flow: Flow): boolean {
  return flow.once('imports-shape-check', flow.sourceCode, false, () =>
    flow.sourceCode.ast.body.some((statement) => {
      if (statement.type === AST_NODE_TYPES.ImportDeclaration)
        return checkingModule.test(statement.source.value);
      return (
        statement.type === AST_NODE_TYPES.VariableDeclaration &&
        statement.declarations.some(
          ({ init }) => init !== null && checkingModule.test(flow.nameOf(init) ?? ''),
        )
      );
    }),
  );
}

/** A class that describes what a request brings, which Nest.js validates. */
function isDescribed(source: TSESTree.Node | undefined): boolean {
  return (
    source?.type === AST_NODE_TYPES.Identifier &&
    source.typeAnnotation?.typeAnnotation.type === AST_NODE_TYPES.TSTypeReference &&
    'decorators' in source &&
    Array.isArray(source.decorators) &&
    source.decorators.length > 0
  );
}

function isCheck(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.CallExpression) return isCheck(node.callee);
  if (node.type === AST_NODE_TYPES.ArrayExpression)
    return node.elements.some((it) => it !== null && isCheck(it));
  if (node.type === AST_NODE_TYPES.MemberExpression)
    return (
      isCheck(node.object) ||
      (node.property.type === AST_NODE_TYPES.Identifier && checkingName.test(node.property.name))
    );
  return node.type === AST_NODE_TYPES.Identifier && checkingName.test(node.name);
}

/** Whether a route says what its requests look like: by a schema in its options, or by a check before its handler. */
function isCheckedRoute(flow: Flow, call: TSESTree.CallExpression): boolean {
  return call.arguments.some(
    (argument) =>
      isCheck(argument) ||
      (argument.type !== AST_NODE_TYPES.Literal &&
        !isFunction(argument) &&
        ['schema', 'config'].some((name) => getProperty(flow, argument, name).kind === 'present')),
  );
}

/** Whether a function is a handler whose route is checked. */
function isCheckedHandler(flow: Flow, callable: FunctionNode): boolean {
  return flow.once('checked-handler', callable, false, () =>
    [callable, ...flow.bindings.callsOf(callable).handedOn].some(({ parent }) => {
      if (parent?.type === AST_NODE_TYPES.CallExpression) return isCheckedRoute(flow, parent);
      return (
        parent?.type === AST_NODE_TYPES.Property &&
        getProperty(flow, parent.parent, 'schema').kind === 'present'
      );
    }),
  );
}

/**
 * Tells whether the shape of what a request brings is checked where its handler is registered, or for all requests.
 *
 * @param flow - The flow of the file.
 * @param node - Where the input is used.
 * @returns Whether it is.
 */
export function isShapeChecked(flow: Flow, node: TSESTree.Node): boolean {
  if (isDescribed(flow.valueOf(node).source) || importsCheck(flow)) return true;
  // The program's parent is `null`, whatever its type says.
  for (let current = node.parent; current; current = current.parent) {
    if (isFunction(current) && isCheckedHandler(flow, current)) return true;
  }
  return false;
}
