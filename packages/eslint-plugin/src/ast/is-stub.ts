import { AST_NODE_TYPES } from '@typescript-eslint/types';

import type { FunctionNode } from './is-function.js';

/**
 * Tells whether a function holds the place of code that is yet to come or is not wanted.
 *
 * @param callable - The function.
 * @returns Whether its body is empty, or all it does is to throw.
 */
export function isStub({ body }: FunctionNode): boolean {
  if (body.type !== AST_NODE_TYPES.BlockStatement) return false;
  const [first, ...others] = body.body;
  return (
    first === undefined || (first.type === AST_NODE_TYPES.ThrowStatement && others.length === 0)
  );
}
