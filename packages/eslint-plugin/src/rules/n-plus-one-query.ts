import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getConditions } from '../ast/get-conditions.js';
import { getEnclosingFunction } from '../ast/get-enclosing-function.js';
import { getMemberName } from '../ast/get-member-name.js';
import { shorten } from '../ast/shorten.js';
import { createReporter } from '../create-reporter.js';
import { createRule } from '../create-rule.js';
import { getGivenQuery, getQuery, getTaggedQuery, type Query } from '../database/get-query.js';
import { getFlow } from '../flow/flow.js';
import { dependsOn } from '../loops/depends-on.js';
import { isBatch } from '../loops/is-batch.js';
import { isBounded } from '../loops/is-bounded.js';
import { isInTransaction } from '../loops/is-in-transaction.js';
import { isOneOff } from '../loops/is-one-off.js';
import { getIteration } from '../loops/iteration.js';
import { findRepetition } from './n-plus-one-query/find-repetition.js';
import { getConnectionParameter } from './n-plus-one-query/is-elsewhere.js';
import { isGathered, isLoneWrite } from './n-plus-one-query/is-lone-write.js';
import { takesList } from './n-plus-one-query/takes-list.js';

type MessageId = 'read' | 'readThrough' | 'write' | 'writeThrough';

/** How many functions a query is followed through. */
const furthest = 3;

export default createRule<[], MessageId>({
  name: 'n-plus-one-query',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow a query for each element of a list',
      practice: 'n-plus-one-query',
      area: 'performance',
      level: 'strict',
    },
    messages: {
      read: 'This query runs once for each element of `{{list}}`. Ask for all of them at once, by a list of keys or a join.',
      readThrough:
        '`{{helper}}` asks the database, here once for each element of `{{list}}`. Ask for all of them at once, by a list of keys or a join.',
      write:
        'This query runs once for each element of `{{list}}`. Write all of them at once, or by a prepared statement within a transaction.',
      writeThrough:
        '`{{helper}}` writes to the database, here once for each element of `{{list}}`. Write all of them at once, or by a prepared statement within a transaction.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    if (isOneOff(context)) return {};
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);
    const report = createReporter(context);
    const queries: Query[] = [];

    /** What is written within a transaction goes to the disk once; an update may be another one for each row. */
    function isFine(query: Query, node: TSESTree.Node): boolean {
      if (query.does === 'update' && query.sets === undefined) return true;
      return (query.does !== 'read' || query.isPrepared) && isInTransaction(flow, node);
    }

    function reportAt(
      query: Query,
      node: TSESTree.Node,
      list: TSESTree.Node,
      helper?: string,
    ): void {
      const kind = query.does === 'read' ? 'read' : 'write';
      const data = { list: shorten(sourceCode.getText(list)), helper: helper ?? '' };
      report(node, helper === undefined ? kind : `${kind}Through`, data);
    }

    /** Whether an update sets something else for each element. */
    function setsOwn({ sets = [] }: Query, around: TSESTree.Node): boolean {
      return sets.some((it) => dependsOn(flow, it, around));
    }

    /** Reports a query that runs for each element of a list, and says whether it runs in an iteration at all. */
    function checkHere(query: Query, node: TSESTree.Node, helper?: string): boolean {
      const repetition = findRepetition(flow, query, node);
      if (repetition === undefined) return false;
      const { around, body, list } = repetition;
      if (setsOwn(query, around) || (query.does === 'update' && isGathered(body))) return true;
      if (query.does === 'read' || isLoneWrite(flow, node, body))
        reportAt(query, node, list, helper);
      return true;
    }

    /** `ids.map(load)`: the list that a function is handed to be called with. */
    function getMappedList(use: TSESTree.Node): TSESTree.Node | undefined {
      const { parent } = use;
      if (parent?.type !== AST_NODE_TYPES.CallExpression || parent.arguments[0] !== use)
        return undefined;
      const { callee } = parent;
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
      if (!/^(?:map|flatMap|forEach)$/u.test(getMemberName(callee) ?? '')) return undefined;
      return isBounded(flow, callee.object) || isBatch(callee.object) ? undefined : callee.object;
    }

    /** Follows a query that each call of a function makes to where it is called for each element of a list. */
    function checkCallers(query: Query, node: TSESTree.Node, depth: number): void {
      const callable = getEnclosingFunction(node);
      if (depth > furthest || callable === undefined) return;
      // What a function does only now and then, or with nothing of what it is given, is not its callers' matter.
      if (getIteration(node) !== undefined || getConditions(node).length > 0) return;
      if (!dependsOn(flow, node, callable) || takesList(flow, node, callable)) return;
      if (setsOwn(query, callable)) return;
      if (query.does !== 'read' && !isLoneWrite(flow, node, callable.body)) return;
      const { calls, handedOn } = flow.bindings.callsOf(callable);
      // `pools.map(count)` asks another database each time.
      const isConnection = getConnectionParameter(flow, query) === 0;
      for (const use of isConnection ? [] : handedOn) {
        const list = getMappedList(use);
        if (list !== undefined && !query.isMerged && !isFine(query, use))
          reportAt(query, use, list, sourceCode.getText(use));
      }
      for (const call of calls) {
        if (call.type === AST_NODE_TYPES.NewExpression) continue;
        // A function that runs any query does what its callers say.
        const made = query.isUnknown ? getGivenQuery(flow, call) : query;
        if (made === undefined || isFine(made, call)) continue;
        if (!checkHere(made, call, sourceCode.getText(call.callee)))
          checkCallers(made, call, depth + 1);
      }
    }

    return {
      CallExpression(node): void {
        const query = getQuery(flow, node);
        if (query !== undefined) queries.push(query);
      },
      TaggedTemplateExpression(node): void {
        const query = getTaggedQuery(flow, node);
        if (query !== undefined) queries.push(query);
      },
      'Program:exit'(): void {
        for (const query of queries) {
          if (isFine(query, query.node)) continue;
          if (!checkHere(query, query.node)) checkCallers(query, query.node, 1);
        }
      },
    };
  },
});
