import { ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/insecure-cookie.js';
import { markErrors } from '../support/mark-errors.js';

const login = (body: string): string => `app.post('/login', (req, res) => { ${body} });`;
const fastify = (body: string): string =>
  `app.post('/login', async (request, reply) => { ${body} });`;

ruleTester.run('insecure-cookie', rule, {
  valid: [
    login("res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' });"),
    fastify("reply.setCookie('sid', id, { httpOnly: true, secure: true });"),
    // Secure in production, and options from elsewhere.
    login(
      "res.cookie('sid', id, { httpOnly: true, secure: process.env.NODE_ENV === 'production' });",
    ),
    login("res.cookie('sid', id, { httpOnly: true, secure: req.secure });"),
    login("res.cookie('sid', id, cookieOptions);"),
    login("res.cookie('sid', id, { ...defaults, maxAge: 1000 });"),
    login("if (process.env.NODE_ENV === 'development') res.cookie('sid', id);"),
    // Removed: nobody can read what is not there.
    login("res.clearCookie('sid');"),
    login("res.cookie('sid', '', { maxAge: 0 });"),
    login("res.cookie('sid', 'x', { maxAge: -1 });"),
    login("res.cookie('sid', 'x', { expires: new Date(0) });"),
    login("res.setHeader('Set-Cookie', 'sid=; Max-Age=0; Path=/');"),
    login("res.setHeader('Set-Cookie', 'sid=deleted; expires=Thu, 01 Jan 1970 00:00:00 GMT');"),
    // Scripts have to read these: https://github.com/millionco/react-doctor/pull/812
    login("res.cookie('XSRF-TOKEN', req.csrfToken(), { secure: true });"),
    login("res.cookie('csrf', token, { httpOnly: false, secure: true, sameSite: 'strict' });"),
    login("res.cookie('theme', 'dark');"),
    login("res.cookie('locale', locale, { secure: false });"),
    login("res.cookie('cookieConsent', 'all', { maxAge: year });"),
    login("res.cookie('lastVisited', page, { httpOnly: false, secure: true });"),
    // Koa and its kin hide cookies and follow the connection by themselves.
    "router.get('/', async (ctx) => { ctx.cookies.set('sid', id); });",
    "router.get('/', async (ctx) => { ctx.cookies.set('sid', id, { sameSite: 'lax' }); });",
    "import cookieSession from 'cookie-session'; app.use(cookieSession({ name: 'session', keys }));",
    "import session from 'koa-session'; app.use(session({ key: 'sid' }, app));",
    "import { getIronSession } from 'iron-session'; const session = await getIronSession(await cookies(), { password, cookieName: 'sid' });",
    "import session from '@fastify/session'; app.register(session, { secret });",
    // https://expressjs.com/en/resources/middleware/session.html
    `import session from 'express-session';
     const options = { secret, cookie: {} };
     if (app.get('env') === 'production') { app.set('trust proxy', 1); options.cookie.secure = true; }
     app.use(session(options));`,
    "import session from 'express-session'; app.use(session({ secret, cookie: { secure: 'auto' } }));",
    "import session from 'express-session'; app.use(session({ secret, cookie: { secure: config.https } }));",
    "import session from 'express-session'; app.use(session(config.session));",
    "import session from 'express-session'; app.use(session(Object.assign({ secret }, config.session)));",
    "import session from 'express-session'; app.use(session(Object.assign({ secret }, ...parts)));",
    "import session from 'express-session'; app.use(session(Object.assign({ cookie: {} }, { cookie: { secure: true } })));",
    "import { setCookie } from 'hono/cookie'; app.get('/', (c) => { setCookie(c, 'sid', id, { httpOnly: true, secure: true }); });",
    "import { setCookie } from 'hono/cookie'; app.get('/', (c) => { setCookie(c, 'sid', id, { prefix: 'host', httpOnly: true }); });",
    "import { cookies } from 'next/headers'; const jar = await cookies(); jar.set('sid', id, { httpOnly: true, secure: true });",
    "import { cookies } from 'next/headers'; (await cookies()).delete('sid');",
    "import { serialize } from 'cookie'; serialize('sid', id, { httpOnly: true, secure: true });",
    login("res.setHeader('Set-Cookie', `sid=${id}; HttpOnly; Secure; SameSite=Lax`);"),
    login("res.setHeader('Set-Cookie', `sid=${id}; HttpOnly${secure ? '; Secure' : ''}`);"),
    login("res.setHeader('Set-Cookie', `sid=${id}; ${attributes}`);"),
    login("res.setHeader('Set-Cookie', serialized);"),
    login("res.setHeader('Set-Cookie', [first, second]);"),
    // No answers of a server.
    "cache.set('sid', id); map.cookie('sid', id);",
    "jar.setCookie('sid', id);",
    "import { setCookie } from 'tiny-cookie'; setCookie('sid', id);",
    "fetch(url).then((res) => res.cookie('sid', id));",
    {
      code: login("res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' });"),
      options: [{ requireSameSite: true }],
    },
    {
      code: login("res.cookie('lastPage', page, { httpOnly: true, secure: true });"),
      options: [{ requireSameSite: true }],
    },
  ],
  invalid: [
    markErrors(login("res.cookie(«'sid'», id);"), [{ messageId: 'both' }]),
    markErrors(login("res.cookie(«'visited'», page);"), [{ messageId: 'both' }]),
    markErrors(login("res.cookie('sid', id, { «secure: false», httpOnly: true });"), [
      { messageId: 'secure' },
    ]),
    markErrors(login("res.cookie('tracking', '1', { «secure: false», httpOnly: false });"), [
      { messageId: 'both' },
    ]),
    markErrors(login("res.cookie('authToken', token, { «httpOnly: false», secure: true });"), [
      { messageId: 'httpOnly' },
    ]),
    markErrors(login("res.cookie(«'refresh_token'», value, { secure: true, maxAge: day });"), [
      { messageId: 'httpOnly' },
    ]),
    markErrors(login('res.cookie(«name», accessToken, { secure: true });'), [
      { messageId: 'httpOnly' },
    ]),
    markErrors(login("res.cookie(«'csrf'», token, { httpOnly: true, sameSite: 'strict' });"), [
      { messageId: 'secure' },
    ]),
    markErrors(login("res.status(200).cookie(«'sid'», id).json(user);"), [{ messageId: 'both' }]),
    markErrors(
      login("res.cookie('widget', id, { httpOnly: true, sameSite: 'none', «secure: false» });"),
      [{ messageId: 'crossSite' }],
    ),
    markErrors(
      login("const options = { httpOnly: true, «secure: !1» }; res.cookie('sid', id, options);"),
      [{ messageId: 'secure' }],
    ),
    markErrors(fastify("reply.setCookie(«'sid'», id, { path: '/', httpOnly: true });"), [
      { messageId: 'secure' },
    ]),
    markErrors(
      "@Controller() class Auth { @Post() login(@Res({ passthrough: true }) response: Response) { response.cookie(«'jwt'», jwt, { httpOnly: true }); } }",
      [{ messageId: 'secure' }],
    ),
    markErrors(
      "class Interceptor { intercept(context) { const res = context.switchToHttp().getResponse(); res.setCookie('calls', '1', { «secure: false» }); } }",
      [{ messageId: 'both' }],
    ),
    markErrors(
      "router.get('/', async (ctx) => { ctx.cookies.set('sid', id, { «httpOnly: false» }); });",
      [{ messageId: 'httpOnly' }],
    ),
    markErrors(
      "import { setCookie } from 'hono/cookie'; app.get('/', (c) => { setCookie(c, «'sid'», id); });",
      [{ messageId: 'both' }],
    ),
    markErrors(
      "import { setSignedCookie } from 'hono/cookie'; app.get('/', async (c) => { await setSignedCookie(c, «'sid'», id, secret, { httpOnly: true }); });",
      [{ messageId: 'secure' }],
    ),
    markErrors(
      "import { cookies } from 'next/headers'; (await cookies()).set(«'session'», id, { httpOnly: true });",
      [{ messageId: 'secure' }],
    ),
    markErrors(
      "import { cookies } from 'next/headers'; const jar = await cookies(); jar.set({ name: «'session'», value: id, secure: true });",
      [{ messageId: 'httpOnly' }],
    ),
    markErrors(
      "import { NextResponse } from 'next/server'; export function POST() { const response = NextResponse.json({}); response.cookies.set(«'token'», token); return response; }",
      [{ messageId: 'both' }],
    ),
    markErrors(
      "import * as cookie from 'cookie'; const header = cookie.serialize(«'token'», token, { secure: true });",
      [{ messageId: 'httpOnly' }],
    ),
    // Sessions.
    markErrors(
      "import session from 'express-session'; app.use(«session»({ secret, resave: false }));",
      [{ messageId: 'secure' }],
    ),
    markErrors(
      "import session from 'express-session'; app.use(«session»(Object.assign({ secret }, { resave: false }, Object.freeze({ cookie: { httpOnly: true } }))));",
      [{ messageId: 'secure' }],
    ),
    markErrors(
      "const session = require('express-session'); app.use(«session»({ secret, cookie: { path: '/' } }));",
      [{ messageId: 'secure' }],
    ),
    markErrors(
      "import * as session from 'express-session'; app.use(session({ secret, cookie: { «secure: false» } }));",
      [{ messageId: 'secure' }],
    ),
    markErrors(
      "import session from 'express-session'; app.use(session({ secret, cookie: { secure: true, «httpOnly: false» } }));",
      [{ messageId: 'httpOnly' }],
    ),
    markErrors(
      "import cookieSession from 'cookie-session'; app.use(cookieSession({ keys, «secure: false» }));",
      [{ messageId: 'secure' }],
    ),
    markErrors(
      "import session from 'koa-session'; app.use(session({ key: 'sid', «httpOnly: false» }, app));",
      [{ messageId: 'httpOnly' }],
    ),
    markErrors(
      "import session from '@fastify/session'; await app.register(session, { secret, cookie: { «secure: false» } });",
      [{ messageId: 'secure' }],
    ),
    markErrors(
      "import secureSession from '@fastify/secure-session'; app.register(«secureSession», { key, cookie: { path: '/' } });",
      [{ messageId: 'both' }],
    ),
    markErrors(
      "import { getIronSession } from 'iron-session'; const session = await getIronSession(req, res, { password, cookieName: 'sid', cookieOptions: { «secure: false» } });",
      [{ messageId: 'secure' }],
    ),
    // Written out.
    markErrors(login("res.setHeader('Set-Cookie', «`sid=${id}; Path=/; HttpOnly`»);"), [
      { messageId: 'secure' },
    ]),
    markErrors(login("res.setHeader('Set-Cookie', [«'sid=' + id», 'theme=dark']);"), [
      { messageId: 'both' },
    ]),
    markErrors(login("res.append('Set-Cookie', «`token=${token}; Secure; Max-Age=${age}`»);"), [
      { messageId: 'httpOnly' },
    ]),
    markErrors(login("res.setHeader('Set-Cookie', «`widget=${id}; HttpOnly; SameSite=None`»);"), [
      { messageId: 'crossSite' },
    ]),
    markErrors(
      "export const handler = async () => ({ statusCode: 200, headers: { 'Set-Cookie': «`sid=${id}; HttpOnly`» } });",
      [{ messageId: 'secure' }],
    ),
    {
      ...markErrors(login("res.cookie(«'sid'», id, { httpOnly: true, secure: true });"), [
        { messageId: 'sameSite' as const },
      ]),
      options: [{ requireSameSite: true }],
    },
  ],
});
