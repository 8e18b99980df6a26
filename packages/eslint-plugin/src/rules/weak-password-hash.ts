import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../ast/get-callee-name.js';
import { getExpressionName } from '../ast/get-expression-name.js';
import { getMemberName } from '../ast/get-member-name.js';
import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getProperty } from '../flow/get-property.js';
import { getStaticText } from '../flow/get-static-text.js';
import { getSecretKind } from '../secrets/get-secret-kind.js';
import { getWrittenText } from '../secrets/get-written-text.js';
import { getNumber } from './weak-password-hash/get-number.js';
import {
  bcryptCosts,
  fastHashes,
  hashers,
  leastIterations,
  leastMemory,
  pbkdf2,
  scrypt,
} from './weak-password-hash/hashes.js';
import { getPasswordName } from './weak-password-hash/holds-password.js';
import { isPlainComparison } from './weak-password-hash/is-plain-comparison.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;
type MessageId = 'compared' | 'cost' | 'fast' | 'matched' | 'salt';

/** Functions that hash slowly; what they are given may be shortened by a fast hash before. */
const slow =
  /^(?:bcrypt|@node-rs\/bcrypt|argon2|@node-rs\/argon2|crypto\.(?:scrypt|pbkdf2)|Bun\.password)/u;
const slowName = /\b(?:bcrypt|argon2|scrypt)/u;
/** A service that tells whether a password has leaked is asked with the beginning of its SHA-1. */
const leakCheck = /pwned|hibp|breach|leaked/iu;
const protocol = /\b(?:realm|nonce|cnonce|challenge|scramble)\b/iu;
const finders =
  /^(?:find|findOne|findAll|findFirst|findUnique|findOneBy|findBy|findAndCountAll|count|countDocuments|where|exists|findOneOrFail|findFirstOrThrow|findUniqueOrThrow|findOneAndUpdate)$/u;

