import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getStaticText } from '../flow/get-static-text.js';
import { approvesAll } from './tls-verification-off/approves-all.js';
import { isExpected } from './tls-verification-off/is-expected.js';
import { isLocalOnly } from './tls-verification-off/is-local-only.js';
import { judgeSwitch } from './tls-verification-off/switches.js';

type MessageId = 'anyServer' | 'off' | 'outdated';

/** Parameters of connection strings: PostgreSQL's, MongoDB's, and Prisma's for MySQL. */
const parameter =
  /[&?](?:sslmode=no-verify|tlsInsecure=true|tlsAllowInvalid(?:Certificates|Hostnames)=true|sslaccept=accept_invalid_certs)(?:&|$)|;\s*trustServerCertificate=true(?:;|$)/iu;
const command = /\bhttp\.sslVerify[ =](?:false|0)\b|\bNODE_TLS_REJECT_UNAUTHORIZED=["']?0\b/u;
const runner = /^child_process\.|^(?:execa|cross-spawn|shelljs|zx|simple-git|@actions\/exec)\b/u;

export default createRule<[], MessageId>({
  name: 'tls-verification-off',
  meta: {
    type: 'problem',
    docs: {
      description: "Disallow connections that do not check the other side's certificate",
      practice: 'tls-verification-off',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      anyServer:
        "This accepts any server's certificate for every name, so whoever sits between can read and change all. Leave the check to Node.js, or compare the name.",
      off: "With this nobody checks the certificate, so whoever sits between can read and change all. Trust the other side's own authority by `ca` instead.",
      outdated:
        'This lets in a version of TLS that has been broken for years. Ask for TLSv1.2 at least.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const flow = getFlow(context.sourceCode);

    function check(name: string | undefined, value: TSESTree.Node, node: TSESTree.Node): void {
      if (name === undefined) return;
      if (name === 'checkServerIdentity') {
        if (approvesAll(flow, value) && !isExpected(flow, node))
          context.report({ node, messageId: 'anyServer' });
        return;
      }
      const messageId = judgeSwitch(flow, name, value);
      if (messageId === undefined) return;
      const isFine = messageId === 'off' ? isExpected(flow, node) : isLocalOnly(flow, node);
      if (!isFine) context.report({ node, messageId });
    }

    function checkText(node: TSESTree.Literal | TSESTree.TemplateLiteral): void {
      const text =
        node.type === AST_NODE_TYPES.Literal
          ? node.value
          : node.quasis.map((it) => it.value.cooked ?? '').join('_');
      if (typeof text !== 'string' || text.length < 8) return;
      // Words about it in a message are no setting: an address has no white space.
      const isSetting =
        (parameter.test(text) && /^\S*$/u.test(text)) || (command.test(text) && isCommand(node));
      if (isSetting && !isExpected(flow, node)) context.report({ node, messageId: 'off' });
    }

    /** Whether a text is, or is an argument of, a command that is run. */
    function isCommand({ parent }: TSESTree.Node): boolean {
      if (
        parent?.type === AST_NODE_TYPES.ArrayExpression ||
        parent?.type === AST_NODE_TYPES.BinaryExpression
      )
        return isCommand(parent);
      if (parent?.type === AST_NODE_TYPES.TaggedTemplateExpression) return true;
      return (
        parent?.type === AST_NODE_TYPES.CallExpression &&
        runner.test(flow.nameOf(parent.callee) ?? '')
      );
    }

    return {
      Property(node) {
        const { computed, key, parent, value } = node;
        if (parent.type !== AST_NODE_TYPES.ObjectExpression) return;
        const name =
          !computed && key.type === AST_NODE_TYPES.Identifier ? key.name : getStaticText(flow, key);
        check(name, value, node);
      },
      AssignmentExpression(node) {
        const { left, operator, right } = node;
        if (operator !== '=' || left.type !== AST_NODE_TYPES.MemberExpression) return;
        const name =
          getMemberName(left) ?? (left.computed ? getStaticText(flow, left.property) : undefined);
        check(name, right, node);
      },
      Literal: checkText,
      TemplateLiteral: checkText,
    };
  },
});
