import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction } from '../../ast/get-enclosing-function.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { getClassBody } from '../../flow/bindings.js';
import type { Flow } from '../../flow/flow.js';
import type { Iteration } from '../../loops/iteration.js';
import { isWithin, type Target } from './target.js';

/** All places where a name, or a member of `this`, stands; `undefined` for other members, which anything may change. */
function getUses(flow: Flow, target: Target): readonly TSESTree.Node[] | undefined {
  if (target.type === AST_NODE_TYPES.Identifier)
    return flow.bindings.variableOf(target)?.references.map(({ identifier }) => identifier);
  const body = getClassBody(target);
  const name = getMemberName(target);
  return target.object.type === AST_NODE_TYPES.ThisExpression && body && name !== undefined
    ? flow.bindings.membersOfThis(body, name)
    : undefined;
}

function isWritten(use: TSESTree.Node): boolean {
  const { parent } = use;
  return parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.left === use;
}

function isInConstructor(node: TSESTree.Node): boolean {
  const { parent } = getEnclosingFunction(node) ?? {};
  return parent?.type === AST_NODE_TYPES.MethodDefinition && parent.kind === 'constructor';
}

/**
 * Tells whether a listener does nothing with what it gathers but to add to it, and nothing else takes it apart, as those do
 * who look for the messages in a stream.
 *
 * @param flow - The flow of the file.
 * @param target - What is gathered.
 * @param listener - The listener.
 * @param assignment - What adds to it.
 * @returns Whether that is so: it is read within the copy alone, and set before the listener alone.
 */
export function isOnlyGathered(
  flow: Flow,
  target: Target,
  { body }: Iteration,
  assignment: TSESTree.AssignmentExpression,
): boolean {
  const uses = getUses(flow, target);
  if (uses === undefined) return false;
  return uses.every((use) => {
    if (isWithin(use, assignment)) return true;
    if (isWithin(use, body)) return false;
    if (!isWritten(use)) return true;
    const around = getEnclosingFunction(use);
    return around === undefined || isWithin(body, around) || isInConstructor(use);
  });
}
