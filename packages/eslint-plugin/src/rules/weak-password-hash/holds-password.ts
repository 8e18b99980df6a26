import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getExpressionName } from '../../ast/get-expression-name.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import { getSecretKind } from '../../secrets/get-secret-kind.js';

/** Functions that give what they are given in another form. */
const passing =
  /^(?:from|encode|String|toString|trim|normalize|parse|TextEncoder|utf8ToBytes|toLowerCase|concat)$/u;

/**
 * Tells whether an expression is a password, by its name, or holds one.
 *
 * @param node - The expression: `password`, `salt + user.password`, `Buffer.from(password)`.
 * @returns The name of the password, or `undefined`.
 */
export function getPasswordName(node: TSESTree.Node): string | undefined {
  const plain = unwrapExpression(node as TSESTree.Expression);
  switch (plain.type) {
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression: {
      const name = getExpressionName(plain);
      return name !== undefined && getSecretKind(name) === 'password' ? name : undefined;
    }
    case AST_NODE_TYPES.BinaryExpression:
      return plain.operator === '+'
        ? (getPasswordName(plain.left) ?? getPasswordName(plain.right))
        : undefined;
    case AST_NODE_TYPES.LogicalExpression:
      return getPasswordName(plain.left) ?? getPasswordName(plain.right);
    case AST_NODE_TYPES.TemplateLiteral:
      for (const expression of plain.expressions) {
        const name = getPasswordName(expression);
        if (name !== undefined) return name;
      }
      return undefined;
    case AST_NODE_TYPES.CallExpression: {
      const callee = unwrapExpression(plain.callee);
      const method =
        callee.type === AST_NODE_TYPES.MemberExpression
          ? getMemberName(callee)
          : getExpressionName(callee);
      if (!passing.test(method ?? '')) return undefined;
      const [first] = plain.arguments;
      const given = first === undefined ? undefined : getPasswordName(first);
      return (
        given ??
        (callee.type === AST_NODE_TYPES.MemberExpression
          ? getPasswordName(callee.object)
          : undefined)
      );
    }
    default:
      return undefined;
  }
}
