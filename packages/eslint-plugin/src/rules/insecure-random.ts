import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../ast/is-function.js';
import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getSecretKind } from '../secrets/get-secret-kind.js';
import { findSecretUse } from './insecure-random/find-secret-use.js';
import { getSource } from './insecure-random/get-source.js';

type MessageId = 'clock' | 'random';

/** What only has to differ each time may well be the time. */
const counter = /nonce$/iu;

const secure =
  /\b(?:randomBytes|randomUUID|getRandomValues|randomInt|nanoid|randomFillSync|uuidv4|uuidV4|v4)\b/u;

export default createRule<[], MessageId>({
  name: 'insecure-random',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow guessable random values where secrecy counts',
      practice: 'insecure-random',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      clock:
        '`{{name}}` is made from the clock, so anybody can guess it. Use `crypto.randomUUID()` or `crypto.randomBytes()`.',
      random:
        '`{{name}}` is made by `{{source}}`, whose next value can be computed from the last. Use `crypto.randomUUID()`, `crypto.randomBytes()` or `crypto.randomInt()`.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);
    const reported = new Set<TSESTree.Node>();

    /** The statement around it, or the function that is all about it. */
    function hasSecureSource(node: TSESTree.Node): boolean {
      for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
        const isWhole =
          current.type.endsWith('Statement') ||
          current.type === AST_NODE_TYPES.VariableDeclaration ||
          isFunction(current);
        if (isWhole && secure.test(sourceCode.getText(current))) return true;
        if (current.type === AST_NODE_TYPES.FunctionDeclaration || isMethod(current)) return false;
      }
      return false;
    }

    /** Whether a secret is mixed in. */
    function isMixed(node: TSESTree.Node): boolean {
      const words = sourceCode.getText(getStatement(node)).match(/[\w$]+/gu) ?? [];
      return words.some((word) => getSecretKind(word) === 'secret' || /hmac/iu.test(word));
    }

    function check(node: TSESTree.CallExpression | TSESTree.UnaryExpression): void {
      const source = getSource(flow, node);
      if (source === undefined) return;
      const use = findSecretUse(flow, node);
      if (use === undefined || hasSecureSource(node)) return;
      const { isText, name } = use;
      // The first edition of OAuth asks for nonces that differ, no more.
      if (counter.test(name) && /oauth_|oauth1/iu.test(sourceCode.text)) return;
      if (source === 'clock' && (!isText || counter.test(name) || isMixed(node))) return;
      const statement = getStatement(node);
      // One text made of many calls is one finding.
      if (reported.has(statement)) return;
      reported.add(statement);
      context.report({
        node,
        messageId: source,
        data: {
          name,
          source: sourceCode.getText(
            node.type === AST_NODE_TYPES.CallExpression ? node.callee : node,
          ),
        },
      });
    }

    return { CallExpression: check, UnaryExpression: check };
  },
});

function isMethod(node: TSESTree.Node): boolean {
  return (
    isFunction(node) &&
    node.parent.type !== AST_NODE_TYPES.CallExpression &&
    node.type !== AST_NODE_TYPES.ArrowFunctionExpression
  );
}

function getStatement(node: TSESTree.Node): TSESTree.Node {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    const isWhole =
      current.type === AST_NODE_TYPES.VariableDeclaration ||
      current.type === AST_NODE_TYPES.PropertyDefinition ||
      current.type.endsWith('Statement');
    if (isWhole) return current;
  }
  return node;
}
