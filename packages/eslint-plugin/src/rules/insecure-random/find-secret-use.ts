import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getExpressionName } from '../../ast/get-expression-name.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';
import { getStaticText } from '../../flow/get-static-text.js';
import { resolveConstant } from '../../flow/resolve-constant.js';
import { isSecretMaker, isSecretName } from './is-secret-name.js';

/** A value is followed through no more places than this; nobody writes longer chains. */
const most = 60;

/** Functions whose answer can be guessed where what they are given can. */
const passing = new Set(
  (
    'floor round ceil trunc abs String Number parseInt BigInt from toString toFixed substring substr slice padStart padEnd ' +
    'concat join repeat replace replaceAll toUpperCase toLowerCase trim charAt fromCharCode at map fill reduce update digest ' +
    'createHash md5 sha1 sha256 sha512 btoa encodeURIComponent stringify encode fromCodePoint split reverse isoformat toISOString resolve hash MD5 SHA1 SHA256'
  ).split(' '),
);
const alphabet =
  /char|alphabet|letter|digit|pool|possible|symbol|hex|set$|base|source|src$|numbers$/iu;

/** The name that a function goes by, also as a method, a member or what is assigned. */
function getFunctionName(callable: FunctionNode): string | undefined {
  if ('id' in callable && callable.id) return callable.id.name;
  const { parent } = callable;
  switch (parent.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.id.type === AST_NODE_TYPES.Identifier ? parent.id.name : undefined;
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition:
      return getKeyName(parent);
    case AST_NODE_TYPES.AssignmentExpression:
      return getExpressionName(parent.left);
    default:
      return undefined;
  }
}

function getKeyName({
  computed,
  key,
}: {
  computed: boolean;
  key: TSESTree.Node;
}): string | undefined {
  if (
    !computed &&
    (key.type === AST_NODE_TYPES.Identifier || key.type === AST_NODE_TYPES.PrivateIdentifier)
  )
    return key.name;
  return key.type === AST_NODE_TYPES.Literal ? String(key.value) : undefined;
}

/** Picking a letter makes a text; picking one of the things there are is no secret. */
function picksLetter(flow: Flow, list: TSESTree.Node): boolean {
  const plain = resolveConstant(flow, list);
  if (plain.type === AST_NODE_TYPES.ArrayExpression)
    return plain.elements.every(
      (it) => it?.type === AST_NODE_TYPES.Literal && String(it.value).length <= 2,
    );
  if ((getStaticText(flow, plain)?.length ?? 0) >= 8) return true;
  return alphabet.test(getExpressionName(list) ?? '');
}

const asText =
  /^(?:toString|String|toISOString|digest|stringify|concat|join|md5|sha1|sha256|hash|from)$/u;

/** Whether a number becomes a text there. */
function makesText(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.TemplateLiteral) return true;
  if (node.type === AST_NODE_TYPES.BinaryExpression)
    return [node.left, node.right].some(
      (it) => it.type === AST_NODE_TYPES.Literal && typeof it.value === 'string',
    );
  return node.type === AST_NODE_TYPES.CallExpression && asText.test(getCalleeName(node) ?? '');
}

/** Where a value comes to be a secret. */
export interface SecretUse {
  readonly name: string;
  /** Whether it becomes a text on the way; a number may only count. */
  readonly isText: boolean;
}

/**
 * Follows a value to where its name, or the name of the function that makes it, says that it is a secret.
 *
 * @param flow - The flow of the file.
 * @param origin - The expression that makes the value.
 * @returns The place, or `undefined` where no such place is found.
 */
