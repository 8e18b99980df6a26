import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getExpressionName } from '../ast/get-expression-name.js';
import { getMemberName } from '../ast/get-member-name.js';
import { splitName } from '../ast/split-name.js';
import { unwrapExpression } from '../ast/unwrap-expression.js';
import { createReporter } from '../create-reporter.js';
import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getProperty } from '../flow/get-property.js';
import { getConnectionPassword, hole } from '../secrets/get-connection-password.js';
import { getKnownSecret } from '../secrets/get-known-secret.js';
import { getSecretKind, type SecretKind } from '../secrets/get-secret-kind.js';
import { getWrittenText } from '../secrets/get-written-text.js';
import { isPlaceholder } from '../secrets/is-placeholder.js';
import { isExample, isLogin, isMadeUp, isShown } from './hardcoded-secret/get-login-context.js';
import { isRandomText, looksSecret } from './hardcoded-secret/looks-secret.js';
import { calls, plugins } from './hardcoded-secret/sinks.js';

type MessageId = 'compared' | 'connection' | 'fallback' | 'known' | 'named' | 'used';

const container = /^(?:secrets|credentials|tokens|api_?keys|passwords)$/iu;
const publicKey = /PUBLIC KEY|BEGIN CERTIFICATE|^ssh-(?:rsa|ed25519)/u;
/** Fixed keys of published protocols, which derive a key from a secret. */
const protocolKey = /^(?:WebAppData|Client Key|Server Key|aws4_request)$/u;
const siteConfig = /^(?:authDomain|projectId|storageBucket|messagingSenderId|appId)$/u;
const equality = new Set(['==', '===', '!=', '!==']);
const loginName = /^(?:user|username|login|email|name)$/iu;

function getKey({ computed, key }: { computed: boolean; key: TSESTree.Node }): string | undefined {
  if (!computed && key.type === AST_NODE_TYPES.Identifier) return key.name;
  if (key.type === AST_NODE_TYPES.PrivateIdentifier) return key.name;
  return key.type === AST_NODE_TYPES.Literal ? String(key.value) : undefined;
}

/** Firebase and maps give their keys to every browser. */
function isSiteKey(node: TSESTree.Node, text: string): boolean {
  if (text.includes('maps.googleapis.com/maps/api/js')) return true;
  const object = node.parent?.type === AST_NODE_TYPES.Property ? node.parent.parent : undefined;
  return (
    object?.type === AST_NODE_TYPES.ObjectExpression &&
    object.properties.some(
      (it) => it.type === AST_NODE_TYPES.Property && siteConfig.test(getKey(it) ?? ''),
    )
  );
}

function isLongText(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Literal)
    return typeof node.value === 'string' && node.value.length >= 8;
  return node.type === AST_NODE_TYPES.TemplateLiteral;
}

/** Whether a sum is a text of some length, so that it is worth taking apart. */
function holdsText(sum: TSESTree.BinaryExpression): boolean {
  let left: TSESTree.Node = sum;
  while (left.type === AST_NODE_TYPES.BinaryExpression && left.operator === '+') {
    if (isLongText(left.right)) return true;
    ({ left } = left);
  }
  return isLongText(left);
}

function isInType({ parent }: TSESTree.Literal): boolean {
  return (
    parent.type === AST_NODE_TYPES.TSLiteralType ||
    parent.type === AST_NODE_TYPES.ImportDeclaration ||
    parent.type === AST_NODE_TYPES.ExpressionStatement
  );
}

