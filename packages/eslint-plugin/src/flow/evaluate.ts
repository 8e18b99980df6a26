import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import type { FunctionNode } from '../ast/is-function.js';
import { holdsEntries } from './archives.js';
import { evaluateCall } from './evaluate-call.js';
import { evaluateMember } from './evaluate-member.js';
import { evaluateField, evaluateVariable } from './evaluate-variable.js';
import type { Flow } from './flow.js';
import { anyMember } from './get-pattern-path.js';
import {
  clean,
  clear,
  constant,
  join,
  joinAll,
  Purpose,
  requestValue,
  unknown,
  type Value,
} from './value.js';

const arithmetic = new Set(['-', '*', '/', '%', '**', '|', '&', '^', '<<', '>>', '>>>']);

/** Parts of a text cannot be objects any more. */
function asText(value: Value): Value {
  return clear(value, Purpose.operator);
}

function evaluateBinary(flow: Flow, node: TSESTree.BinaryExpression): Value {
  // Comparisons and arithmetic give booleans and numbers.
  if (node.operator !== '+') return clean;
  let value = constant;
  let left: TSESTree.Node = node;
  while (left.type === AST_NODE_TYPES.BinaryExpression && left.operator === '+') {
    value = join(value, flow.valueOf(left.right));
    ({ left } = left);
  }
  return asText(join(value, flow.valueOf(left)));
}

function evaluateObject(flow: Flow, node: TSESTree.ObjectExpression): Value {
  const values = node.properties.map((property) => {
    if (property.type === AST_NODE_TYPES.SpreadElement) return flow.valueOf(property.argument);
    const key = property.computed ? flow.valueOf(property.key) : constant;
    return join(key, flow.valueOf(property.value));
  });
  const joined = joinAll(values.map(asPlainValue));
  return { ...joined, literal: node };
}

/** A request within an object is found by the member's name; the object itself is no request. */
function asPlainValue(value: Value): Value {
  return value.kind === 'request' ? unknown : value;
}

/**
 * Evaluates what a function returns.
 *
 * @param flow - The flow of the file.
 * @param callable - The function.
 * @returns The join of all that it may return.
 */
export function evaluateReturns(flow: Flow, callable: FunctionNode): Value {
  if (callable.body.type !== AST_NODE_TYPES.BlockStatement) return flow.valueOf(callable.body);
  return flow.once('returns', callable, constant, () =>
    joinAll(flow.bindings.returnsOf(callable).map((it) => flow.valueOf(it))),
  );
}

/**
 * Tells where the value of an expression comes from, not considering checks before it.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns Its value.
 */
export function evaluate(flow: Flow, node: TSESTree.Node): Value {
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return constant;
    case AST_NODE_TYPES.Identifier:
      return evaluateVariable(flow, node);
    case AST_NODE_TYPES.MemberExpression: {
      if (node.object.type === AST_NODE_TYPES.ThisExpression) return evaluateField(flow, node);
      const name = getMemberName(node);
      if (node.computed && name === undefined) {
        // An own table that is looked up by input gives what the table holds.
        return evaluateMember(flow, flow.valueOf(node.object), anyMember, node);
      }
      const fullName = flow.nameOf(node) ?? '';
      if (fullName.startsWith('process.')) return clean;
      if (holdsEntries.test(fullName)) return requestValue('entry', node);
      return evaluateMember(flow, flow.valueOf(node.object), name ?? anyMember, node);
    }
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return evaluateCall(flow, node);
    case AST_NODE_TYPES.TemplateLiteral:
      return asText(joinAll(node.expressions.map((it) => flow.valueOf(it))));
    case AST_NODE_TYPES.TaggedTemplateExpression:
      // Tags for queries and commands take the parts apart again.
      return flow.nameOf(node.tag) === 'String.raw' ? flow.valueOf(node.quasi) : unknown;
    case AST_NODE_TYPES.BinaryExpression:
      return evaluateBinary(flow, node);
    case AST_NODE_TYPES.LogicalExpression:
      return join(flow.valueOf(node.left), flow.valueOf(node.right));
    case AST_NODE_TYPES.ConditionalExpression:
      return join(flow.valueOf(node.consequent), flow.valueOf(node.alternate));
    case AST_NODE_TYPES.AssignmentExpression:
      if (arithmetic.has(node.operator.slice(0, -1))) return clean;
      return node.operator === '='
        ? flow.valueOf(node.right)
        : join(flow.valueOf(node.left), flow.valueOf(node.right));
    case AST_NODE_TYPES.AssignmentPattern:
      return join(flow.valueOf(node.left), flow.valueOf(node.right));
    case AST_NODE_TYPES.SequenceExpression: {
      const last = node.expressions.at(-1);
      return last === undefined ? unknown : flow.valueOf(last);
    }
    case AST_NODE_TYPES.ArrayExpression:
      return joinAll(
        node.elements.flatMap((it) => (it === null ? [] : asPlainValue(flow.valueOf(it)))),
      );
    case AST_NODE_TYPES.ObjectExpression:
      return evaluateObject(flow, node);
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.UpdateExpression:
      return clean;
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.SpreadElement:
      return flow.valueOf(node.argument);
    case AST_NODE_TYPES.YieldExpression:
      return unknown;
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.ChainExpression:
      return flow.valueOf(node.expression);
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.ClassExpression:
      return constant;
    default:
      return unknown;
  }
}
