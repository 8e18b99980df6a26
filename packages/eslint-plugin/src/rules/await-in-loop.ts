import type { TSESTree } from '@typescript-eslint/utils';

import { shorten } from '../ast/shorten.js';
import { createRule } from '../create-rule.js';
import { leadsToQuery } from '../database/leads-to-query.js';
import { getFlow } from '../flow/flow.js';
import { dependsOn } from '../loops/depends-on.js';
import { isOneOff } from '../loops/is-one-off.js';
import { getIteration, type LoopStatement } from '../loops/iteration.js';
import { getWork, isUsed } from './await-in-loop/get-work.js';
import { isIndependent } from './await-in-loop/is-independent.js';
import { isOrdered } from './await-in-loop/is-ordered.js';

type MessageId = 'sequential';

export default createRule<[], MessageId>({
  name: 'await-in-loop',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow awaiting independent work one after another',
      practice: 'await-in-loop',
      area: 'performance',
      level: 'strict',
    },
    messages: {
      sequential:
        '`{{work}}` starts only when the one before has ended, though nothing hands on from one to the next. Start all and await them by `Promise.all`; where they may be many, bound how many run at once.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    if (isOneOff(context)) return {};
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);
    const reported = new Set<LoopStatement>();

    return {
      AwaitExpression(node: TSESTree.AwaitExpression): void {
        const iteration = getIteration(node);
        if (iteration?.kind !== 'loop' || reported.has(iteration.node)) return;
        const work = getWork(node.argument);
        if (work === undefined || !isUsed(node)) return;
        if (!dependsOn(flow, work, iteration.node) || isOrdered(flow, work, iteration.node)) return;
        if (!isIndependent(flow, iteration)) return;
        // Queries are better put together than run side by side.
        if (leadsToQuery(flow, work)) return;
        reported.add(iteration.node);
        context.report({
          node,
          messageId: 'sequential',
          data: { work: shorten(sourceCode.getText(work.callee)) },
        });
      },
    };
  },
});
