import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { shorten } from '../ast/shorten.js';
import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getSourceText } from '../flow/get-source-text.js';
import { getStaticText } from '../flow/get-static-text.js';
import { resolveConstant } from '../flow/resolve-constant.js';
import { Purpose } from '../flow/value.js';
import { findExponentialLoop } from './redos/find-exponential-loop.js';
import { isText } from './redos/is-text.js';

type MessageId = 'loop' | 'pattern';

const takesPattern = new Set(['match', 'matchAll', 'search']);
const database = /(?:^|\.)Op\.(?:regexp|iRegexp|notRegexp|notIRegexp)$/u;

export default createRule<[], MessageId>({
  name: 'redos',
  meta: {
    type: 'problem',
    docs: {
      description:
        'Disallow regular expressions that are made of user input or take exponential time',
      practice: 'redos',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      loop: '`{{loop}}` can divide one text in many ways, and one that fails in the end is tried in all of them: each further character doubles the time. Let each part begin or end with what the others cannot match.',
      pattern:
        '`{{source}}` becomes a regular expression, and one like `(a+)+$` keeps the thread busy for minutes. Escape it with `RegExp.escape`, or compare texts.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);

    function check(pattern: TSESTree.Node | undefined): void {
      if (pattern === undefined || !flow.isInput(pattern, Purpose.regexp)) return;
      const hole = flow
        .partsOf(pattern)
        .find((it) => it.kind === 'hole' && flow.isInput(it.node, Purpose.regexp));
      context.report({
        node: pattern,
        messageId: 'pattern',
        data: { source: getSourceText(flow, flow.valueOf(hole?.node ?? pattern)) },
      });
    }

    function checkLoops(node: TSESTree.Node, source: string, flags: string): void {
      const loop = findExponentialLoop(source, flags);
      if (loop !== undefined)
        context.report({ node, messageId: 'loop', data: { loop: shorten(loop) } });
    }

    function checkConstructor({
      arguments: args,
      callee,
    }: TSESTree.CallExpression | TSESTree.NewExpression): void {
      if (!/^(?:globalThis\.)?RegExp$/u.test(flow.nameOf(callee) ?? '')) return;
      const [pattern, flags] = args;
      check(pattern);
      if (pattern === undefined || 'regex' in resolveConstant(flow, pattern)) return;
      const source = getStaticText(flow, pattern);
      if (source !== undefined)
        checkLoops(pattern, source, flags === undefined ? '' : (getStaticText(flow, flags) ?? ''));
    }

    return {
      Literal(node) {
        if ('regex' in node) checkLoops(node, node.regex.pattern, node.regex.flags);
      },
      NewExpression: checkConstructor,
      CallExpression(node) {
        checkConstructor(node);
        const { arguments: args, callee } = node;
        if (callee.type !== AST_NODE_TYPES.MemberExpression) return;
        if (!takesPattern.has(getMemberName(callee) ?? '') || args.length !== 1) return;
        // Much that is no text has a method `search` or `match`.
        if (isText(flow, sourceCode, callee.object)) check(args[0]);
      },
      Property({ computed, key, parent, value }) {
        if (parent.type !== AST_NODE_TYPES.ObjectExpression) return;
        const name = computed ? (flow.nameOf(key) ?? '') : '';
        const isMongo =
          (key.type === AST_NODE_TYPES.Identifier && !computed && key.name === '$regex') ||
          (key.type === AST_NODE_TYPES.Literal && key.value === '$regex');
        if (isMongo || database.test(name)) check(value);
      },
    };
  },
});
