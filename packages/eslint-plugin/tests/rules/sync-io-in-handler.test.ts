import { ruleTester, type ReportedCase } from '@groundrules/testkit';

import rule from '../../src/rules/sync-io-in-handler.js';
import { markErrors } from '../support/mark-errors.js';

const file = "import { readFileSync } from 'node:fs';";

/** A call is reported where the marks are. */
function blocked(name: string, instead: string, marked: string): ReportedCase<'blocked', never> {
  return markErrors(marked, [{ messageId: 'blocked', data: { name, instead } }]);
}

/** Reading a file is reported where the marks are. */
function reads(marked: string): ReportedCase<'blocked', never> {
  return blocked('fs.readFileSync', 'await `fs.promises.readFile`', `${file} ${marked}`);
}

ruleTester.run('sync-io-in-handler', rule, {
  valid: [
    // Called like a request, and nothing else says that it is one.
    `${file} export function sign(req) { req.key = readFileSync('key.pem'); return req; }`,
    `${file} client.interceptors.request.add((req) => { req.ca = readFileSync(req.caFile); return req; });`,
    `${file} export async function build(req: any, options) { return readFileSync(req.template); }`,
    `${file} queue.process(async (_req, done) => { done(readFileSync('a')); });`,
    `${file} import { Request } from 'playwright'; page.on('request', (request: Request) => { log(readFileSync(request.url())); });`,
    `${file} import type { HttpRequest } from '@smithy/types'; export function sign(request: HttpRequest) { return readFileSync('key.pem'); }`,
    `${file} import type * as pw from 'playwright'; export const save = (request: pw.Request) => readFileSync(request.url());`,
    // Options that are no route's.
    `${file} worker.route({ handler() { return readFileSync('a'); } });`,
    `${file} app.register(plugin, { handler() { return readFileSync('a'); } });`,
    `${file} export const command = { command: 'build', handler() { return readFileSync('a'); } };`,
    `${file} app.route({ url: '/', method: 'GET', schema() { return readFileSync('a'); }, handler });`,
    `${file} export const job = { method: 'sweep', path: 'a/b', handler() { return readFileSync('a'); } };`,
    // What people complain about elsewhere: at the top level, in start-up code, properties, and other functions that
    // end in `Sync`.
    // https://github.com/eslint/eslint/issues/7985
    `${file} const page = readFileSync('page.html'); app.get('/', (req, res) => res.send(page));`,
    // https://github.com/eslint/eslint/issues/12601
    "app.get('/', (req, res) => { const { enableSync } = req.body; if (options.enableSync) res.end(); });",
    // https://github.com/eslint/eslint/issues/6880
    "import fs from 'node:fs'; app.get('/', (req, res) => { res.json({ readFileSync: typeof fs.readFileSync }); });",
    // https://github.com/eslint-community/eslint-plugin-n/issues/354
    "import { Effect } from 'effect'; app.get('/', (req, res) => { res.json(Effect.runSync(program)); });",
    "app.get('/', (req, res) => { useSyncExternalStore(store); store.flushSync(); files.readFileSync(path); });",
    // https://github.com/motdotla/dotenv/issues/252
    `${file} export function config(path) { return parse(readFileSync(path)); }`,
    // Asynchronous.
    "import fs from 'node:fs'; app.get('/', async (req, res) => { res.send(await fs.promises.readFile('a')); });",
    "import { readFile } from 'node:fs/promises'; app.get('/', async (req, res) => { res.send(await readFile('a')); });",
    "import { randomBytes, createHash } from 'node:crypto'; app.get('/', (req, res) => res.send(randomBytes(16)));",
    "import { hkdfSync, randomFillSync } from 'node:crypto'; app.get('/', (req, res) => { hkdfSync('sha512', key, salt, info, 64); });",
    // Start-up code, also around handlers.
    `${file} export function createApp() { const page = readFileSync('page.html'); const app = express(); app.get('/', (req, res) => res.send(page)); return app; }`,
    `${file} app.listen(3000, () => { readFileSync('banner.txt'); });`,
    `${file} fastify.addHook('onReady', async () => { readFileSync('banner.txt'); });`,
    `${file} fastify.addHook('onRoute', (route) => { readFileSync('banner.txt'); });`,
    `${file} fastify.register(async (app) => { const page = readFileSync('a'); app.get('/', () => page); });`,
    `${file} export class Pages { constructor() { this.page = readFileSync('a'); } }`,
    `${file} function load() { return readFileSync('a'); } const page = load(); app.get('/', () => page);`,
    // Once, and kept.
    `${file} let page; app.get('/', (req, res) => { page ??= readFileSync('a'); res.send(page); });`,
    `${file} let page; app.get('/', (req, res) => { page ||= String(readFileSync('a')); res.send(page); });`,
    `${file} let page; app.get('/', (req, res) => { if (!page) page = readFileSync('a'); res.send(page); });`,
    `${file} let page; app.get('/', (req, res) => { if (!page) { const text = readFileSync('a', 'utf8'); page = text; } res.send(page); });`,
    `${file} let page; function getPage() { if (page) return page; page = readFileSync('a'); return page; } app.get('/', (req, res) => res.send(getPage()));`,
    `${file} const pages = new Map(); app.get('/', (req, res) => { if (!pages.has(1)) pages.set(1, readFileSync('a')); });`,
    `${file} const pages = {}; app.get('/:id', (req, res) => { res.send(pages[req.params.id] ?? (pages[req.params.id] = readFileSync('a'))); });`,
    `${file} const getPage = once(() => readFileSync('a')); app.get('/', (req, res) => res.send(getPage()));`,
    `${file} export class Pages { page?: Buffer; handle(req: Request) { this.page ??= readFileSync('a'); } }`,
    // In development alone.
    `${file} app.get('/', (req, res) => { if (process.env.NODE_ENV === 'development') { res.send(readFileSync('a')); } });`,
    // Rendered when the program is built.
    `${file} export const dynamic = 'force-static'; export function GET() { return new Response(readFileSync('a')); }`,
    `${file} export async function getStaticProps() { return { props: { text: readFileSync('a') } }; }`,
    // AWS Lambda gives a process one request at a time.
    `${file} export const handler = async (event) => readFileSync('a');`,
    // No handlers.
    `${file} class Parser { parse(context: Context, reflection: Reflection) { return readFileSync(reflection.path); } }`,
    `${file} emitter.on('change', (path) => { readFileSync(path); });`,
    `${file} program.command('build').action((options) => { readFileSync(options.path); });`,
    `${file} items.map((item) => readFileSync(item));`,
    `${file} cache.get('key', (value) => readFileSync(value));`,
    `${file} export async function loader(this: LoaderContext, source) { return readFileSync(source); }`,
    // A server that is only played.
    `${file} import { http } from 'msw'; export const handlers = [http.get('/a', ({ request }) => new HttpResponse(readFileSync('a')))];`,
    // Tests and scripts.
    {
      code: `${file} app.get('/', (req, res) => res.send(readFileSync('a')));`,
      filename: 'server.test.ts',
    },
    {
      code: `${file} app.get('/', (req, res) => res.send(readFileSync('a')));`,
      filename: 'scripts/serve.ts',
    },
    // Called later, by whoever gets it.
    "import { readFileSync as read } from './files'; app.get('/', (req, res) => res.send(read('a')));",
  ],
  invalid: [
    // The options of a route, with and without parameters.
    reads("fastify.route({ method: 'GET', url: '/', handler() { return «readFileSync»('a'); } });"),
    reads("fastify.route({ method: 'GET', url: '/', handler: async () => «readFileSync»('a') });"),
    reads(
      "fastify.route({ method: 'GET', url: '/', preHandler: [async () => { «readFileSync»('a'); }], handler });",
    ),
    reads("fastify.get('/', { onRequest: () => { «readFileSync»('a'); } }, handler);"),
    reads("fastify.get('/', { schema, handler() { return «readFileSync»('a'); } });"),
    reads("server.route([{ method: 'GET', path: '/', handler: () => «readFileSync»('a') }]);"),
    reads(
      "server.route({ method: 'GET', path: '/', options: { handler: () => «readFileSync»('a') } });",
    ),
    reads(
      "export const route = { method: ['GET', 'HEAD'], url: '/', handler() { return «readFileSync»('a'); } };",
    ),
    reads(
      "fastify.route({ method: 'GET', url: '/', handler: show }); function show() { return «readFileSync»('a'); }",
    ),
    // Something says that it is a request.
    reads("import express from 'express'; export const log = (req) => { «readFileSync»('a'); };"),
    reads("import { app } from './app'; app.use((req) => { «readFileSync»('a'); });"),
    reads("export function show(req, res) { res.send(«readFileSync»('a')); }"),
    reads(
      "import type { Request } from 'express'; export const log = (req: Request) => { «readFileSync»('a'); };",
    ),
    reads(
      "import type { IncomingMessage } from 'node:http'; export const log = (req: IncomingMessage) => { «readFileSync»('a'); };",
    ),
    reads(
      "import type { AuthRequest } from '../types'; export const log = (req: AuthRequest) => { «readFileSync»('a'); };",
    ),
    reads(
      "export default { fetch(request: Request) { return new Response(«readFileSync»('a')); } };",
    ),
    // However it is imported.
    reads("app.get('/', (req, res) => { res.send(«readFileSync»('a')); });"),
    blocked(
      'fs.readFileSync',
      'await `fs.promises.readFile`',
      "import { readFileSync as read } from 'fs'; app.get('/', (req, res) => { res.send(«read»('a')); });",
    ),
    blocked(
      'fs.writeFileSync',
      'await `fs.promises.writeFile`',
      "import * as fs from 'node:fs'; app.post('/', (req, res) => { «fs.writeFileSync»('a', req.body); });",
    ),
    blocked(
      'fs.existsSync',
      'await `fs.promises.access`',
      "import fs from 'fs'; app.get('/', (req, res) => { if («fs.existsSync»('a')) res.end(); });",
    ),
    blocked(
      'fs.statSync',
      'await `fs.promises.stat`',
      "const fs = require('fs'); app.get('/', function (req, res) { «fs.statSync»('a'); });",
    ),
    blocked(
      'fs.rmSync',
      'await `fs.promises.rm`',
      "const { rmSync: remove } = require('node:fs'); app.get('/', (req, res) => { «remove»('a'); });",
    ),
    blocked(
      'fs-extra.copySync',
      'await `copy`',
      "import fs from 'fs-extra'; app.get('/', (req, res) => { «fs.copySync»('a', 'b'); });",
    ),
    // Programs, keys, passwords, archives.
    blocked(
      'child_process.execSync',
      'await `exec`',
      "import { execSync } from 'node:child_process'; app.get('/', (req, res) => res.send(«execSync»('git log')));",
    ),
    blocked(
      'child_process.spawnSync',
      'await `spawn`',
      "import cp from 'child_process'; app.get('/', (req, res) => res.send(«cp.spawnSync»('git')));",
    ),
    blocked(
      'crypto.pbkdf2Sync',
      'await `pbkdf2`',
      "import crypto from 'node:crypto'; app.post('/login', (req, res) => { «crypto.pbkdf2Sync»(req.body.password, salt, 600000, 32, 'sha256'); });",
    ),
    blocked(
      'crypto.scryptSync',
      'await `scrypt`',
      "import { scryptSync } from 'crypto'; app.post('/login', (req, res) => { «scryptSync»(req.body.password, salt, 32); });",
    ),
    blocked(
      'crypto.generateKeyPairSync',
      'await `generateKeyPair`',
      "import { generateKeyPairSync } from 'crypto'; app.post('/keys', (req, res) => { «generateKeyPairSync»('rsa', options); });",
    ),
    blocked(
      'zlib.gzipSync',
      'await `gzip`, or pipe through a stream',
      "import zlib from 'node:zlib'; app.get('/', (req, res) => res.end(«zlib.gzipSync»(page)));",
    ),
    blocked(
      'bcrypt.compareSync',
      'await `compare`',
      "import bcrypt from 'bcrypt'; app.post('/login', (req, res) => { «bcrypt.compareSync»(req.body.password, hash); });",
    ),
    blocked(
      'bcryptjs.hashSync',
      'await `hash`',
      "import { hashSync } from 'bcryptjs'; app.post('/login', (req, res) => { «hashSync»(req.body.password, 12); });",
    ),
    blocked(
      'execa.execaSync',
      'await the call without `sync`',
      "import { execaSync } from 'execa'; app.get('/', (req, res) => res.send(«execaSync»('git')));",
    ),
    blocked(
      'glob.globSync',
      'await the call without `sync`',
      "import { globSync } from 'glob'; app.get('/', (req, res) => res.send(«globSync»('**')));",
    ),
    // Handlers of all kinds.
    reads(
      "import http from 'node:http'; http.createServer((request, response) => { response.end(«readFileSync»('a')); });",
    ),
    reads("server.on('request', (request, response) => { response.end(«readFileSync»('a')); });"),
    reads("fastify.get('/', async () => «readFileSync»('a'));"),
    reads("fastify.addHook('onRequest', async () => { «readFileSync»('a'); });"),
    reads(
      "fastify.route({ url: '/', handler(request, reply) { reply.send(«readFileSync»('a')); } });",
    ),
    reads(
      "import Koa from 'koa'; const app = new Koa(); app.use(async (ctx, next) => { ctx.body = «readFileSync»('a'); });",
    ),
    reads(
      "import { Hono } from 'hono'; const app = new Hono(); app.get('/', (c) => c.body(«readFileSync»('a')));",
    ),
    reads(
      "server.route({ method: 'GET', path: '/', handler: (request, h) => h.response(«readFileSync»('a')) });",
    ),
    reads("export async function GET() { return new Response(«readFileSync»('a')); }"),
    reads(
      "export default function handler(req: NextApiRequest, res) { res.send(«readFileSync»('a')); }",
    ),
    reads(
      "export async function getServerSideProps() { return { props: { text: «readFileSync»('a') } }; }",
    ),
    reads("export async function loader({ request }) { return «readFileSync»('a'); }"),
    reads(
      "@Controller() export class Pages { @Get('/page') page() { return «readFileSync»('a'); } }",
    ),
    reads('const resolvers = { Query: { page: (parent, args) => «readFileSync»(args.path) } };'),
    reads(
      "export function authenticate(req: Request, res: Response, next: NextFunction) { «readFileSync»('key.pem'); next(); }",
    ),
    // Within, and through functions of the file.
    reads("app.get('/', (req, res) => { res.json(names.map((name) => «readFileSync»(name))); });"),
    reads(
      "app.get('/', (req, res) => { res.send(read('a')); }); function read(name) { return «readFileSync»(name); }",
    ),
    reads(
      "const read = (name) => «readFileSync»(name); const page = () => read('a'); app.get('/', (req, res) => { res.send(page()); });",
    ),
    reads("app.get('/', handle); function handle() { return «readFileSync»('a'); }"),
    reads(
      "app.get('/', (req, res) => { res.json(names.map(read)); }); function read(name) { return «readFileSync»(name); }",
    ),
    reads(
      "function read() { return again(); } function again() { return read() ?? «readFileSync»('a'); } app.get('/', () => read());",
    ),
    reads(
      "class Pages { read() { return «readFileSync»('a'); } show(req: Request, res: Response) { res.send(this.read()); } }",
    ),
    // Kept, but read each time.
    reads("let last; app.get('/', (req, res) => { last = «readFileSync»('a'); res.send(last); });"),
    reads(
      "app.get('/', (req, res) => { let page; if (!page) page = «readFileSync»('a'); res.send(page); });",
    ),
    reads("app.get('/', (req, res) => { if (req.query.full) res.send(«readFileSync»('a')); });"),
    // The server's file is not named like a test because of where the project lies.
    { ...reads("app.get('/', () => «readFileSync»('a'));"), filename: 'src/contest/app.ts' },
  ],
});
