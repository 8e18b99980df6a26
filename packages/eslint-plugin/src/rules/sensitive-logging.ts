import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getStaticText } from '../flow/get-static-text.js';
import { findLeak } from './sensitive-logging/find-leak.js';
import { isLogCall } from './sensitive-logging/is-log-call.js';

type MessageId = 'credentials' | 'logged';

/** `admin@example.com / password` in a message. */
const credentials = /\w@[\w-]+(?:\.[\w-]+)+\s*\/\s*[^\s/]{5,}/u;

export default createRule<[], MessageId>({
  name: 'sensitive-logging',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow writing passwords, tokens and other secrets to logs',
      practice: 'sensitive-logging',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      credentials:
        'This writes somebody’s sign-in to the log, where many can read it. Leave the password out.',
      logged:
        'This writes a secret ({{what}}) to the log, where it is kept and many can read it. Leave it out, or log whether it is there.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const flow = getFlow(context.sourceCode);

    function check(node: TSESTree.CallExpression): void {
      if (!isLogCall(flow, node)) return;
      for (const argument of node.arguments) {
        const leak = findLeak(flow, argument);
        if (leak !== undefined) {
          const what = leak.what.replaceAll(/\s+/gu, ' ');
          context.report({ node: argument, messageId: 'logged', data: { what } });
          return;
        }
        const isText =
          argument.type === AST_NODE_TYPES.Literal ||
          argument.type === AST_NODE_TYPES.TemplateLiteral;
        if (isText && credentials.test(getStaticText(flow, argument) ?? '')) {
          context.report({ node: argument, messageId: 'credentials' });
          return;
        }
      }
    }

    return { CallExpression: check };
  },
});
