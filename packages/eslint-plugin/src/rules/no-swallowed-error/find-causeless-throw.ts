import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { isFunction } from '../../ast/is-function.js';
import { readsParameter } from '../../ast/reads-parameter.js';

const builtInError = /^(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error$/u;

/**
 * Finds where a handler of rejections replaces the error that it gets and never looks at.
 *
 * @param sourceCode - The source code.
 * @param handler - The handler, where it is written in place.
 * @returns The statement at the handler's end that throws a new built-in error, if there is one.
 */
export function findCauselessThrow(
  sourceCode: Readonly<SourceCode>,
  handler: TSESTree.Expression,
): TSESTree.ThrowStatement | undefined {
  if (!isFunction(handler) || handler.body.type !== AST_NODE_TYPES.BlockStatement) return undefined;
  const last = handler.body.body.at(-1);
  if (
    last?.type !== AST_NODE_TYPES.ThrowStatement ||
    last.argument.type !== AST_NODE_TYPES.NewExpression ||
    last.argument.callee.type !== AST_NODE_TYPES.Identifier ||
    !builtInError.test(last.argument.callee.name)
  ) {
    return undefined;
  }
  const [error] = handler.params;
  return error !== undefined && readsParameter(sourceCode, handler, error) ? undefined : last;
}
