import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction } from '../ast/get-enclosing-function.js';
import { shorten } from '../ast/shorten.js';
import { createRule } from '../create-rule.js';
import type { Call } from '../flow/bindings.js';
import { getFlow } from '../flow/flow.js';
import { getProperty } from '../flow/get-property.js';
import { getSetHeader } from '../flow/get-set-header.js';
import { getStaticText } from '../flow/get-static-text.js';
import { isContext } from '../flow/is-context.js';
import { isDevelopmentOnly } from '../flow/is-development-only.js';
import { isResponse } from '../flow/is-response.js';
import { readBoolean } from '../flow/read-boolean.js';
import { allowsCredentials } from './permissive-cors/allows-credentials.js';
import { getCorsOptions } from './permissive-cors/get-cors-options.js';
import { getHeaderOrigin } from './permissive-cors/get-header-origin.js';
import { getOpenOrigin } from './permissive-cors/get-open-origin.js';
import { goesEverywhere } from './permissive-cors/goes-everywhere.js';
import type { OpenOrigin } from './permissive-cors/origin.js';

type Options = [options?: { readonly allowPublic?: boolean }];
type MessageId = 'credentials' | 'nullOrigin' | 'public' | 'weak' | 'wildcard';

const header = /^access-control-allow-origin$/iu;
const responseConstructor = /(?:^|\.)(?:Next)?Response(?:\.\w+)?$/u;
/** Sources of Next.js that stand for all paths, or for the whole API. */
const everySource = /^\/(?:api\/)?(?:\(\.\*\)|:\w+\*|\*)$/u;

