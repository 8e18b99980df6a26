import { ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/insecure-random.js';

ruleTester.run('insecure-random', rule, {
  valid: [
    // Made for it.
    "import { randomBytes } from 'node:crypto'; const token = randomBytes(32).toString('hex');",
    'const token = crypto.randomUUID();',
    "import { nanoid } from 'nanoid'; const token = nanoid();",
    // No secret: https://github.com/react/react/issues/15912, https://github.com/Flowminder/FlowKit/issues/5590
    'const delay = base * 2 ** attempt * (1 + Math.random());',
    'setTimeout(retry, Math.floor(Math.random() * 1000));',
    'if (Math.random() < sampleRate) record(span);',
    "const color = '#' + Math.floor(Math.random() * 16777215).toString(16);",
    'const id = Math.random().toString(36).slice(2); const key = `item-${Math.random()}`;',
    'list.sort(() => Math.random() - 0.5);',
    'const username = adjectives[Math.floor(Math.random() * adjectives.length)] + Math.random();',
    "const path = join(tmpdir(), 'upload-' + Math.random().toString(16).slice(2));",
    'const boundary = `----${Math.random().toString(16)}`;',
    'const dice = Math.floor(Math.random() * 6) + 1; const pinned = Math.random() > 0.5;',
    'const statusCode = Math.random() > 0.5 ? 200 : 500; const code = Math.floor(Math.random() * 10);',
    'const { token } = await load(Math.random());',
    // Picked from what there is.
    'const apiKey = apiKeys[Math.floor(Math.random() * apiKeys.length)];',
    'const token = Math.random() > 0.5 ? first : second;',
    // Names that only speak of it.
    'const tokenCount = Math.floor(Math.random() * 10); const tokenIndex = Math.random();',
    'const cancelToken = Math.random().toString(); const cacheToken = Math.random().toString(36);',
    'const passwordHash = hash(Math.random());',
    'function tokenize(text) { return text.split(Math.random()); }',
    'function generateColor() { return Math.random().toString(16); }',
    // Only where there is nothing better: https://github.com/github/codeql/pull/3773
    `function makeToken() {
       if (globalThis.crypto) return crypto.getRandomValues(new Uint8Array(16)).join('');
       return Math.random().toString(36);
     }`,
    "const token = randomBytes(16).toString('hex') + Math.random();",
    // Times.
    'const token = { createdAt: Date.now(), expires: Date.now() + hour };',
    'const tokenExpiry = Date.now() + hour; token.expiresAt = new Date().getTime();',
    'tokens = tokens.filter((it) => it.expires > Date.now());',
    'const nonce = Date.now().toString();',
    'const token = Date.now(); if (token !== latest) return;',
    'const sessionId = await create(Date.now());',
    "const token = createHmac('sha256', secret).update(String(Date.now())).digest('hex');",
    'const token = sha256(`${secret}:${Date.now()}`);',
    // The first edition of OAuth asks for no more than a difference.
    'const nonce = Math.random().toString(36); params.oauth_nonce = nonce;',
    // Signed requests that must not be sent twice
    'const params = { SignatureNonce: Math.random().toString() };',
    // A method of the same name.
    'const token = generator.random(); const secret = Math.max(1, 2).toString();',
  ],
  invalid: [
    {
      code: 'const token = Math.random().toString(36).slice(2);',
      errors: [
        {
          messageId: 'random',
          data: { name: 'token', source: 'Math.random' },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 28,
        },
      ],
    },
    {
      code: 'const resetToken = `${Math.random()}${Math.random()}`;',
      errors: [
        {
          messageId: 'random',
          data: { name: 'resetToken', source: 'Math.random' },
          line: 1,
          column: 23,
          endLine: 1,
          endColumn: 36,
        },
      ],
    },
    {
      code: 'user.password = Math.random().toString(36).slice(-8);',
      errors: [
        {
          messageId: 'random',
          data: { name: 'password', source: 'Math.random' },
          line: 1,
          column: 17,
          endLine: 1,
          endColumn: 30,
        },
      ],
    },
    {
      code: "const user = { name: 'admin', password: Math.random().toString(32) };",
      errors: [
        {
          messageId: 'random',
          data: { name: 'password', source: 'Math.random' },
          line: 1,
          column: 41,
          endLine: 1,
          endColumn: 54,
        },
      ],
    },
    {
      code: 'const otp = Math.floor(100000 + Math.random() * 900000);',
      errors: [
        {
          messageId: 'random',
          data: { name: 'otp', source: 'Math.random' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 46,
        },
      ],
    },
    {
      code: 'const verificationCode = String(Math.floor(Math.random() * 1e6)).padStart(6, "0");',
      errors: [
        {
          messageId: 'random',
          data: { name: 'verificationCode', source: 'Math.random' },
          line: 1,
          column: 44,
          endLine: 1,
          endColumn: 57,
        },
      ],
    },
    {
      code: 'class Session { sessionId = Math.random().toString(16); }',
      errors: [
        {
          messageId: 'random',
          data: { name: 'sessionId', source: 'Math.random' },
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 42,
        },
      ],
    },
    {
      code: 'function open({ nonce = Math.random().toString(36) } = {}) {}',
      errors: [
        {
          messageId: 'random',
          data: { name: 'nonce', source: 'Math.random' },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 38,
        },
      ],
    },
    {
      code: 'const salt = btoa(Math.random().toString());',
      errors: [
        {
          messageId: 'random',
          data: { name: 'salt', source: 'Math.random' },
          line: 1,
          column: 19,
          endLine: 1,
          endColumn: 32,
        },
      ],
    },
    {
      code: "import { createHash } from 'crypto'; const apiKey = createHash('sha256').update(Math.random().toString()).digest('hex');",
      errors: [
        {
          messageId: 'random',
          data: { name: 'apiKey', source: 'Math.random' },
          line: 1,
          column: 81,
          endLine: 1,
          endColumn: 94,
        },
      ],
    },
    // Through names and helpers of the file.
    {
      code: 'const value = Math.random().toString(36); const token = value.slice(2);',
      errors: [
        {
          messageId: 'random',
          data: { name: 'token', source: 'Math.random' },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 28,
        },
      ],
    },
    {
      code: `function generateToken(length) {
        const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
        let result = '';
        for (let i = 0; i < length; i++) result += characters.charAt(Math.floor(Math.random() * characters.length));
        return result;
      }`,
      errors: [
        {
          messageId: 'random',
          data: { name: 'generateToken', source: 'Math.random' },
          line: 4,
          column: 81,
          endLine: 4,
          endColumn: 94,
        },
      ],
    },
    {
      code: `const chars = 'abcdefghijklmnopqrstuvwxyz0123456789';
      const makeId = () => Array.from({ length: 32 }, () => chars[Math.floor(Math.random() * chars.length)]).join('');
      const secret = makeId();`,
      errors: [
        {
          messageId: 'random',
          data: { name: 'secret', source: 'Math.random' },
          line: 2,
          column: 78,
          endLine: 2,
          endColumn: 91,
        },
      ],
    },
    {
      code: `function pick() { return Math.random().toString(16); }
      function key() { return pick(); }
      app.post('/reset', (req, res) => { const resetToken = key(); });`,
      errors: [
        {
          messageId: 'random',
          data: { name: 'resetToken', source: 'Math.random' },
          line: 1,
          column: 26,
          endLine: 1,
          endColumn: 39,
        },
      ],
    },
    {
      code: "const createUuid = () => 'xxxx-xxxx'.replace(/x/g, () => Math.floor(Math.random() * 16).toString(16)); const csrfToken = createUuid();",
      errors: [
        {
          messageId: 'random',
          data: { name: 'csrfToken', source: 'Math.random' },
          line: 1,
          column: 69,
          endLine: 1,
          endColumn: 82,
        },
      ],
    },
    {
      code: 'const bytes = []; for (let i = 0; i < 16; i++) bytes.push(Math.floor(Math.random() * 256)); const iv = Buffer.from(bytes);',
      errors: [
        {
          messageId: 'random',
          data: { name: 'iv', source: 'Math.random' },
          line: 1,
          column: 70,
          endLine: 1,
          endColumn: 83,
        },
      ],
    },
    {
      code: 'class Tokens { #random() { return Math.random().toString(36); } createToken() { return this.#random(); } }',
      errors: [
        {
          messageId: 'random',
          data: { name: 'createToken', source: 'Math.random' },
          line: 1,
          column: 35,
          endLine: 1,
          endColumn: 48,
        },
      ],
    },
    {
      code: "import _ from 'lodash'; const pin = _.random(1000, 9999);",
      errors: [
        {
          messageId: 'random',
          data: { name: 'pin', source: '_.random' },
          line: 1,
          column: 37,
          endLine: 1,
          endColumn: 57,
        },
      ],
    },
    {
      code: "import { sampleSize } from 'lodash'; const password = sampleSize('abcdef', 8).join('');",
      errors: [
        {
          messageId: 'random',
          data: { name: 'password', source: 'sampleSize' },
          line: 1,
          column: 55,
          endLine: 1,
          endColumn: 78,
        },
      ],
    },
    // Times.
    {
      code: 'const sessionId = `${user.id}-${Date.now()}`;',
      errors: [
        {
          messageId: 'clock',
          data: { name: 'sessionId' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 43,
        },
      ],
    },
    {
      code: "const token = 'reset' + new Date().getTime();",
      errors: [
        {
          messageId: 'clock',
          data: { name: 'token' },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 45,
        },
      ],
    },
    {
      code: 'app.use(session({ genid(req) { return new Date().getTime().toString(); } }));',
      errors: [
        {
          messageId: 'clock',
          data: { name: 'genid' },
          line: 1,
          column: 39,
          endLine: 1,
          endColumn: 59,
        },
      ],
    },
    {
      code: "import md5 from 'md5'; const token = md5(user.email + Date.now());",
      errors: [
        {
          messageId: 'clock',
          data: { name: 'token' },
          line: 1,
          column: 55,
          endLine: 1,
          endColumn: 65,
        },
      ],
    },
    {
      code: 'const password = String(+new Date());',
      errors: [
        {
          messageId: 'clock',
          data: { name: 'password' },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 36,
        },
      ],
    },
    {
      code: "import { v1 as uuid } from 'uuid'; const resetToken = `${uuid()}`;",
      errors: [
        {
          messageId: 'clock',
          data: { name: 'resetToken' },
          line: 1,
          column: 58,
          endLine: 1,
          endColumn: 64,
        },
      ],
    },
  ],
});
