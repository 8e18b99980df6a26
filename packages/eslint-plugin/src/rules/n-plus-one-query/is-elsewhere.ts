import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getChainRoot } from '../../ast/get-chain-root.js';
import { getEnclosingFunction } from '../../ast/get-enclosing-function.js';
import { isDefinition } from '../../ast/is-definition.js';
import { getChain } from '../../database/get-chain.js';
import type { Query } from '../../database/get-query.js';
import type { Flow } from '../../flow/flow.js';
import { dependsOn } from '../../loops/depends-on.js';
import type { Iteration } from '../../loops/iteration.js';

/** Calls that are given a table, a collection or a model. */
const opening =
  /^(?:collection|model|getRepository|getModel|from|into|table|selectFrom|insertInto|updateTable|deleteFrom)$/u;
/** What stands before the name of a table. */
const beforeTable = /\b(?:FROM|INTO|UPDATE|TABLE|JOIN)\s+["'`[]?(?:\w+\.)?$/iu;

/** Whether a connection or model is an element, or made for one: `pool` of `pools`, `shard.pool`, `await connect(tenant)`. */
function isMadeForElement(flow: Flow, { node }: Query, iteration: TSESTree.Node): boolean {
  const called = node.type === AST_NODE_TYPES.CallExpression ? node.callee : node.tag;
  const root = getChainRoot(called);
  const variable = root.type === AST_NODE_TYPES.Identifier && flow.bindings.variableOf(root);
  if (!variable) return false;
  const [definition] = variable.defs;
  const [declared] = variable.identifiers;
  if (declared === undefined) return false;
  if (declared.range[0] < iteration.range[0] || declared.range[1] > iteration.range[1])
    return false;
  // What a loop or a callback is given has no value of its own in the code.
  const init = isDefinition(definition, 'Variable') ? definition.node.init : undefined;
  return !init || dependsOn(flow, init, iteration);
}

/**
 * Finds which parameter of the function around a query is the connection that it asks.
 *
 * @param flow - The flow of the file.
 * @param query - The query.
 * @returns The parameter's place, or -1 where the connection is no parameter.
 */
export function getConnectionParameter(flow: Flow, { node }: Query): number {
  const root = getChainRoot(node.type === AST_NODE_TYPES.CallExpression ? node.callee : node.tag);
  const declared = flow.bindings.variableOf(root)?.identifiers[0];
  const { params = [] } = getEnclosingFunction(node) ?? {};
  return params.findIndex((parameter) => parameter === declared);
}

/** `count(pool)`, for each of several pools. */
function isHandedConnection(
  flow: Flow,
  query: Query,
  node: TSESTree.Node,
  iteration: TSESTree.Node,
): boolean {
  if (node === query.node || node.type !== AST_NODE_TYPES.CallExpression) return false;
  const given = node.arguments[getConnectionParameter(flow, query)];
  return given !== undefined && dependsOn(flow, given, iteration);
}

/** `db.collection(name)`, `knex(table)`, `` `SELECT * FROM ${table}` ``: another table each time. */
function isOfNamedTable(flow: Flow, { node }: Query, iteration: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  const links = getChain(node)?.links ?? [];
  const isOpened = links.some(({ call, method }) => {
    const [first] = call.arguments;
    // `knex('users')` has no name of a method.
    const isOpening = method === '' || opening.test(method);
    return isOpening && first !== undefined && dependsOn(flow, first, iteration);
  });
  if (isOpened) return true;
  const [text] = node.arguments;
  return (
    text?.type === AST_NODE_TYPES.TemplateLiteral &&
    text.expressions.some(
      (it, index) =>
        beforeTable.test(text.quasis[index]?.value.raw ?? '') && dependsOn(flow, it, iteration),
    )
  );
}

/**
 * Tells whether a query asks another database or another table for each element, so that it can't be asked for all at once.
 *
 * @param flow - The flow of the file.
 * @param query - The query.
 * @param node - The query itself, or the call by which it is made.
 * @param iteration - What repeats it.
 * @returns Whether it does, or whether each element is a statement of its own.
 */
export function isElsewhere(
  flow: Flow,
  query: Query,
  node: TSESTree.Node,
  { node: iteration }: Iteration,
): boolean {
  if (isMadeForElement(flow, query, iteration)) return true;
  if (isOfNamedTable(flow, query, iteration)) return true;
  if (isHandedConnection(flow, query, node, iteration)) return true;
  if (!query.isUnknown || query.node.type !== AST_NODE_TYPES.CallExpression) return false;
  const [text] = query.node.arguments;
  return text !== undefined && dependsOn(flow, text, iteration);
}
