import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import { getOwnNodes } from '../../ast/get-own-nodes.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import type { Flow } from '../../flow/flow.js';
import { dependsOn } from '../../loops/depends-on.js';

const listKey = /^(?:in|\$in|_in|notIn|\$nin)$/u;
const listMethod =
  /^(?:whereIn|inArray|orWhereIn|In|insertMany|bulkCreate|createMany|bulkWrite|createManyAndReturn)$/u;

function getListValue(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === AST_NODE_TYPES.Property) {
    const key =
      node.key.type === AST_NODE_TYPES.MemberExpression ? getMemberName(node.key) : undefined;
    const name = node.key.type === AST_NODE_TYPES.Identifier ? node.key.name : key;
    return name !== undefined && listKey.test(name) ? node.value : undefined;
  }
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const { callee } = node;
  const name =
    callee.type === AST_NODE_TYPES.Identifier
      ? callee.name
      : callee.type === AST_NODE_TYPES.MemberExpression
        ? getMemberName(callee)
        : undefined;
  return name !== undefined && listMethod.test(name) ? node.arguments.at(-1) : undefined;
}

/**
 * Tells whether a query already asks for a list of keys, or writes a list of rows, that an iteration gives: it goes
 * through batches.
 *
 * @param flow - The flow of the file.
 * @param query - The query.
 * @param around - The iteration.
 * @returns Whether it does: `{ id: { in: ids } }`, `whereIn('id', ids)`, `= ANY($1)`, `createMany`.
 */
export function takesList(flow: Flow, query: TSESTree.Node, around: TSESTree.Node): boolean {
  if (
    /\bANY\s*\(|\bUNNEST\s*\(|\bIN\s*\(\s*(?:\?\s*\)|\$\{)/iu.test(flow.sourceCode.getText(query))
  )
    return true;
  return getOwnNodes(flow.sourceCode, query).some((node) => {
    const value = getListValue(node);
    if (value === undefined || !dependsOn(flow, value, around)) return false;
    return unwrapExpression(value as TSESTree.Expression).type !== AST_NODE_TYPES.ArrayExpression;
  });
}
