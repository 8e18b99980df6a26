import { ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/hardcoded-secret.js';
import { markErrors } from '../support/mark-errors.js';

/** Puts together what would otherwise be taken for a leaked secret wherever this file is scanned. */
const made = (...parts: string[]): string => parts.join('');

const hex = '9f86d081884c7d659a2feaa0c55ad015';
const known = {
  'AWS access key': made('AKIA', 'QZ4H7WVN2LK5RT3X'),
  'GitHub token': made('ghp_', 'Zx81Kq0Vb7Lm3Tn5Rw9Yp2Sd4Fg6Hj1KcQ8e'),
  'GitLab token': made('glpat-', 'k3J9sQ2mX7vB5nL1pR8t'),
  'Slack token': made('xoxb-', '263594206564-263594206564-', 'FGqddMF8t08v8N7Oq4i57vs1'),
  'Slack webhook': made(
    'https://hooks.slack.com/',
    'services/T0A1B2C3D/B0A1B2C3D/',
    'k3J9sQ2mX7vB5nL1pR8tYz4W',
  ),
  'Stripe key': made('sk_live_', '4eC39HqLyjWDarjtT1zdp7dc'),
  'Google API key': made('AIza', 'SyD3kT9vXq7LmN2pR5sW8yB1cF4gH6jK0qZ'),
  'npm token': made('npm_', 'k3J9sQ2mX7vB5nL1pR8tYz4Wc6Df0Gh2Jk4L'),
  'OpenAI key': made('sk-proj-', 'k3J9sQ2mX7vB5nL1pR8tYz4Wc6Df0Gh2Jk4LmN6pQ8rS0'),
  'Anthropic key': made('sk-ant-', 'api03-', 'k3J9sQ2mX7vB5nL1pR8tYz4Wc6Df0Gh2Jk4LmN6pQ8rS0'),
  'SendGrid key': made(
    'SG.',
    'k3J9sQ2mX7vB5nL1pR8tYz',
    '.',
    'k3J9sQ2mX7vB5nL1pR8tYz4Wc6Df0Gh2Jk4LmN6pQ8r',
  ),
  'Twilio key': made('SK', hex),
  'Telegram bot token': made('712345698', ':AA', 'k3J9sQ2mX7vB5nL1pR8tYz4Wc6Df0Gh2J'),
  'Azure storage key': made('AccountKey=', hex, hex, 'k3J9sQ2mX7vB5nL1pR8tYz', '=='),
};
const pem = made(
  '-----BEGIN RSA ',
  'PRIVATE KEY-----\\n',
  'MIIEpAIBAAKCAQEA3Tz2mr7SZiAMfQyuvBjM9Oi8qkT2w',
);
const webToken = made(
  'eyJhbGciOiJIUzI1NiJ9.',
  'eyJzdWIiOiI0MiIsInJvbGUiOiJhZG1pbiJ9.',
  'k3J9sQ2mX7vB5nL1pR8tYz4Wc6Df0Gh2',
);
/** The one on jwt.io. */
const sampleToken = made(
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.',
  'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.',
  'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
);
const anonToken = made(
  'eyJhbGciOiJIUzI1NiJ9.',
  Buffer.from('{"iss":"supabase","role":"anon"}').toString('base64url'),
  '.k3J9sQ2mX7vB5nL1pR8tYz4Wc6Df0Gh2',
);

ruleTester.run('hardcoded-secret', rule, {
  valid: [
    // Schemas of settings and of forms.
    'const schema = z.object({ API_TOKEN: z.string().min(32) });',
    "const schema = z.object({ PORT: z.coerce.number().default(8080), DB_PASSWORD: z.string().default('') });",
    "const schema = z.object({ password: z.string().default('choose one') });",
    'const schema = z.object({ SESSION_SECRET: z.string().default(() => randomBytes(32).toString("hex")) });',
    // From elsewhere.
    'const secret = process.env.SECRET; app.use(session({ secret }));',
    "import session from 'express-session'; app.use(session({ secret: process.env.SECRET }));",
    "import { createHmac } from 'node:crypto'; createHmac('sha256', key).update(text);",
    // Nothing of these objects is given to what signs, or something else is put there.
    "import jwt from 'jsonwebtoken'; const config = { key: 'cc7e0d' }; config.key = process.env.KEY; jwt.sign({ id }, config.key, options);",
    "import jwt from 'jsonwebtoken'; const config = { dev: { key: 'cc7e0d' } }; jwt.sign({ id }, config[stage].key, options);",
    "import jwt from 'jsonwebtoken'; const a = a.b; jwt.sign({ id }, a.b.c, options);",
    "import jwt from 'jsonwebtoken'; jwt.sign({ id }, Object.assign({ key: 'cc7e0d' }, settings).key, options);",
    "const password = '';",
    "const password = await prompt('Password: ');",
    "const token = process.env.TOKEN ?? '';",
    'const apiKey = process.env.API_KEY || undefined;',
    "const paths = { passwd: process.env.PATHS_PASSWD ?? '/boot/config/passwd' };",
    // Labels, messages and translations: https://github.com/SonarSource/SonarJS/issues/950
    "const labels = { password: 'Password', token: 'Token', secret: 'Secret' };",
    "export default { password: 'Passwort', newPassword: 'Neues Passwort', apiKey: 'API-Schlüssel' };",
    "export default { email: 'E-Mail', password: 'Kennwort' };",
    "const messages = { username: 'name', password: 'at-least-8-characters!1' };",
    "const password = 'Forgot your password?';",
    "throw new Error('The password is wrong: try password123');",
    // Names of fields, columns, headers, variables, events, routes.
    "const fields = { username: 'login', password: 'pass1word' };",
    "new LocalStrategy({ usernameField: 'email', passwordField: 'passwd' }, verify);",
    "const TOKEN_KEY = 'auth_token'; const tokenHeader = 'x-auth-token';",
    "const apiKey = 'X-API-Key'; const secret = 'x-webhook-secret-2';",
    "const JWT_SECRET = 'JWT_SECRET'; const password = 'DB_PASSWORD';",
    "enum Grant { Password = 'password', RefreshToken = 'refresh_token' }",
    "const RESET_PASSWORD = 'reset-password'; const INVALID_TOKEN = 'invalid_token_401';",
    "const clientSecret = 'client_secret';",
    "const passwordResetPath = '/reset-password/2'; const password = '/reset/2';",
    "const token = 'https://example.com/token2';",
    "const secretName = 'prod/database/password1';",
    // https://github.com/Yelp/detect-secrets/issues/693
    "const a = 'callFunctionCheckIfDataAlreadyExistsPerpetualSubinventory';",
    "const b = 'assignVariablesOjTabBar1482653721SelectedItem';",
    // Hashes, public keys, algorithms, versions.
    `const integrity = 'sha512-${hex}${hex}';`,
    `const publicKey = '${hex}'; const passwordHash = '${hex}'; const tokenId = '${hex}';`,
    "const tokenAlgorithm = 'HS256'; const password = { hash: 'sha512' };",
    "import { verify } from 'jsonwebtoken'; verify(token, '-----BEGIN PUBLIC KEY-----\\nMIIB', options);",
    "const text = value.startsWith('-----BEGIN PRIVATE KEY-----');",
    // Placeholders: https://github.com/github/codeql/pull/1875
    "const apiKey = 'YOUR_API_KEY_1234567890abcdef'; const token = '<token>';",
    "const config = { host: 'localhost', user: 'app', password: '********' };",
    "const secret = 'changeme123';",
    "const config = { user: 'user', password: 'password' };",
    `const key = '${made('AKIA', 'IOSFODNN7EXAMPLE')}';`,
    `const token = '${sampleToken}';`,
    // Public by design.
    `const supabase = createClient(url, '${anonToken}');`,
    `initializeApp({ apiKey: '${known['Google API key']}', authDomain: 'a.firebaseapp.com', projectId: 'a' });`,
    `load('https://maps.googleapis.com/maps/api/js?key=${known['Google API key']}');`,
    "const apiKey = 'phc_9CipPajQC22mSkk2wxe2TXsUA0Ysyupe8dt5KQQELqx';",
    "const stripeKey = 'pk_live_4eC39HqLyjWDarjtT1zdp7dc';",
    // Addresses without a password, or with one that is put in or only shown.
    "connect('postgres://localhost/app');",
    'connect(`postgres://${user}:${password}@${host}/app`);',
    "connect('postgres://' + user + ':' + password + '@' + host);",
    "const help = 'For instance postgres://user:password@host:5432/database';",
    // secretlint-disable-next-line @secretlint/secretlint-rule-database-connection-string -- made up
    "connect('mongodb://root:example@localhost:27017');",
    // secretlint-disable-next-line @secretlint/secretlint-rule-database-connection-string -- made up
    "const url = process.env.DATABASE_URL ?? 'postgres://postgres:postgres@localhost:5432/app';",
    "const help = 'http://user:password@example.com';",
    "const address = 'npm:@scope/name@1.0.0';",
    // Comparisons with what is no secret.
    "if (password === '') return;",
    "if (token === 'undefined' || token === null) return;",
    "if (field.type === 'password') return;",
    "if (event.key === 'Enter' && key === 'F12') return;",
    "if (parent.key === 'secret2') return;",
    // Keys of published protocols: Telegram derives one from the bot's token.
    "import { createHmac } from 'crypto'; createHmac('sha256', 'WebAppData').update(token);",
    "headers.set('Authorization', `Bearer ${token}`);",
    "fetch(url, { headers: { Authorization: 'Bearer token' } });",
    // Parsers have tokens too.
    "const token = 'spacing-2-large-300';",
    "const token = '#a1b2c3'; const nextToken = 'f47ac10b58cc4372a5670e02b2c3d479';",
    // Other values while developing.
    "import session from 'express-session'; session({ secret: isProduction ? process.env.SECRET : 'development' });",
    // The name of the same function from elsewhere.
    "createHmac('sha256', 'literal').update(text);",
    "const examples = { credentials: { username: 'jane', password: 'hunter22' } };",
    // What a schema shows to people who read the documentation of an API.
    `const schema = { token: { type: 'string', examples: ['${webToken}'] } };`,
    `const schema = { url: { example: '/object/sign/cat.png?token=${webToken}' } };`,
    // Accounts of people who were made up.
    "const users = { alice: { email: 'alice@test.com', password: 'alice-pass' } };",
    "seed({ email: 'bob@mail.test.com', name: 'bob', password: 'hunter2' });",
    "seed({ email: 'carla@shop.test', password: 'hunter2' });",
  ],
  invalid: [
    markErrors(
      "const schema = z.object({ TOKEN_SECRET: z.string().min(32).default(«'q7Vt93mLx0aBnR2kWz5eYc8uHd4jSf6g'») });",
      [{ messageId: 'fallback', data: { name: 'TOKEN_SECRET' } }],
    ),
    markErrors(
      "const schema = z.object({ DB_PASSWORD: z.string().default(«'postgres1'»).optional() });",
      [{ messageId: 'fallback', data: { name: 'DB_PASSWORD' } }],
    ),
    // A default administrator is one wherever the address ends.
    markErrors("seed({ email: 'admin@test.com', password: «'hunter2'» });", [
      { messageId: 'named', data: { name: 'password' } },
    ]),
    markErrors("seed({ email: 'jane@example.com', name: 'jane', password: «'hunter2'» });", [
      { messageId: 'named', data: { name: 'password' } },
    ]),
    markErrors("seed({ email: 'jane@contest.com', password: «'hunter2'» });", [
      { messageId: 'named', data: { name: 'password' } },
    ]),
    markErrors(`const schema = { token: { default: «'${webToken}'» } };`, [
      { messageId: 'known', data: { what: 'JSON Web Token' } },
    ]),
    // What is used stands in an object of the file.
    markErrors(
      "import jwt from 'jsonwebtoken'; const config = { jwt: { key: «'cc7e0d'» } }; jwt.sign({ id }, config.jwt.key, options);",
      [{ messageId: 'used', data: { name: 'jwt.sign' } }],
    ),
    markErrors(
      "import jwt from 'jsonwebtoken'; export const settings = Object.freeze({ key: «'cc7e0d'» }); jwt.verify(token, settings.key, options);",
      [{ messageId: 'used', data: { name: 'jwt.verify' } }],
    ),
    markErrors(
      "import { expressjwt } from 'express-jwt'; app.use(expressjwt(Object.assign({ issuer }, { secret: «'cc7e0d'» })));",
      [{ messageId: 'used', data: { name: 'expressjwt' } }],
    ),
    markErrors(
      "const { MongoClient } = require('mongodb'); MongoClient.connect(url, { auth: { username: 'admin', password: «'password'» } }, done);",
      [{ messageId: 'used', data: { name: 'MongoClient.connect' } }],
    ),
    markErrors(
      "const { JWK, JWT } = require('jose'); JWT.verify(token, JWK.asKey(«'raz-dva-tri'»));",
      [{ messageId: 'used', data: { name: 'JWK.asKey' } }],
    ),
    markErrors("const settings = { secret: «'weak-secret-key'» };", [
      { messageId: 'named', data: { name: 'secret' } },
    ]),
    ...Object.entries(known).map(([what, secret]) => ({
      code: `call('${secret}');`,
      errors: [
        {
          messageId: 'known' as const,
          data: { what },
          line: 1,
          column: 6,
          endLine: 1,
          endColumn: secret.length + 8,
        },
      ],
    })),
    {
      code: `const key = '${pem}';`,
      errors: [
        {
          messageId: 'known',
          data: { what: 'private key' },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 93,
        },
      ],
    },
    {
      code: `const key = ['${pem.slice(0, 31)}', '${pem.slice(33)}'].join('\\n');`,
      errors: [
        {
          messageId: 'known',
          data: { what: 'private key' },
          line: 1,
          column: 14,
          endLine: 1,
          endColumn: 47,
        },
      ],
    },
    {
      code: `const key = '${pem.slice(0, 33)}' +\n'${pem.slice(33)}';`,
      errors: [
        {
          messageId: 'known',
          data: { what: 'private key' },
          line: 1,
          column: 13,
          endLine: 2,
          endColumn: 48,
        },
      ],
    },
    {
      code: `get({ authorization: 'Bearer ${webToken}' });`,
      errors: [
        {
          messageId: 'known',
          data: { what: 'JSON Web Token' },
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 121,
        },
      ],
    },
    {
      code: 'call(`prefix ' + known['npm token'] + ' ${suffix}`);',
      errors: [
        {
          messageId: 'known',
          data: { what: 'npm token' },
          line: 1,
          column: 6,
          endLine: 1,
          endColumn: 65,
        },
      ],
    },
    // Addresses.
    {
      // secretlint-disable-next-line @secretlint/secretlint-rule-database-connection-string -- made up
      code: "connect('postgres://app:s3cret@db.internal:5432/app');",
      errors: [{ messageId: 'connection', line: 1, column: 9, endLine: 1, endColumn: 53 }],
    },
    {
      // secretlint-disable-next-line @secretlint/secretlint-rule-database-connection-string -- made up
      code: "connect('mongodb+srv://app:Xk29fj@cluster0.mongodb.net/app');",
      errors: [{ messageId: 'connection', line: 1, column: 9, endLine: 1, endColumn: 60 }],
    },
    {
      code: "connect('amqp://guest:guest@rabbitmq');",
      errors: [{ messageId: 'connection', line: 1, column: 9, endLine: 1, endColumn: 38 }],
    },
    {
      code: "connect('redis://:hunter2@10.0.0.4');",
      errors: [{ messageId: 'connection', line: 1, column: 9, endLine: 1, endColumn: 36 }],
    },
    {
      // secretlint-disable-next-line @secretlint/secretlint-rule-database-connection-string -- made up
      code: 'connect(`postgres://app:s3cret@${host}/app`);',
      errors: [{ messageId: 'connection', line: 1, column: 9, endLine: 1, endColumn: 44 }],
    },
    {
      // secretlint-disable-next-line @secretlint/secretlint-rule-database-connection-string -- made up
      code: "connect('postgres://app:s3cret@' + host);",
      errors: [{ messageId: 'connection', line: 1, column: 9, endLine: 1, endColumn: 40 }],
    },
    {
      code: "connect('Server=db.internal;Database=app;User Id=sa;Password=Xk29fj!;');",
      errors: [{ messageId: 'connection', line: 1, column: 9, endLine: 1, endColumn: 71 }],
    },
    {
      // secretlint-disable-next-line @secretlint/secretlint-rule-basicauth -- made up
      code: "fetch('https://admin:Sup3rS3cr3t@api.acme.io/v1');",
      errors: [{ messageId: 'connection', line: 1, column: 7, endLine: 1, endColumn: 49 }],
    },
    {
      // secretlint-disable-next-line @secretlint/secretlint-rule-database-connection-string -- made up
      code: "connect('postgres://app:Xk29fj@localhost/app');",
      errors: [{ messageId: 'connection', line: 1, column: 9, endLine: 1, endColumn: 46 }],
    },
    // Keys of Node's own functions.
    {
      code: "import { createHmac } from 'node:crypto'; createHmac('sha256', 'key').update(text);",
      errors: [
        {
          messageId: 'used',
          data: { name: 'createHmac' },
          line: 1,
          column: 64,
          endLine: 1,
          endColumn: 69,
        },
      ],
    },
    {
      code: "const crypto = require('crypto'); const key = 'k'.repeat(32), fixed = 'abc'; crypto.createHmac('sha256', fixed);",
      errors: [
        {
          messageId: 'used',
          data: { name: 'crypto.createHmac' },
          line: 1,
          column: 71,
          endLine: 1,
          endColumn: 76,
        },
      ],
    },
    {
      code: "import * as crypto from 'crypto'; crypto.createCipheriv('aes-256-gcm', Buffer.from('0123456789abcdef', 'utf8'), iv);",
      errors: [
        {
          messageId: 'used',
          data: { name: 'crypto.createCipheriv' },
          line: 1,
          column: 84,
          endLine: 1,
          endColumn: 102,
        },
      ],
    },
    {
      code: "import { scryptSync } from 'crypto'; scryptSync('a password', salt, 32);",
      errors: [
        {
          messageId: 'used',
          data: { name: 'scryptSync' },
          line: 1,
          column: 49,
          endLine: 1,
          endColumn: 61,
        },
      ],
    },
    {
      code: "import { createSecretKey } from 'crypto'; createSecretKey('abcdef', 'hex');",
      errors: [
        {
          messageId: 'used',
          data: { name: 'createSecretKey' },
          line: 1,
          column: 59,
          endLine: 1,
          endColumn: 67,
        },
      ],
    },
    {
      code: "import CryptoJS from 'crypto-js'; CryptoJS.AES.encrypt(text, 'my key');",
      errors: [
        {
          messageId: 'used',
          data: { name: 'CryptoJS.AES.encrypt' },
          line: 1,
          column: 62,
          endLine: 1,
          endColumn: 70,
        },
      ],
    },
    // Sessions and cookies.
    {
      code: "import session from 'express-session'; app.use(session({ secret: 'keyboard cat' }));",
      errors: [
        {
          messageId: 'used',
          data: { name: 'session' },
          line: 1,
          column: 66,
          endLine: 1,
          endColumn: 80,
        },
      ],
    },
    {
      code: "const session = require('express-session'); app.use(session({ secret: process.env.SECRET || 'keyboard cat' }));",
      errors: [
        {
          messageId: 'used',
          data: { name: 'session' },
          line: 1,
          column: 93,
          endLine: 1,
          endColumn: 107,
        },
      ],
    },
    {
      code: "const session = require('express-session'); const options = { secret: ['new one', 'old one'] }; app.use(session(options));",
      errors: [
        {
          messageId: 'used',
          data: { name: 'session' },
          line: 1,
          column: 72,
          endLine: 1,
          endColumn: 81,
        },
      ],
    },
    {
      code: "app.use(require('cookie-session')({ keys: ['key1'] }));",
      errors: [
        {
          messageId: 'used',
          data: { name: "require('cookie-session')" },
          line: 1,
          column: 44,
          endLine: 1,
          endColumn: 50,
        },
      ],
    },
    {
      code: "import cookieParser from 'cookie-parser'; app.use(cookieParser('my secret here'));",
      errors: [
        {
          messageId: 'used',
          data: { name: 'cookieParser' },
          line: 1,
          column: 64,
          endLine: 1,
          endColumn: 80,
        },
      ],
    },
    {
      code: "import cookie from '@fastify/cookie'; await app.register(cookie, { secret: 'my-secret' });",
      errors: [
        {
          messageId: 'used',
          data: { name: '@fastify/cookie' },
          line: 1,
          column: 76,
          endLine: 1,
          endColumn: 87,
        },
      ],
    },
    {
      code: "fastify.register(require('@fastify/session'), { secret: 'a secret with minimum length of 32 characters' });",
      errors: [
        {
          messageId: 'used',
          data: { name: '@fastify/session' },
          line: 1,
          column: 57,
          endLine: 1,
          endColumn: 104,
        },
      ],
    },
    {
      code: "import Koa from 'koa'; const app = new Koa(); app.keys = ['some secret hurr'];",
      errors: [
        {
          messageId: 'used',
          data: { name: 'app.keys' },
          line: 1,
          column: 59,
          endLine: 1,
          endColumn: 77,
        },
      ],
    },
    {
      code: "import { getIronSession } from 'iron-session'; getIronSession(req, res, { password: 'complex_password_at_least_32_characters_long' });",
      errors: [
        {
          messageId: 'used',
          data: { name: 'getIronSession' },
          line: 1,
          column: 85,
          endLine: 1,
          endColumn: 131,
        },
      ],
    },
    {
      code: "import NextAuth from 'next-auth'; NextAuth({ secret: 'abc' });",
      errors: [
        {
          messageId: 'used',
          data: { name: 'NextAuth' },
          line: 1,
          column: 54,
          endLine: 1,
          endColumn: 59,
        },
      ],
    },
    {
      code: "import { setSignedCookie } from 'hono/cookie'; setSignedCookie(c, 'id', id, 'secret ingredient');",
      errors: [
        {
          messageId: 'used',
          data: { name: 'setSignedCookie' },
          line: 1,
          column: 77,
          endLine: 1,
          endColumn: 96,
        },
      ],
    },
    // JSON Web Tokens: reported here, and here alone.
    {
      code: "import jwt from 'jsonwebtoken'; jwt.sign({ id }, 'shh', { expiresIn: '1h' });",
      errors: [
        {
          messageId: 'used',
          data: { name: 'jwt.sign' },
          line: 1,
          column: 50,
          endLine: 1,
          endColumn: 55,
        },
      ],
    },
    {
      code: "const jwt = require('jsonwebtoken'); const KEY = 'shh'; jwt.sign(a, KEY); jwt.verify(b, KEY);",
      errors: [
        {
          messageId: 'used',
          data: { name: 'jwt.sign' },
          line: 1,
          column: 50,
          endLine: 1,
          endColumn: 55,
        },
      ],
    },
    {
      code: "import { SignJWT } from 'jose'; const key = new TextEncoder().encode('cc7e0d'); await new SignJWT({ id }).setExpirationTime('1h').sign(key);",
      errors: [
        {
          messageId: 'used',
          data: { name: "new SignJWT({ id }).setExpirationTime('1h').sign" },
          line: 1,
          column: 70,
          endLine: 1,
          endColumn: 78,
        },
      ],
    },
    {
      code: "import { jwt } from 'hono/jwt'; app.use(jwt({ secret: 'it-is-very-secret' }));",
      errors: [
        {
          messageId: 'used',
          data: { name: 'jwt' },
          line: 1,
          column: 55,
          endLine: 1,
          endColumn: 74,
        },
      ],
    },
    {
      code: "import fastifyJwt from '@fastify/jwt'; app.register(fastifyJwt, { secret: 'supersecret' });",
      errors: [
        {
          messageId: 'used',
          data: { name: '@fastify/jwt' },
          line: 1,
          column: 75,
          endLine: 1,
          endColumn: 88,
        },
      ],
    },
    {
      code: "import { Strategy as JwtStrategy } from 'passport-jwt'; new JwtStrategy({ secretOrKey: 'secret' }, verify);",
      errors: [
        {
          messageId: 'used',
          data: { name: 'JwtStrategy' },
          line: 1,
          column: 88,
          endLine: 1,
          endColumn: 96,
        },
      ],
    },
    {
      code: "import { JwtModule } from '@nestjs/jwt'; JwtModule.register({ secret: 'abc' });",
      errors: [
        {
          messageId: 'used',
          data: { name: 'JwtModule.register' },
          line: 1,
          column: 71,
          endLine: 1,
          endColumn: 76,
        },
      ],
    },
    {
      code: "import { expressjwt } from 'express-jwt'; expressjwt({ secret: 'shh', algorithms: ['HS256'] });",
      errors: [
        {
          messageId: 'used',
          data: { name: 'expressjwt' },
          line: 1,
          column: 64,
          endLine: 1,
          endColumn: 69,
        },
      ],
    },
    // Databases, mail, services.
    {
      code: "import pg from 'pg'; const pool = new pg.Pool({ host, password: 'password' });",
      errors: [
        {
          messageId: 'used',
          data: { name: 'pg.Pool' },
          line: 1,
          column: 65,
          endLine: 1,
          endColumn: 75,
        },
      ],
    },
    {
      code: "const mysql = require('mysql2/promise'); mysql.createConnection({ user: 'root', password: 'root' });",
      errors: [
        {
          messageId: 'used',
          data: { name: 'mysql.createConnection' },
          line: 1,
          column: 91,
          endLine: 1,
          endColumn: 97,
        },
      ],
    },
    {
      code: "import { Sequelize } from 'sequelize'; new Sequelize('app', 'root', 'secret', { dialect: 'mysql' });",
      errors: [
        {
          messageId: 'used',
          data: { name: 'Sequelize' },
          line: 1,
          column: 69,
          endLine: 1,
          endColumn: 77,
        },
      ],
    },
    {
      code: "import nodemailer from 'nodemailer'; nodemailer.createTransport({ auth: { user: 'me', pass: 'abc' } });",
      errors: [
        {
          messageId: 'used',
          data: { name: 'nodemailer.createTransport' },
          line: 1,
          column: 93,
          endLine: 1,
          endColumn: 98,
        },
      ],
    },
    {
      code: "import Redis from 'ioredis'; new Redis({ password: 'abc' });",
      errors: [
        {
          messageId: 'used',
          data: { name: 'Redis' },
          line: 1,
          column: 52,
          endLine: 1,
          endColumn: 57,
        },
      ],
    },
    // By name, with a value that no label or key has.
    {
      code: "const zapApiKey = 'v9dn0balpqas1pcc281tn5ood1';",
      errors: [
        {
          messageId: 'named',
          data: { name: 'zapApiKey' },
          line: 1,
          column: 19,
          endLine: 1,
          endColumn: 47,
        },
      ],
    },
    {
      code: "const cookieSecret = 'super-secret-cookie';",
      errors: [
        {
          messageId: 'named',
          data: { name: 'cookieSecret' },
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 43,
        },
      ],
    },
    {
      code: "class Mailer { #password = 'xK9!mN2p'; }",
      errors: [
        {
          messageId: 'named',
          data: { name: 'password' },
          line: 1,
          column: 28,
          endLine: 1,
          endColumn: 38,
        },
      ],
    },
    {
      code: "config.dbPassword = 'Sommer2024!';",
      errors: [
        {
          messageId: 'named',
          data: { name: 'dbPassword' },
          line: 1,
          column: 21,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
    {
      code: "function connect(password = 'letmein1') {}",
      errors: [
        {
          messageId: 'named',
          data: { name: 'password' },
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 39,
        },
      ],
    },
    {
      code: "const admin = { username: 'admin', password: 'admin' };",
      errors: [
        {
          messageId: 'named',
          data: { name: 'password' },
          line: 1,
          column: 46,
          endLine: 1,
          endColumn: 53,
        },
      ],
    },
    {
      code: "const database = { host: process.env.HOST, password: 'tiger' };",
      errors: [
        {
          messageId: 'named',
          data: { name: 'password' },
          line: 1,
          column: 54,
          endLine: 1,
          endColumn: 61,
        },
      ],
    },
    {
      code: "const secrets = { codeclimate: '62864c476ade6ab9d10d0ce0901ae2c211924852' };",
      errors: [
        {
          messageId: 'named',
          data: { name: 'codeclimate' },
          line: 1,
          column: 32,
          endLine: 1,
          endColumn: 74,
        },
      ],
    },
    {
      code: `fetch(url, { headers: { Authorization: 'Basic ${Buffer.from('admin:hunter2').toString('base64')}' } });`,
      errors: [
        {
          messageId: 'named',
          data: { name: 'Authorization' },
          line: 1,
          column: 40,
          endLine: 1,
          endColumn: 68,
        },
      ],
    },
    // What stands in for a missing setting.
    {
      code: "const secret = process.env.JWT_SECRET || 'changeme';",
      errors: [
        {
          messageId: 'fallback',
          data: { name: 'JWT_SECRET' },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 52,
        },
      ],
    },
    {
      code: "sign(process.env.JWT_SECRET ?? 'dev');",
      errors: [
        {
          messageId: 'fallback',
          data: { name: 'JWT_SECRET' },
          line: 1,
          column: 32,
          endLine: 1,
          endColumn: 37,
        },
      ],
    },
    {
      code: "const { DB_PASSWORD = 'tiger' } = process.env;",
      errors: [
        {
          messageId: 'fallback',
          data: { name: 'DB_PASSWORD' },
          line: 1,
          column: 23,
          endLine: 1,
          endColumn: 30,
        },
      ],
    },
    {
      code: "const config = { jwtSecret: process.env.KEY | 'superSecretPassword' };",
      errors: [
        {
          messageId: 'fallback',
          data: { name: 'jwtSecret' },
          line: 1,
          column: 47,
          endLine: 1,
          endColumn: 68,
        },
      ],
    },
    // Compared.
    {
      code: "if (adminKey !== 'config123') return;",
      errors: [
        {
          messageId: 'compared',
          data: { name: 'adminKey' },
          line: 1,
          column: 18,
          endLine: 1,
          endColumn: 29,
        },
      ],
    },
    {
      code: "if (body.secret !== 'test123') return;",
      errors: [
        {
          messageId: 'compared',
          data: { name: 'secret' },
          line: 1,
          column: 21,
          endLine: 1,
          endColumn: 30,
        },
      ],
    },
    {
      code: "const ok = name === 'admin' && password === 'admin';",
      errors: [
        {
          messageId: 'compared',
          data: { name: 'password' },
          line: 1,
          column: 45,
          endLine: 1,
          endColumn: 52,
        },
      ],
    },
    {
      code: "const ok = it.username === 'user' && it.password === 'password';",
      errors: [
        {
          messageId: 'compared',
          data: { name: 'password' },
          line: 1,
          column: 54,
          endLine: 1,
          endColumn: 64,
        },
      ],
    },
    {
      code: "app.get('/', (req, res) => { if (req.query.key !== 'secret123') res.end(); });",
      errors: [
        {
          messageId: 'compared',
          data: { name: 'key' },
          line: 1,
          column: 52,
          endLine: 1,
          endColumn: 63,
        },
      ],
    },
  ],
});
