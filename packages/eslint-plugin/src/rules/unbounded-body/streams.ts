import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getChildNodes } from '../../ast/get-child-nodes.js';
import { getEnclosingFunction } from '../../ast/get-enclosing-function.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { isFunction } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';

/** Signs of a limit in the code that collects: a length that is compared, a stream that is broken off. */
const limit =
  /\.(?:byteLength|length|size)\s*[<>]|\+=?\s*[\w.]+\.(?:byteLength|length)\b|\.(?:destroy|pause|unpipe)\(|limit|max[A-Z_]|\b413\b|content-?length|too[ _]?large/iu;

/** Functions that read a stream to its end into memory, however long it is. */
const readers =
  /^(?:stream\/consumers\.(?:arrayBuffer|blob|buffer|json|text)|raw-body|get-stream(?:\.(?:default|getStream(?:AsBuffer|AsArrayBuffer|AsArray)?|buffer|array))?)$/u;

/** Whether a stream is what a client sends: Node's `req`, `request.raw`, `ctx.req`, a content type parser's payload. */
function isRequestStream(flow: Flow, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.LogicalExpression) return isRequestStream(flow, node.left);
  const { kind, request } = flow.valueOf(node);
  if (kind === 'request') return request === 'request';
  // The body of a web request is a stream that anything may be read from: `c.req.raw.body`, `request.body`.
  if (node.type === AST_NODE_TYPES.MemberExpression && getMemberName(node) === 'body')
    return flow.valueOf(node.object).request === 'request';
  const definition = flow.bindings.variableOf(node)?.defs[0];
  const callable = definition?.node as TSESTree.Node | undefined;
  if (!isFunction(callable) || callable.params[1] !== definition?.name) return false;
  const { parent } = callable;
  return (
    parent.type === AST_NODE_TYPES.CallExpression &&
    parent.callee.type === AST_NODE_TYPES.MemberExpression &&
    getMemberName(parent.callee) === 'addContentTypeParser'
  );
}

/** Whether some code keeps all that comes under a name: `body += chunk`, `chunks.push(chunk)`. */
function keeps(flow: Flow, code: TSESTree.Node, name: TSESTree.Node): boolean {
  const variable = flow.bindings.variableOf(name);
  const isChunk = (node: TSESTree.Node): boolean => {
    if (node.type === AST_NODE_TYPES.CallExpression) {
      const { callee } = node;
      const object = callee.type === AST_NODE_TYPES.MemberExpression ? callee.object : undefined;
      return [object, ...node.arguments].some((it) => it !== undefined && isChunk(it));
    }
    if (node.type === AST_NODE_TYPES.BinaryExpression)
      return isChunk(node.left) || isChunk(node.right);
    if (node.type === AST_NODE_TYPES.ArrayExpression)
      return node.elements.some((it) => it !== null && isChunk(it));
    if (node.type === AST_NODE_TYPES.TSAsExpression) return isChunk(node.expression);
    return variable !== undefined && flow.bindings.variableOf(node) === variable;
  };
  const stack = [code];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === AST_NODE_TYPES.AssignmentExpression) {
      const isSum = node.operator === '+=' || node.right.type === AST_NODE_TYPES.BinaryExpression;
      const isJoin =
        node.operator === '=' && /\.concat\(/u.test(flow.sourceCode.getText(node.right));
      if ((isSum || isJoin) && isChunk(node.right)) return true;
    }
    if (
      node.type === AST_NODE_TYPES.CallExpression &&
      node.callee.type === AST_NODE_TYPES.MemberExpression &&
      getMemberName(node.callee) === 'push' &&
      node.arguments.some(isChunk)
    )
      return true;
    stack.push(...getChildNodes(flow.sourceCode, node));
  }
  return false;
}

function isLimited(flow: Flow, node: TSESTree.Node): boolean {
  const callable = getEnclosingFunction(node) ?? flow.sourceCode.ast;
  // Hono's middleware also bounds the streams that later handlers read.
  return (
    limit.test(flow.sourceCode.getText(callable)) || flow.sourceCode.text.includes('bodyLimit(')
  );
}

/**
 * Tells whether a call collects all that a client sends: `req.on('data', (chunk) => { body += chunk; })`, `text(req)`.
 *
 * @param flow - The flow of the file.
 * @param call - The call.
 * @returns Whether it does, with no sign of a limit in the function around it.
 */
export function collectsAll(flow: Flow, call: TSESTree.CallExpression): boolean {
  const { arguments: args, callee } = call;
  const [first, second] = args;
  if (first === undefined) return false;
  if (readers.test(flow.nameOf(callee) ?? '')) {
    const isBounded = ['limit', 'maxBuffer'].some(
      (it) => second !== undefined && getProperty(flow, second, it).kind !== 'absent',
    );
    const isEncoding = second?.type === AST_NODE_TYPES.Literal;
    return (isEncoding || !isBounded) && isRequestStream(flow, first) && !isLimited(flow, call);
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression || getMemberName(callee) !== 'on')
    return false;
  if (first.type !== AST_NODE_TYPES.Literal || first.value !== 'data') return false;
  const handler = second === undefined ? undefined : flow.bindings.functionOf(second);
  const chunk = handler?.params[0];
  return (
    handler !== undefined &&
    chunk !== undefined &&
    isRequestStream(flow, callee.object) &&
    keeps(flow, handler.body, chunk) &&
    !isLimited(flow, call)
  );
}

/**
 * Tells whether a loop collects all that a client sends: `for await (const chunk of req) chunks.push(chunk);`.
 *
 * @param flow - The flow of the file.
 * @param loop - The loop.
 * @returns Whether it does, with no sign of a limit in the function around it.
 */
export function loopsOverAll(flow: Flow, loop: TSESTree.ForOfStatement): boolean {
  const { body, left, right } = loop;
  if (!loop.await || left.type !== AST_NODE_TYPES.VariableDeclaration) return false;
  return (
    isRequestStream(flow, right) &&
    keeps(flow, body, left.declarations[0].id) &&
    !isLimited(flow, loop)
  );
}
