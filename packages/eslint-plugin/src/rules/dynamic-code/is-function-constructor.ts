import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import { isFunction } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';
import { resolveConstant } from '../../flow/resolve-constant.js';

/**
 * Tells whether an expression is the constructor of asynchronous or generator functions, which has no name:
 * `Object.getPrototypeOf(async () => {}).constructor`, `(async () => {}).constructor`.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns Whether it is.
 */
export function isFunctionConstructor(flow: Flow, node: TSESTree.Node): boolean {
  const plain = resolveConstant(flow, node);
  if (plain.type !== AST_NODE_TYPES.MemberExpression) return false;
  if (getMemberName(plain) !== 'constructor') return false;
  const owner = resolveConstant(flow, plain.object);
  if (isFunction(owner)) return true;
  if (owner.type !== AST_NODE_TYPES.CallExpression) return false;
  const [first] = owner.arguments;
  return (
    /^(?:Object|Reflect)\.getPrototypeOf$/u.test(flow.nameOf(owner.callee) ?? '') &&
    isFunction(first)
  );
}
