import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { splitName } from '../../ast/split-name.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import { isConversion } from './is-conversion.js';

const lookup = /^(?:get|getItem|getAttribute|header|param|query)$/u;
const aggregate = /^_(?:avg|count|max|min|sum)$/u;

function getOwnName(node: TSESTree.Expression): string | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return node.name;
    case AST_NODE_TYPES.MemberExpression:
      return getMemberName(node);
    case AST_NODE_TYPES.CallExpression:
      return getCalleeName(node);
    default:
      return undefined;
  }
}

/** Whether an object holds settings: `process.env`, `this.config`, `configService`, `getSettings()`. */
function isSettings(node: TSESTree.Expression): boolean {
  const words = splitName(getOwnName(unwrapExpression(node)) ?? '');
  if (words.at(-1) === 'service') words.pop();
  return /^(?:env|config|configuration|settings)$/u.test(words.at(-1) ?? '');
}

function isAggregate(node: TSESTree.Expression): boolean {
  return node.type === AST_NODE_TYPES.MemberExpression && aggregate.test(getMemberName(node) ?? '');
}

function getNameOfCall(
  node: TSESTree.CallExpression,
  isId: (name: string) => boolean,
): string | undefined {
  const name = getCalleeName(node);
  if (name === undefined) return undefined;
  const [first] = node.arguments;
  const callee = unwrapExpression(node.callee);
  const object = callee.type === AST_NODE_TYPES.MemberExpression ? callee.object : undefined;
  if (isConversion(node)) {
    return first === undefined || first.type === AST_NODE_TYPES.SpreadElement
      ? undefined
      : getIdName(first, isId);
  }
  if (object !== undefined && /^(?:toString|trim|valueOf)$/u.test(name)) {
    return getIdName(object, isId);
  }
  if (object !== undefined && isSettings(object)) return undefined;
  if (isId(name)) return name;
  return lookup.test(name) &&
    first?.type === AST_NODE_TYPES.Literal &&
    typeof first.value === 'string' &&
    isId(first.value)
    ? first.value
    : undefined;
}

/**
 * Finds by which name an expression is known to be an id.
 *
 * @param node - The expression.
 * @param isId - Tells whether a name is that of an id.
 * @returns The name, or `undefined` where the expression may be something else.
 */
export function getIdName(
  node: TSESTree.Expression,
  isId: (name: string) => boolean,
): string | undefined {
  const expression = unwrapExpression(node);
  switch (expression.type) {
    case AST_NODE_TYPES.Identifier:
      return isId(expression.name) ? expression.name : undefined;
    case AST_NODE_TYPES.MemberExpression: {
      const name = getMemberName(expression);
      const object = unwrapExpression(expression.object);
      return name !== undefined && isId(name) && !isAggregate(object) && !isSettings(object)
        ? name
        : undefined;
    }
    case AST_NODE_TYPES.CallExpression:
      return getNameOfCall(expression, isId);
    case AST_NODE_TYPES.AwaitExpression:
      return getIdName(expression.argument, isId);
    case AST_NODE_TYPES.LogicalExpression: {
      const name = getIdName(expression.right, isId);
      if (expression.operator === '&&') return name;
      return getIdName(expression.left, isId) === undefined ? undefined : name;
    }
    default:
      return undefined;
  }
}
