import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { createRule } from '../create-rule.js';
import { findHostInput } from '../flow/find-host-input.js';
import { getFlow } from '../flow/flow.js';
import { getProperty } from '../flow/get-property.js';
import { getSourceText } from '../flow/get-source-text.js';
import { resolveConstant } from '../flow/resolve-constant.js';
import { Purpose } from '../flow/value.js';
import { getClient } from './ssrf/clients.js';
import { isRenderer, rendering } from './ssrf/renderers.js';

type MessageId = 'chosen' | 'page';
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Pages of puppeteer and playwright, which are handed around. */
const pageName = /(?:page|tab|frame)$/iu;
/** How an address begins, as opposed to a page's text. */
const address = /^\s*(?:[a-z][a-z\d+.-]*:|\/)/iu;

export default createRule<[], MessageId>({
  name: 'ssrf',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow requests to a host that user input chooses',
      practice: 'ssrf',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      chosen:
        '`{{source}}` chooses the host of this request, so callers reach what only the server can. Compare the host with a list, or write it here.',
      page: '`{{source}}` becomes part of a page that a browser of this server opens, so frames and scripts in it reach what only the server can. Escape it.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const flow = getFlow(context.sourceCode);

    /** What a page of a browser is asked to do. */
    function getPageMethod({ callee }: Call): string | undefined {
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
      const { object } = callee;
      const name =
        object.type === AST_NODE_TYPES.MemberExpression ? getMemberName(object) : undefined;
      const isPage = pageName.test(
        object.type === AST_NODE_TYPES.Identifier ? object.name : (name ?? ''),
      );
      return isPage ? getMemberName(callee) : undefined;
    }

    function report(address: TSESTree.Node): boolean {
      const input = findHostInput(flow, address);
      if (input === undefined) return false;
      context.report({
        node: address,
        messageId: 'chosen',
        data: { source: getSourceText(flow, flow.valueOf(input)) },
      });
      return true;
    }

    /** Text of a page, or of a script that runs in one. */
    function checkText(text: TSESTree.Node): void {
      if (!flow.isInput(text, Purpose.markup)) return;
      const parts = flow.partsOf(text);
      const [first] = parts;
      if (first?.kind === 'text' && address.test(first.text)) return;
      const input = parts.find(
        ({ kind, node }) => kind === 'hole' && flow.isInput(node, Purpose.markup),
      );
      context.report({
        node: text,
        messageId: 'page',
        data: { source: getSourceText(flow, flow.valueOf(input?.node ?? text)) },
      });
    }

    function checkMembers(node: TSESTree.Node, members: readonly string[]): boolean {
      if (resolveConstant(flow, node).type !== AST_NODE_TYPES.ObjectExpression) return false;
      return members.some((name) => {
        const member = getProperty(flow, node, name);
        if (member.kind !== 'present') return false;
        // A host stands where `https://` comes before.
        return report(member.value);
      });
    }

    function check(node: Call): void {
      const [first] = node.arguments;
      if (first === undefined) return;
      const name = flow.nameOf(node.callee) ?? '';
      const method = getPageMethod(node) ?? '';
      if (rendering.has(method)) {
        checkText(first);
        return;
      }
      if (isRenderer(name)) {
        if (!report(first)) checkText(first);
        return;
      }
      const client = method === 'goto' ? { argument: 0, members: [] } : getClient(name);
      if (client === undefined) return;
      const { argument, members } = client;
      for (const [index, each] of node.arguments.entries()) {
        if (each.type === AST_NODE_TYPES.SpreadElement) return;
        const isObject = resolveConstant(flow, each).type === AST_NODE_TYPES.ObjectExpression;
        if (isObject ? checkMembers(each, members) : index === argument && report(each)) return;
      }
    }

    return { CallExpression: check, NewExpression: check };
  },
});