export default createRule<[], MessageId>({
  name: 'hardcoded-secret',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow secrets in the source code',
      practice: 'hardcoded-secret',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      compared:
        'Everyone who can read the code knows what `{{name}}` is compared with. Read it from the environment or a secret store.',
      connection:
        'This address holds a password. Read it from the environment or a secret store, and change the password.',
      fallback:
        '`{{name}}` falls back to a value that everyone who can read the code knows. Stop with an error where it is missing.',
      known:
        'This is a secret ({{what}}). Revoke it, and read the new one from the environment or a secret store.',
      named:
        '`{{name}}` stands in the source code. Read it from the environment or a secret store, and change it.',
      used: '`{{name}}` uses this literal as its secret. Read it from the environment or a secret store, and change it.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);
    const report = createReporter(context);

    /** Reports a text that is a secret by itself. */
    function checkText(node: TSESTree.Node, text: string): void {
      const what = getKnownSecret(text);
      if (what !== undefined) {
        const isHarmless =
          (what === 'Google API key' && isSiteKey(node, text)) ||
          (what === 'JSON Web Token' && isExample(node));
        if (!isHarmless) report(node, 'known', { what });
      } else if (getConnectionPassword(text) !== undefined) {
        report(node, 'connection');
      }
    }

    function checkUse(node: TSESTree.Node, name: string): void {
      const written = getWrittenText(flow, node);
      if (written === undefined || written.text.trim() === '') return;
      if (publicKey.test(written.text) || protocolKey.test(written.text)) return;
      report(written.node, 'used', { name });
    }

    function checkOptions(
      options: TSESTree.Node | undefined,
      path: readonly string[],
      name: string,
    ): void {
      if (options === undefined || options.type === AST_NODE_TYPES.SpreadElement) return;
      const [first, ...rest] = path;
      if (first === undefined) {
        checkUse(options, name);
        return;
      }
      const property = getProperty(flow, options, first);
      if (property.kind === 'present') checkOptions(property.value, rest, name);
    }

    function nameOfCallee({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): string {
      return sourceCode.getText(callee).replaceAll(/\s+/gu, ' ').slice(0, 60);
    }

    function checkCall(node: TSESTree.CallExpression | TSESTree.NewExpression): void {
      // Builders give themselves back: `new SignJWT(payload).setIssuedAt().sign(key)`.
      const name = flow.nameOf(node.callee)?.replaceAll(/\.set\w+\(\)/gu, '');
      const places = name === undefined ? undefined : calls.get(name);
      for (const [index, ...path] of places ?? [])
        checkOptions(node.arguments[index], path, nameOfCallee(node));
      const { callee } = node;
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return;
      const method = getMemberName(callee);
      const [first, second] = node.arguments;
      if (method === 'register' && first !== undefined && second !== undefined) {
        const plugin = flow.nameOf(first);
        for (const path of plugins.get(plugin ?? '') ?? [])
          checkOptions(second, path, plugin ?? '');
      }
      if (
        (method === 'set' || method === 'setHeader' || method === 'append') &&
        first?.type === AST_NODE_TYPES.Literal &&
        second !== undefined
      )
        checkHeader(String(first.value), second);
    }

    function checkHeader(name: string, value: TSESTree.Node): void {
      if (!/^(?:proxy-)?authorization$/iu.test(name)) return;
      const written = getWrittenText(flow, value);
      const credentials = /^(?<scheme>Bearer|Basic|Token) (?<value>\S{12,})$/iu.exec(
        written?.text ?? '',
      )?.groups;
      if (written === undefined || credentials === undefined) return;
      const { scheme = '', value: text = '' } = credentials;
      const isSecret = /^basic$/iu.test(scheme)
        ? /^[^\s:\uFFFD]+:[^\uFFFD]+$/u.test(Buffer.from(text, 'base64').toString('utf8'))
        : isRandomText(text, 16);
      checkText(written.node, text);
      if (isSecret) report(written.node, 'named', { name });
    }

    /** Whether an expression reads the environment or a configuration. */
    function isSetting(node: TSESTree.Node): boolean {
      const name = flow.nameOf(node) ?? '';
      return (
        /^(?:process|Bun|Deno)\.env\b/u.test(name) || /\benv\b/u.test(sourceCode.getText(node))
      );
    }

    function checkFallback(left: TSESTree.Node, right: TSESTree.Node, given?: string): void {
      const own = getExpressionName(left);
      const name = [own, given].find((it) => it !== undefined && getSecretKind(it) !== undefined);
      const kind = name === undefined ? undefined : getSecretKind(name);
      if (name === undefined || kind === undefined || kind === 'card') return;
      checkDefault(right, name, kind, isSetting(left));
    }

    function checkDefault(
      value: TSESTree.Node,
      name: string,
      kind: SecretKind,
      isOfSetting: boolean,
    ): void {
      const written = getLiteral(value);
      if (written === undefined || written.text.trim() === '') return;
      const { text } = written;
      const isReal =
        isOfSetting && (kind === 'password' || kind === 'secret')
          ? !/^(?:null|undefined|none|false|true|\*+|x+|test|<.*>)$|^(?:\.{0,2}\/|~\/)/iu.test(text)
          : looksSecret(text, name, kind);
      if (isReal) report(written.node, 'fallback', { name });
    }

    /** What a schema takes where a variable of the environment is missing: `z.string().default('…')`. */
    function getDefaultOfSchema(node: TSESTree.Node): TSESTree.Node | undefined {
      if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
      const { arguments: args, callee } = node;
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
      if (/^(?:default|prefault|catch)$/u.test(getMemberName(callee) ?? '')) return args[0];
      return getDefaultOfSchema(callee.object);
    }

    function getLiteral(
      node: TSESTree.Node,
    ): { readonly node: TSESTree.Node; readonly text: string } | undefined {
      const plain = unwrapExpression(node as TSESTree.Expression);
      return plain.type === AST_NODE_TYPES.Literal || plain.type === AST_NODE_TYPES.TemplateLiteral
        ? getWrittenText(flow, plain)
        : undefined;
    }

    function checkNamed(name: string | undefined, value: TSESTree.Node | null | undefined): void {
      if (name === undefined || !value) return;
      const plain = unwrapExpression(value as TSESTree.Expression);
      if (container.test(name) && plain.type === AST_NODE_TYPES.ObjectExpression) {
        checkContainer(plain);
        return;
      }
      const kind = getSecretKind(name);
      if (kind === undefined) return;
      if (plain.type === AST_NODE_TYPES.LogicalExpression && plain.operator !== '&&') {
        checkFallback(plain.left, plain.right, name);
        return;
      }
      if (plain.type === AST_NODE_TYPES.BinaryExpression && plain.operator === '|') {
        checkFallback(plain.left, plain.right, name);
        return;
      }
      const byDefault = getDefaultOfSchema(plain);
      if (byDefault !== undefined && kind !== 'card') {
        // Only settings are written in capitals; a form's field may well begin with some text.
        checkDefault(byDefault, name, kind, /^[A-Z][A-Z\d_]*$/u.test(name));
        return;
      }
      const written = getLiteral(plain);
      if (written === undefined) return;
      checkText(written.node, written.text);
      if (isGiven(value, written.text, name, kind)) report(written.node, 'named', { name });
    }

    function isGiven(value: TSESTree.Node, text: string, name: string, kind: SecretKind): boolean {
      const property = value.parent;
      const object = property?.parent;
      const isMember =
        property?.type === AST_NODE_TYPES.Property &&
        object?.type === AST_NODE_TYPES.ObjectExpression;
      if (isMember && (isShown(object) || isSiteKey(value, text))) return false;
      if (isMember && kind === 'password' && isMadeUp(object)) return false;
      if (looksSecret(text, name, kind)) return true;
      if (!isMember || kind === 'card' || /\s/u.test(text) || text.length < 3) return false;
      if (isPlaceholder(text, name) || !isLogin(object, text)) return false;
      return kind === 'password' || (text.length >= 12 && !/[-_./:]/u.test(text));
    }

    function checkContainer(object: TSESTree.ObjectExpression): void {
      if (isShown(object)) return;
      for (const property of object.properties) {
        if (property.type === AST_NODE_TYPES.SpreadElement) continue;
        const written = getLiteral(property.value);
        const pieces = written?.text.match(/[\w+/=.~-]{20,}/gu) ?? [];
        if (written === undefined || isPlaceholder(written.text, getKey(property) ?? '')) continue;
        if (pieces.some((it) => isRandomText(it, 20)))
          report(written.node, 'named', { name: getKey(property) ?? '' });
      }
    }

    function checkComparison(node: TSESTree.BinaryExpression): void {
      if (!equality.has(node.operator)) return;
      const isLiteralLeft = node.left.type === AST_NODE_TYPES.Literal;
      const literal = isLiteralLeft ? node.left : node.right;
      const other = isLiteralLeft ? node.right : node.left;
      if (literal.type !== AST_NODE_TYPES.Literal || typeof literal.value !== 'string') return;
      const name = getExpressionName(other);
      if (name === undefined) return;
      const text = literal.value;
      const kind = getSecretKind(name);
      const isReal =
        kind === undefined
          ? splitName(name).at(-1) === 'key' &&
            /(?:secret|passw|admin|private)\w*\d/iu.test(text) &&
            flow.valueOf(other).kind === 'input'
          : looksSecret(text, name, kind === 'key' ? 'secret' : kind) ||
            (kind === 'password' && isSignIn(node) && !isPlaceholder(text, ''));
      if (isReal) report(literal, 'compared', { name });
    }

    /** `username === 'admin' && password === 'admin'` */
    function isSignIn({ parent }: TSESTree.BinaryExpression): boolean {
      if (parent.type !== AST_NODE_TYPES.LogicalExpression || parent.operator !== '&&')
        return false;
      return [parent.left, parent.right].some(
        (side) =>
          side.type === AST_NODE_TYPES.BinaryExpression &&
          equality.has(side.operator) &&
          loginName.test(getExpressionName(side.left) ?? '') &&
          side.right.type === AST_NODE_TYPES.Literal,
      );
    }

    return {
      CallExpression: checkCall,
      NewExpression: checkCall,
      VariableDeclarator({ id, init }) {
        if (id.type === AST_NODE_TYPES.Identifier) checkNamed(id.name, init);
      },
      AssignmentExpression({ left, right }) {
        const name = getExpressionName(left);
        // Koa signs its cookies with these.
        if (
          name === 'keys' &&
          left.type === AST_NODE_TYPES.MemberExpression &&
          flow.nameOf(left.object) === 'koa()'
        )
          checkUse(right, 'app.keys');
        checkNamed(name, right);
      },
      AssignmentPattern({ left, parent, right }) {
        if (left.type !== AST_NODE_TYPES.Identifier) return;
        const source =
          parent.type === AST_NODE_TYPES.Property &&
          parent.parent.parent.type === AST_NODE_TYPES.VariableDeclarator
            ? parent.parent.parent.init
            : undefined;
        if (source && flow.nameOf(source) === 'process.env')
          checkFallback(source, right, left.name);
        else checkNamed(left.name, right);
      },
      Property(node) {
        if (node.parent.type !== AST_NODE_TYPES.ObjectExpression) return;
        const name = getKey(node);
        if (name !== undefined) checkHeader(name, node.value);
        checkNamed(name, node.value);
      },
      PropertyDefinition(node) {
        checkNamed(getKey(node), node.value);
      },
      LogicalExpression(node) {
        if (node.operator !== '&&') checkFallback(node.left, node.right);
      },
      BinaryExpression(node) {
        checkComparison(node);
        if (node.operator !== '+' || node.parent.type === AST_NODE_TYPES.BinaryExpression) return;
        if (!holdsText(node)) return;
        const parts = flow.partsOf(node);
        const text = parts.map((part) => (part.kind === 'text' ? part.text : hole)).join('');
        if (parts.length > 1) checkText(node, text);
      },
      Literal(node) {
        if (typeof node.value !== 'string' || node.value.length < 12 || isInType(node)) return;
        const { parent } = node;
        if (parent.type === AST_NODE_TYPES.ArrayExpression && node.value.includes('PRIVATE KEY')) {
          const following = parent.elements[parent.elements.indexOf(node) + 1];
          const rest = following ? getLiteral(following) : undefined;
          checkText(node, `${node.value}\n${rest?.text ?? ''}`);
          return;
        }
        // A sum is looked at as a whole.
        if (parent.type === AST_NODE_TYPES.BinaryExpression && parent.operator === '+') return;
        checkText(node, node.value);
      },
      TemplateLiteral(node) {
        if (node.parent.type === AST_NODE_TYPES.BinaryExpression) return;
        const text = node.quasis.map((it) => it.value.cooked ?? it.value.raw).join(hole);
        if (text.length >= 12) checkText(node, text);
      },
    };
  },
});
