import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../../flow/flow.js';

function isNothing(node: TSESTree.Node | null): boolean {
  return (
    node === null ||
    (node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined') ||
    (node.type === AST_NODE_TYPES.UnaryExpression && node.operator === 'void') ||
    // Anything else is an error to Node.js.
    (node.type === AST_NODE_TYPES.Literal && (node.value === null || node.value === false))
  );
}

/**
 * Tells whether a function for `checkServerIdentity` finds nothing wrong whoever the server is: it returns no error.
 *
 * @param flow - The flow of the file.
 * @param node - The function, or its name.
 * @returns Whether it has no statement but such a return.
 */
export function approvesAll(flow: Flow, node: TSESTree.Node): boolean {
  const callable = flow.bindings.functionOf(node);
  if (callable === undefined) return false;
  const { body } = callable;
  if (body.type !== AST_NODE_TYPES.BlockStatement) return isNothing(body);
  return body.body.every(
    (it) => it.type === AST_NODE_TYPES.ReturnStatement && isNothing(it.argument),
  );
}
