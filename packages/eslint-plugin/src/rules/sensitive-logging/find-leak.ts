import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getEnclosingFunction } from '../../ast/get-enclosing-function.js';
import { getExpressionName } from '../../ast/get-expression-name.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { isDefinition } from '../../ast/is-definition.js';
import { isFunction } from '../../ast/is-function.js';
import { splitName } from '../../ast/split-name.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import { getClassBody } from '../../flow/bindings.js';
import type { Flow } from '../../flow/flow.js';
import { getStaticText } from '../../flow/get-static-text.js';
import { resolveConstant } from '../../flow/resolve-constant.js';
import { getConnectionPassword } from '../../secrets/get-connection-password.js';
import { getSecretKind } from '../../secrets/get-secret-kind.js';
import { mayBeText } from '../../types/may-be-text.js';

/** What would be written, and by what it is known. */
export interface Leak {
  readonly node: TSESTree.Node;
  readonly what: string;
}

const deepest = 12;

/** Functions that write out all that they are given. */
const writing =
  /^(?:stringify|inspect|format|String|toString|dump|concat|join|entries|from|trim)$/u;
const secretHeader =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key|x-auth-token|x-access-token)$/iu;
const oneTimeCode = /^(?:otp|otpCode|otp_code|oneTimePassword|mfaCode|totpCode)$/u;
/** Addresses of databases and brokers, which mostly hold a password. */
const connection =
  /^(?:(?:\w+_)?(?:database|db|mongo|mongodb|postgres|postgresql|pg|mysql|redis|amqp|rabbitmq|rabbit|clickhouse|mssql)_?(?:connection_?)?(?:url|uri|dsn|string)|\w*connection_?string|dsn)$/iu;
const environment = /^(?:process\.env|import\.meta\.env|cfenv\.getAppEnv\(\))$/u;
const requestHeaders = /^(?:headers|reqHeaders|requestHeaders)$/u;
/** How code that reads text piece by piece treats what it calls a token. */
const lexing =
  /\btokens?\??\.(?:type|kind|value|loc|range|start|end|line|lexeme|text|pos)\b|\b(?:tokeniz|tokenis|lexer)/iu;
const question =
  /^(?:is|has|had|should|can|no|with|show|hide|length|count|type|id|name|exists?|valid|expir\w*|ttl|status|hash\w*|masked|redacted|encrypted|public|error|prefix|last|first|field|key|index|fingerprint|preview)$/iu;

/** Whether a name only speaks of a secret: `tokenId`, `hasPassword`. */
function isAbout(name: string): boolean {
  return splitName(name).some((word) => question.test(word)) && getSecretKind(name) === undefined;
}

function isLexing(flow: Flow): boolean {
  return flow.once('lexes', flow.sourceCode, false, () => lexing.test(flow.sourceCode.text));
}

function isSecret(flow: Flow, name: string): boolean {
  const kind = getSecretKind(name);
  if (kind === undefined) return oneTimeCode.test(name);
  return kind !== 'token' || splitName(name).length > 1 || !isLexing(flow);
}

function ofAll(
  flow: Flow,
  nodes: readonly (TSESTree.Node | null)[],
  depth: number,
): Leak | undefined {
  for (const node of nodes) {
    const leak = node === null ? undefined : findLeak(flow, node, depth + 1);
    if (leak !== undefined) return leak;
  }
  return undefined;
}

function getKey({ computed, key }: TSESTree.Property): string | undefined {
  if (!computed && key.type === AST_NODE_TYPES.Identifier) return key.name;
  return key.type === AST_NODE_TYPES.Literal ? String(key.value) : undefined;
}

function ofObject(flow: Flow, object: TSESTree.ObjectExpression, depth: number): Leak | undefined {
  for (const property of object.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      const leak = findLeak(flow, property.argument, depth + 1);
      if (leak !== undefined) return leak;
      continue;
    }
    const key = getKey(property);
    if (key !== undefined && isSecret(flow, key) && holdsText(flow, property.value))
      return { node: property, what: key };
    const leak = findLeak(flow, property.value, depth + 1);
    if (leak !== undefined) return leak;
  }
  return undefined;
}

/** Whether what a secret's name is given can be the secret: not a mask, an answer to a question, or a number. */
function holdsText(flow: Flow, node: TSESTree.Node): boolean {
  const plain = unwrapExpression(node as TSESTree.Expression);
  if (plain.type !== AST_NODE_TYPES.Identifier && plain.type !== AST_NODE_TYPES.MemberExpression)
    return false;
  if (
    isAbout(getExpressionName(plain) ?? '') ||
    (plain.type === AST_NODE_TYPES.Identifier && plain.name === 'undefined')
  )
    return false;
  const made = resolveConstant(flow, plain);
  const isMasked =
    made.type === AST_NODE_TYPES.CallExpression ||
    made.type === AST_NODE_TYPES.UnaryExpression ||
    made.type === AST_NODE_TYPES.BinaryExpression;
  if (isMasked && made.type !== AST_NODE_TYPES.CallExpression) return false;
  return mayBeText(flow.sourceCode, plain);
}

