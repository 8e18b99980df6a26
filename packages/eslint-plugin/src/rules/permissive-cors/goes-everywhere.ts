import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import type { Flow } from '../../flow/flow.js';
import { getStaticText } from '../../flow/get-static-text.js';

const everyPath = /^\/?(?:\*\w*|\(\.\*\)|\{\*\w+\}|:\w+\*)?$/u;

/**
 * Tells whether a middleware is put before all routes, not before some that are meant to be open.
 *
 * @param flow - The flow of the file.
 * @param node - The middleware, or the call that makes it.
 * @returns Whether it is handed to `use` without a path, also by a name.
 */
export function goesEverywhere(flow: Flow, node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.TSAsExpression:
      return goesEverywhere(flow, parent);
    case AST_NODE_TYPES.VariableDeclarator:
      return (
        flow.bindings
          .variableOf(parent.id)
          ?.references.some((it) => it.isRead() && goesEverywhere(flow, it.identifier)) ?? false
      );
    case AST_NODE_TYPES.CallExpression: {
      const { arguments: args, callee } = parent;
      if (callee.type !== AST_NODE_TYPES.MemberExpression || getMemberName(callee) !== 'use')
        return false;
      const [first] = args;
      if (first === undefined || first === node) return first !== undefined;
      const path = getStaticText(flow, first);
      // The first argument may be another middleware, or a path by a name.
      if (path !== undefined) return everyPath.test(path);
      return first.type === AST_NODE_TYPES.CallExpression;
    }
    default:
      return false;
  }
}
