import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../../flow/flow.js';
import { resolveConstant } from '../../flow/resolve-constant.js';

/**
 * Reads a number that is written in the code.
 *
 * @param flow - The flow of the file.
 * @param node - The expression; `undefined` for an argument that is not there.
 * @returns The number, also of `2 ** 14`, `1 << 14` and products, or `undefined`.
 */
export function getNumber(flow: Flow, node: TSESTree.Node | undefined): number | undefined {
  if (node === undefined) return undefined;
  const plain = resolveConstant(flow, node);
  if (plain.type === AST_NODE_TYPES.Literal)
    return typeof plain.value === 'number' ? plain.value : undefined;
  if (plain.type === AST_NODE_TYPES.CallExpression && flow.nameOf(plain.callee) === 'Math.pow')
    return compute('**', getNumber(flow, plain.arguments[0]), getNumber(flow, plain.arguments[1]));
  if (plain.type !== AST_NODE_TYPES.BinaryExpression) return undefined;
  return compute(plain.operator, getNumber(flow, plain.left), getNumber(flow, plain.right));
}

function compute(
  operator: string,
  left: number | undefined,
  right: number | undefined,
): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case '*':
      return left * right;
    case '**':
      return left ** right;
    case '<<':
      return left << right;
    default:
      return undefined;
  }
}