function ofMember(flow: Flow, node: TSESTree.MemberExpression): Leak | undefined {
  const name = getMemberName(node);
  if (name === undefined) return undefined;
  const what = flow.sourceCode.getText(node).slice(0, 60);
  const object = flow.valueOf(node.object);
  if (object.request === 'headers') return secretHeader.test(name) ? { node, what } : undefined;
  if (isSecret(flow, name)) return mayBeText(flow.sourceCode, node) ? { node, what } : undefined;
  const isSetting = /^(?:process|import\.meta)\.env\./u.test(flow.nameOf(node) ?? '');
  if (connection.test(name) && isSetting) return { node, what };
  if (environment.test(flow.nameOf(node) ?? '')) return { node, what };
  const whole = flow.valueOf(node);
  if (whole.request === 'headers' || whole.request === 'cookies') return { node, what };
  if (name === 'body' && object.request === 'request') return ofBody(flow, node);
  return undefined;
}

/** The body of a request to sign in or up: the same function takes a password out of it. */
function ofBody(flow: Flow, node: TSESTree.Node): Leak | undefined {
  const callable = getEnclosingFunction(node);
  if (callable === undefined) return undefined;
  const text = flow.sourceCode.getText(callable);
  const takes =
    /\bbody\.(?:\w*password|passwd)\b|\{[^{}]*\b\w*password\b[^{}]*\}\s*=\s*(?:\w+\.)*body\b/iu;
  return takes.test(text)
    ? { node, what: `${flow.sourceCode.getText(node).slice(0, 50)}, with its password` }
    : undefined;
}

function ofIdentifier(flow: Flow, node: TSESTree.Identifier, depth: number): Leak | undefined {
  const { name } = node;
  if (isSecret(flow, name)) {
    const made = resolveConstant(flow, node);
    if (made.type === AST_NODE_TYPES.BinaryExpression && made.operator !== '+') return undefined;
    if (made.type === AST_NODE_TYPES.UnaryExpression) return undefined;
    return mayBeText(flow.sourceCode, node) ? { node, what: name } : undefined;
  }
  if (environment.test(flow.nameOf(node) ?? '')) return { node, what: name };
  if (flow.valueOf(node).request === 'headers') return { node, what: name };
  const variable = flow.bindings.variableOf(node);
  const definition = variable?.defs[0];
  if (isDefinition(definition, 'Parameter')) {
    if (requestHeaders.test(name) && isServerParameter(definition.node))
      return { node, what: name };
    return ofElement(flow, node, definition.node, depth);
  }
  const init = resolveConstant(flow, node);
  if (connection.test(name)) {
    const text = getStaticText(flow, init);
    return text === undefined || getConnectionPassword(text) !== undefined
      ? { node, what: name }
      : undefined;
  }
  if (init === node) return undefined;
  switch (init.type) {
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.ArrayExpression: {
      const leak = findLeak(flow, init, depth + 1);
      return leak && { node, what: `${leak.what} in ${name}` };
    }
    case AST_NODE_TYPES.CallExpression:
      return environment.test(flow.nameOf(init) ?? '') ? { node, what: name } : undefined;
    case AST_NODE_TYPES.MemberExpression: {
      const leak = findLeak(flow, init, depth + 1);
      return leak && { node, what: leak.what };
    }
    default:
      return undefined;
  }
}

/** Whether a class that serves requests is handed all headers of one. */
function isServerParameter(callable: TSESTree.Node): boolean {
  const body = getClassBody(callable);
  // Parsers other than typescript-eslint's leave decorators out.
  const decorators: readonly TSESTree.Decorator[] | undefined = body?.parent.decorators;
  return (decorators ?? []).some(
    ({ expression }) =>
      expression.type === AST_NODE_TYPES.CallExpression &&
      /^(?:Injectable|Controller)$/u.test(getCalleeName(expression) ?? ''),
  );
}

