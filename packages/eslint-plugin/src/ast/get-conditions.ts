import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

/** A condition that is known to hold, or to fail, where some code runs. */
export interface Condition {
  readonly test: TSESTree.Expression;
  readonly holds: boolean;
}

/** Whether control never goes on behind a statement. */
function exits(statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.ContinueStatement:
    case AST_NODE_TYPES.BreakStatement:
      return true;
    case AST_NODE_TYPES.BlockStatement:
      return statement.body.some(exits);
    case AST_NODE_TYPES.IfStatement:
      return (
        statement.alternate !== null && exits(statement.consequent) && exits(statement.alternate)
      );
    default:
      return false;
  }
}

/** What the statements before one tell by leaving: `if (isProduction) return;` */
function getExits(list: readonly TSESTree.Node[], node: TSESTree.Node): Condition[] {
  const found: Condition[] = [];
  for (const statement of list) {
    if (statement === node) break;
    if (statement.type === AST_NODE_TYPES.IfStatement && exits(statement.consequent))
      found.push({ test: statement.test, holds: false });
  }
  return found;
}

function getOfParent(node: TSESTree.Node, parent: TSESTree.Node): Condition[] {
  switch (parent.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return node === parent.test ? [] : [{ test: parent.test, holds: node === parent.consequent }];
    case AST_NODE_TYPES.LogicalExpression:
      return node === parent.right && parent.operator !== '??'
        ? [{ test: parent.left, holds: parent.operator === '&&' }]
        : [];
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.Program:
      return getExits(parent.body, node);
    case AST_NODE_TYPES.SwitchCase:
      return getExits(parent.consequent, node);
    default:
      return [];
  }
}

/**
 * Collects the conditions under which a node is reached: those of the branches around it, and those before it that
 * leave.
 *
 * @param node - The node.
 * @returns The conditions from the inside out, also of the functions around the node's own.
 */
export function getConditions(node: TSESTree.Node): Condition[] {
  const found: Condition[] = [];
  let current = node;
  // The program's parent is `null`, whatever its type says.
  for (let { parent } = node; parent; { parent } = parent) {
    found.push(...getOfParent(current, parent));
    current = parent;
  }
  return found;
}
