import { createRuleTester, ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/open-redirect.js';
import { markErrors } from '../support/mark-errors.js';

function handler(body: string): string {
  return `app.get('/', async (req, res) => { ${body} });`;
}

function reported(code: string, source: string) {
  return markErrors(code, [{ messageId: 'chosen', data: { source } }]);
}

function inHandler(body: string, source = 'req.query') {
  return reported(handler(body), source);
}

ruleTester.run('open-redirect', rule, {
  valid: [
    // The target is written here, or its beginning keeps it on a host.
    handler('res.redirect("/login");'),
    handler('res.redirect(301, "https://own.example/");'),
    handler('res.redirect("back");'),
    handler('res.redirect(`/users/${req.params.id}`);'),
    handler('res.redirect("/login?next=" + encodeURIComponent(req.query.next));'),
    handler('res.redirect("/login?next=" + req.query.next);'),
    handler('res.redirect("?page=" + req.query.page);'),
    handler('res.redirect(`./${req.params.id}`);'),
    handler('res.redirect(`https://own.example/${req.params.id}`);'),
    handler('res.redirect(`https://own.example?to=${req.query.to}`);'),
    handler('res.redirect(`${process.env.APP_URL}/users/${req.params.id}`);'),
    handler('res.redirect(`${config.baseUrl}${req.query.path}`);'),
    handler('res.redirect(req.baseUrl + "/users/" + req.params.id);'),
    handler(
      'const url = new URL("/login", base); url.searchParams.set("next", req.query.next); res.redirect(url);',
    ),
    handler(
      'const url = new URL("https://own.example"); url.search = req.query.q; res.redirect(url.toString());',
    ),
    handler('const params = new URLSearchParams(req.query); res.redirect(`/items?${params}`);'),
    handler('const targets = { a: "/a", b: "/b" }; res.redirect(targets[req.query.to] ?? "/");'),
    handler('res.redirect(req.query.admin ? "/admin" : "/");'),
    handler('res.redirect(req.query.status, "/login");'),
    handler('res.redirect(`/${Number(req.query.page)}`);'),
    handler('res.redirect(`myapp://open/${req.query.id}`);'),

    // It comes from elsewhere.
    handler('res.redirect(req.session.returnTo || "/");'),
    handler('res.redirect(await signUrl(req.params.key));'),
    handler(
      'const link = await Link.findOne({ slug: req.params.slug }); res.redirect(link.target);',
    ),
    handler('const { url } = oauth.authorize(req.query.state); res.redirect(url);'),
    'export function go(res, url) { res.redirect(url); }',

    // A link to the site cannot set headers and cookies, nor the host it is asked by.
    handler('res.redirect(req.get("referer") || "/");'),
    handler('res.redirect(req.headers.referer ?? "/");'),
    handler('res.redirect(req.header("Referrer"));'),
    handler('res.redirect(req.cookies.returnTo || "/");'),
    handler('const { returnTo } = req.cookies; res.redirect(returnTo);'),
    handler('res.redirect(`https://${req.headers.host}${req.url}`);'),
    handler('res.redirect(301, `https://${req.hostname}${req.originalUrl}`);'),
    handler('res.redirect(`https://www.${req.get("host")}${req.path}`);'),
    handler('res.redirect(req.originalUrl);'),
    handler(
      'res.writeHead(301, { Location: `https://${req.headers["host"]}${req.url}` }); res.end();',
    ),
    'app.use(async (ctx, next) => { ctx.redirect(`https://www.${ctx.headers.host}${ctx.path}`); });',
    "app.use(async (ctx, next) => { ctx.redirect(ctx.get('Referrer')); });",
    "app.get('/', (c) => c.redirect(c.req.url));",
    "app.get('/', (c) => c.redirect(c.req.header('referer') ?? '/'));",
    "import { NextResponse } from 'next/server'; export function middleware(request: NextRequest) { return NextResponse.redirect(new URL('/login', request.url)); }",
    "import { NextResponse } from 'next/server'; export function middleware(request: NextRequest) { const url = request.nextUrl.clone(); url.pathname = '/login'; return NextResponse.redirect(url); }",
    "import { NextResponse } from 'next/server'; export function middleware(request: NextRequest) { return NextResponse.redirect(new URL(`/en${request.nextUrl.pathname}`, request.url)); }",
    "import { NextResponse } from 'next/server'; export function middleware(request: NextRequest) { const { pathname, search } = request.nextUrl; return NextResponse.redirect(new URL(`${pathname}/x${search}`, request.nextUrl.origin)); }",
    "export function GET(request: Request) { return Response.redirect(new URL(`/login?next=${new URL(request.url).searchParams.get('next')}`, request.url)); }",
    "class Pages { go(@Headers('referer') referer: string, @Res() res) { res.redirect(referer); } }",

    // Checked.
    handler(
      'const { next } = req.query; if (!allowed.has(next)) return res.sendStatus(400); res.redirect(next);',
    ),
    handler('const { next } = req.query; res.redirect(allowed.includes(next) ? next : "/");'),
    handler(
      'const { next } = req.query; if (!next.startsWith("/") || next.startsWith("//")) return res.sendStatus(400); res.redirect(next);',
    ),
    handler(
      'const { next } = req.query; res.redirect(next.startsWith("/") && !next.startsWith("//") ? next : "/");',
    ),
    handler(
      'let { next } = req.query; if (!/^\\/[^/\\\\]/.test(next)) next = "/"; res.redirect(next);',
    ),
    handler(
      'const next = req.query.next; if (next[0] === "/" && next[1] !== "/") res.redirect(next);',
    ),
    handler(
      'const isLocal = (to) => /^\\/(?![/\\\\])/.test(to); res.redirect(isLocal(req.query.next) ? req.query.next : "/");',
    ),
    handler(
      'const url = new URL(req.query.next, "https://own.example"); if (url.origin !== "https://own.example") return; res.redirect(url.href);',
    ),
    handler(
      'const url = new URL(req.query.next, base); if (url.origin === base) res.redirect(req.query.next);',
    ),
    handler(
      'const { next } = req.query; if (new URL(next, base).host !== req.get("host")) return; res.redirect(next);',
    ),
    handler(
      'const { next } = req.query; if (!next.startsWith("https://own.example/")) return; res.redirect(next);',
    ),
    handler(
      'const { next } = req.query; if (!next.startsWith(process.env.APP_URL)) return; res.redirect(next);',
    ),
    handler('const { next } = req.query; res.redirect(isSafeRedirect(next) ? next : "/");'),
    handler('const { next } = req.query; if (isExternalUrl(next)) return; res.redirect(next);'),
    handler('res.redirect(getSafeTarget(req.query.next));'),
    handler(
      'const client = findClient(req.query.client_id); if (!client.redirectUris.includes(req.query.redirect_uri)) return; res.redirect(req.query.redirect_uri);',
    ),
    handler(
      'const { to } = z.object({ to: z.enum(["/a", "/b"]) }).parse(req.query); res.redirect(to);',
    ),
    handler('switch (req.query.to) { case "/a": res.redirect(req.query.to); }'),

    // Not a redirect of an answer.
    handler('map.set("location", req.query.city);'),
    handler('form.append("location", req.query.city);'),
    handler('res.json({ location: req.query.city });'),
    handler('await db.insert({ headers: { location: req.query.city } });'),
    handler('return { statusCode: 200, headers: { location: req.query.city } };'),
    handler('res.set("X-Location", req.query.city);'),
    handler('res.locals.location = req.query.city;'),
    handler('redirect(req.query.city);'),
    handler('document.location = "/a";'),
    handler(
      'passport.authenticate("local", { successRedirect: "/", failureRedirect: "/login" })(req, res);',
    ),
    'redirect();',
    'res.redirect(...args);',
    "class Pages { @Redirect('https://own.example', 302) go() { return { statusCode: 301 }; } }",
    "class Pages { show(@Query('url') url: string) { return { url }; } }",
    'bridge.redirect((path) => history.push(path));',
  ],
  invalid: [
    inHandler('res.redirect(«req.query.next»);'),
    inHandler('return res.redirect(302, «req.query.next»);'),
    inHandler('res.redirect(«req.query.next», 302);'),
    inHandler('res.status(302).redirect(«req.query.next»);'),
    inHandler('const target = req.query.next || "/"; res.redirect(«target»);'),
    inHandler(
      'let target = "/"; if (req.query.next) target = req.query.next; res.redirect(«target»);',
    ),
    inHandler('res.redirect(«req.query.next ? req.query.next : "/"»);'),
    inHandler('res.redirect(«decodeURIComponent(req.query.next)»);'),
    inHandler('res.redirect(«"http://" + req.params.host»);', 'req.params'),
    inHandler('res.redirect(«`https://${req.query.host}/login`»);'),
    inHandler('res.redirect(«`https://own.example${req.query.path}`»);'),
    inHandler('res.redirect(«"https://" + req.query.shop + ".own.example/"»);'),
    // `/` and what begins with a slash leads to another host.
    inHandler('res.redirect(«"/" + req.params.path»);', 'req.params'),
    inHandler('res.redirect(«`/${req.query.path}`»);'),
    inHandler('res.redirect(«`//${req.query.host}/`»);'),
    inHandler(
      'const { next } = req.query; if (!next.startsWith("/")) return; res.redirect(«next»);',
    ),
    inHandler(
      'const { next } = req.query; if (next.startsWith("//")) return; res.redirect(«next»);',
    ),
    inHandler(
      'const { next } = req.query; if (next.includes("own.example")) res.redirect(«next»);',
    ),
    inHandler(
      'const { next } = req.query; if (!next.startsWith("https://own.example")) return; res.redirect(«next»);',
    ),
    inHandler('if (typeof req.query.next !== "string") return; res.redirect(«req.query.next»);'),
    inHandler('res.redirect(«new URL(req.query.next, "https://own.example").href»);'),
    inHandler('const url = new URL(req.query.next, base); res.redirect(«url.toString()»);'),
    reported("app.post('/', (req, res) => { res.redirect(«req.body.returnUrl»); });", 'req.body'),
    reported(
      "function go(res, to) { res.redirect(«to»); } app.get('/', (req, res) => go(res, req.query.to));",
      'req.query',
    ),
    // Headers by hand.
    inHandler('res.location(«req.query.next»).sendStatus(302);'),
    inHandler('res.setHeader("Location", «req.query.next»);'),
    inHandler('res.set("location", «req.query.next»);'),
    inHandler('res.header("Location", «req.query.next»).status(302).end();'),
    inHandler('res.append("Location", «req.query.next»);'),
    inHandler('res.set({ Location: «req.query.next» });'),
    inHandler('res.writeHead(302, { Location: «req.query.next» }); res.end();'),
    inHandler('res.writeHead(302, { "location": «req.query.next» });'),
    reported(
      "app.get('/', (c) => { c.header('Location', «c.req.query('next')»); return c.body(null, 302); });",
      "c.req.query('next')",
    ),
    reported(
      "app.use(async (ctx, next) => { ctx.set('Location', «ctx.query.next»); ctx.status = 302; });",
      'ctx.query',
    ),
    reported(
      "export function GET(request: Request) { return new Response(null, { status: 302, headers: { Location: «new URL(request.url).searchParams.get('next')» } }); }",
      'request.url',
    ),
    reported(
      'export const handler = async (event) => ({ statusCode: 302, headers: { Location: «event.queryStringParameters.next» } });',
      'event.queryStringParameters',
    ),
    // Frameworks.
    reported(
      "fastify.get('/', (request, reply) => { reply.redirect(«request.query.next»); });",
      'request.query',
    ),
    reported(
      "fastify.get('/', (request, reply) => { reply.code(303).redirect(303, «request.query.next»); });",
      'request.query',
    ),
    reported("app.get('/', (c) => c.redirect(«c.req.query('next')», 302));", "c.req.query('next')"),
    reported("router.get('/', async (ctx) => { ctx.redirect(«ctx.query.next»); });", 'ctx.query'),
    reported(
      "router.get('/', async (ctx) => { ctx.response.redirect(«ctx.request.query.next»); });",
      'ctx.request.query',
    ),
    reported(
      "export function GET(request: Request) { const { searchParams } = new URL(request.url); return Response.redirect(«searchParams.get('next')»); }",
      'request.url',
    ),
    reported(
      "import { NextResponse } from 'next/server'; export function GET(request: NextRequest) { return NextResponse.redirect(«request.nextUrl.searchParams.get('next')»); }",
      'request.nextUrl',
    ),
    reported(
      "import { NextResponse } from 'next/server'; export function GET(request: NextRequest) { return NextResponse.redirect(«new URL(request.nextUrl.searchParams.get('next') ?? '/', request.url)»); }",
      'request.nextUrl',
    ),
    reported(
      "import { redirect } from 'next/navigation'; export async function GET(request: Request) { const next = new URL(request.url).searchParams.get('next'); redirect(«next»); }",
      'request.url',
    ),
    reported(
      "'use server'; import { redirect } from 'next/navigation'; export async function login(form: FormData) { redirect(«form.get('next')»); }",
      'form',
    ),
    reported(
      "import { Redirect, Query } from '@nestjs/common'; class Pages { @Redirect() go(@Query('url') url: string) { return { url: «url» }; } }",
      'url',
    ),
    reported(
      "class Pages { @Redirect() async go(@Query('url') url: string) { return { «url» }; } }",
      'url',
    ),
    reported(
      "class Pages { go(@Query('url') url: string, @Res() res) { res.redirect(«url»); } }",
      'url',
    ),
    reported(
      "import { sendRedirect, getQuery } from 'h3'; export default defineEventHandler((event) => sendRedirect(event, «getQuery(event).next»));",
      'getQuery(event)',
    ),
    reported("app.get('/', ({ query, redirect }) => redirect(«query.next»));", 'query'),
    inHandler('response.redirect().toPath(«req.query.next»);'),
    inHandler('passport.authenticate("local", { successRedirect: «req.query.next» })(req, res);'),
  ],
});

createRuleTester({ typed: true }).run('open-redirect with types', rule, {
  valid: [handler('res.redirect(`/users/${req.params.id}`);')],
  invalid: [inHandler('res.redirect(«req.query.next»);')],
});
