import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { unwrapExpression } from '../ast/unwrap-expression.js';
import { getOutermost } from '../flow/bindings.js';

/** A call in a chain of calls, as `where` in `db.select().from(users).where(…)`. */
interface Link {
  /** The name of what is called; empty for a call of the base itself, as in `knex('users')`. */
  readonly method: string;
  readonly call: TSESTree.CallExpression;
}

/** A chain of calls. */
export interface Chain {
  /** What the first call belongs to. */
  readonly base: TSESTree.Node;
  /** The calls in their order. */
  readonly links: readonly Link[];
}

const settling = /^(?:then|catch|finally)$/u;

/**
 * Tells whether a call is the last of its chain, but for what takes the promise.
 *
 * @param call - The call.
 * @returns Whether no further call of the chain follows.
 */
export function isEndOfChain(call: TSESTree.CallExpression): boolean {
  const end = getOutermost(call);
  const { parent } = end;
  if (parent?.type !== AST_NODE_TYPES.MemberExpression || parent.object !== end) return true;
  const { parent: next } = parent;
  if (next.type !== AST_NODE_TYPES.CallExpression || next.callee !== parent) return true;
  return settling.test(getMemberName(parent) ?? '');
}

/**
 * Takes a chain of calls apart.
 *
 * @param end - The last call of the chain.
 * @returns The chain, or `undefined` where a name in it is computed.
 */
export function getChain(end: TSESTree.CallExpression): Chain | undefined {
  const links: Link[] = [];
  let node: TSESTree.Expression = end;
  while (node.type === AST_NODE_TYPES.CallExpression) {
    const callee = unwrapExpression(node.callee);
    if (callee.type === AST_NODE_TYPES.Identifier) {
      links.unshift({ method: '', call: node });
      return { base: callee, links };
    }
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
    const method = getMemberName(callee);
    if (method === undefined) return undefined;
    links.unshift({ method, call: node });
    node = unwrapExpression(callee.object);
  }
  return { base: node, links };
}