export function findSecretUse(flow: Flow, origin: TSESTree.Node): SecretUse | undefined {
  const visited = new Set<TSESTree.Node>();
  const queue: TSESTree.Node[] = [origin];
  let found: string | undefined;

  function visit(node: TSESTree.Node | null | undefined): void {
    if (!node || visited.has(node) || visited.size > most) return;
    visited.add(node);
    queue.push(node);
  }

  function visitName(identifier: TSESTree.Identifier): void {
    if (isSecretName(identifier.name)) {
      found ??= identifier.name;
      return;
    }
    const variable = flow.bindings.variableOf(identifier);
    for (const reference of variable?.references ?? []) {
      if (reference.isRead()) visit(reference.identifier);
    }
  }

  function visitTarget(target: TSESTree.Node): void {
    if (target.type === AST_NODE_TYPES.Identifier) {
      visitName(target);
      return;
    }
    const name = getExpressionName(target);
    if (name !== undefined && isSecretName(name)) found ??= name;
    // `bytes[i] = …`
    else if (target.type === AST_NODE_TYPES.MemberExpression && target.computed)
      visitTarget(target.object);
  }

  function visitFunction(callable: FunctionNode | undefined): void {
    if (callable === undefined) return;
    const name = getFunctionName(callable);
    if (name !== undefined && isSecretMaker(name)) {
      found ??= name;
      return;
    }
    const { parent } = callable;
    if (parent.type === AST_NODE_TYPES.CallExpression && parent.callee !== callable) {
      if (passing.has(getCalleeName(parent) ?? '')) visit(parent);
      return;
    }
    for (const call of flow.bindings.callsOf(callable).calls) visit(call);
  }

  function step(node: TSESTree.Node): void {
    const { parent } = node;
    switch (parent?.type) {
      case AST_NODE_TYPES.VariableDeclarator:
        if (parent.init === node) visitTarget(parent.id);
        return;
      case AST_NODE_TYPES.AssignmentExpression:
        if (parent.right === node) visitTarget(parent.left);
        return;
      case AST_NODE_TYPES.AssignmentPattern:
        if (parent.right === node) visitTarget(parent.left);
        return;
      case AST_NODE_TYPES.Property:
      case AST_NODE_TYPES.PropertyDefinition: {
        const name = parent.value === node ? getKeyName(parent) : undefined;
        if (name !== undefined && isSecretName(name)) found ??= name;
        return;
      }
      case AST_NODE_TYPES.ReturnStatement:
        visitFunction(getFunction(node));
        return;
      case AST_NODE_TYPES.ArrowFunctionExpression:
        if (parent.body === node) visitFunction(parent);
        return;
      case AST_NODE_TYPES.MemberExpression:
        if (parent.object === node) visit(parent);
        else if (parent.computed && picksLetter(flow, parent.object)) visit(parent);
        return;
      case AST_NODE_TYPES.CallExpression: {
        if (parent.callee === node) {
          if (node.type !== AST_NODE_TYPES.MemberExpression) visit(parent);
          else if (passing.has(getCalleeName(parent) ?? '')) visit(parent);
          return;
        }
        const name = getCalleeName(parent) ?? '';
        // What is signed with a key can be known to all.
        const isSigned =
          name === 'update' &&
          parent.callee.type === AST_NODE_TYPES.MemberExpression &&
          flow.nameOf(parent.callee.object) === 'crypto.createHmac()';
        if (isSigned) return;
        if (passing.has(name)) visit(parent);
        else if (
          (name === 'push' || name === 'unshift') &&
          parent.callee.type === AST_NODE_TYPES.MemberExpression
        )
          visitTarget(parent.callee.object);
        return;
      }
      case AST_NODE_TYPES.ConditionalExpression:
        if (parent.test !== node) visit(parent);
        return;
      case AST_NODE_TYPES.BinaryExpression:
        if (!/^(?:[=!]==?|[<>]=?|in|instanceof)$/u.test(parent.operator)) visit(parent);
        return;
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.TemplateLiteral:
      case AST_NODE_TYPES.ArrayExpression:
      case AST_NODE_TYPES.SpreadElement:
      case AST_NODE_TYPES.UnaryExpression:
      case AST_NODE_TYPES.AwaitExpression:
      case AST_NODE_TYPES.ChainExpression:
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.TSSatisfiesExpression:
        visit(parent);
        return;
      default:
    }
  }

  for (let node = queue.pop(); node !== undefined && found === undefined; node = queue.pop())
    step(node);
  if (found === undefined) return undefined;
  return { name: found, isText: [...visited].some((it) => makesText(it)) };
}

function getFunction(node: TSESTree.Node): FunctionNode | undefined {
  // The program's parent is `null`, whatever its type says.
  for (let current = node.parent; current; current = current.parent) {
    if (isFunction(current)) return current;
  }
  return undefined;
}
