import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';

/** `header.alg`, `header.alg.toLowerCase()` */
function isAlgorithm(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.CallExpression)
    return (
      node.callee.type === AST_NODE_TYPES.MemberExpression &&
      /^to(?:Lower|Upper)Case$/u.test(getMemberName(node.callee) ?? '') &&
      isAlgorithm(node.callee.object)
    );
  if (node.type === AST_NODE_TYPES.ChainExpression) return isAlgorithm(node.expression);
  return node.type === AST_NODE_TYPES.MemberExpression && getMemberName(node) === 'alg';
}

function isNone(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.Literal &&
    typeof node.value === 'string' &&
    node.value.toLowerCase() === 'none'
  );
}

/** Whether code answers with something, and not with an error or a no. */
function answers(statement: TSESTree.Statement): boolean {
  if (statement.type === AST_NODE_TYPES.BlockStatement) return statement.body.some(answers);
  if (statement.type !== AST_NODE_TYPES.ReturnStatement || statement.argument === null)
    return false;
  const { argument } = statement;
  return argument.type === AST_NODE_TYPES.Identifier
    ? argument.name !== 'undefined'
    : argument.type === AST_NODE_TYPES.MemberExpression ||
        argument.type === AST_NODE_TYPES.ObjectExpression;
}

/**
 * Tells whether a condition lets tokens in that nobody has signed.
 *
 * @param node - The condition.
 * @returns Whether it asks for the algorithm `none` and then answers with what the token says.
 */
export function acceptsNone({ consequent, test }: TSESTree.IfStatement): boolean {
  return (
    test.type === AST_NODE_TYPES.BinaryExpression &&
    /^={2,3}$/u.test(test.operator) &&
    ((isAlgorithm(test.left) && isNone(test.right)) ||
      (isNone(test.left) && isAlgorithm(test.right))) &&
    answers(consequent)
  );
}
