import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getConditions } from '../../ast/get-conditions.js';
import type { Flow } from '../../flow/flow.js';
import { isDevelopmentOnly } from '../../flow/is-development-only.js';

/** What says that the other side is this machine, which nobody sits between. */
export const loopback = /\blocal_?host\b|\bis_?local|loopback|\b127\.0\.0\.1\b|::1/iu;

/**
 * Tells whether nobody can stand between where a connection is not checked.
 *
 * @param flow - The flow of the file.
 * @param node - The option or assignment that says so.
 * @returns Whether it is for development or for this machine alone.
 */
export function isLocalOnly(flow: Flow, node: TSESTree.Node): boolean {
  if (isDevelopmentOnly(flow, node)) return true;
  return getConditions(node).some(
    ({ holds, test }) =>
      holds &&
      test.type !== AST_NODE_TYPES.UnaryExpression &&
      loopback.test(flow.sourceCode.getText(test)),
  );
}
