import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

import { getChildNodes } from '../../ast/get-child-nodes.js';
import { getConditions } from '../../ast/get-conditions.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { isDefinition } from '../../ast/is-definition.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import type { Flow } from '../../flow/flow.js';

/** Classes that every error is of. */
const anyClass = /^(?:Error|Object|TypeError|RangeError|EvalError|AggregateError)$/u;
/** Functions that only ask whether it is an error at all. */
const anyCheck =
  /^(?:isError|isNativeError|isErrorLike|isArray|isObject|isString|isEmpty|Boolean)$/u;
/** Members that every error has, or that say nothing about who it is meant for. */
const plainMembers = /^(?:message|stack|response|cause|toString|name|code|errno|request|config)$/u;

/** Whether an expression is made from the error, also by a name that was given a part of it. */
function mentions(flow: Flow, root: TSESTree.Node, error: Scope.Variable, level = 0): boolean {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === AST_NODE_TYPES.Identifier) {
      const variable = flow.bindings.variableOf(node);
      if (variable === error) return true;
      const definition = variable?.defs[0];
      const init = isDefinition(definition, 'Variable') ? definition.node.init : null;
      if (init !== null && level < 2 && mentions(flow, init, error, level + 1)) return true;
    }
    stack.push(...getChildNodes(flow.sourceCode, node));
  }
  return false;
}

function isNothing(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Literal)
    return node.value === null || typeof node.value === 'boolean';
  return node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined';
}

function judgeComparison(node: TSESTree.BinaryExpression, holds: boolean): boolean {
  const { left, operator, right } = node;
  switch (operator) {
    case 'instanceof':
      return holds && !(right.type === AST_NODE_TYPES.Identifier && anyClass.test(right.name));
    case 'in':
      return (
        holds && !(left.type === AST_NODE_TYPES.Literal && plainMembers.test(String(left.value)))
      );
    case '===':
    case '==':
    case '!==':
    case '!=': {
      const isTypeof = [left, right].some(
        (it) => it.type === AST_NODE_TYPES.UnaryExpression && it.operator === 'typeof',
      );
      if (isTypeof || isNothing(left) || isNothing(right)) return false;
      // `status === 500` is what must not get out.
      const isServerError = [left, right].some(
        (it) =>
          it.type === AST_NODE_TYPES.Literal && Number(it.value) >= 500 && Number(it.value) < 600,
      );
      return (operator.startsWith('=') !== isServerError) === holds;
    }
    case '<':
    case '<=':
      return holds;
    case '>':
    case '>=': {
      // `status >= 400 && status < 500` begins like this.
      const isLow = right.type === AST_NODE_TYPES.Literal && Number(right.value) < 499;
      return !holds && !isLow;
    }
    default:
      return false;
  }
}

/** Whether a condition tells the error apart from all others where it holds, or fails. */
function judge(flow: Flow, test: TSESTree.Node, error: Scope.Variable, holds: boolean): boolean {
  const node = unwrapExpression(test as TSESTree.Expression);
  switch (node.type) {
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator === '!' && judge(flow, node.argument, error, !holds);
    case AST_NODE_TYPES.LogicalExpression: {
      const sides = [node.left, node.right].map((it) => judge(flow, it, error, holds));
      const isSure = (node.operator === '&&') === holds;
      return isSure ? sides.includes(true) : sides.every(Boolean);
    }
    case AST_NODE_TYPES.BinaryExpression:
      return judgeComparison(node, holds) && mentions(flow, node, error);
    case AST_NODE_TYPES.CallExpression: {
      const { callee } = node;
      const name =
        callee.type === AST_NODE_TYPES.MemberExpression ? getMemberName(callee) : undefined;
      const called = callee.type === AST_NODE_TYPES.Identifier ? callee.name : (name ?? '');
      return holds && !anyCheck.test(called) && mentions(flow, node, error);
    }
    case AST_NODE_TYPES.MemberExpression: {
      // `error.expose`, `error.isOperational`
      const name = getMemberName(node) ?? '';
      return holds && !plainMembers.test(name) && mentions(flow, node.object, error);
    }
    case AST_NODE_TYPES.Identifier: {
      const definition = flow.bindings.variableOf(node)?.defs[0];
      const init = isDefinition(definition, 'Variable') ? definition.node.init : null;
      return (
        init !== null &&
        init.type !== AST_NODE_TYPES.Identifier &&
        init.type !== AST_NODE_TYPES.MemberExpression &&
        flow.once(`told-apart-${String(holds)}`, node, false, () => judge(flow, init, error, holds))
      );
    }
    default:
      return false;
  }
}

/** Whether a case of a `switch` over the error holds the node: `case 'P2002':`. */
function isInCase(flow: Flow, node: TSESTree.Node, error: Scope.Variable): boolean {
  for (let { parent } = node; parent; { parent } = parent) {
    if (parent.type !== AST_NODE_TYPES.SwitchCase || parent.test === null) continue;
    const { discriminant } = parent.parent;
    if (mentions(flow, discriminant, error) || judge(flow, parent.test, error, true)) return true;
  }
  return false;
}

/**
 * Tells whether an error is known where code uses it, so that what it says is meant for whoever gets to see it.
 *
 * @param flow - The flow of the file.
 * @param node - The code.
 * @param error - The variable that holds the error.
 * @returns Whether a condition around or before it asks for a class, a code, a status or a mark of the error.
 */
export function isToldApart(flow: Flow, node: TSESTree.Node, error: Scope.Variable): boolean {
  return (
    getConditions(node).some(({ holds, test }) => judge(flow, test, error, holds)) ||
    isInCase(flow, node, error)
  );
}
