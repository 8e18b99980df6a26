import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import type { Call } from '../flow/bindings.js';
import { getFlow } from '../flow/flow.js';
import { getStaticText } from '../flow/get-static-text.js';
import { readSize } from '../flow/read-size.js';
import { getLimits } from './unbounded-body/limits.js';
import { collectsAll, loopsOverAll } from './unbounded-body/streams.js';
import { findOpenUpload } from './unbounded-body/uploads.js';

type Options = [options?: { readonly maxBodySize?: number }];
type MessageId = 'collected' | 'large' | 'lifted' | 'unreadable' | 'upload';

const megabyte = 2 ** 20;
/** Fastify's option, Next.js's for server actions and for routes of the API. */
const limitNames = new Set(['bodyLimit', 'bodySizeLimit', 'sizeLimit']);

export default createRule<Options, MessageId>({
  name: 'unbounded-body',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow taking request bodies and files of any size',
      practice: 'unbounded-body',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      collected:
        'This keeps all that a client sends, until the memory is full. Count the bytes and break off, or use a parser with a limit.',
      large:
        'A few requests with {{size}} MB each fill the memory. Lower the limit, and stream what has to be larger.',
      lifted: 'Without a limit one request fills the memory. Say how large a body may be.',
      unreadable:
        '`{{value}}` is no size, which older parsers take for no limit at all. Write a number and a unit, such as `1mb`.',
      upload: 'Files of any size are taken, until the disk or the memory is full. Set {{option}}.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          maxBodySize: {
            type: 'integer',
            minimum: 1,
            description: 'How many bytes are too many for a body that is kept in memory.',
          },
        },
      },
    ],
    defaultOptions: [{ maxBodySize: 50 * megabyte }],
  },
  create(context, [{ maxBodySize = 50 * megabyte } = {}]) {
    const flow = getFlow(context.sourceCode);

    function checkLimit(value: TSESTree.Node): void {
      const size = readSize(flow, value);
      if (size === undefined) {
        const text = getStaticText(flow, value);
        // `bytes` reads the number that a text begins with.
        if (
          text !== undefined &&
          value.type === AST_NODE_TYPES.Literal &&
          !/^\s*[-+]?\d/u.test(text)
        )
          context.report({ node: value, messageId: 'unreadable', data: { value: text } });
        return;
      }
      if (size === Infinity) context.report({ node: value, messageId: 'lifted' });
      else if (size >= maxBodySize)
        context.report({
          node: value,
          messageId: 'large',
          data: { size: Math.round(size / megabyte) },
        });
    }

    function checkCall(call: Call): void {
      const open = findOpenUpload(flow, call);
      if (open !== undefined) {
        const isFormidable = /formidable|koa-body/u.test(flow.nameOf(call.callee) ?? '');
        const option = isFormidable ? '`maxFileSize`' : '`limits.fileSize`';
        context.report({ node: open, messageId: 'upload', data: { option } });
      }
      for (const limit of getLimits(flow, call)) checkLimit(limit);
    }

    return {
      NewExpression: checkCall,
      CallExpression(call) {
        checkCall(call);
        if (collectsAll(flow, call)) context.report({ node: call, messageId: 'collected' });
      },
      ForOfStatement(loop) {
        if (loopsOverAll(flow, loop)) context.report({ node: loop.right, messageId: 'collected' });
      },
      Property({ computed, key, parent, value }) {
        if (parent.type !== AST_NODE_TYPES.ObjectExpression || computed) return;
        if (key.type === AST_NODE_TYPES.Identifier && limitNames.has(key.name)) {
          const size = readSize(flow, value);
          if (size !== undefined) checkLimit(value);
        }
      },
    };
  },
});
