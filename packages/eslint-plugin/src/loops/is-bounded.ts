import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getExpressionName } from '../ast/get-expression-name.js';
import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import { isFunction } from '../ast/is-function.js';
import type { Flow } from '../flow/flow.js';
import { resolveConstant } from '../flow/resolve-constant.js';

/** Methods that give no more elements than there were. */
const keeping = new Set([
  'map',
  'filter',
  'fill',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'entries',
  'keys',
  'values',
]);
const listing = /^(?:Object\.(?:keys|values|entries)|Array\.from|Object\.freeze|Set|Map)$/u;
/** `LEVELS`, `SUPPORTED_TYPES`: written once, in this file or another. */
const constantName = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/u;

/** `Object.values(Channel)`: an enumeration, or a class. */
const enumerationName = /^[A-Z][a-z\d]+(?:[A-Z][a-z\d]*)*$/u;

/** Whether a list is written out, with no part that comes from elsewhere. */
function isWrittenOut(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.ArrayExpression)
    return node.elements.every((it) => it?.type !== AST_NODE_TYPES.SpreadElement);
  return (
    node.type === AST_NODE_TYPES.ObjectExpression &&
    node.properties.every((it) => it.type !== AST_NODE_TYPES.SpreadElement)
  );
}

/**
 * Tells whether a list has as many elements as are written in the code, however much data there is.
 *
 * @param flow - The flow of the file.
 * @param node - The list.
 * @returns Whether it has: `['a', 'b']`, `Object.keys(labels)`, `LEVELS.filter(…)`.
 */
export function isBounded(flow: Flow, node: TSESTree.Node): boolean {
  const name = getExpressionName(node);
  if (name !== undefined && name.length > 1 && constantName.test(name)) return true;
  if (isRest(flow, node)) return true;
  const made = resolveConstant(flow, node);
  if (made.type === AST_NODE_TYPES.ConditionalExpression)
    return isBounded(flow, made.consequent) && isBounded(flow, made.alternate);
  if (isWrittenOut(made)) return !isChanged(flow, node);
  if (made.type !== AST_NODE_TYPES.CallExpression && made.type !== AST_NODE_TYPES.NewExpression)
    return made !== node && getExpressionName(made) !== name && isBounded(flow, made);
  // `Array(5)` has as many as somebody asked for.
  if (flow.nameOf(made.callee) === 'Array') return true;
  const [first] = made.arguments;
  const called = flow.nameOf(made.callee) ?? '';
  if (first !== undefined && listing.test(called))
    return isBounded(flow, first) || (called.startsWith('Object.') && isEnumeration(first));
  return (
    made.callee.type === AST_NODE_TYPES.MemberExpression &&
    keeping.has(getMemberName(made.callee) ?? '') &&
    isBounded(flow, made.callee.object)
  );
}

function isEnumeration(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Identifier && enumerationName.test(node.name);
}

/** Whether a name holds the rest of a call's arguments, which somebody wrote one by one. */
function isRest(flow: Flow, node: TSESTree.Node): boolean {
  const definition = flow.bindings.variableOf(node)?.defs[0];
  return (
    isDefinition(definition, 'Parameter') &&
    definition.name.parent.type === AST_NODE_TYPES.RestElement &&
    isFunction(definition.name.parent.parent)
  );
}

/** Whether a name's list or object is changed after it was written: `list.push(…)`, `labels[id] = …`. */
function isChanged(flow: Flow, node: TSESTree.Node): boolean {
  const references = flow.bindings.variableOf(node)?.references ?? [];
  return references.some(({ identifier: { parent } }) => {
    if (parent.type !== AST_NODE_TYPES.MemberExpression) return false;
    if (parent.parent.type === AST_NODE_TYPES.AssignmentExpression)
      return parent.parent.left === parent;
    return (
      parent.parent.type === AST_NODE_TYPES.CallExpression &&
      /^(?:push|unshift|splice)$/u.test(getMemberName(parent) ?? '')
    );
  });
}
