import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { splitName } from '../ast/split-name.js';

const batch =
  /^(?:chunk|chunks|chunked|batch|batches|batched|page|pages|slice|slices|group|groups|grouped|partition|partitions|bucket|buckets|window|windows|range|ranges)$/u;

/** Methods that give a list's own elements. */
const keeping = /^(?:entries|values|filter|slice|toReversed|reverse|sort|toSorted)$/u;

/** The names in a pattern, or the last one of a chain. */
function getNames(node: TSESTree.Node | null): readonly string[] {
  switch (node?.type) {
    case AST_NODE_TYPES.Identifier:
      return [node.name];
    case AST_NODE_TYPES.MemberExpression: {
      const name = getMemberName(node) ?? '';
      return keeping.test(name) ? getNames(node.object) : [name];
    }
    case AST_NODE_TYPES.CallExpression:
      return getNames(node.callee);
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSAsExpression:
      return getNames(node.expression);
    case AST_NODE_TYPES.AwaitExpression:
      return getNames(node.argument);
    case AST_NODE_TYPES.ArrayPattern:
      return node.elements.flatMap((it) => getNames(it));
    case AST_NODE_TYPES.AssignmentPattern:
      return getNames(node.left);
    default:
      return [];
  }
}

/**
 * Tells whether something is called like a batch of elements, or like a list of batches.
 *
 * @param node - A name, a pattern, a member or a call.
 * @returns Whether it is: `chunks`, `idBatch`, `chunk(ids, 100)`, `batches.entries()`, `[index, batch]`.
 */
export function isBatch(node: TSESTree.Node): boolean {
  return getNames(node).some((name) => splitName(name).some((word) => batch.test(word)));
}
