import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

/**
 * Tells whether a call only turns a value into another type, so that an id stays an id.
 *
 * @param node - The call.
 * @returns Whether it calls `Number`, `String`, `BigInt` or a function that parses numbers.
 */
export function isConversion({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === AST_NODE_TYPES.Identifier &&
    /^(?:BigInt|Number|String|parseFloat|parseInt)$/u.test(callee.name)
  );
}
