import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

import type { Flow } from './flow.js';

/**
 * Tells whether something is put into an object after it was made: `options.cookie.secure = true`.
 *
 * @param flow - The flow of the file.
 * @param node - The object; only one that has a name can be amended.
 * @param member - The member that counts, at any depth; any if it is left out.
 * @returns Whether it is.
 */
export function isAmended(flow: Flow, node: TSESTree.Node, member?: string): boolean {
  const variable = flow.bindings.variableOf(node);
  return (
    variable !== undefined &&
    flow.once(`amended ${member ?? ''}`, variable, false, () => isVariableAmended(variable, member))
  );
}

function isVariableAmended({ references }: Scope.Variable, member: string | undefined): boolean {
  return references.some(({ identifier }) => {
    let target: TSESTree.Node = identifier;
    let isNamed = member === undefined;
    let { parent }: TSESTree.Node = identifier;
    while (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === target) {
      const { property } = parent;
      isNamed ||= property.type === AST_NODE_TYPES.Identifier && property.name === member;
      target = parent;
      ({ parent } = parent);
    }
    return (
      target !== identifier &&
      parent.type === AST_NODE_TYPES.AssignmentExpression &&
      parent.left === target &&
      isNamed
    );
  });
}
