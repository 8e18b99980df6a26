import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import type { Flow } from './flow.js';
import { getPatternPath } from './get-pattern-path.js';
import { resolveConstant } from './resolve-constant.js';

const addressOfRequest =
  /^(?:url|originalUrl|path|href|host|hostname|rawPath|rawQueryString|search|querystring|protocol|origin|nextUrl|URL|routerPath|requestContext)$/u;
const partOfAddress =
  /^(?:url|href|path|pathname|search|hash|host|hostname|origin|protocol|port|clone|toString|basePath)$/u;
const hostHeader = /^(?::authority|host|x-forwarded-host|x-original-host|x-forwarded-proto)$/iu;
const headerGetter = /^(?:get|header|getHeader)$/u;

function isOwnMember(flow: Flow, object: TSESTree.Node, name: string): boolean {
  const { request } = flow.valueOf(object);
  if (request === 'headers') return hostHeader.test(name);
  if (request !== undefined && addressOfRequest.test(name)) return true;
  return partOfAddress.test(name) && isOwnAddress(flow, object);
}

/** `const { pathname } = new URL(request.url)` */
function isOwnByPattern(flow: Flow, node: TSESTree.Identifier): boolean {
  const definition = flow.bindings.variableOf(node)?.defs[0];
  if (!isDefinition(definition, 'Variable') || definition.node.init === null) return false;
  const { id, init } = definition.node;
  if (id === definition.name) return false;
  const path = getPatternPath(id, definition.name);
  const [name] = path ?? [];
  return name !== undefined && path?.length === 1 && isOwnMember(flow, init, name);
}

/**
 * Tells whether an expression is the address that the server itself was asked by, or a part of that which cannot
 * lead to another host: `req.originalUrl`, `new URL(request.url).pathname`, `req.get('host')`.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns Whether it is; what is read from the address, as its query, is not.
 */
export function isOwnAddress(flow: Flow, node: TSESTree.Node): boolean {
  return flow.once('own-address', node, false, () => {
    const plain = resolveConstant(flow, node);
    switch (plain.type) {
      case AST_NODE_TYPES.Identifier:
        return isOwnByPattern(flow, plain);
      case AST_NODE_TYPES.MemberExpression: {
        const name = getMemberName(plain);
        return name !== undefined && isOwnMember(flow, plain.object, name);
      }
      case AST_NODE_TYPES.LogicalExpression:
        return isOwnAddress(flow, plain.left) || isOwnAddress(flow, plain.right);
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.NewExpression:
        return isOwnCall(flow, plain);
      default:
        return false;
    }
  });
}

function isOwnCall(flow: Flow, node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const { arguments: args, callee } = node;
  const [first] = args;
  const name = flow.nameOf(callee) ?? '';
  if (/^(?:url\.)?URL$|^url\.parse$|^String$/u.test(name))
    return first !== undefined && isOwnAddress(flow, first);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const method = getMemberName(callee) ?? '';
  if (method === 'clone' || method === 'toString') return isOwnAddress(flow, callee.object);
  return (
    headerGetter.test(method) &&
    first?.type === AST_NODE_TYPES.Literal &&
    hostHeader.test(String(first.value)) &&
    flow.valueOf(callee.object).request !== undefined
  );
}
