import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getChildNodes } from '../../ast/get-child-nodes.js';
import { isFunction, type FunctionNode } from '../../ast/is-function.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import type { Flow } from '../../flow/flow.js';
import { getStaticText } from '../../flow/get-static-text.js';
import { readBoolean } from '../../flow/read-boolean.js';

function getOwnNodes(flow: Flow, root: TSESTree.Node): TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    found.push(node);
    if (node === root || !isFunction(node)) stack.push(...getChildNodes(flow.sourceCode, node));
  }
  return found;
}

function isNamed(flow: Flow, node: TSESTree.Node, parameter: TSESTree.Node | undefined): boolean {
  return (
    parameter !== undefined &&
    node.type === AST_NODE_TYPES.Identifier &&
    flow.bindings.variableOf(node) !== undefined &&
    flow.bindings.variableOf(node) === flow.bindings.variableOf(parameter)
  );
}

/** Whether an answer lets the origin in, whatever it is: `true`, `'*'`, the origin itself. */
function isOpen(flow: Flow, node: TSESTree.Node, origin: TSESTree.Node | undefined): boolean {
  const plain = unwrapExpression(node as TSESTree.Expression);
  if (plain.type === AST_NODE_TYPES.LogicalExpression && plain.operator !== '&&')
    return isOpen(flow, plain.left, origin);
  if (plain.type === AST_NODE_TYPES.ConditionalExpression)
    return isOpen(flow, plain.consequent, origin) && isOpen(flow, plain.alternate, origin);
  return (
    isNamed(flow, plain, origin) ||
    readBoolean(flow, plain) === true ||
    getStaticText(flow, plain) === '*' ||
    (plain.type !== AST_NODE_TYPES.Literal && flow.valueOf(plain).kind === 'input')
  );
}

function isStatementOf(node: TSESTree.Node, body: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent === undefined || node === body) return node === body;
  return (
    (parent === body && parent.type === AST_NODE_TYPES.BlockStatement) ||
    ((parent.type === AST_NODE_TYPES.ReturnStatement ||
      parent.type === AST_NODE_TYPES.ExpressionStatement) &&
      isStatementOf(parent, body))
  );
}

/**
 * Tells whether a function that decides about origins decides nothing: `(origin, callback) => callback(null, true)`,
 * `(origin) => origin`.
 *
 * @param flow - The flow of the file.
 * @param callable - The function.
 * @returns Whether it lets every origin in, on all its ways.
 */
export function alwaysAllows(flow: Flow, callable: FunctionNode): boolean {
  const { body, params } = callable;
  const [origin, callback] = params;
  const nodes = getOwnNodes(flow, body);
  if (nodes.some(({ type }) => type === AST_NODE_TYPES.ThrowStatement)) return false;
  const calls = nodes.filter(
    (node): node is TSESTree.CallExpression =>
      node.type === AST_NODE_TYPES.CallExpression && isNamed(flow, node.callee, callback),
  );
  if (calls.length > 0)
    return (
      calls.some((it) => isStatementOf(it, body)) &&
      calls.every(({ arguments: [, answer] }) => answer && isOpen(flow, answer, origin))
    );
  if (body.type !== AST_NODE_TYPES.BlockStatement) return isOpen(flow, body, origin);
  const returned = nodes.filter((it) => it.type === AST_NODE_TYPES.ReturnStatement);
  return (
    returned.some((it) => it.parent === body) &&
    returned.every(({ argument }) => argument !== null && isOpen(flow, argument, origin))
  );
}
