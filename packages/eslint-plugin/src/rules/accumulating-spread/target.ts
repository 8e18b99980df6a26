import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getChainRoot } from '../../ast/get-chain-root.js';
import { isFunction } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';
import type { Iteration } from '../../loops/iteration.js';

/** Something that a result is assigned to. */
export type Target = TSESTree.Identifier | TSESTree.MemberExpression;

/**
 * Tells whether a node stands within another.
 *
 * @param node - The node.
 * @param around - The other.
 * @returns Whether it does.
 */
export function isWithin(node: TSESTree.Node, around: TSESTree.Node): boolean {
  return node.range[0] >= around.range[0] && node.range[1] <= around.range[1];
}

/**
 * Tells whether a name, or what a member belongs to, is there before an iteration and after it.
 *
 * @param flow - The flow of the file.
 * @param target - The name or the member.
 * @param iteration - The iteration.
 * @returns Whether it outlives the iteration.
 */
export function isOutside(flow: Flow, target: Target, iteration: Iteration): boolean {
  const root = getChainRoot(target);
  if (root.type === AST_NODE_TYPES.ThisExpression) return true;
  const declared = flow.bindings.variableOf(root)?.identifiers[0];
  if (declared === undefined) return false;
  // What `reduce` hands on from one call to the next.
  const handedOn =
    iteration.kind === 'callback' && iteration.method.startsWith('reduce')
      ? iteration.body.params[0]
      : undefined;
  return (
    !isWithin(declared, iteration.node) || (handedOn !== undefined && isWithin(declared, handedOn))
  );
}

/**
 * Tells whether a member is another one in each round: `byDay[day]`, where the loop goes through the days.
 *
 * @param flow - The flow of the file.
 * @param target - The name or the member.
 * @param iteration - The iteration.
 * @returns Whether each is added to once.
 */
export function isElement(flow: Flow, target: TSESTree.Expression, iteration: Iteration): boolean {
  if (target.type !== AST_NODE_TYPES.MemberExpression) return false;
  if (target.computed && target.property.type === AST_NODE_TYPES.Identifier) {
    const { body, node } = iteration;
    const declared = flow.bindings.variableOf(target.property)?.identifiers[0];
    // In the head of a loop or among the parameters of a callback.
    const code = isFunction(body) ? body.body : body;
    if (declared !== undefined && isWithin(declared, node) && !isWithin(declared, code))
      return true;
  }
  return isElement(flow, target.object, iteration);
}

/**
 * Tells whether a target is one of several, by a key that the code computes: `groups[item.kind]`.
 *
 * @param target - The name or the member.
 * @returns Whether it is.
 */
export function isOneOfMany(target: TSESTree.Expression): boolean {
  return (
    target.type === AST_NODE_TYPES.MemberExpression &&
    ((target.computed && target.property.type !== AST_NODE_TYPES.Literal) ||
      isOneOfMany(target.object))
  );
}
