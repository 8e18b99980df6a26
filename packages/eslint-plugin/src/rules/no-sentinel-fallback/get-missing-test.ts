import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { unwrapExpression } from '../../ast/unwrap-expression.js';

/** A test of whether something is there. */
export interface MissingTest {
  readonly tested: TSESTree.Expression;
  /** Whether the test holds where it is missing. */
  readonly holdsIfMissing: boolean;
}

function isNothing(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Literal
    ? node.raw === 'null' || node.value === 'undefined'
    : node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined';
}

function isPlace({ type }: TSESTree.Expression): boolean {
  return (
    type === AST_NODE_TYPES.Identifier ||
    type === AST_NODE_TYPES.MemberExpression ||
    type === AST_NODE_TYPES.CallExpression
  );
}

/**
 * Reads a test of whether something is there.
 *
 * @param test - The test: `x`, `!x`, or a comparison with `null`, `undefined` or its `typeof`.
 * @returns What is tested and how, or `undefined` where it is another test.
 */
export function getMissingTest(test: TSESTree.Expression): MissingTest | undefined {
  const plain = unwrapExpression(test);
  if (isPlace(plain)) return { tested: plain, holdsIfMissing: false };
  if (plain.type === AST_NODE_TYPES.UnaryExpression && plain.operator === '!') {
    const tested = unwrapExpression(plain.argument);
    return isPlace(tested) ? { tested, holdsIfMissing: true } : undefined;
  }
  if (plain.type !== AST_NODE_TYPES.BinaryExpression || !/^[!=]==?$/u.test(plain.operator)) {
    return undefined;
  }
  const { left, right } = plain;
  if (left.type === AST_NODE_TYPES.PrivateIdentifier) return undefined;
  const side = isNothing(right) ? left : isNothing(left) ? right : undefined;
  if (side === undefined) return undefined;
  const tested =
    side.type === AST_NODE_TYPES.UnaryExpression && side.operator === 'typeof'
      ? side.argument
      : side;
  return { tested: unwrapExpression(tested), holdsIfMissing: plain.operator.startsWith('=') };
}
