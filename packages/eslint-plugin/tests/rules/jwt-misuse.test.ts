import { ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/jwt-misuse.js';

const jwt = "import jwt from 'jsonwebtoken'; ";
const express = (body: string): string => `${jwt}app.get('/', (req, res) => { ${body} });`;

ruleTester.run('jwt-misuse', rule, {
  valid: [
    // jsonwebtoken
    `${jwt}jwt.verify(token, key, { algorithms: ['HS256'] });`,
    `${jwt}jwt.verify(token, key, { algorithms: ['RS256', 'ES256', 'EdDSA'] }, (error, payload) => {});`,
    `${jwt}jwt.verify(token, key, options);`,
    `${jwt}jwt.verify(token, key, { ...options });`,
    `${jwt}const options = { algorithms }; jwt.verify(token, key, options);`,
    `${jwt}jwt.verify(token, key, { algorithms: ['HS256'], ignoreExpiration: false });`,
    `${jwt}jwt.sign({ id }, key, { expiresIn: '1h' });`,
    `${jwt}jwt.sign({ id }, key, { algorithm: 'RS256', expiresIn });`,
    `${jwt}jwt.sign({ id, exp: now + 3600 }, key);`,
    `${jwt}jwt.sign(payload, key);`,
    `${jwt}jwt.sign({ ...claims }, key);`,
    `${jwt}jwt.sign({ id }, key, options, callback);`,
    // The age is checked by the server itself.
    `${jwt}jwt.sign({ id, expiresAt: inOneHour() }, key); jwt.sign({ id, createdAt: now }, key);`,
    // Another function of the same name: https://github.com/ofri-peretz/eslint/issues/507
    'const payload = sdk.token.decode(req.headers.authorization); file.content = file.decode(raw);',
    "import { verify } from 'argon2'; verify(hash, password); crypto.verify('sha256', data, key, signature);",
    "import { sign } from 'crypto'; sign('sha256', data, key);",
    // Read before the check, or only for the key and the time: https://github.com/semgrep/semgrep-rules/issues/346
    express(
      'const token = req.headers.authorization; const { header } = jwt.decode(token, { complete: true }); use(header.kid);',
    ),
    express(
      "const token = req.headers.authorization; const peek = jwt.decode(token); const key = keys[peek.iss]; jwt.verify(token, key, { algorithms: ['RS256'] });",
    ),
    express("if (jwt.decode(req.cookies.token).exp < now) res.redirect('/login');"),
    express(
      'const claims = jwt.decode(req.cookies.token); if (!claims) return; verifyToken(req.cookies.token); use(claims.id);',
    ),
    // A client reads its own token.
    `${jwt}const { exp, id } = jwt.decode(await getToken()); use(id);`,
    "import { jwtDecode } from 'jwt-decode'; const user = jwtDecode(localStorage.getItem('token'));",
    `${jwt}export function read(token) { return jwt.decode(token); }`,
    // jose binds the algorithm to the key.
    "import { jwtVerify, createRemoteJWKSet } from 'jose'; const jwks = createRemoteJWKSet(new URL(url)); await jwtVerify(token, jwks, { issuer });",
    "import * as jose from 'jose'; await jose.jwtVerify(token, secret);",
    "import { SignJWT } from 'jose'; await new SignJWT({ id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('2h').sign(key);",
    "import { SignJWT } from 'jose'; await new SignJWT({ id, exp }).setProtectedHeader({ alg: 'HS256' }).sign(key);",
    "import { SignJWT } from 'jose'; const token = new SignJWT({ id }); if (ttl) token.setExpirationTime(ttl); await token.sign(key);",
    "import { SignJWT } from 'jose'; const payload = JSON.parse(text); await new SignJWT(payload).setProtectedHeader({ alg }).sign(key);",
    "import { SignJWT, importJWK } from 'jose'; const key = await importJWK(config.jwk); await jwtVerify(token, key);",
    // Others
    "import { createSigner, createVerifier } from 'fast-jwt'; createSigner({ key, expiresIn: '1h' }); createVerifier({ key, algorithms: ['HS256'] });",
    "import { expressjwt } from 'express-jwt'; app.use(expressjwt({ secret, algorithms: ['RS256'], credentialsRequired: false }));",
    "import { sign, verify } from 'hono/jwt'; await sign({ id, exp }, secret); await verify(token, secret);",
    "import { jwt } from 'hono/jwt'; app.use(jwt({ secret, alg: 'HS256' }));",
    "import fastifyJwt from '@fastify/jwt'; app.register(fastifyJwt, { secret, sign: { expiresIn: '1h' } }); app.jwt.sign({ id });",
    "import { JwtModule } from '@nestjs/jwt'; JwtModule.register({}); JwtModule.register({ secret, signOptions: { expiresIn: '60s' } });",
    "import { JwtService } from '@nestjs/jwt'; class Auth { constructor(private readonly jwt: JwtService) {} login(user) { return this.jwt.sign({ sub: user.id }); } }",
    "import { Strategy } from 'passport-jwt'; class JwtStrategy extends PassportStrategy(Strategy) { constructor() { super({ secretOrKey: key, algorithms: ['HS256'] }); } }",
    "import { Strategy } from 'passport-local'; class LocalStrategy extends PassportStrategy(Strategy) { constructor() { super({ usernameField: 'email' }); } }",
    "import { decode, encode } from 'jwt-simple'; decode(token, key, false, 'HS256'); encode(payload, key);",
    // None is refused.
    "if (header.alg === 'none') throw new Error('Unsigned');",
    "function check(header) { if (header.alg === 'none') return false; if (header.alg === 'none') return undefined; }",
  ],
  invalid: [
    // No list of algorithms
    {
      code: `${jwt}jwt.verify(token, key);`,
      errors: [{ messageId: 'algorithms', line: 1, column: 33, endLine: 1, endColumn: 55 }],
    },
    {
      code: `${jwt}const user = jwt.verify(token, process.env.SECRET, (error, payload) => {});`,
      errors: [{ messageId: 'algorithms', line: 1, column: 46, endLine: 1, endColumn: 107 }],
    },
    {
      code: "const { verify } = require('jsonwebtoken'); verify(token, key, { issuer: 'me' });",
      errors: [{ messageId: 'algorithms', line: 1, column: 45, endLine: 1, endColumn: 81 }],
    },
    {
      code: "import { promisify } from 'util'; import * as jwt from 'jsonwebtoken'; const check = promisify(jwt.verify); await check(token, key);",
      errors: [{ messageId: 'algorithms', line: 1, column: 115, endLine: 1, endColumn: 132 }],
    },
    {
      code: `${jwt}function check(token, done) { jwt.verify(token, key, done); }`,
      errors: [{ messageId: 'algorithms', line: 1, column: 63, endLine: 1, endColumn: 91 }],
    },
    {
      code: "import { expressjwt } from 'express-jwt'; app.use(expressjwt({ secret }));",
      errors: [{ messageId: 'algorithms', line: 1, column: 51, endLine: 1, endColumn: 73 }],
    },
    {
      code: "import jwt from 'koa-jwt'; app.use(jwt({ secret }));",
      errors: [{ messageId: 'algorithms', line: 1, column: 36, endLine: 1, endColumn: 51 }],
    },
    {
      code: "import { createVerifier } from 'fast-jwt'; const verify = createVerifier({ key });",
      errors: [{ messageId: 'algorithms', line: 1, column: 59, endLine: 1, endColumn: 82 }],
    },
    {
      code: "import { Strategy as JwtStrategy } from 'passport-jwt'; passport.use(new JwtStrategy({ secretOrKey: key }, done));",
      errors: [{ messageId: 'algorithms', line: 1, column: 70, endLine: 1, endColumn: 113 }],
    },
    {
      code: "import { Strategy } from 'passport-jwt'; class JwtStrategy extends PassportStrategy(Strategy) { constructor() { super({ secretOrKey: key }); } }",
      errors: [{ messageId: 'algorithms', line: 1, column: 113, endLine: 1, endColumn: 140 }],
    },
    {
      code: "import { decode } from 'jwt-simple'; decode(token, key);",
      errors: [{ messageId: 'algorithms', line: 1, column: 38, endLine: 1, endColumn: 56 }],
    },
    // A bad list
    {
      code: `${jwt}jwt.verify(token, key, { algorithms: ['HS256', 'none'] });`,
      errors: [{ messageId: 'none', line: 1, column: 70, endLine: 1, endColumn: 87 }],
    },
    {
      code: `${jwt}const options = { algorithms: ['HS256', 'RS256'] }; jwt.verify(a, key, options); jwt.verify(b, key, options);`,
      errors: [{ messageId: 'mixed', line: 1, column: 63, endLine: 1, endColumn: 81 }],
    },
    {
      code: `${jwt}const { header } = jwt.decode(token, { complete: true }); jwt.verify(token, key, { algorithms: [header.alg] });`,
      errors: [
        {
          messageId: 'fromToken',
          data: { source: '[header.alg]' },
          line: 1,
          column: 128,
          endLine: 1,
          endColumn: 140,
        },
      ],
    },
    {
      code: "import { decode } from 'jwt-simple'; decode(token, key, false, header.alg);",
      errors: [
        {
          messageId: 'fromToken',
          data: { source: 'header.alg' },
          line: 1,
          column: 64,
          endLine: 1,
          endColumn: 74,
        },
      ],
    },
    {
      code: "import fastifyJwt from '@fastify/jwt'; app.register(fastifyJwt, { secret, verify: { algorithms: ['none'] } });",
      errors: [{ messageId: 'none', line: 1, column: 97, endLine: 1, endColumn: 105 }],
    },
    {
      code: `${jwt}jwt.sign({ id }, '', { algorithm: 'none', expiresIn: '1h' });`,
      errors: [{ messageId: 'none', line: 1, column: 67, endLine: 1, endColumn: 73 }],
    },
    {
      code: "import { UnsecuredJWT } from 'jose'; new UnsecuredJWT({ id }).encode();",
      errors: [{ messageId: 'none', line: 1, column: 38, endLine: 1, endColumn: 62 }],
    },
    {
      code: "import { UnsecuredJWT } from 'jose'; UnsecuredJWT.decode(token);",
      errors: [{ messageId: 'none', line: 1, column: 38, endLine: 1, endColumn: 64 }],
    },
    {
      code: "function check(header, payload) { if (header.alg.toLowerCase() === 'none') { return payload; } }",
      errors: [{ messageId: 'none', line: 1, column: 39, endLine: 1, endColumn: 74 }],
    },
    {
      code: "import { decode } from 'jwt-simple'; decode(token, this.publicKey, false, 'HS256');",
      errors: [
        {
          messageId: 'publicSecret',
          data: { algorithm: 'HS256' },
          line: 1,
          column: 38,
          endLine: 1,
          endColumn: 83,
        },
      ],
    },
    // Not checked
    {
      code: "import { decode } from 'jwt-simple'; decode(token, key, true, 'RS256');",
      errors: [{ messageId: 'unchecked', line: 1, column: 38, endLine: 1, endColumn: 71 }],
    },
    {
      code: `${jwt}jwt.verify(token, key, { algorithms: ['HS256'], ignoreExpiration: true });`,
      errors: [{ messageId: 'age', line: 1, column: 81, endLine: 1, endColumn: 103 }],
    },
    {
      code: "import { Strategy } from 'passport-jwt'; new Strategy({ secretOrKey: key, algorithms: ['HS256'], ignoreExpiration: true }, done);",
      errors: [{ messageId: 'age', line: 1, column: 98, endLine: 1, endColumn: 120 }],
    },
    {
      code: express('const { id } = jwt.decode(req.headers.authorization); res.send(id);'),
      errors: [{ messageId: 'decoded', line: 1, column: 77, endLine: 1, endColumn: 114 }],
    },
    {
      code: express(
        "const user = jwt.decode(req.headers.authorization.split(' ')[1]); if (user.isAdmin) res.end();",
      ),
      errors: [{ messageId: 'decoded', line: 1, column: 75, endLine: 1, endColumn: 126 }],
    },
    {
      code: express(
        'req.user = jwt.decode(req.cookies.token, { complete: true }).payload; next();',
      ),
      errors: [{ messageId: 'decoded', line: 1, column: 73, endLine: 1, endColumn: 122 }],
    },
    {
      code: express('jwt.decode(req.headers.token, (error, payload) => { req.id = payload.id; });'),
      errors: [{ messageId: 'decoded', line: 1, column: 62, endLine: 1, endColumn: 137 }],
    },
    {
      code: "import { decodeJwt } from 'jose'; app.get('/', (c) => c.json(decodeJwt(c.req.header('authorization')).sub));",
      errors: [{ messageId: 'decoded', line: 1, column: 62, endLine: 1, endColumn: 102 }],
    },
    {
      code: "import { jwtDecode } from 'jwt-decode'; fastify.get('/', async (request, reply) => { const user = jwtDecode(request.headers.authorization); return load(user.id); });",
      errors: [{ messageId: 'decoded', line: 1, column: 99, endLine: 1, endColumn: 139 }],
    },
    {
      code: "import { createDecoder } from 'fast-jwt'; const decode = createDecoder(); app.get('/', (req, res) => { const { id } = decode(req.headers.authorization); });",
      errors: [{ messageId: 'decoded', line: 1, column: 119, endLine: 1, endColumn: 152 }],
    },
    {
      code: "import { decode } from 'hono/jwt'; app.get('/', (c) => { const { payload } = decode(c.req.header('x-token')); return load(payload.id); });",
      errors: [{ messageId: 'decoded', line: 1, column: 78, endLine: 1, endColumn: 109 }],
    },
    {
      code: "import { JwtService } from '@nestjs/jwt'; class Users { constructor(private jwt: JwtService) {} show(@Headers('authorization') token: string) { return this.jwt.decode(token).sub; } }",
      errors: [{ messageId: 'decoded', line: 1, column: 152, endLine: 1, endColumn: 174 }],
    },
    // The key comes with the token.
    {
      code: "import * as jose from 'jose'; const header = read(token); const key = await jose.importJWK(header.jwk); await jose.jwtVerify(token, key);",
      errors: [{ messageId: 'keyFromToken', line: 1, column: 111, endLine: 1, endColumn: 137 }],
    },
    {
      code: "import { importX509, jwtVerify } from 'jose'; const url = header.x5u; const text = await load(url); const key = await importX509(text, 'RS256'); jwtVerify(token, key);",
      errors: [{ messageId: 'keyFromToken', line: 1, column: 146, endLine: 1, endColumn: 167 }],
    },
    // No end
    {
      code: `${jwt}jwt.sign({ id }, key);`,
      errors: [
        {
          messageId: 'expiry',
          data: { option: '`expiresIn`' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 54,
        },
      ],
    },
    {
      code: `${jwt}const payload = { id }; jwt.sign(payload, key, { algorithm: 'HS256' }, done);`,
      errors: [
        {
          messageId: 'expiry',
          data: { option: '`expiresIn`' },
          line: 1,
          column: 57,
          endLine: 1,
          endColumn: 109,
        },
      ],
    },
    {
      code: "import { SignJWT } from 'jose'; await new SignJWT({ id }).setProtectedHeader({ alg: 'HS256' }).sign(key);",
      errors: [
        {
          messageId: 'expiry',
          data: { option: 'an end with `setExpirationTime()`' },
          line: 1,
          column: 39,
          endLine: 1,
          endColumn: 58,
        },
      ],
    },
    {
      code: "import { SignJWT } from 'jose'; const token = new SignJWT({ id }).setIssuedAt(); await token.sign(key);",
      errors: [
        {
          messageId: 'expiry',
          data: { option: 'an end with `setExpirationTime()`' },
          line: 1,
          column: 47,
          endLine: 1,
          endColumn: 66,
        },
      ],
    },
    {
      code: "import { createSigner } from 'fast-jwt'; createSigner({ key });",
      errors: [
        {
          messageId: 'expiry',
          data: { option: '`expiresIn`' },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 63,
        },
      ],
    },
    {
      code: "import { sign } from 'hono/jwt'; await sign({ id }, secret);",
      errors: [
        {
          messageId: 'expiry',
          data: { option: '`exp` in the payload' },
          line: 1,
          column: 40,
          endLine: 1,
          endColumn: 60,
        },
      ],
    },
    {
      code: "import { JwtModule } from '@nestjs/jwt'; JwtModule.register({ secret });",
      errors: [
        {
          messageId: 'expiry',
          data: { option: '`signOptions.expiresIn`' },
          line: 1,
          column: 61,
          endLine: 1,
          endColumn: 71,
        },
      ],
    },
    {
      code: "import fastifyJwt from '@fastify/jwt'; app.register(fastifyJwt, { secret }); app.post('/', () => app.jwt.sign({ id }));",
      errors: [
        {
          messageId: 'expiry',
          data: { option: '`expiresIn`, here or where the plugin is registered' },
          line: 1,
          column: 98,
          endLine: 1,
          endColumn: 118,
        },
      ],
    },
  ],
});
