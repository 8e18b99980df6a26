import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

/** A value that stands for a missing one. */
export interface Sentinel {
  readonly node: TSESTree.Expression;
  readonly kind: 'empty' | 'negative' | 'zero';
  readonly value: bigint | number | string;
}

/**
 * Reads a value that code uses to say that there is none.
 *
 * @param node - Any node.
 * @returns The sentinel: a negative number, zero or an empty string, written out; `undefined` for
 *   everything else.
 */
export function getSentinel(node: TSESTree.Node): Sentinel | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.UnaryExpression: {
      const { argument, operator } = node;
      if (operator !== '-' || argument.type !== AST_NODE_TYPES.Literal) return undefined;
      const { value } = argument;
      if (typeof value !== 'bigint' && typeof value !== 'number') return undefined;
      return { node, kind: value > 0 ? 'negative' : 'zero', value: -value };
    }
    case AST_NODE_TYPES.Literal: {
      const { value } = node;
      if (value === '') return { node, kind: 'empty', value };
      return value === 0 || value === 0n ? { node, kind: 'zero', value } : undefined;
    }
    case AST_NODE_TYPES.TemplateLiteral:
      return node.expressions.length === 0 && node.quasis[0]?.value.raw === ''
        ? { node, kind: 'empty', value: '' }
        : undefined;
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
      return getSentinel(node.expression);
    default:
      return undefined;
  }
}
