import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getChildNodes } from '../../ast/get-child-nodes.js';
import { getEnclosingFunction } from '../../ast/get-enclosing-function.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { isFunction } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';

/** What may be read before a token is checked: which key it needs, and whether it is worth the trouble. */
const harmless = new Set('header kid alg exp iat nbf iss jti aud protectedHeader'.split(' '));
const verifying = /verif|validat|introspect|authenticate|checkToken|checkJwt/iu;

/** The function that answers the request, or the outermost one. */
function getHandler(flow: Flow, node: TSESTree.Node): TSESTree.Node {
  let outer = getEnclosingFunction(node);
  for (let next = outer; next !== undefined; next = getEnclosingFunction(next)) {
    outer = next;
    if (next.params.some((it) => flow.valueOf(it).kind === 'request')) break;
  }
  return outer ?? node;
}

function verifiesElsewhere(flow: Flow, call: TSESTree.Node): boolean {
  const stack: TSESTree.Node[] = [getHandler(flow, call)];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (
      node !== call &&
      node.type === AST_NODE_TYPES.CallExpression &&
      verifying.test(getCalleeName(node) ?? '')
    )
      return true;
    stack.push(...getChildNodes(flow.sourceCode, node));
  }
  return false;
}

function isPatternHarmless(pattern: TSESTree.Node): boolean {
  return (
    pattern.type === AST_NODE_TYPES.ObjectPattern &&
    pattern.properties.every(
      (it) =>
        it.type === AST_NODE_TYPES.Property &&
        it.key.type === AST_NODE_TYPES.Identifier &&
        harmless.has(it.key.name),
    )
  );
}

/** Whether a use of what was decoded goes by more than its header and times. */
function isTrustingUse(flow: Flow, node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.MemberExpression: {
      if (parent.object !== node) return true;
      const name = getMemberName(parent);
      if (name === 'payload') return isTrustingUse(flow, parent);
      return name === undefined || !harmless.has(name);
    }
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
      return isTrustingUse(flow, parent);
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.ConditionalExpression:
      return false;
    case AST_NODE_TYPES.VariableDeclarator:
      if (parent.id.type !== AST_NODE_TYPES.Identifier) return !isPatternHarmless(parent.id);
      return isVariableTrusted(flow, parent.id);
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left.type === AST_NODE_TYPES.Identifier
        ? isVariableTrusted(flow, parent.left)
        : true;
    default:
      return true;
  }
}

function isVariableTrusted(flow: Flow, name: TSESTree.Identifier): boolean {
  const variable = flow.bindings.variableOf(name);
  return (variable?.references ?? []).some(
    (it) => it.isRead() && isTrustingUse(flow, it.identifier),
  );
}

/**
 * Tells whether what a token says is believed although nothing has checked it.
 *
 * @param flow - The flow of the file.
 * @param call - The call that decodes the token.
 * @returns Whether it is. Tokens that do not come from a request are left alone: clients read their own.
 */
export function isTrusted(flow: Flow, call: TSESTree.CallExpression): boolean {
  const [token, callback] = call.arguments;
  if (token === undefined) return false;
  const { kind } = flow.valueOf(token);
  if (kind !== 'input' && kind !== 'request') return false;
  if (verifiesElsewhere(flow, call)) return false;
  // Decoders call nobody back, but it is written.
  return isFunction(callback) || isTrustingUse(flow, call);
}