export default createRule<[], MessageId>({
  name: 'weak-password-hash',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow hashing passwords with fast functions, low cost or constant salts',
      practice: 'weak-password-hash',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      compared:
        'Passwords can only be compared like this where they are stored as they are. Store `argon2.hash()` of them and compare with `argon2.verify()`.',
      cost: 'This hash is cheap to guess: {{what}}. Use at least {{least}}.',
      fast: '`{{name}}` is hashed by a function made to be fast, so billions of guesses a second are tried. Use argon2id, scrypt or bcrypt.',
      matched:
        'A password can only be looked up like this where it is stored as it is. Find the user by name, then compare with `argon2.verify()`.',
      salt: 'With the same salt for all, one table of guesses opens every password. Take `crypto.randomBytes(16)` for each and store it beside the hash.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);

    /** Whether what is hashed goes on into a slow hash, or asks whether a password has leaked. */
    function isPreparation(node: TSESTree.Node): boolean {
      if (leakCheck.test(sourceCode.text)) return true;
      for (let { parent } = node; parent; { parent } = parent) {
        if (parent.type === AST_NODE_TYPES.CallExpression) {
          if (slow.test(flow.nameOf(parent.callee) ?? '')) return true;
        } else if (
          parent.type !== AST_NODE_TYPES.MemberExpression &&
          parent.type !== AST_NODE_TYPES.AwaitExpression &&
          parent.type !== AST_NODE_TYPES.TemplateLiteral
        ) {
          // `password = fast(password)`: it is what the rest of the function hashes slowly.
          if (parent.type === AST_NODE_TYPES.AssignmentExpression)
            return getPasswordName(parent.left) !== undefined && slowName.test(sourceCode.text);
          return parent.type === AST_NODE_TYPES.VariableDeclarator && isHashedAgain(parent);
        }
      }
      return false;
    }

    function isHashedAgain({ id }: TSESTree.VariableDeclarator): boolean {
      const variable =
        id.type === AST_NODE_TYPES.Identifier ? flow.bindings.variableOf(id) : undefined;
      return (variable?.references ?? []).some(({ identifier: { parent } }) => {
        return (
          parent.type === AST_NODE_TYPES.CallExpression &&
          slow.test(flow.nameOf(parent.callee) ?? '')
        );
      });
    }

    function checkFast(call: Call, name: string | undefined): void {
      const isUpdate =
        call.callee.type === AST_NODE_TYPES.MemberExpression &&
        getMemberName(call.callee) === 'update' &&
        isHasher(call.callee.object);
      const index = isUpdate ? 0 : name === undefined ? undefined : fastHashes.get(name);
      const hashed = index === undefined ? undefined : call.arguments[index];
      const password = hashed === undefined ? undefined : getPasswordName(hashed);
      if (hashed === undefined || password === undefined || isPreparation(call)) return;
      // Protocols say how they answer a challenge: HTTP digest, SCRAM, databases.
      if (protocol.test(sourceCode.getText(hashed))) return;
      context.report({ node: hashed, messageId: 'fast', data: { name: password } });
    }

    /** `createHash('md5')`, also after other calls of `update`. */
    function isHasher(node: TSESTree.Node): boolean {
      if (hashers.has(flow.nameOf(node) ?? '')) return true;
      return (
        node.type === AST_NODE_TYPES.CallExpression &&
        getCalleeName(node) === 'update' &&
        node.callee.type === AST_NODE_TYPES.MemberExpression &&
        isHasher(node.callee.object)
      );
    }

    function reportCost(node: TSESTree.Node, what: string, least: string): void {
      context.report({ node, messageId: 'cost', data: { what, least } });
    }

    function checkBcrypt(call: Call, index: number): void {
      const cost = call.arguments[index];
      const rounds = getNumber(flow, cost);
      if (cost !== undefined && rounds !== undefined && rounds < 10)
        reportCost(cost, `a cost of ${String(rounds)}`, '10, better 12');
    }

    /** What has the strength of a random key needs no slow hash. */
    function isKey(node: TSESTree.Node | undefined): boolean {
      const name = node === undefined ? undefined : getExpressionName(node);
      const kind = name === undefined ? undefined : getSecretKind(name);
      return (
        kind === 'secret' ||
        kind === 'key' ||
        kind === 'token' ||
        /key|secret|seed/iu.test(name ?? '')
      );
    }

    function checkIterations(count: TSESTree.Node | undefined, digest: string | undefined): void {
      const iterations = getNumber(flow, count);
      const hash = digest?.toLowerCase().replace('-', '') ?? 'sha256';
      const least = leastIterations.get(hash);
      if (
        count !== undefined &&
        iterations !== undefined &&
        least !== undefined &&
        iterations < least
      )
        reportCost(
          count,
          `PBKDF2 with ${String(iterations)} iterations of ${hash}`,
          least.toLocaleString('en'),
        );
    }

    function checkSalt(salt: TSESTree.Node | undefined): void {
      const written = salt === undefined ? undefined : getWrittenText(flow, salt);
      if (salt !== undefined && written !== undefined)
        context.report({ node: salt, messageId: 'salt' });
    }

    function checkPbkdf2(call: Call): void {
      const [password, salt, iterations, , digest] = call.arguments;
      if (isKey(password)) return;
      checkSalt(salt);
      const name = digest === undefined ? undefined : getStaticText(flow, digest);
      if (digest === undefined || name !== undefined) checkIterations(iterations, name ?? 'sha1');
    }

    function checkScrypt(call: Call): void {
      const [password, salt, , options] = call.arguments;
      if (isKey(password)) return;
      checkSalt(salt);
      for (const name of ['N', 'cost']) {
        const cost = getProperty(flow, options, name);
        const number = cost.kind === 'present' ? getNumber(flow, cost.value) : undefined;
        if (cost.kind === 'present' && number !== undefined && number < 2 ** 14)
          reportCost(cost.value, `a cost of ${String(number)}`, '2 ** 14, better 2 ** 17');
      }
    }

    function checkArgon2(call: Call, index: number, memoryName: string, timeName: string): void {
      const options = call.arguments[index];
      if (options === undefined) return;
      const memory = getProperty(flow, options, memoryName);
      const time = getProperty(flow, options, timeName);
      if (memory.kind !== 'present') return;
      const size = getNumber(flow, memory.value);
      const passes = time.kind === 'present' ? getNumber(flow, time.value) : 3;
      if (size === undefined || passes === undefined) return;
      const least = leastMemory[Math.min(passes, leastMemory.length - 1)] ?? 0;
      if (size < least)
        reportCost(
          memory.value,
          `${String(size)} KiB of memory with ${String(passes)} passes`,
          `${String(least)} KiB`,
        );
    }

    /** `subtle.deriveBits({ name: 'PBKDF2', iterations, salt, hash }, …)` */
    function checkDerive(call: Call): void {
      const [algorithm] = call.arguments;
      const name = getProperty(flow, algorithm, 'name');
      if (name.kind !== 'present' || getStaticText(flow, name.value) !== 'PBKDF2') return;
      const iterations = getProperty(flow, algorithm, 'iterations');
      const hash = getProperty(flow, algorithm, 'hash');
      const digest = hash.kind === 'present' ? getStaticText(flow, hash.value) : undefined;
      if (iterations.kind === 'present' && digest !== undefined)
        checkIterations(iterations.value, digest);
    }

    /** `User.findOne({ name, password: req.body.password })` */
    function checkMatch(call: Call): void {
      if (!finders.test(getCalleeName(call) ?? '')) return;
      const [query] = call.arguments;
      if (query === undefined) return;
      const where = getProperty(flow, query, 'where');
      const conditions = where.kind === 'present' ? where.value : query;
      for (const name of ['password', 'passwd', 'pwd']) {
        const password = getProperty(flow, conditions, name);
        if (password.kind !== 'present') continue;
        const { kind } = flow.valueOf(password.value);
        if (kind === 'input' && getPasswordName(password.value) !== undefined)
          context.report({ node: password.node, messageId: 'matched' });
      }
    }

    function check(call: Call): void {
      const name = flow.nameOf(call.callee);
      checkFast(call, name);
      checkMatch(call);
      if (name === undefined) return;
      const cost = bcryptCosts.get(name);
      if (cost !== undefined) checkBcrypt(call, cost);
      if (pbkdf2.has(name)) checkPbkdf2(call);
      if (scrypt.has(name)) checkScrypt(call);
      if (/^(?:@node-rs\/)?argon2\.hash(?:Sync)?$/u.test(name))
        checkArgon2(call, 1, 'memoryCost', 'timeCost');
      if (name === 'hash-wasm.argon2id') checkArgon2(call, 0, 'memorySize', 'iterations');
      if (/\bsubtle\.derive(?:Bits|Key)$/u.test(name)) checkDerive(call);
      if (/^crypto-js(?:\.PBKDF2|\/pbkdf2)$/u.test(name) && !isKey(call.arguments[0])) {
        const iterations = getProperty(flow, call.arguments[2], 'iterations');
        if (iterations.kind === 'present') checkIterations(iterations.value, 'sha256');
      }
    }

    return {
      CallExpression: check,
      NewExpression: check,
      BinaryExpression(node) {
        if (isPlainComparison(flow, node)) context.report({ node, messageId: 'compared' });
      },
    };
  },
});
