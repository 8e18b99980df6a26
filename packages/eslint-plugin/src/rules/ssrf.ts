import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { createRule } from '../create-rule.js';
import { findHostInput } from '../flow/find-host-input.js';
import { getFlow } from '../flow/flow.js';
import { getProperty } from '../flow/get-property.js';
import { getSourceText } from '../flow/get-source-text.js';
import { resolveConstant } from '../flow/resolve-constant.js';
import { getClient } from './ssrf/clients.js';

type MessageId = 'chosen';
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Pages of puppeteer and playwright, which are handed around. */
const pageName = /(?:page|tab|frame)$/iu;

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
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const flow = getFlow(context.sourceCode);

    function isPage({ callee }: Call): boolean {
      if (callee.type !== AST_NODE_TYPES.MemberExpression || getMemberName(callee) !== 'goto')
        return false;
      const { object } = callee;
      const name =
        object.type === AST_NODE_TYPES.MemberExpression ? getMemberName(object) : undefined;
      return pageName.test(object.type === AST_NODE_TYPES.Identifier ? object.name : (name ?? ''));
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
      const client = isPage(node)
        ? { argument: 0, members: [] }
        : getClient(flow.nameOf(node.callee) ?? '');
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
