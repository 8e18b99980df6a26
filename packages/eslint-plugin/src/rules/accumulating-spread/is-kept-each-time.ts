import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getOwnNodes } from '../../ast/get-own-nodes.js';
import { getOutermost } from '../../flow/bindings.js';
import type { Flow } from '../../flow/flow.js';
import type { Iteration } from '../../loops/iteration.js';
import { isWithin } from './target.js';

/** Methods that gather what their callbacks return. */
const gathering = /^(?:map|flatMap)$/u;

/** Whether a value is put into something, handed on or returned where it stands, so that others may hold on to it. */
function isHandedOn(node: TSESTree.Node, iteration: Iteration): boolean {
  const end = getOutermost(node);
  const { parent } = end;
  const isGathered = iteration.kind === 'callback' && gathering.test(iteration.method);
  switch (parent?.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return parent.callee !== end;
    case AST_NODE_TYPES.Property:
      return parent.value === end;
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === end;
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.init === end;
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.YieldExpression:
      return true;
    case AST_NODE_TYPES.ReturnStatement:
      return isGathered;
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return parent.body === end && isGathered;
    default:
      return false;
  }
}

/**
 * Tells whether each round hands on what was gathered up to it, so that it must not be changed by those to come.
 *
 * @param flow - The flow of the file.
 * @param assignment - What puts the copy in the place of what was copied.
 * @param iteration - What repeats it.
 * @param made - The copy, which is part of the assignment or has a name of its own.
 * @returns Whether the name is given to a call, put into something, or returned to `map`, other than to be copied.
 */
export function isKeptEachTime(
  flow: Flow,
  assignment: TSESTree.AssignmentExpression,
  iteration: Iteration,
  made: TSESTree.Node,
): boolean {
  // `map((name) => (path = [...path, name]))`
  if (isHandedOn(assignment, iteration)) return true;
  const { left } = assignment;
  const text = flow.sourceCode.getText(left);
  return getOwnNodes(flow.sourceCode, iteration.body).some(
    (node) =>
      node.type === left.type &&
      !isWithin(node, assignment) &&
      !isWithin(node, made) &&
      flow.sourceCode.getText(node) === text &&
      isHandedOn(node, iteration),
  );
}
