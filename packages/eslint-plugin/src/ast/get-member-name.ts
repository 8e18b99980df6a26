import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

/**
 * Reads the name that a member access is after.
 *
 * @param node - The member access.
 * @returns The name, also of `object['name']` and `object.#name`, or `undefined` where it is
 *   computed.
 */
export function getMemberName(node: TSESTree.MemberExpression): string | undefined {
  if (!node.computed) return node.property.name;
  if (node.property.type !== AST_NODE_TYPES.Literal) return undefined;
  return typeof node.property.value === 'string' ? node.property.value : undefined;
}