/** An element of a list that is written in the file, or the records that a query hands over. */
function ofElement(
  flow: Flow,
  node: TSESTree.Identifier,
  callable: TSESTree.Node,
  depth: number,
): Leak | undefined {
  if (!isFunction(callable) || callable.parent.type !== AST_NODE_TYPES.CallExpression)
    return undefined;
  const { callee } = callable.parent;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const method = getMemberName(callee) ?? '';
  if (/^(?:forEach|map|filter)$/u.test(method)) {
    const list = resolveConstant(flow, callee.object);
    return list.type === AST_NODE_TYPES.ArrayExpression
      ? ofRecords(flow, list, node, depth)
      : undefined;
  }
  if (/^(?:exec|then|find\w*|toArray)$/u.test(method)) return ofStored(flow, node);
  return undefined;
}

function ofRecords(
  flow: Flow,
  list: TSESTree.ArrayExpression,
  node: TSESTree.Identifier,
  depth: number,
): Leak | undefined {
  for (const element of list.elements) {
    if (element?.type !== AST_NODE_TYPES.ObjectExpression) continue;
    for (const property of element.properties) {
      const key = property.type === AST_NODE_TYPES.Property ? getKey(property) : undefined;
      if (key !== undefined && getSecretKind(key) === 'password')
        return { node, what: `${key} of ${node.name}` };
    }
    return findLeak(flow, element, depth + 1);
  }
  return undefined;
}

/** Users as they are stored, in a file that stores their passwords with them. */
function ofStored(flow: Flow, node: TSESTree.Identifier): Leak | undefined {
  const [singular] = /^(?:users?|accounts?|members?|customers?)$/iu.exec(node.name) ?? [];
  if (singular === undefined) return undefined;
  const model = singular.replace(/s$/iu, '');
  const stores = new RegExp(
    `new ${model}\\(\\{[^{}]*\\bpassword\\b|\\b${model}s?(?:\\[\\w+\\])?\\.password\\b`,
    'iu',
  );
  return stores.test(flow.sourceCode.text) ? { node, what: `password of ${node.name}` } : undefined;
}

/**
 * Finds a secret in what is written to a log.
 *
 * @param flow - The flow of the file.
 * @param node - What is written.
 * @param depth - How many steps were taken.
 * @returns The secret, or `undefined`. Answers of functions that this file does not know are taken for harmless:
 *   they may mask what they are given.
 */
export function findLeak(flow: Flow, node: TSESTree.Node, depth = 0): Leak | undefined {
  if (depth > deepest) return undefined;
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return ofIdentifier(flow, node, depth);
    case AST_NODE_TYPES.MemberExpression:
      return ofMember(flow, node);
    case AST_NODE_TYPES.TemplateLiteral:
      return ofAll(flow, node.expressions, depth);
    case AST_NODE_TYPES.BinaryExpression:
      return node.operator === '+' ? ofAll(flow, [node.left, node.right], depth) : undefined;
    case AST_NODE_TYPES.LogicalExpression:
      return ofAll(flow, node.operator === '&&' ? [node.right] : [node.left, node.right], depth);
    case AST_NODE_TYPES.ConditionalExpression:
      return ofAll(flow, [node.consequent, node.alternate], depth);
    case AST_NODE_TYPES.ObjectExpression:
      return ofObject(flow, node, depth);
    case AST_NODE_TYPES.ArrayExpression:
      return ofAll(flow, node.elements, depth);
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.AwaitExpression:
      return findLeak(flow, node.argument, depth + 1);
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.ChainExpression:
      return findLeak(flow, node.expression, depth + 1);
    case AST_NODE_TYPES.CallExpression:
      return ofCall(flow, node, depth);
    default:
      return undefined;
  }
}

function ofCall(flow: Flow, node: TSESTree.CallExpression, depth: number): Leak | undefined {
  const name = flow.nameOf(node) ?? '';
  if (environment.test(name)) return { node, what: flow.sourceCode.getText(node).slice(0, 60) };
  const { callee } = node;
  const [first] = node.arguments;
  // `req.get('authorization')`
  if (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:get|header)$/u.test(getMemberName(callee) ?? '') &&
    first?.type === AST_NODE_TYPES.Literal &&
    secretHeader.test(String(first.value)) &&
    flow.valueOf(callee.object).kind === 'request'
  )
    return { node, what: `the header ${String(first.value)}` };
  if (!writing.test(getCalleeName(node) ?? '')) return undefined;
  // A replacer of `JSON.stringify` may leave things out.
  const isFiltered =
    name === 'JSON.stringify()' &&
    node.arguments[1] !== undefined &&
    !(node.arguments[1].type === AST_NODE_TYPES.Literal && node.arguments[1].value === null);
  if (isFiltered) return undefined;
  const written = ofAll(flow, node.arguments, depth);
  if (written !== undefined) return written;
  return callee.type === AST_NODE_TYPES.MemberExpression
    ? findLeak(flow, callee.object, depth + 1)
    : undefined;
}
