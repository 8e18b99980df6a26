import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';

const settling = /^(?:then|catch|finally)$/u;

/**
 * Finds the call whose promise is awaited.
 *
 * @param node - What is awaited.
 * @returns The call, without `then`, `catch` and `finally` behind it; `undefined` where something else is awaited.
 */
export function getWork(node: TSESTree.Expression): TSESTree.CallExpression | undefined {
  const plain = unwrapExpression(node);
  if (plain.type !== AST_NODE_TYPES.CallExpression) return undefined;
  if (
    plain.callee.type === AST_NODE_TYPES.MemberExpression &&
    settling.test(getMemberName(plain.callee) ?? '')
  )
    return getWork(plain.callee.object) ?? plain;
  return plain;
}

/**
 * Tells whether the outcome of an `await` is used, so that it is asked for and not only done.
 *
 * @param node - The `await`.
 * @returns Whether it is.
 */
export function isUsed(node: TSESTree.AwaitExpression): boolean {
  return node.parent.type !== AST_NODE_TYPES.ExpressionStatement;
}

/**
 * Reads the words that a call's name and its owner's are made of.
 *
 * @param call - The call.
 * @returns The callee's last name, and the last name of what it belongs to; empty where there is none.
 */
export function getNames(call: TSESTree.CallExpression): { method: string; owner: string } {
  const method = getCalleeName(call) ?? '';
  const callee = unwrapExpression(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return { method, owner: '' };
  const object = unwrapExpression(callee.object);
  switch (object.type) {
    case AST_NODE_TYPES.Identifier:
      return { method, owner: object.name };
    case AST_NODE_TYPES.MemberExpression:
      return { method, owner: getMemberName(object) ?? '' };
    case AST_NODE_TYPES.CallExpression:
      return { method, owner: getCalleeName(object) ?? '' };
    default:
      return { method, owner: '' };
  }
}
