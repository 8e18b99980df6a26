import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { splitName } from '../ast/split-name.js';
import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getProperty } from '../flow/get-property.js';
import { getSetHeader } from '../flow/get-set-header.js';
import { getStaticText } from '../flow/get-static-text.js';
import { isAmended } from '../flow/is-amended.js';
import { isDevelopmentOnly } from '../flow/is-development-only.js';
import { readBoolean } from '../flow/read-boolean.js';
import { resolveConstant } from '../flow/resolve-constant.js';
import type { Cookie } from './insecure-cookie/cookie.js';
import { getCookie } from './insecure-cookie/get-cookie.js';
import {
  getPurpose,
  getPurposeOfWords,
  type CookiePurpose,
} from './insecure-cookie/get-purpose.js';
import { getSession } from './insecure-cookie/get-session.js';
import { isCleared } from './insecure-cookie/is-cleared.js';
import { readSetCookie } from './insecure-cookie/read-set-cookie.js';

type Options = [options?: { readonly requireSameSite?: boolean }];
type MessageId = 'both' | 'crossSite' | 'httpOnly' | 'sameSite' | 'secure';

/** What is known of a flag; `at` is where the code says so. */
type Flag =
  { readonly kind: 'fine' | 'missing' } | { readonly kind: 'off'; readonly at: TSESTree.Node };

const header = /^set-cookie$/iu;

export default createRule<Options, MessageId>({
  name: 'insecure-cookie',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow cookies that scripts or others on the network can read',
      practice: 'insecure-cookie',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      both: 'Any script on the page can read this cookie, and it is sent without encryption too. Set `httpOnly` and `secure`.',
      crossSite:
        'Browsers drop a cookie with `SameSite=None` that is not `secure`, and others can read it on the way. Set `secure`.',
      httpOnly:
        'Any script on the page, also an injected one, can read this cookie. Set `httpOnly`.',
      sameSite:
        'Whether requests of other sites carry this cookie is left to the browser. Set `sameSite`.',
      secure:
        'This cookie is sent without encryption too, where others can read it on the way. Set `secure`.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          requireSameSite: {
            type: 'boolean',
            description: 'Whether cookies that hold a session have to say `sameSite`.',
          },
        },
      },
    ],
    defaultOptions: [{ requireSameSite: false }],
  },
  create(context, [{ requireSameSite = false } = {}]) {
    const flow = getFlow(context.sourceCode);

    function getFlag(
      options: TSESTree.Node | undefined,
      name: 'httpOnly' | 'secure',
      byDefault: boolean,
    ): Flag {
      const property = getProperty(flow, options, name);
      if (property.kind === 'unknown') return { kind: 'fine' };
      if (property.kind === 'present')
        return readBoolean(flow, property.value) === false
          ? { kind: 'off', at: property.node }
          : { kind: 'fine' };
      const isLater = options !== undefined && isAmended(flow, options, name);
      return { kind: byDefault || isLater ? 'fine' : 'missing' };
    }

    /** A prefix of the name makes browsers ask for `Secure`, and Hono set it. */
    function hasSecurePrefix({ name, options }: Cookie): boolean {
      const prefix = getProperty(flow, options, 'prefix');
      return (
        prefix.kind === 'present' ||
        (name !== undefined && /^__(?:Host|Secure)-/u.test(getStaticText(flow, name) ?? ''))
      );
    }

    function judge(purpose: CookiePurpose, httpOnly: Flag, secure: Flag): MessageId | undefined {
      if (purpose === 'preference') return undefined;
      const isReadable = httpOnly.kind !== 'fine' && purpose !== 'script';
      if (secure.kind !== 'fine') return isReadable ? 'both' : 'secure';
      return isReadable && purpose === 'secret' ? 'httpOnly' : undefined;
    }

    function check(cookie: Cookie): void {
      const { defaults, isSession, name, node, options, value } = cookie;
      if (isCleared(flow, cookie)) return;
      const purpose = isSession ? 'secret' : getPurpose(flow, name, value);
      const httpOnly = getFlag(options, 'httpOnly', defaults.httpOnly);
      const secure = getFlag(options, 'secure', defaults.secure || hasSecurePrefix(cookie));
      const sameSite = getProperty(flow, options, 'sameSite');
      let messageId = judge(purpose, httpOnly, secure);
      if (
        messageId === 'secure' &&
        sameSite.kind === 'present' &&
        getStaticText(flow, sameSite.value)?.toLowerCase() === 'none'
      )
        messageId = 'crossSite';
      if (messageId === undefined && requireSameSite && purpose === 'secret') {
        const isMissing = sameSite.kind === 'absent';
        if (isMissing) messageId = 'sameSite';
      }
      if (messageId === undefined) return;
      const off = [secure, httpOnly].find((it) => it.kind === 'off');
      const at = off?.kind === 'off' ? off.at : node;
      if (!isDevelopmentOnly(flow, at)) context.report({ node: at, messageId });
    }

    function checkText(value: TSESTree.Node): void {
      const list = resolveConstant(flow, value);
      if (list.type === AST_NODE_TYPES.ArrayExpression) {
        for (const element of list.elements) if (element !== null) checkText(element);
        return;
      }
      const cookie = readSetCookie(flow, value);
      if (cookie === undefined || cookie.isCleared) return;
      const purpose = getPurposeOfWords(splitName(cookie.name));
      const flagOf = (isSet: boolean): Flag => ({ kind: isSet ? 'fine' : 'missing' });
      const isSecure = cookie.secure || /^__(?:Host|Secure)-/u.test(cookie.name);
      let messageId = judge(purpose, flagOf(cookie.httpOnly), flagOf(isSecure));
      if (messageId === 'secure' && cookie.isCrossSite) messageId = 'crossSite';
      if (messageId !== undefined && !isDevelopmentOnly(flow, value))
        context.report({ node: value, messageId });
    }

    return {
      CallExpression(call) {
        const cookie = getSession(flow, call) ?? getCookie(flow, call);
        if (cookie !== undefined) check(cookie);
        const text = getSetHeader(flow, call, header);
        if (text !== undefined) checkText(text);
      },
      Property({ key, parent, value }) {
        if (parent.type !== AST_NODE_TYPES.ObjectExpression) return;
        if (key.type === AST_NODE_TYPES.Literal && header.test(String(key.value))) checkText(value);
      },
    };
  },
});
