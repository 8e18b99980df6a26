import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getExpressionName } from '../../ast/get-expression-name.js';
import { getMemberName } from '../../ast/get-member-name.js';
import type { Flow } from '../../flow/flow.js';
import { resolveConstant } from '../../flow/resolve-constant.js';

/** Members of a token's header that hold a key, or tell where one is. */
const keyMember = /^(?:jwk|jku|x5c|x5u)$/u;

/**
 * Tells whether a key is taken from the header of the token that it is to check.
 *
 * @param flow - The flow of the file.
 * @param node - The key.
 * @param depth - How many steps were taken.
 * @returns Whether it is, also by what it is imported or loaded with.
 */
export function isKeyFromToken(flow: Flow, node: TSESTree.Node, depth = 0): boolean {
  if (depth > 8) return false;
  const plain = resolveConstant(flow, node);
  switch (plain.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return isKeyFromToken(flow, plain.argument, depth + 1);
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return plain.arguments.some((it) => isKeyFromToken(flow, it, depth + 1));
    case AST_NODE_TYPES.MemberExpression: {
      if (keyMember.test(getMemberName(plain) ?? ''))
        return /header|decoded|token/iu.test(getExpressionName(plain.object) ?? '');
      return plain.object.type !== AST_NODE_TYPES.ThisExpression
        ? isKeyFromToken(flow, plain.object, depth + 1)
        : false;
    }
    case AST_NODE_TYPES.TemplateLiteral:
      return plain.expressions.some((it) => isKeyFromToken(flow, it, depth + 1));
    default:
      return false;
  }
}
