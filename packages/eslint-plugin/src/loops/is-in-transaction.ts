import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../ast/get-callee-name.js';
import { getOwnNodes } from '../ast/get-own-nodes.js';
import { isFunction, type FunctionNode } from '../ast/is-function.js';
import type { Flow } from '../flow/flow.js';

const opener =
  /transaction|^(?:with|in|run)Tx$|^tx$|^batch$|^transact|^atomic|^(?:runExclusive|withLock|lock)$/iu;
const transactionName =
  /^_?(?:tx|trx|t|transaction|txn|queryRunner|transactional\w*|dbTransaction)$/iu;
/** Statements and calls by which a transaction is begun by hand. */
const beginning = /["'`]\s*BEGIN\b|\b(?:startTransaction|beginTransaction|withTransaction)\b/u;

function isGivenToOpener(node: TSESTree.Node): boolean {
  const { parent } = node;
  return (
    parent?.type === AST_NODE_TYPES.CallExpression &&
    parent.callee !== node &&
    opener.test(getCalleeName(parent) ?? '')
  );
}

/** `trx.insert(…)`, `User.create(values, { transaction })`, `Tag.query(trx).insert(tag)`. */
function usesTransaction(flow: Flow, node: TSESTree.Node): boolean {
  return getOwnNodes(flow.sourceCode, node).some(
    (it) =>
      it.type === AST_NODE_TYPES.Identifier && it.name.length > 1 && transactionName.test(it.name),
  );
}

function takesTransaction({ params }: FunctionNode): boolean {
  return params.some((parameter) => {
    if (parameter.type === AST_NODE_TYPES.ObjectPattern)
      return parameter.properties.some(
        (it) =>
          it.type === AST_NODE_TYPES.Property &&
          it.key.type === AST_NODE_TYPES.Identifier &&
          transactionName.test(it.key.name),
      );
    const target = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
    return target.type === AST_NODE_TYPES.Identifier && transactionName.test(target.name);
  });
}

/**
 * Tells whether code runs within a transaction, or while it holds a lock, where one call comes after the other.
 *
 * @param flow - The flow of the file.
 * @param node - The code: a call, or what is around one.
 * @returns Whether a function around it is handed to `transaction` or its like, takes a transaction, or begins one.
 */
export function isInTransaction(flow: Flow, node: TSESTree.Node): boolean {
  if (usesTransaction(flow, node)) return true;
  // The program's parent is `null`, whatever its type says.
  for (let child = node, { parent } = node; parent; child = parent, { parent } = parent) {
    // Also `$transaction(rows.map((row) => …))`.
    if (isGivenToOpener(child)) return true;
    if (isFunction(parent) && opensTransaction(flow, parent)) return true;
  }
  return false;
}

function opensTransaction(flow: Flow, callable: FunctionNode): boolean {
  return flow.once(
    'transaction',
    callable,
    false,
    () =>
      takesTransaction(callable) ||
      flow.bindings.callsOf(callable).handedOn.some(isGivenToOpener) ||
      beginning.test(flow.sourceCode.getText(callable.body)),
  );
}