export default createRule<Options, MessageId>({
  name: 'permissive-cors',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow letting every site read the answers of a server',
      practice: 'permissive-cors',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      credentials:
        'Any site can read these answers in the name of the visitor: every origin is let in, with credentials. Compare the origin with a list.',
      nullOrigin:
        'Any page gets the origin `null` by a sandboxed frame, so this lets every site in, with credentials. Name the origins that may.',
      public:
        'Any site can read the answers of this server. Name the origins that may, or set `allowPublic` if all is public.',
      weak: '`{{check}}` lets origins of others through as well. Compare whole origins, or anchor the pattern and escape its dots.',
      wildcard:
        'Browsers refuse `*` together with credentials, so this works for nobody. Name the origins that may.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          allowPublic: {
            type: 'boolean',
            description:
              'Whether a server may let every origin in as long as it does not allow credentials.',
          },
        },
      },
    ],
    defaultOptions: [{ allowPublic: false }],
  },
  create(context, [{ allowPublic = false } = {}]) {
    const flow = getFlow(context.sourceCode);

    function report(
      { kind, node }: OpenOrigin,
      withCredentials: boolean,
      isEverywhere: () => boolean,
    ): void {
      let messageId: MessageId;
      if (kind === 'weak') messageId = 'weak';
      else if (withCredentials) {
        if (kind === 'any') messageId = 'wildcard';
        else messageId = kind === 'null' ? 'nullOrigin' : 'credentials';
      } else {
        if (kind === 'null' || allowPublic || !isEverywhere()) return;
        messageId = 'public';
      }
      if (isDevelopmentOnly(flow, node)) return;
      context.report({
        node,
        messageId,
        data: { check: shorten(context.sourceCode.getText(node)) },
      });
    }

    function checkOptions(call: Call): void {
      const found = getCorsOptions(flow, call);
      if (found === undefined) return;
      const { isMiddleware, options } = found;
      const origin = getProperty(flow, options, 'origin');
      let open: OpenOrigin | undefined;
      if (origin.kind === 'present') open = getOpenOrigin(flow, origin.value);
      else if (origin.kind === 'absent') open = { kind: 'any', node: call.callee };
      const credentials = getProperty(flow, options, 'credentials');
      const withCredentials =
        credentials.kind === 'present' && readBoolean(flow, credentials.value) === true;
      if (open !== undefined)
        report(open, withCredentials, () => !isMiddleware || goesEverywhere(flow, call));
    }

    /** Whether a function is run for every request: it hands on to the next one, and is not put before some path. */
    function isForAll(node: TSESTree.Node): boolean {
      const callable = getEnclosingFunction(node);
      const last = callable?.params.at(-1);
      if (callable === undefined || last?.type !== AST_NODE_TYPES.Identifier) return false;
      if (!/^_?next$/u.test(last.name)) return false;
      const { parent } = callable;
      return parent.type === AST_NODE_TYPES.CallExpression ? goesEverywhere(flow, callable) : true;
    }

    function checkHeader(value: TSESTree.Node, scope: TSESTree.Node): void {
      const open = getHeaderOrigin(flow, value);
      if (open !== undefined) report(open, allowsCredentials(flow, scope), () => isForAll(value));
    }

    /** Whether an object with headers belongs to an answer, not to a request that is made. */
    function isOfAnswer(node: TSESTree.Node): boolean {
      for (let { parent } = node; parent; { parent } = parent) {
        if (
          parent.type === AST_NODE_TYPES.NewExpression ||
          parent.type === AST_NODE_TYPES.CallExpression
        ) {
          const { callee } = parent;
          if (responseConstructor.test(flow.nameOf(callee) ?? '')) return true;
          if (flow.nameOf(callee) === 'Headers') continue;
          return (
            callee.type === AST_NODE_TYPES.MemberExpression &&
            (isResponse(flow, callee.object) || isContext(flow, callee.object))
          );
        }
        if (parent.type === AST_NODE_TYPES.ObjectExpression) {
          if (getProperty(flow, parent, 'statusCode').kind === 'present') return true;
        }
        if (parent.type.endsWith('Statement') || parent.type === AST_NODE_TYPES.Program)
          return true;
      }
      return true;
    }

    /** Next.js: `{ source: '/(.*)', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] }`. */
    function checkPair(object: TSESTree.ObjectExpression, value: TSESTree.Node): void {
      const list = object.parent;
      const rule = list.parent?.parent;
      if (list.type !== AST_NODE_TYPES.ArrayExpression) return;
      const open = getHeaderOrigin(flow, value);
      if (open === undefined) return;
      const withCredentials = list.elements.some((it) => {
        if (it === null) return false;
        const key = getProperty(flow, it, 'key');
        const on = getProperty(flow, it, 'value');
        return (
          key.kind === 'present' &&
          on.kind === 'present' &&
          /^access-control-allow-credentials$/iu.test(getStaticText(flow, key.value) ?? '') &&
          getStaticText(flow, on.value) === 'true'
        );
      });
      report(open, withCredentials, () => {
        const source = getProperty(flow, rule, 'source');
        return (
          rule !== undefined &&
          source.kind === 'present' &&
          everySource.test(getStaticText(flow, source.value) ?? '')
        );
      });
    }

    return {
      NewExpression: checkOptions,
      CallExpression(call) {
        checkOptions(call);
        const value = getSetHeader(flow, call, header);
        if (value !== undefined)
          checkHeader(value, getEnclosingFunction(call) ?? context.sourceCode.ast);
      },
      Property(node) {
        const { key, parent, value } = node;
        if (parent.type !== AST_NODE_TYPES.ObjectExpression) return;
        if (key.type === AST_NODE_TYPES.Identifier && key.name === 'key') {
          const pair = getProperty(flow, parent, 'value');
          const isHeader =
            value.type === AST_NODE_TYPES.Literal && header.test(String(value.value));
          if (isHeader && pair.kind === 'present') checkPair(parent, pair.value);
          return;
        }
        if (key.type !== AST_NODE_TYPES.Literal || !header.test(String(key.value))) return;
        if (isOfAnswer(parent)) checkHeader(value, parent);
      },
      AssignmentExpression({ left, right }) {
        if (left.type !== AST_NODE_TYPES.MemberExpression || !left.computed) return;
        if (!header.test(getStaticText(flow, left.property) ?? '')) return;
        checkHeader(right, getEnclosingFunction(left) ?? context.sourceCode.ast);
      },
    };
  },
});
