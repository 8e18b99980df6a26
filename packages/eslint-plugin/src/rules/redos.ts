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
import { findQuadraticLoop } from './redos/find-quadratic-loop.js';
import { getPatterns } from './redos/get-patterns.js';
import { isText } from './redos/is-text.js';

type MessageId = 'loop' | 'pattern' | 'quadratic';

const takesPattern = new Set(['match', 'matchAll', 'search']);
const meetsText = new Set([...takesPattern, 'replace', 'replaceAll', 'split']);
/** What of a request Node.js itself keeps short: 16 KiB for all of it. */
const short =
  /(?:^|\.)(?:query|params|headers?|cookies?|url|originalUrl|path|pathname|host|hostname|ip|method|searchParams|nextUrl|rawHeaders)\b/u;
const database = /(?:^|\.)Op\.(?:regexp|iRegexp|notRegexp|notIRegexp)$/u;

export default createRule<[], MessageId>({
  name: 'redos',
  meta: {
    type: 'problem',
    docs: {
      description:
        'Disallow regular expressions that are made of user input or take very long on it',
      practice: 'redos',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      loop: '`{{loop}}` can divide one text in many ways, and one that fails in the end is tried in all of them: each further character doubles the time. Let each part begin or end with what the others cannot match.',
      pattern:
        '`{{source}}` becomes a regular expression, and one like `(a+)+$` keeps the thread busy for minutes. Escape it with `RegExp.escape`, or compare texts.',
      quadratic:
        '`{{loop}}` starts again at each character of `{{source}}`: a text of 100,000 characters keeps the thread busy for seconds. Check its length first, or anchor or limit the pattern.',
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

    const reported = new Set<TSESTree.Node>();

    function checkText(text: TSESTree.Node, pattern: TSESTree.Node): void {
      for (const literal of getPatterns(flow, pattern)) {
        const loop = findQuadraticLoop(literal.regex.pattern, literal.regex.flags);
        if (loop === undefined || reported.has(literal)) continue;
        if (!flow.isInput(text, Purpose.length)) return;
        const source = getSourceText(flow, flow.valueOf(text));
        if (short.test(source)) return;
        reported.add(literal);
        context.report({
          node: literal,
          messageId: 'quadratic',
          data: { loop: shorten(loop), source },
        });
      }
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
        const method = getMemberName(callee) ?? '';
        const [first] = args;
        if (first === undefined) return;
        if (method === 'test' || method === 'exec') checkText(first, callee.object);
        if (meetsText.has(method)) checkText(callee.object, first);
        if (!takesPattern.has(method) || args.length !== 1) return;
        // Much that is no text has a method `search` or `match`.
        if (isText(flow, sourceCode, callee.object)) check(first);
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
