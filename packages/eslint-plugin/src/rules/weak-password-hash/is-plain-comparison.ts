import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction } from '../../ast/get-enclosing-function.js';
import { getExpressionName } from '../../ast/get-expression-name.js';
import { getParameterName } from '../../ast/get-parameter-name.js';
import { splitName } from '../../ast/split-name.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import type { Flow } from '../../flow/flow.js';
import { getSecretKind } from '../../secrets/get-secret-kind.js';

/** Names of what is typed in twice, or shall differ from before. */
const typed =
  /confirm|repeat|retype|again|verif|new|old|current|previous|prev|second|check|re$|[12]$/iu;
/** Objects that hold the password of a service and not of a user, or a form. */
const settings =
  /^(?:config|configuration|conf|cfg|options|opts|settings|env|process|props|state|values?|form\w*|fields|params|query|constants|credentials)$/iu;
const comparing = /^(?:compare|verify|check|validate|match|is_?valid)_?(?:user_?)?passwords?$/iu;

function getRoot(node: TSESTree.Node): TSESTree.Node {
  let current = unwrapExpression(node as TSESTree.Expression);
  while (current.type === AST_NODE_TYPES.MemberExpression)
    current = unwrapExpression(current.object);
  return current;
}

function isPassword(node: TSESTree.Node): boolean {
  const name = getExpressionName(node);
  return name !== undefined && getSecretKind(name) === 'password' && !typed.test(name);
}

function hasSettings(node: TSESTree.Node): boolean {
  let current = unwrapExpression(node as TSESTree.Expression);
  while (current.type === AST_NODE_TYPES.MemberExpression) {
    current = unwrapExpression(current.object);
    if (settings.test(getExpressionName(current) ?? '')) return true;
  }
  return current.type === AST_NODE_TYPES.ThisExpression;
}

/** Whether the function around a comparison is named for comparing passwords, and returns what comes out. */
function isInComparison(node: TSESTree.BinaryExpression): boolean {
  const callable = getEnclosingFunction(node);
  if (callable === undefined) return false;
  const { parent } = callable;
  const name =
    ('id' in callable ? callable.id?.name : undefined) ??
    (parent.type === AST_NODE_TYPES.VariableDeclarator &&
    parent.id.type === AST_NODE_TYPES.Identifier
      ? parent.id.name
      : undefined) ??
    ('key' in parent && parent.key.type === AST_NODE_TYPES.Identifier
      ? parent.key.name
      : undefined) ??
    (parent.type === AST_NODE_TYPES.AssignmentExpression
      ? getExpressionName(parent.left)
      : undefined);
  const isReturned = callable.body === node || node.parent.type === AST_NODE_TYPES.ReturnStatement;
  return isReturned && name !== undefined && comparing.test(name);
}

/** `comparePassword = (stored, given) => stored === given` */
function comparesParameters(node: TSESTree.BinaryExpression): boolean {
  const parameters = (getEnclosingFunction(node)?.params ?? []).map(
    (it) => getParameterName(it)?.name,
  );
  return [node.left, node.right].every(
    (it) =>
      it.type === AST_NODE_TYPES.Identifier &&
      parameters.includes(it.name) &&
      !typed.test(it.name) &&
      !splitName(it.name).includes('hash'),
  );
}

/** `this.password` of an object that is a user */
function isOwnPassword(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.MemberExpression &&
    node.object.type === AST_NODE_TYPES.ThisExpression
  );
}

/**
 * Tells whether a stored password is compared as it is, so that it must have been stored as it is.
 *
 * @param flow - The flow of the file.
 * @param node - The comparison.
 * @returns Whether a password of a record is compared with one that comes from outside.
 */
export function isPlainComparison(flow: Flow, node: TSESTree.BinaryExpression): boolean {
  if (!/^[=!]==?$/u.test(node.operator)) return false;
  const isComparison = isInComparison(node);
  if (isComparison && comparesParameters(node)) return true;
  const { left, right } = node;
  if (!isPassword(left) || !isPassword(right)) return false;
  if (isComparison && (isOwnPassword(left) || isOwnPassword(right))) return true;
  const isRecord = (side: TSESTree.Node): boolean => {
    const plain = unwrapExpression(side as TSESTree.Expression);
    return (
      plain.type === AST_NODE_TYPES.MemberExpression &&
      !hasSettings(plain) &&
      // An address with a password in it.
      flow.nameOf(plain.object) !== 'URL()' &&
      flow.valueOf(plain).kind !== 'input'
    );
  };
  const record = [left, right].find(isRecord);
  if (record === undefined) return false;
  const other = record === left ? right : left;
  if (hasSettings(other)) return false;
  const root = getRoot(record);
  const otherRoot = getRoot(other);
  const isSameObject =
    root.type === AST_NODE_TYPES.Identifier &&
    otherRoot.type === AST_NODE_TYPES.Identifier &&
    root.name === otherRoot.name;
  return !isSameObject;
}
