import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from './flow.js';
import { resolveConstant } from './resolve-constant.js';
import { Purpose } from './value.js';

/**
 * Tells whether an object is handed on as a request brought it, with whatever members: `req.body`, `req.query`,
 * `req.body.profile`.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns Whether it is, and can have any shape.
 */
export function isPartOfRequest(flow: Flow, node: TSESTree.Node): boolean {
  if (!flow.isInput(node, Purpose.operator)) return false;
  const written = resolveConstant(flow, node);
  switch (written.type) {
    case AST_NODE_TYPES.MemberExpression:
      return (
        flow.valueOf(written.object).kind === 'request' || isPartOfRequest(flow, written.object)
      );
    case AST_NODE_TYPES.AwaitExpression:
      return isPartOfRequest(flow, written.argument);
    case AST_NODE_TYPES.CallExpression:
      // `request.json()`
      return flow.valueOf(written).source === written;
    case AST_NODE_TYPES.Identifier: {
      // `const { body } = req`, `@Body() user`
      const variable = flow.bindings.variableOf(written);
      const source = flow.valueOf(written).source;
      return source !== undefined && variable?.identifiers.some((it) => it === source) === true;
    }
    default:
      return false;
  }
}
