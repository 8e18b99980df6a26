import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/is-function.js';

/** The node's ancestors from the inside out, within its function. */
function getPath(node: TSESTree.Node): TSESTree.Node[] {
  const path: TSESTree.Node[] = [node];
  for (let { parent } = node; parent; { parent } = parent) {
    path.push(parent);
    if (isFunction(parent)) break;
  }
  return path;
}

function leaves(statement: TSESTree.Node): boolean {
  return (
    statement.type === AST_NODE_TYPES.ReturnStatement ||
    statement.type === AST_NODE_TYPES.ThrowStatement
  );
}

/**
 * Tells whether what is written at one place can be read at another: it comes later, in no other branch, and no
 * `return` is between.
 *
 * @param from - What is written.
 * @param to - Where it is read.
 * @returns Whether it is, as far as the order of statements tells.
 */
export function reaches(from: TSESTree.Node, to: TSESTree.Node): boolean {
  if (from.range[0] > to.range[0]) return false;
  const written = getPath(from);
  const read = getPath(to);
  const common = written.find((it) => read.includes(it));
  if (common === undefined) return false;
  if (
    common.type !== AST_NODE_TYPES.BlockStatement &&
    common.type !== AST_NODE_TYPES.Program &&
    common.type !== AST_NODE_TYPES.SwitchCase
  )
    return false;
  // A block on the way that ends in `return` never comes to the other place.
  return written
    .slice(0, written.indexOf(common))
    .every((it) => it.type !== AST_NODE_TYPES.BlockStatement || !it.body.some(leaves));
}
