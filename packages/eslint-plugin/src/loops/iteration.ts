import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { isFunction, type FunctionNode } from '../ast/is-function.js';

/** A statement that repeats its body. */
export type LoopStatement =
  | TSESTree.DoWhileStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement;

/** Something that runs again and again: the body of a loop, or a callback of `map` and the like. */
export type Iteration =
  | { readonly kind: 'loop'; readonly node: LoopStatement; readonly body: TSESTree.Node }
  | {
      readonly kind: 'callback';
      readonly node: TSESTree.CallExpression;
      readonly body: FunctionNode;
      readonly method: string;
    };

/** Methods of arrays that call what they are given once per element. */
const iterating = new Set([
  'map',
  'forEach',
  'flatMap',
  'filter',
  'some',
  'every',
  'find',
  'findIndex',
  'reduce',
  'reduceRight',
]);

/**
 * Tells whether a node is a loop.
 *
 * @param node - Any node.
 * @returns Whether it is a statement that repeats its body.
 */
export function isLoop(node: TSESTree.Node): node is LoopStatement {
  switch (node.type) {
    case AST_NODE_TYPES.DoWhileStatement:
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.WhileStatement:
      return true;
    default:
      return false;
  }
}

function getCallback(callable: FunctionNode): Iteration | undefined {
  const { parent } = callable;
  if (parent.type !== AST_NODE_TYPES.CallExpression || parent.arguments[0] !== callable)
    return undefined;
  if (parent.callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const method = getMemberName(parent.callee);
  if (method === undefined || !iterating.has(method)) return undefined;
  return { kind: 'callback', node: parent, body: callable, method };
}

/**
 * Finds the innermost iteration that a node runs in.
 *
 * @param node - The node.
 * @returns The iteration, or `undefined` where the node runs once per call of the function around it. What a loop goes
 *   through and where it begins runs once too.
 */
export function getIteration(node: TSESTree.Node): Iteration | undefined {
  let child = node;
  // The program's parent is `null`, whatever its type says.
  for (let { parent } = node; parent; { parent } = parent) {
    if (isLoop(parent) && parent.body === child)
      return { kind: 'loop', node: parent, body: parent.body };
    if (isFunction(parent)) return getCallback(parent);
    child = parent;
  }
  return undefined;
}
