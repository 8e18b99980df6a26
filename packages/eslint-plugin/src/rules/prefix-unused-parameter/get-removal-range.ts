import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope, SourceCode } from '@typescript-eslint/utils/ts-eslint';

import type { FunctionNode } from '../../ast/is-function.js';

function getFunctionVariable(
  sourceCode: Readonly<SourceCode>,
  callable: FunctionNode,
): Scope.Variable | undefined {
  const { parent } = callable;
  if (callable.type === AST_NODE_TYPES.FunctionDeclaration) {
    if (
      parent.type === AST_NODE_TYPES.ExportNamedDeclaration ||
      parent.type === AST_NODE_TYPES.ExportDefaultDeclaration
    ) {
      return undefined;
    }
    return sourceCode.getDeclaredVariables(callable)[0];
  }
  return parent.type === AST_NODE_TYPES.VariableDeclarator &&
    parent.id.type === AST_NODE_TYPES.Identifier &&
    parent.parent.kind === 'const' &&
    parent.parent.parent.type !== AST_NODE_TYPES.ExportNamedDeclaration
    ? sourceCode.getDeclaredVariables(parent)[0]
    : undefined;
}

function isCallWithout(identifier: TSESTree.Node, position: number): boolean {
  const { parent } = identifier;
  return (
    parent?.type === AST_NODE_TYPES.CallExpression &&
    parent.callee === identifier &&
    parent.arguments.length <= position &&
    parent.arguments.every(({ type }) => type !== AST_NODE_TYPES.SpreadElement)
  );
}

/**
 * Finds what to delete to take a function's last parameter away, if nobody can notice.
 *
 * @param sourceCode - The source code.
 * @param callable - The function.
 * @param parameter - The parameter, which the function doesn't mention anywhere else.
 * @returns The range of the parameter and a comma that goes with it, or `undefined` where the
 *   parameter is not the last one, or the function is seen by more than calls that don't pass it.
 */
export function getRemovalRange(
  sourceCode: Readonly<SourceCode>,
  callable: FunctionNode,
  parameter: TSESTree.Parameter,
): [number, number] | undefined {
  if (parameter.type !== AST_NODE_TYPES.Identifier || callable.params.at(-1) !== parameter) {
    return undefined;
  }
  const variable = getFunctionVariable(sourceCode, callable);
  if (variable?.defs.length !== 1 || variable.scope.upper === null) return undefined;
  const [first] = callable.params;
  const offset = first?.type === AST_NODE_TYPES.Identifier && first.name === 'this' ? 1 : 0;
  const position = callable.params.length - 1 - offset;
  const references = variable.references.filter(({ init }) => init !== true);
  if (!references.every(({ identifier }) => isCallWithout(identifier, position))) return undefined;
  const before = callable.params.at(-2);
  const open = sourceCode.getTokenBefore(parameter);
  const after = sourceCode.getTokenAfter(parameter);
  if (open === null || after === null) return undefined;
  if (before === undefined && open.value !== '(') return undefined;
  const end = before === undefined && after.value === ',' ? after.range[1] : parameter.range[1];
  const range: [number, number] = [before?.range[1] ?? parameter.range[0], end];
  const hasComments = sourceCode
    .getAllComments()
    .some((comment) => comment.range[0] >= range[0] && comment.range[1] <= range[1]);
  return hasComments ? undefined : range;
}
