import { createRuleTester, ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/sensitive-logging.js';

const express = (body: string): string => `app.post('/', (req, res) => { ${body} });`;

ruleTester.run('sensitive-logging', rule, {
  valid: [
    // The word alone
    "console.log('The password is wrong.'); logger.error('No token in the authorization header');",
    "logger.info('password reset requested', { userId });",
    "console.log('Enter your password:'); logger.warn(`Unknown field ${name} of token`);",
    // Whether it is there, how long it is, where it came from
    'logger.debug({ hasToken, hasPassword: Boolean(password), tokenLength: token.length });',
    "logger.debug('token', token ? 'set' : 'missing', !!password, typeof secret, password.length);",
    "console.log('valid', token === expected, isTokenValid);",
    "logger.info({ password: '***', token: '[redacted]', secret: undefined, apiKey: true });",
    // Masked: https://github.com/kastelldev/kastell/pull/52
    'logger.info({ token: mask(token), password: redact(password) }); console.log(hash(password), token.slice(-4));',
    'logger.info({ hashedPassword, passwordHash, maskedToken, encryptedSecret, publicKey });',
    'logger.info(JSON.stringify(body, withoutSecrets));',
    // Names of fields and settings: https://github.com/jwilleke/yourphr/issues/531
    "logger.warn('missing', { passwordField, tokenName, secretId, apiKeyId: key.id, tokenType, passwordKey });",
    // What parsers and language models call tokens
    'console.log(tokens, tokenCount, usage.totalTokens, maxTokens, promptTokens);',
    'for (const token of tokenize(text)) console.log(token); const kind = token.type;',
    'logger.debug({ nextPageToken, cancellationToken, csrfField });',
    'const decodedToken = await verify(token); logger.debug(decodedToken);',
    // Errors and other objects
    'try { login(password); } catch (error) { logger.error(error); logger.error({ err: error }, error.message); }',
    express('console.log(req.body); res.end();'),
    express("console.log(req.headers['user-agent'], req.headers.host, req.get('accept'));"),
    'fetch(url).then((response) => console.log(response.headers));',
    'function send(url, headers) { logger.debug(url, headers); }',
    'console.log(process.env.NODE_ENV, process.env.PORT, process.env.PASSWORD_FILE);',
    "const mongoUri = 'mongodb://localhost/app'; console.log('Connecting to', mongoUri);",
    'const query = `SELECT * FROM users WHERE id = ${id}`; console.log(query);',
    'User.find({}).exec((err, users) => { console.log(users); });',
    // No log
    'Math.log(password); dialog.info(password); blog.info(token); res.send({ token }); table.log.push(secret);',
    'process.stdout.write(password); form.log = password;',
    'client.login(password); audit(password); debug(token);',
    "console.log('Mail to admin@example.com / team lead'.length);",
  ],
  invalid: [
    {
      code: 'console.log(password);',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'password' },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 21,
        },
      ],
    },
    {
      code: "console.log('token: ' + token);",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'token' },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 30,
        },
      ],
    },
    {
      code: 'logger.debug(`Signing in ${username} with ${password}`);',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'password' },
          line: 1,
          column: 14,
          endLine: 1,
          endColumn: 55,
        },
      ],
    },
    {
      code: 'class Auth { login(user) { this.logger.log(`new password: ${user.newPassword}`); } }',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'user.newPassword' },
          line: 1,
          column: 44,
          endLine: 1,
          endColumn: 79,
        },
      ],
    },
    {
      code: "fastify.log.info({ apiKey }, 'calling');",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'apiKey' },
          line: 1,
          column: 18,
          endLine: 1,
          endColumn: 28,
        },
      ],
    },
    {
      code: 'request.log.info({ auth: { secret: config.clientSecret } });',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'secret' },
          line: 1,
          column: 18,
          endLine: 1,
          endColumn: 59,
        },
      ],
    },
    {
      code: "const log = require('pino')(); log.child({ a }).warn({ token: user.refreshToken });",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'token' },
          line: 1,
          column: 54,
          endLine: 1,
          endColumn: 82,
        },
      ],
    },
    {
      code: "import winston from 'winston'; const out = winston.createLogger({}); out.info('token', { token });",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'token' },
          line: 1,
          column: 88,
          endLine: 1,
          endColumn: 97,
        },
      ],
    },
    {
      code: "import createDebug from 'debug'; const debug = createDebug('app'); debug('session token %s', sessionToken);",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'sessionToken' },
          line: 1,
          column: 94,
          endLine: 1,
          endColumn: 106,
        },
      ],
    },
    {
      code: "import { Logger } from '@nestjs/common'; class A { private readonly out = new Logger(A.name); run(secret) { this.out.verbose(secret); } }",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'secret' },
          line: 1,
          column: 126,
          endLine: 1,
          endColumn: 132,
        },
      ],
    },
    {
      code: "console.error('attempt', { providedKey: adminKey });",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'adminKey' },
          line: 1,
          column: 26,
          endLine: 1,
          endColumn: 51,
        },
      ],
    },
    {
      code: 'console.log(JSON.stringify({ user, privateKey }));',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'privateKey' },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 49,
        },
      ],
    },
    {
      code: 'console.table([{ name, password }]);',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'password' },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 35,
        },
      ],
    },
    {
      code: 'logger.info({ cardNumber: order.cardNumber, cvv });',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'cardNumber' },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 50,
        },
      ],
    },
    {
      code: 'logger.info(`Your code is ${otp}`);',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'otp' },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
    {
      code: 'const details = { user, password }; logger.info(details);',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'password in details' },
          line: 1,
          column: 49,
          endLine: 1,
          endColumn: 56,
        },
      ],
    },
    {
      code: "const query = `SELECT * FROM users WHERE password = '${password}'`; console.log('Executing', query);",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'password in query' },
          line: 1,
          column: 94,
          endLine: 1,
          endColumn: 99,
        },
      ],
    },
    {
      code: "let q; q = 1; const text = 'INSERT ' + password; logger.debug(text);",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'password in text' },
          line: 1,
          column: 63,
          endLine: 1,
          endColumn: 67,
        },
      ],
    },
    // Requests
    {
      code: express('console.log(req.headers);'),
      errors: [
        {
          messageId: 'logged',
          data: { what: 'req.headers' },
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 54,
        },
      ],
    },
    {
      code: express('logger.info({ headers: req.headers, ip: req.ip });'),
      errors: [
        {
          messageId: 'logged',
          data: { what: 'req.headers' },
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 79,
        },
      ],
    },
    {
      code: express('console.log(req.headers.authorization);'),
      errors: [
        {
          messageId: 'logged',
          data: { what: 'req.headers.authorization' },
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 68,
        },
      ],
    },
    {
      code: express("console.log(req.get('Authorization'));"),
      errors: [
        {
          messageId: 'logged',
          data: { what: 'the header Authorization' },
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 67,
        },
      ],
    },
    {
      code: express('console.log(req.cookies);'),
      errors: [
        {
          messageId: 'logged',
          data: { what: 'req.cookies' },
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 54,
        },
      ],
    },
    {
      code: express('console.log(req.body); const { name, password } = req.body;'),
      errors: [
        {
          messageId: 'logged',
          data: { what: 'req.body, with its password' },
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 51,
        },
      ],
    },
    {
      code: express('logger.info(req.body); check(req.body.password);'),
      errors: [
        {
          messageId: 'logged',
          data: { what: 'req.body, with its password' },
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 51,
        },
      ],
    },
    {
      code: '@Injectable() class Hooks { run(data, headers) { console.log({ data, headers }); } }',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'headers' },
          line: 1,
          column: 62,
          endLine: 1,
          endColumn: 79,
        },
      ],
    },
    // Settings
    {
      code: 'console.log(process.env);',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'process.env' },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 24,
        },
      ],
    },
    {
      code: 'const { env } = process; console.log(JSON.stringify(env));',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'env' },
          line: 1,
          column: 38,
          endLine: 1,
          endColumn: 57,
        },
      ],
    },
    {
      code: 'console.log(`Database: ${process.env.DATABASE_URL}`);',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'process.env.DATABASE_URL' },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 52,
        },
      ],
    },
    {
      code: "const mongoUri = process.env.MONGO_URI; console.log('Using ' + mongoUri);",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'mongoUri' },
          line: 1,
          column: 53,
          endLine: 1,
          endColumn: 72,
        },
      ],
    },
    {
      // secretlint-disable-next-line @secretlint/secretlint-rule-database-connection-string -- made up
      code: "const dbUrl = 'postgres://app:Xk29fj@db.internal/app'; console.log(dbUrl);",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'dbUrl' },
          line: 1,
          column: 68,
          endLine: 1,
          endColumn: 73,
        },
      ],
    },
    // Records
    {
      code: "const users = [{ name: 'admin', password: hash }]; users.forEach((user) => console.log(JSON.stringify(user)));",
      errors: [
        {
          messageId: 'logged',
          data: { what: 'password of user' },
          line: 1,
          column: 88,
          endLine: 1,
          endColumn: 108,
        },
      ],
    },
    {
      code: 'User.find({}).exec((err, users) => { console.log(users); if (users.length === 0) new User({ name, password }).save(); });',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'password of users' },
          line: 1,
          column: 50,
          endLine: 1,
          endColumn: 55,
        },
      ],
    },
    // Written in the message
    {
      code: "console.log('- admin@example.com / password123 (Admin)');",
      errors: [{ messageId: 'credentials', line: 1, column: 13, endLine: 1, endColumn: 56 }],
    },
  ],
});

// With types, a number or an answer to a question is told from a secret.
createRuleTester({ typed: true }).run('sensitive-logging, with types', rule, {
  valid: [
    'declare const token: number; console.log(token);',
    'declare const state: { secret: boolean }; console.log(state.secret);',
    "declare const password: 'set' | 'missing'; console.log(password);",
  ],
  invalid: [
    {
      code: 'declare const token: string; console.log(token);',
      errors: [
        {
          messageId: 'logged',
          data: { what: 'token' },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 47,
        },
      ],
    },
  ],
});
