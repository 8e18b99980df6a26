import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getSourceText } from '../flow/get-source-text.js';
import { isPartOfRequest } from '../flow/is-part-of-request.js';
import { resolveConstant } from '../flow/resolve-constant.js';
import { Purpose, type Value } from '../flow/value.js';
import { getPathArguments, type PathArgument } from './path-traversal/get-path-arguments.js';
import { getPathParts, isJoining } from './path-traversal/get-path-parts.js';
import { getStorageName } from './path-traversal/get-storage-name.js';

type MessageId = 'entry' | 'path' | 'template' | 'upload';

export default createRule<[], MessageId>({
  name: 'path-traversal',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow file paths taken from a request',
      practice: 'path-traversal',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      path: 'With `../` in `{{source}}` a request reaches any file. Resolve the path and check that it stays in its folder, or take the name from a list.',
      upload:
        '`{{source}}` is the name that the client gave its file, with which it overwrites others. Choose the name yourself.',
      entry:
        'With `../` in `{{source}}` an archive writes to any place. Resolve the path and check that it stays in its folder.',
      template:
        '`{{source}}` brings the options of the template too, such as the file of its layout. List what the template shows.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const flow = getFlow(context.sourceCode);

    /** Where a value comes from decides what can be done with it. */
    function getMessage({ source }: Value): MessageId {
      if (source?.type !== AST_NODE_TYPES.MemberExpression) return 'path';
      const { request } = flow.valueOf(source.object);
      if (request === 'entry') return 'entry';
      return request === 'file' || request === 'files' ? 'upload' : 'path';
    }

    /** Whether the client's name for its file is no more than a part of the name that the file gets. */
    function isPartOfName(node: TSESTree.Node): boolean {
      const parts = getPathParts(flow, node);
      const index = parts.findIndex(
        (part) => part.kind === 'hole' && flow.isInput(part.node, Purpose.path),
      );
      const before = parts[index - 1];
      const isWhole =
        before === undefined || (before.kind === 'text' && /[/\\]$/u.test(before.text));
      return index !== -1 && !(isWhole && index === parts.length - 1);
    }

    /** Whether the text begins with a folder and nothing takes the `..` out before it is refused. */
    function isRefused(node: TSESTree.Node): boolean {
      const harmful = flow
        .partsOf(node)
        .map((part, index) => ({ part, index }))
        .filter(({ part }) => part.kind === 'hole' && flow.isInput(part.node, Purpose.path));
      return harmful.every(
        ({ index, part }) => index > 0 && !isJoining(flow, resolveConstant(flow, part.node)),
      );
    }

    function check({ node, refusesDots = false }: PathArgument): void {
      if (!flow.isInput(node, Purpose.path)) return;
      const value = flow.valueOf(node);
      const messageId = getMessage(value);
      if (messageId === 'upload' && isPartOfName(node)) return;
      if (refusesDots && isRefused(node)) return;
      context.report({ node, messageId, data: { source: getSourceText(flow, value) } });
    }

    /** What is handed on without its members being listed: `input`, `{ ...input }`. */
    function findWhole(node: TSESTree.Node): TSESTree.Node | undefined {
      const written = resolveConstant(flow, node);
      if (written.type !== AST_NODE_TYPES.ObjectExpression)
        return isPartOfRequest(flow, node) ? node : undefined;
      for (const property of written.properties) {
        const whole =
          property.type === AST_NODE_TYPES.SpreadElement ? findWhole(property.argument) : undefined;
        if (whole !== undefined) return whole;
      }
      return undefined;
    }

    /** `res.render('page', req.body)`: the engine's options are read from the same object. */
    function checkLocals(node: TSESTree.CallExpression): void {
      const [, locals] = node.arguments;
      if (locals === undefined || node.callee.type !== AST_NODE_TYPES.MemberExpression) return;
      if (getMemberName(node.callee) !== 'render') return;
      const whole = findWhole(locals);
      if (whole === undefined) return;
      const source = getSourceText(flow, flow.valueOf(whole));
      context.report({ node: whole, messageId: 'template', data: { source } });
    }

    return {
      CallExpression(node) {
        const found = getPathArguments(flow, node);
        for (const argument of found) check(argument);
        if (found.length > 0) checkLocals(node);
        const stored = getStorageName(flow, node);
        if (stored !== undefined) check({ node: stored });
      },
      ImportExpression(node) {
        check({ node: node.source });
      },
    };
  },
});
