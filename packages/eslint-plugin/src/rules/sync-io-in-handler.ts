import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { isDevelopmentOnly } from '../flow/is-development-only.js';
import { isOneOff } from '../loops/is-one-off.js';
import { findHandler } from './sync-io-in-handler/find-handler.js';
import { getSyncCall } from './sync-io-in-handler/get-sync-call.js';
import { isKept } from './sync-io-in-handler/is-kept.js';

type MessageId = 'blocked';

/** Routes of a server that is only played, in a test or a browser. */
const pretending = /\b(?:from|require\()\s*["'](?:msw(?:\/[\w-]+)?|nock|miragejs)["']/u;

export default createRule<[], MessageId>({
  name: 'sync-io-in-handler',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow synchronous calls while a request is answered',
      practice: 'sync-io-in-handler',
      area: 'performance',
      level: 'recommended',
    },
    messages: {
      blocked:
        'While `{{name}}` runs, all other requests wait. Instead, {{instead}}, or do it once when the process starts.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    // However it is renamed, the import names it.
    const { text } = context.sourceCode;
    if (!/sync\b/iu.test(text) || pretending.test(text) || isOneOff(context)) return {};
    const flow = getFlow(context.sourceCode);
    return {
      CallExpression(node): void {
        const call = getSyncCall(flow, node);
        if (call === undefined || findHandler(flow, node) === undefined) return;
        if (isKept(flow, node) || isDevelopmentOnly(flow, node)) return;
        context.report({ node: node.callee, messageId: 'blocked', data: { ...call } });
      },
    };
  },
});
