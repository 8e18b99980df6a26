import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { isNodeCallback } from './is-node-callback.js';

/**
 * Finds the parameter by which a callback of Node's kind learns of a failure.
 *
 * @param sourceCode - The source code.
 * @param callback - A function.
 * @returns The parameter, or `undefined` where the function is no such callback.
 */
export function getCallbackError(
  sourceCode: Readonly<SourceCode>,
  callback: TSESTree.Node,
): TSESTree.Identifier | undefined {
  if (
    callback.type !== AST_NODE_TYPES.ArrowFunctionExpression &&
    callback.type !== AST_NODE_TYPES.FunctionExpression
  ) {
    return undefined;
  }
  const error = callback.params.find(
    (it) => it.type !== AST_NODE_TYPES.Identifier || it.name !== 'this',
  );
  if (error?.type !== AST_NODE_TYPES.Identifier || !/^err(?:or)?$/u.test(error.name)) {
    return undefined;
  }
  return isNodeCallback(sourceCode, callback, error) ? error : undefined;
}
