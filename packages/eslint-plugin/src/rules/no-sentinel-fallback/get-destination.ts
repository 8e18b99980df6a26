import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { isConversion } from './is-conversion.js';
import { isFormDefault } from './is-form-default.js';

/** Functions that look a value up, compare it or write it down for a reader. */
const terminal =
  /^(?:has|includes|indexOf|lastIndexOf|startsWith|endsWith|localeCompare|compare|expect|equal|strictEqual|notEqual|notStrictEqual|debug|error|fatal|info|log|trace|warn|setAttributes?|setTags?)$/u;
const ordering = /^(?:sort|toSorted|(?:sort|order|group|key|min|max|uniq|unique)By)$/u;

function isFormValue(name: TSESTree.JSXAttribute['name']): boolean {
  return (
    name.type === AST_NODE_TYPES.JSXIdentifier && /^(?:value|defaultValue|key)$/u.test(name.name)
  );
}

function isForReader({ parent }: TSESTree.JSXExpressionContainer): boolean {
  if (parent.type !== AST_NODE_TYPES.JSXAttribute) return true;
  const { name } = parent.parent;
  const isElement = name.type === AST_NODE_TYPES.JSXIdentifier && /^[a-z]/u.test(name.name);
  return isElement || isFormValue(parent.name);
}

function endsIn(call: TSESTree.CallExpression): boolean {
  const { callee } = call;
  const isMath =
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Math';
  return isMath || terminal.test(getCalleeName(call) ?? '');
}

/** Whether a call turns a value into another form and hands it on. */
function isPassage(call: TSESTree.CallExpression): boolean {
  return isConversion(call) || /^encodeURI(?:Component)?$/u.test(getCalleeName(call) ?? '');
}

function isLogged({ parent }: TSESTree.Property): boolean {
  return parent.parent.type === AST_NODE_TYPES.CallExpression && endsIn(parent.parent);
}

function isQuery({ tag }: TSESTree.TaggedTemplateExpression): boolean {
  const name = tag.type === AST_NODE_TYPES.MemberExpression ? getMemberName(tag) : undefined;
  return /sql|query/iu.test(tag.type === AST_NODE_TYPES.Identifier ? tag.name : (name ?? ''));
}

function isOrderingKey(node: TSESTree.Node): boolean {
  const { parent } = node;
  return (
    parent?.type === AST_NODE_TYPES.CallExpression && ordering.test(getCalleeName(parent) ?? '')
  );
}

/**
 * Finds what a value is handed to, if it goes anywhere as a value of its own.
 *
 * @param node - The expression that yields the value.
 * @returns The node that takes the value (a declaration, a property, a call, a `return`, ...), or
 *   `undefined` where it ends: compared, calculated with, written out for a reader, logged, looked
 *   up in a list, used to sort, or the first value of a form field.
 */
export function getDestination(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
      return getDestination(parent);
    case AST_NODE_TYPES.LogicalExpression:
      return parent.operator === '&&' && parent.left === node ? undefined : getDestination(parent);
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === node ? undefined : getDestination(parent);
    case AST_NODE_TYPES.CallExpression:
      if (parent.callee === node) return undefined;
      if (isPassage(parent)) return getDestination(parent);
      return endsIn(parent) ? undefined : parent;
    case AST_NODE_TYPES.TemplateLiteral:
      return parent.parent.type === AST_NODE_TYPES.TaggedTemplateExpression &&
        isQuery(parent.parent)
        ? parent.parent
        : undefined;
    case AST_NODE_TYPES.JSXExpressionContainer:
      return isForReader(parent) ? undefined : parent;
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return isOrderingKey(parent) ? undefined : parent;
    case AST_NODE_TYPES.Property:
      return isLogged(parent) || isFormDefault(parent) ? undefined : parent;
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.AssignmentExpression:
    case AST_NODE_TYPES.AssignmentPattern:
    case AST_NODE_TYPES.ExportDefaultDeclaration:
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.VariableDeclarator:
    case AST_NODE_TYPES.YieldExpression:
      return parent;
    default:
      return undefined;
  }
}
