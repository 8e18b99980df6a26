import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getExpressionName } from '../ast/get-expression-name.js';
import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import { isFunction } from '../ast/is-function.js';
import { createRule } from '../create-rule.js';
import { findHostInput } from '../flow/find-host-input.js';
import { getFlow } from '../flow/flow.js';
import { getProperty } from '../flow/get-property.js';
import { getSetHeader } from '../flow/get-set-header.js';
import { getSourceText } from '../flow/get-source-text.js';
import { getStaticText } from '../flow/get-static-text.js';
import { isContext } from '../flow/is-context.js';
import { isResponse } from '../flow/is-response.js';
import { resolveConstant } from '../flow/resolve-constant.js';
import { isSentByBrowser } from './open-redirect/is-sent-by-browser.js';

type MessageId = 'chosen';
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Functions of frameworks that redirect. */
const redirecting =
  /^(?:next\/navigation\.(?:redirect|permanentRedirect)|(?:react-router|react-router-dom|@remix-run\/[\w-]+|@react-router\/[\w-]+)\.(?:redirect|redirectDocument|replace)|@sveltejs\/kit\.redirect|(?:(?:h3|nitro|#imports)\.)?sendRedirect)$/u;
const passportOptions = ['successRedirect', 'failureRedirect', 'successReturnToOrRedirect'];

export default createRule<[], MessageId>({
  name: 'open-redirect',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow redirects to a host that user input chooses',
      practice: 'open-redirect',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      chosen:
        '`{{source}}` chooses where this redirect leads, also to other sites. Compare it with a list, or let through only what begins with one slash.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const flow = getFlow(context.sourceCode);

    function isHarmful(node: TSESTree.Node): boolean {
      return !isSentByBrowser(flow, flow.valueOf(node).source);
    }

    function report(target: TSESTree.Node): boolean {
      const input = findHostInput(flow, target, isHarmful);
      if (input === undefined) return false;
      context.report({
        node: target,
        messageId: 'chosen',
        data: { source: getSourceText(flow, flow.valueOf(input)) },
      });
      return true;
    }

    /** `res.redirect(…)`, `redirect(…)`; some have a status before the target. */
    function isRedirect({ callee }: Call): boolean {
      if (redirecting.test(flow.nameOf(callee) ?? '')) return true;
      if (callee.type === AST_NODE_TYPES.Identifier) {
        const definition = flow.bindings.variableOf(callee)?.defs[0];
        // Elysia and others hand the function to the handler.
        return callee.name === 'redirect' && isDefinition(definition, 'Parameter');
      }
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
      const method = getMemberName(callee);
      if (method === 'redirect') return true;
      if (method === 'location') return isResponse(flow, callee.object);
      // `response.redirect().toPath(…)`
      return (
        method === 'toPath' &&
        callee.object.type === AST_NODE_TYPES.CallExpression &&
        isRedirect(callee.object)
      );
    }

    /** Some have a status before the target, some after it, and it need not be written in the code. */
    function getTargets({ arguments: args }: Call): readonly TSESTree.Node[] {
      const written = args.find((it) => /^[^\d]/u.test(getStaticText(flow, it) ?? ''));
      if (written !== undefined) return [];
      return args.filter(
        (it) => resolveConstant(flow, it).type !== AST_NODE_TYPES.ObjectExpression,
      );
    }

    function setsHeaders({ callee }: Call): boolean {
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return true;
      const { object } = callee;
      return (
        isResponse(flow, object) ||
        isContext(flow, object) ||
        /headers$/iu.test(getExpressionName(object) ?? '') ||
        /(?:^|\.)(?:Next)?Response$|^Headers\(\)$/u.test(flow.nameOf(object) ?? '')
      );
    }

    function checkCall(node: Call): void {
      if (isRedirect(node)) {
        getTargets(node).some((it) => report(it));
        return;
      }
      const { arguments: args, callee } = node;
      const last = args.at(-1);
      if (
        callee.type === AST_NODE_TYPES.MemberExpression &&
        getMemberName(callee) === 'authenticate' &&
        last !== undefined
      ) {
        for (const name of passportOptions) {
          const option = getProperty(flow, last, name);
          if (option.kind === 'present') report(option.value);
        }
        return;
      }
      if (node.type !== AST_NODE_TYPES.CallExpression) return;
      const location = getSetHeader(flow, node, /^location$/iu);
      if (location !== undefined && setsHeaders(node)) report(location);
    }

    /** Whether an object holds the headers of an answer. */
    function isHeaders({ parent }: TSESTree.Node): boolean {
      if (parent?.type === AST_NODE_TYPES.NewExpression)
        return flow.nameOf(parent.callee) === 'Headers';
      // `res.writeHead(302, { Location: … })`
      if (parent?.type === AST_NODE_TYPES.CallExpression) {
        const { callee } = parent;
        const method =
          callee.type === AST_NODE_TYPES.MemberExpression ? getMemberName(callee) : undefined;
        return /^(?:writeHead|set|header|headers)$/u.test(method ?? '') && setsHeaders(parent);
      }
      if (parent?.type !== AST_NODE_TYPES.Property || parent.computed) return false;
      if (parent.key.type !== AST_NODE_TYPES.Identifier || parent.key.name !== 'headers')
        return false;
      // `new Response(null, { headers: { Location: … } })`
      const answer = parent.parent.parent;
      if (answer.type === AST_NODE_TYPES.NewExpression)
        return /(?:^|\.)(?:Next)?Response$/u.test(flow.nameOf(answer.callee) ?? '');
      // `return { statusCode: 302, headers: { Location: … } }`
      const status = getProperty(flow, parent.parent, 'statusCode');
      return (
        status.kind === 'present' && getStaticText(flow, status.value)?.startsWith('3') === true
      );
    }

    function checkProperty({ computed, key, parent, value }: TSESTree.Property): void {
      if (parent.type !== AST_NODE_TYPES.ObjectExpression) return;
      const name =
        key.type === AST_NODE_TYPES.Identifier && !computed ? key.name : getStaticText(flow, key);
      if (name?.toLowerCase() === 'location' && isHeaders(parent)) report(value);
    }

    /** Nest's `@Redirect()` redirects to the `url` of what the method returns. */
    function checkMethod({ decorators, value }: TSESTree.MethodDefinition): void {
      const isDecorated = (decorators as readonly TSESTree.Decorator[] | undefined)?.some(
        ({ expression }) =>
          expression.type === AST_NODE_TYPES.CallExpression &&
          /^(?:@nestjs\/common\.)?Redirect$/u.test(flow.nameOf(expression.callee) ?? ''),
      );
      if (isDecorated !== true || !isFunction(value)) return;
      for (const returned of flow.bindings.returnsOf(value)) {
        const url = getProperty(flow, returned, 'url');
        if (url.kind === 'present') report(url.value);
      }
    }

    return {
      CallExpression: checkCall,
      NewExpression: checkCall,
      MethodDefinition: checkMethod,
      Property: checkProperty,
      // Elysia's `set.redirect = target`
      'AssignmentExpression[left.type="MemberExpression"][left.property.name="redirect"]'(
        node: TSESTree.AssignmentExpression,
      ): void {
        report(node.right);
      },
    };
  },
});
