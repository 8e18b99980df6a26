import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import { isFunction } from '../ast/is-function.js';
import { getClassBody, getOutermost } from './bindings.js';
import { evaluatePath } from './evaluate-member.js';
import { evaluateParameter } from './evaluate-parameter.js';
import type { Flow } from './flow.js';
import { anyMember, getPatternPath } from './get-pattern-path.js';
import {
  clean,
  clear,
  constant,
  input,
  join,
  joinAll,
  Purpose,
  unknown,
  type Value,
} from './value.js';

/** Methods by which a list, a map or a query string takes up a value. */
const adding = new Set(['push', 'unshift', 'splice', 'add', 'set', 'append']);

function getPattern(node: TSESTree.Node): TSESTree.Node {
  let pattern = node;
  while (
    pattern.parent?.type === AST_NODE_TYPES.Property ||
    pattern.parent?.type === AST_NODE_TYPES.ObjectPattern ||
    pattern.parent?.type === AST_NODE_TYPES.ArrayPattern ||
    pattern.parent?.type === AST_NODE_TYPES.RestElement ||
    pattern.parent?.type === AST_NODE_TYPES.AssignmentPattern
  )
    pattern = pattern.parent;
  return pattern;
}

/** The loop whose variable a name is, if it is one. */
function getLoop(
  pattern: TSESTree.Node,
): TSESTree.ForInStatement | TSESTree.ForOfStatement | undefined {
  const holder =
    pattern.parent?.type === AST_NODE_TYPES.VariableDeclarator
      ? pattern.parent.parent.parent
      : pattern.parent;
  return holder?.type === AST_NODE_TYPES.ForOfStatement ||
    holder?.type === AST_NODE_TYPES.ForInStatement
    ? holder
    : undefined;
}

function evaluateWrite(flow: Flow, { identifier, writeExpr }: Scope.Reference): Value {
  if (!writeExpr) return unknown;
  const pattern = getPattern(identifier);
  const path = getPatternPath(pattern, identifier) ?? [];
  const value = flow.valueOf(writeExpr);
  // A default stands in for a member: the scope's manager lists it as a write of its own.
  const isDefault =
    identifier.parent.type === AST_NODE_TYPES.AssignmentPattern &&
    identifier.parent.right === writeExpr;
  if (isDefault) return value;
  const loop = getLoop(pattern);
  if (loop?.type === AST_NODE_TYPES.ForInStatement) return clear(value, Purpose.operator);
  // A request can be read chunk by chunk.
  const isList = value.request === 'files' || value.request === 'entry';
  if (loop !== undefined && value.kind === 'request' && !isList) return input(writeExpr);
  const taken = loop === undefined ? path : [anyMember, ...path];
  const written = evaluatePath(flow, value, taken, identifier);
  const isAddition =
    identifier.parent.type === AST_NODE_TYPES.AssignmentExpression &&
    identifier.parent.operator === '+=';
  return isAddition ? clear(written, Purpose.operator) : written;
}

/** What is put into a list or an object after it was made. */
function evaluateAdditions(flow: Flow, variable: Scope.Variable): Value {
  return joinAll(
    variable.references.flatMap(({ identifier }) => {
      const outermost = getOutermost(identifier);
      const { parent } = outermost;
      if (parent?.type !== AST_NODE_TYPES.MemberExpression || parent.object !== outermost)
        return [];
      const use = parent.parent;
      if (use.type === AST_NODE_TYPES.AssignmentExpression && use.left === parent)
        return [flow.valueOf(use.right)];
      const isCall = use.type === AST_NODE_TYPES.CallExpression && use.callee === parent;
      return isCall && adding.has(getMemberName(parent) ?? '')
        ? use.arguments.map((it) => flow.valueOf(it))
        : [];
    }),
  );
}

function evaluateDefinition(flow: Flow, variable: Scope.Variable): Value {
  const [definition] = variable.defs;
  if (definition === undefined) {
    if (variable.name === 'process') return clean;
    return variable.references.some((it) => it.isWrite())
      ? evaluateAssigned(flow, variable)
      : unknown;
  }
  if (isDefinition(definition, 'Parameter'))
    return evaluateParameter(flow, variable, definition.name as TSESTree.Identifier);
  if (isDefinition(definition, 'Variable')) return evaluateAssigned(flow, variable);
  const isWritten =
    isDefinition(definition, 'TSEnumName') ||
    isDefinition(definition, 'FunctionName') ||
    isDefinition(definition, 'ClassName');
  return isWritten ? constant : unknown;
}

function evaluateAssigned(flow: Flow, variable: Scope.Variable): Value {
  const writes = variable.references.filter((it) => it.isWrite());
  const written = joinEach(writes.map((it) => evaluateWrite(flow, it)));
  const additions = evaluateAdditions(flow, variable);
  // The members of a literal are told apart; what is added is only seen on the whole.
  if (additions.kind === 'constant' || additions.kind === 'clean') return written;
  return written.kind === 'request' ? written : join(written, additions);
}

/** One write keeps its literal, for its members. */
function joinEach(values: readonly Value[]): Value {
  const [first] = values;
  if (first === undefined) return unknown;
  return values.length === 1 ? first : joinAll(values);
}

/**
 * Evaluates a name.
 *
 * @param flow - The flow of the file.
 * @param node - The identifier.
 * @returns The join of all that the variable is ever given.
 */
export function evaluateVariable(flow: Flow, node: TSESTree.Identifier): Value {
  if (node.name === 'undefined') return constant;
  const variable = flow.bindings.variableOf(node);
  if (variable === undefined) return unknown;
  return flow.once('variable', variable, constant, () => evaluateDefinition(flow, variable));
}

/**
 * Evaluates `this.name` by what its class puts there.
 *
 * @param flow - The flow of the file.
 * @param node - The member access.
 * @returns The join of the field's initial value and of all that is assigned to it.
 */
export function evaluateField(flow: Flow, node: TSESTree.MemberExpression): Value {
  const name = getMemberName(node);
  const body = getClassBody(node);
  if (name === undefined || body === undefined) return unknown;
  return flow.once(`field ${name}`, body, constant, () => evaluateFieldOf(flow, body, name));
}

function evaluateFieldOf(flow: Flow, body: TSESTree.ClassBody, name: string): Value {
  const values: Value[] = [];
  for (const member of body.body) {
    const isField =
      member.type === AST_NODE_TYPES.PropertyDefinition &&
      'name' in member.key &&
      member.key.name === name;
    if (isField && member.value !== null && !isFunction(member.value))
      values.push(flow.valueOf(member.value));
  }
  for (const use of flow.bindings.membersOfThis(body, name)) {
    if (use.parent.type === AST_NODE_TYPES.AssignmentExpression && use.parent.left === use) {
      const value = flow.valueOf(use.parent.right);
      // A class keeps what it is made with, which is not for its methods to distrust.
      values.push(value.kind === 'parameter' ? unknown : value);
    }
  }
  return values.length === 0 ? unknown : joinAll(values);
}
