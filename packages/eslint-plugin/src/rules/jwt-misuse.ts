import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getExpressionName } from '../ast/get-expression-name.js';
import { getMemberName } from '../ast/get-member-name.js';
import { isFunction } from '../ast/is-function.js';
import { createReporter } from '../create-reporter.js';
import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getProperty, type Property } from '../flow/get-property.js';
import { resolveConstant } from '../flow/resolve-constant.js';
import { acceptsNone } from './jwt-misuse/accepts-none.js';
import { getAlgorithmFault } from './jwt-misuse/get-algorithm-fault.js';
import { isKeyFromToken } from './jwt-misuse/is-key-from-token.js';
import { isTrusted } from './jwt-misuse/is-trusted.js';
import {
  ageChecks,
  checkedFactories,
  decoders,
  plainSigners,
  signers,
  verifiers,
} from './jwt-misuse/libraries.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;
type MessageId =
  | 'age'
  | 'algorithms'
  | 'decoded'
  | 'expiry'
  | 'fromToken'
  | 'keyFromToken'
  | 'mixed'
  | 'none'
  | 'publicSecret'
  | 'unchecked';

/** Members of a payload by which a server checks the age by itself. */
const ownExpiry = /^(?:expir\w*|valid_?until|created_?at|issued_?at|timestamp|ts)$/iu;
const absent: Property = { kind: 'absent' };

