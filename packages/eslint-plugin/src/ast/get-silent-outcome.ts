import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isEmptyValue } from './is-empty-value.js';
import { unwrapExpression } from './unwrap-expression.js';

/** What a piece of code comes to that does nothing: no more than the value it returns. */
export type SilentOutcome =
  | { readonly kind: 'nothing' | 'exit' }
  | { readonly kind: 'empty' | 'literal'; readonly value: TSESTree.Expression };

const nothing: SilentOutcome = { kind: 'nothing' };
const exit: SilentOutcome = { kind: 'exit' };

function isLiteral(value: TSESTree.Expression): boolean {
  switch (value.type) {
    case AST_NODE_TYPES.Literal:
      return true;
    case AST_NODE_TYPES.TemplateLiteral:
      return value.expressions.length === 0;
    case AST_NODE_TYPES.UnaryExpression:
      return value.argument.type === AST_NODE_TYPES.Literal;
    default:
      return false;
  }
}

function getOutcomeOfValue(value: TSESTree.Expression): SilentOutcome | undefined {
  if (isEmptyValue(value)) return { kind: 'empty', value };
  return isLiteral(unwrapExpression(value)) ? { kind: 'literal', value } : undefined;
}

function isIdle(expression: TSESTree.Expression): boolean {
  const operand =
    expression.type === AST_NODE_TYPES.UnaryExpression && expression.operator === 'void'
      ? expression.argument
      : expression;
  return operand.type === AST_NODE_TYPES.Identifier || operand.type === AST_NODE_TYPES.Literal;
}

/**
 * Finds what a body comes to if it does nothing: is empty, leaves, or returns a fixed value.
 *
 * @param body - The body of a function or a clause.
 * @returns What it comes to: nothing, an early exit, an empty value or another literal; `undefined` if it
 *   does something.
 */
export function getSilentOutcome(
  body: TSESTree.BlockStatement | TSESTree.Expression,
): SilentOutcome | undefined {
  if (body.type !== AST_NODE_TYPES.BlockStatement) return getOutcomeOfValue(body);
  for (const statement of body.body) {
    switch (statement.type) {
      case AST_NODE_TYPES.EmptyStatement:
      case AST_NODE_TYPES.DebuggerStatement:
        continue;
      case AST_NODE_TYPES.BlockStatement: {
        const outcome = getSilentOutcome(statement);
        if (outcome?.kind === 'nothing') continue;
        return outcome;
      }
      case AST_NODE_TYPES.ExpressionStatement:
        if (isIdle(statement.expression)) continue;
        return undefined;
      case AST_NODE_TYPES.ContinueStatement:
      case AST_NODE_TYPES.BreakStatement:
        return exit;
      case AST_NODE_TYPES.ReturnStatement:
        return statement.argument === null ? exit : getOutcomeOfValue(statement.argument);
      default:
        return undefined;
    }
  }
  return nothing;
}