export default createRule<[], MessageId>({
  name: 'jwt-misuse',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow accepting or issuing JSON Web Tokens without a full check',
      practice: 'jwt-misuse',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      age: 'Tokens that have expired are accepted, so a stolen one works for ever. Leave `ignoreExpiration` out.',
      algorithms:
        'The token chooses the algorithm it is checked with. List the one you sign with: `algorithms: [...]`.',
      decoded:
        'This reads a token without checking its signature, so anybody can write it. Verify it before you rely on what it says.',
      expiry: 'This token never expires, so a stolen one works for ever. Set {{option}}.',
      fromToken:
        'The token chooses the algorithm it is checked with. Name the one you sign with instead of `{{source}}`.',
      keyFromToken:
        'The key to check the token comes from the token itself, so anybody can sign it. Take the key from a list of your own, by `kid`.',
      mixed:
        'With a secret and a public key algorithm side by side, a token can be signed with the public key. Allow one kind only.',
      none: 'The algorithm `none` lets anybody write tokens. Name the algorithm you sign with.',
      publicSecret:
        'A public key as the secret of {{algorithm}} lets everyone who has it sign tokens. Use an algorithm of key pairs: RS256, ES256, EdDSA.',
      unchecked: 'The signature of this token is not checked, so anybody can write it. Check it.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);
    const report = createReporter(context);

    /** Reports what is wrong with a list of algorithms that is given. */
    function checkAlgorithms(node: TSESTree.Node): void {
      const fault = getAlgorithmFault(flow, node);
      if (fault !== undefined)
        report(node, fault, { source: sourceCode.getText(node).slice(0, 60) });
    }

    function getOptions(call: Call, index: number): TSESTree.Node | undefined {
      const options = call.arguments[index];
      return isFunction(options) ? undefined : options;
    }

    function checkVerify(call: Call, options: TSESTree.Node | undefined): void {
      // A function by name: `verify(token, key, done)`.
      if (options?.type === AST_NODE_TYPES.Identifier && isCallback(options)) {
        report(call, 'algorithms');
        return;
      }
      const algorithms = getProperty(flow, options, 'algorithms');
      if (algorithms.kind === 'absent') report(call, 'algorithms');
      if (algorithms.kind === 'present') checkAlgorithms(algorithms.value);
    }

    function isCallback(node: TSESTree.Identifier): boolean {
      return (
        flow.bindings.functionOf(node) !== undefined ||
        /^(?:cb|callback|done|next)$/u.test(node.name)
      );
    }

    /** Whether a payload says when the token ends or began, or may do so. */
    function mayExpire(payload: TSESTree.Node | undefined): boolean {
      if (payload === undefined || getProperty(flow, payload, 'exp').kind !== 'absent') return true;
      const object = resolveConstant(flow, payload);
      return (
        object.type === AST_NODE_TYPES.ObjectExpression &&
        object.properties.some(
          (it) =>
            it.type === AST_NODE_TYPES.Property &&
            it.key.type === AST_NODE_TYPES.Identifier &&
            ownExpiry.test(it.key.name),
        )
      );
    }

    function checkSign(call: Call): void {
      const [payload] = call.arguments;
      const options = getOptions(call, 2);
      const algorithm = getProperty(flow, options, 'algorithm');
      if (algorithm.kind === 'present') checkAlgorithms(algorithm.value);
      if (payload?.type === AST_NODE_TYPES.Identifier && isText(payload)) return;
      if (getProperty(flow, options, 'expiresIn').kind === 'absent' && !mayExpire(payload))
        report(call, 'expiry', { option: '`expiresIn`' });
    }

    function isText(node: TSESTree.Node): boolean {
      return flow.partsOf(node).some(({ kind }) => kind === 'text');
    }

    /** `jwt-simple`: `decode(token, key, noVerify, algorithm)` */
    function checkSimpleDecode(call: Call): void {
      const [, key, noVerify, algorithm] = call.arguments;
      if (noVerify?.type === AST_NODE_TYPES.Literal && noVerify.value === true) {
        report(call, 'unchecked');
        return;
      }
      if (algorithm === undefined) {
        report(call, 'algorithms');
        return;
      }
      const fault = getAlgorithmFault(flow, algorithm);
      if (fault !== undefined)
        report(algorithm, fault, { source: sourceCode.getText(algorithm).slice(0, 60) });
      const name = algorithm.type === AST_NODE_TYPES.Literal ? String(algorithm.value) : '';
      if (name.startsWith('HS') && isPublicKey(key))
        report(call, 'publicSecret', { algorithm: name });
    }

    function isPublicKey(key: TSESTree.Node | undefined): boolean {
      return key !== undefined && /public_?key|certificate/iu.test(getExpressionName(key) ?? '');
    }

    /** `new SignJWT(payload).setProtectedHeader(…).sign(key)` */
    function checkChain(call: TSESTree.CallExpression): void {
      if (
        call.callee.type !== AST_NODE_TYPES.MemberExpression ||
        getMemberName(call.callee) !== 'sign'
      )
        return;
      let current: TSESTree.Node = call.callee.object;
      let isVariable = false;
      for (let step = 0; step < 20; step++) {
        if (current.type === AST_NODE_TYPES.Identifier) {
          isVariable = true;
          const made = resolveConstant(flow, current);
          if (made === current) return;
          current = made;
        }
        if (current.type === AST_NODE_TYPES.NewExpression) break;
        if (
          current.type !== AST_NODE_TYPES.CallExpression ||
          current.callee.type !== AST_NODE_TYPES.MemberExpression ||
          getMemberName(current.callee) === 'setExpirationTime'
        )
          return;
        current = current.callee.object;
      }
      if (current.type !== AST_NODE_TYPES.NewExpression) return;
      if (flow.nameOf(current.callee) !== 'jose.SignJWT') return;
      if (isVariable && sourceCode.text.includes('setExpirationTime')) return;
      const [payload] = current.arguments;
      // What another function has put together may have its end already.
      const isMade =
        payload !== undefined &&
        /^(?:Call|Await|Logical|Conditional)Expression$/u.test(resolveConstant(flow, payload).type);
      if (isMade || isReassigned(payload)) return;
      if (payload !== undefined && getProperty(flow, payload, 'exp').kind === 'present') return;
      report(current, 'expiry', { option: 'an end with `setExpirationTime()`' });
    }

    function isReassigned(node: TSESTree.Node | undefined): boolean {
      const variable =
        node?.type === AST_NODE_TYPES.Identifier ? flow.bindings.variableOf(node) : undefined;
      const writes = variable?.references.filter((it) => it.isWrite()) ?? [];
      return writes.length > 0 && resolveConstant(flow, node as TSESTree.Node) === node;
    }

    function checkFastify(call: TSESTree.CallExpression): void {
      const { callee } = call;
      const [plugin, options] = call.arguments;
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return;
      const method = getMemberName(callee);
      if (method === 'register' && plugin !== undefined && options !== undefined) {
        if (!/^(?:@fastify\/jwt|fastify-jwt)$/u.test(flow.nameOf(plugin) ?? '')) return;
        const verify = getProperty(flow, options, 'verify');
        if (verify.kind !== 'present') return;
        const algorithms = getProperty(flow, verify.value, 'algorithms');
        if (algorithms.kind === 'present') checkAlgorithms(algorithms.value);
        checkAge(verify.value);
        return;
      }
      // `fastify.jwt.decode(token)`, `app.jwt.sign(payload)`
      if (getExpressionName(callee.object) !== 'jwt' || !isFastifyJwt(callee.object)) return;
      if (method === 'decode' && isTrusted(flow, call)) report(call, 'decoded');
      if (method === 'sign' && plugin !== undefined) {
        const expiry = getProperty(flow, options, 'expiresIn');
        if (expiry.kind === 'absent' && !mayExpire(plugin) && registersWithoutExpiry())
          report(call, 'expiry', { option: '`expiresIn`, here or where the plugin is registered' });
      }
    }

    function isFastifyJwt(node: TSESTree.Node): boolean {
      return (
        node.type === AST_NODE_TYPES.MemberExpression && /fastify[/-]jwt/u.test(sourceCode.text)
      );
    }

    /** Whether this file registers the plugin, and without an expiry for all tokens. */
    function registersWithoutExpiry(): boolean {
      return sourceCode.text.includes('.register(') && !/\bexpiresIn\b/u.test(sourceCode.text);
    }

    function checkAge(options: TSESTree.Node | undefined): void {
      const ignored = getProperty(flow, options, 'ignoreExpiration');
      if (ignored.kind !== 'present') return;
      const value = resolveConstant(flow, ignored.value);
      if (value.type === AST_NODE_TYPES.Literal && value.value === true)
        report(ignored.node, 'age');
    }

    function checkNest(call: TSESTree.CallExpression): void {
      const [options] = call.arguments;
      const secret = ['secret', 'privateKey'].some(
        (it) => getProperty(flow, options, it).kind === 'present',
      );
      if (!secret) return;
      const signing = getProperty(flow, options, 'signOptions');
      const expiry =
        signing.kind === 'present' ? getProperty(flow, signing.value, 'expiresIn') : signing;
      if (expiry.kind === 'absent')
        report(options ?? call, 'expiry', { option: '`signOptions.expiresIn`' });
    }

    function checkCall(call: Call): void {
      const name = flow.nameOf(call.callee);
      if (call.type === AST_NODE_TYPES.CallExpression) {
        checkChain(call);
        checkFastify(call);
      }
      if (name === undefined) return;
      const [first, second] = call.arguments;
      if (verifiers.has(name)) checkVerify(call, getOptions(call, 2));
      if (signers.has(name)) checkSign(call);
      if (plainSigners.has(name)) {
        if (!mayExpire(first)) report(call, 'expiry', { option: '`exp` in the payload' });
      }
      if (name === 'jwt-simple.decode') checkSimpleDecode(call);
      if (checkedFactories.has(name)) checkVerify(call, first);
      const age = ageChecks.get(name);
      if (age !== undefined) checkAge(getOptions(call, age));
      if (name === 'fast-jwt.createSigner') checkSigner(call, first);
      if (name === '@nestjs/jwt.JwtModule.register' && call.type === AST_NODE_TYPES.CallExpression)
        checkNest(call);
      if (
        decoders.has(name) &&
        call.type === AST_NODE_TYPES.CallExpression &&
        isTrusted(flow, call)
      )
        report(call, 'decoded');
      if (name === 'jose.UnsecuredJWT' || name === 'jose.UnsecuredJWT.decode') report(call, 'none');
      if (/^jose\.(?:jwtVerify|compactVerify)$/u.test(name) && second !== undefined) {
        if (isKeyFromToken(flow, second)) report(call, 'keyFromToken');
        const algorithms = getProperty(flow, call.arguments[2] ?? undefined, 'algorithms');
        if (algorithms.kind === 'present') checkAlgorithms(algorithms.value);
      }
    }

    function checkSigner(call: Call, options: TSESTree.Node | undefined): void {
      const algorithm: Property =
        options === undefined ? absent : getProperty(flow, options, 'algorithm');
      if (algorithm.kind === 'present') checkAlgorithms(algorithm.value);
      if (getProperty(flow, options, 'expiresIn').kind === 'absent')
        report(call, 'expiry', { option: '`expiresIn`' });
    }

    return {
      CallExpression: checkCall,
      NewExpression: checkCall,
      // Nest: `class JwtStrategy extends PassportStrategy(Strategy)` hands the options to `super`.
      'CallExpression > Super.callee'(node: TSESTree.Super): void {
        const call = node.parent as TSESTree.CallExpression;
        if (!isPassportStrategy(call)) return;
        checkVerify(call, call.arguments[0]);
        checkAge(call.arguments[0]);
      },
      IfStatement(node) {
        if (acceptsNone(node)) report(node.test, 'none');
      },
    };

    function isPassportStrategy(node: TSESTree.Node): boolean {
      for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
        if (current.type !== AST_NODE_TYPES.ClassDeclaration) continue;
        const { superClass } = current;
        const [strategy] =
          superClass?.type === AST_NODE_TYPES.CallExpression ? superClass.arguments : [];
        return strategy !== undefined && flow.nameOf(strategy) === 'passport-jwt.Strategy';
      }
      return false;
    }
  },
});
