import { createLanguageOptions, fixtureProject } from '@groundrules/testkit';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { getFlow } from '../../src/flow/flow.js';
import { Purpose } from '../../src/flow/value.js';

/** Evaluates the argument of the last call of `sink` in a piece of code. */
function evaluate(code: string, typed = false): string {
  const linter = new Linter({ cwd: fixtureProject });
  let found = 'no sink';
  const messages = linter.verify(
    code,
    {
      files: ['**/*.{ts,tsx}'],
      languageOptions: createLanguageOptions({ typed }),
      plugins: {
        probe: {
          rules: {
            probe: {
              create: (context) => ({
                'CallExpression[callee.name="sink"]'(node: unknown) {
                  const flow = getFlow(context.sourceCode as unknown as SourceCode);
                  const [argument] = (node as TSESTree.CallExpression).arguments;
                  if (argument === undefined) return;
                  const { cleared, kind } = flow.valueOf(argument);
                  const purposes = Object.entries(Purpose)
                    .filter(([, bit]) => (cleared & bit) !== 0)
                    .map(([name]) => name);
                  found = [kind, ...(kind === 'input' ? purposes : [])].join(' ');
                },
              }),
            },
          },
        },
      },
      rules: { 'probe/probe': 'error' },
    },
    'file.ts',
  );
  expect(messages).toEqual([]);
  return found;
}

const express = (body: string): string => `app.get('/', (req, res) => { ${body} });`;

describe('sources', () => {
  it.each<[title: string, code: string, value: string]>([
    ['express query', express('sink(req.query.id);'), 'input'],
    ['express params', express('sink(req.params.id);'), 'input operator'],
    ['express header', express("sink(req.get('x-id'));"), 'input operator'],
    ['express headers', express("sink(req.headers['x-id']);"), 'input operator'],
    ['express cookies', express('sink(req.cookies.id);'), 'input operator'],
    ['express destructured', express('const { body: { id: own } } = req; sink(own);'), 'input'],
    [
      'express destructured parameter',
      "router.post('/', ({ body }, res) => { sink(body.id); });",
      'input',
    ],
    ['express error handler', 'app.use((err, req, res, next) => { sink(req.body.id); });', 'input'],
    [
      'express controller elsewhere',
      'export const show = (req, res) => { sink(req.params.id); };',
      'input operator',
    ],
    [
      'express controller of a module',
      'module.exports.show = function (req, res) { sink(req.body.id); };',
      'input',
    ],
    [
      'express typed',
      'export function show(incoming: Request) { sink(incoming.body.id); }',
      'input',
    ],
    ['express in a class', 'class Users { show(req, res) { sink(req.body.id); } }', 'input'],
    ['express user of the session', express('sink(req.user.id);'), 'unknown'],
    ['express odd names', "app.get('/', (q, s) => { sink(q.query.id); });", 'input'],
    [
      'express named handler',
      "function show(q, s) { sink(q.query.id); } app.get('/', show);",
      'input',
    ],
    ['express wrapped', "app.get('/', wrap(async (q, s) => { sink(q.query.id); }));", 'input'],
    ['multer', express('sink(req.file.originalname);'), 'input operator'],
    ['multer, where it is kept', express('sink(req.file.path);'), 'unknown'],
    [
      'multer, many',
      express('for (const it of req.files) sink(it.originalname);'),
      'input operator',
    ],
    [
      'multer, many, where they are kept',
      express('for (const it of req.files) sink(it.path);'),
      'unknown',
    ],
    [
      'express-fileupload',
      express('const { logo } = req.files; sink(logo.name);'),
      'input operator',
    ],
    [
      'express-fileupload, where it is kept',
      express('sink(req.files.logo.tempFilePath);'),
      'unknown',
    ],
    [
      'unzipper',
      "import unzipper from 'unzipper'; stream.pipe(unzipper.Parse()).on('entry', (entry) => { sink(entry.path); });",
      'input operator',
    ],
    [
      'unzipper, one by one',
      "import unzipper from 'unzipper'; for await (const entry of stream.pipe(unzipper.Parse({ forceStream: true }))) sink(entry.path);",
      'input operator',
    ],
    [
      'unzipper, as a folder',
      "import { Open } from 'unzipper'; const folder = await Open.file(zip); for (const entry of folder.files) sink(entry.path);",
      'input operator',
    ],
    [
      'adm-zip',
      "const AdmZip = require('adm-zip'); const zip = new AdmZip(file); zip.getEntries().forEach((entry) => sink(entry.entryName));",
      'input operator',
    ],
    [
      'tar-stream',
      "const tar = require('tar-stream'); const all = tar.extract(); all.on('entry', (header, stream, next) => { sink(header.name); });",
      'input operator',
    ],
    [
      'GraphQL',
      'const resolvers = { Query: { note: async (parent, args, context, info) => { sink(args.name); } } };',
      'input operator',
    ],
    [
      'GraphQL, destructured',
      'const note = (_parent, { name }: NoteArgs, context) => { sink(name); };',
      'input operator',
    ],
    [
      'arguments of anything else',
      'const run = (list, args) => { sink(args.name); };',
      'parameter',
    ],
    [
      'tool of a model',
      "server.registerTool('read', { inputSchema: z.object({ name: z.string() }) }, async ({ name }) => { sink(name); });",
      'input operator',
    ],
    [
      'tool of a model, restricted',
      "server.registerTool('read', { inputSchema: { name: z.enum(['a', 'b']) } }, async ({ name }) => { sink(name); });",
      'clean',
    ],
    [
      'kept in a folder that is handed in',
      "import { resolve, sep } from 'node:path'; export function register(app, root) { app.get('/', (req, res) => { const full = resolve(root, req.query.id); if (full !== root && !full.startsWith(root + sep)) return; sink(full); }); }",
      'input path operator',
    ],
    ['entry of no archive', "list.on('entry', (entry) => { sink(entry.path); });", 'unknown'],
    [
      'multer storage',
      'multer.diskStorage({ filename(req, file, cb) { sink(file.originalname); } });',
      'input operator',
    ],
    [
      'fastify',
      "fastify.post('/', async (request, reply) => { sink(request.body.id); });",
      'input',
    ],
    [
      'fastify route',
      "fastify.route({ method: 'GET', url: '/', handler: async (request, reply) => { sink(request.query.id); } });",
      'input',
    ],
    [
      'fastify file',
      "fastify.post('/', async (req, reply) => { const data = await req.file(); sink(data.filename); });",
      'input operator',
    ],
    ['hono query', "app.get('/', (c) => sink(c.req.query('id')));", 'input operator'],
    [
      'hono body',
      "app.post('/', async (c) => { const { id } = await c.req.json(); sink(id); });",
      'input',
    ],
    [
      'hono validated',
      "app.post('/', (c) => { const { id } = c.req.valid('json'); sink(id); });",
      'clean',
    ],
    ['koa', 'router.get("/", async (ctx) => { sink(ctx.request.body.id); });', 'input'],
    ['koa query', 'app.use(async (ctx, next) => { sink(ctx.query.id); });', 'input'],
    ['koa answer', 'app.use(async (ctx, next) => { sink(ctx.body); });', 'unknown'],
    [
      'node:http',
      "http.createServer((req, res) => { sink(new URL(req.url, base).searchParams.get('id')); });",
      'input operator',
    ],
    [
      'node:http url.parse',
      "import url from 'url'; http.createServer((req, res) => { const { query } = url.parse(req.url, true); sink(query.id); });",
      'input',
    ],
    [
      'node:http body',
      "createServer((req, res) => { let body = ''; req.on('data', (chunk) => { body += chunk; }); sink(body); });",
      'input operator',
    ],
    [
      'node:http body by for',
      'createServer(async (req, res) => { for await (const chunk of req) sink(chunk); });',
      'input',
    ],
    [
      'next route',
      'export async function POST(request: Request) { const { id } = await request.json(); sink(id); }',
      'input',
    ],
    [
      'next route params',
      'export async function GET(request, { params }) { const { id } = await params; sink(id); }',
      'input operator',
    ],
    [
      'next search',
      "export async function GET(request) { sink(request.nextUrl.searchParams.get('id')); }",
      'input',
    ],
    [
      'next action',
      "'use server'; export async function save(form: FormData) { sink(form.get('id')); }",
      'input',
    ],
    [
      'lambda',
      'export const handler = async (event) => { sink(event.queryStringParameters.id); };',
      'input operator',
    ],
    [
      'lambda body',
      'exports.handler = async (event) => { const { id } = JSON.parse(event.body); sink(id); };',
      'input',
    ],
    [
      'a part of the request as text',
      "app.get('/', (req, res) => { sink(JSON.stringify(req.headers)); });",
      'input operator',
    ],
    [
      'Lambda, called by something else',
      'exports.handler = async (event) => { sink(event.id); };',
      'parameter',
    ],
    [
      'Lambda, who calls',
      'exports.handler = async (event) => { sink(event.requestContext.identity); };',
      'unknown',
    ],
    [
      'lambda typed',
      'const run = async (e: APIGatewayProxyEvent) => { sink(e.pathParameters?.id); };',
      'input operator',
    ],
    ['nest', 'class Users { show(@Query("id") id: string) { sink(id); } }', 'input operator'],
    [
      'nest piped',
      'class Users { show(@Param("id", ParseIntPipe) id: number) { sink(id); } }',
      'clean',
    ],
    ['nest body', 'class Users { create(@Body() user: UserDto) { sink(user.name); } }', 'input'],
    [
      'nest guard',
      'class Guard { canActivate(context) { const request = context.switchToHttp().getRequest(); sink(request.body.id); } }',
      'input',
    ],
    ['socket', "socket.on('message', (text) => { sink(text); });", 'input'],
    [
      'formidable',
      express('form.parse(req, (err, fields, files) => { sink(fields.name); });'),
      'input',
    ],
    [
      'formidable, name of a file',
      express(
        'form.parse(req, (err, fields, files) => { sink(files.logo[0].originalFilename); });',
      ),
      'input operator',
    ],
    [
      'formidable, where it is kept',
      express('form.parse(req, (err, fields, files) => { sink(files.logo[0].filepath); });'),
      'unknown',
    ],
    [
      'xmlrpc',
      "import xmlrpc from 'xmlrpc'; const server = xmlrpc.createServer({ port: 1 }); server.on('ping', (error, params, callback) => { sink(params); });",
      'input',
    ],
    [
      'call of an export',
      "exports.load = (url) => { sink(url); }; app.get('/', (req, res) => { exports.load(req.query.url); });",
      'input',
    ],
    [
      'call of an export of the module',
      "module.exports.load = function (url) { sink(url); }; app.get('/', (req, res) => { module.exports.load(req.query.url); });",
      'input',
    ],
    ['export that only others call', 'exports.load = (url) => { sink(url); };', 'parameter'],
    [
      'request of a client',
      'axios.interceptors.request.use((request) => { sink(request.headers.accept); });',
      'unknown',
    ],
    [
      'dom event',
      "button.addEventListener('click', (event) => { sink(event.target.value); });",
      'unknown',
    ],
    ['environment', 'sink(process.env.HOME);', 'clean'],
    ['arguments of the command', 'sink(process.argv[2]);', 'clean'],
    ['parameter of an exported function', 'export function find(id) { sink(id); }', 'parameter'],
    ['numeric parameter', 'export function find(id: number) { sink(id); }', 'clean'],
    [
      'parameter of numbers',
      'export function find(ids: readonly number[]) { sink(ids); }',
      'clean',
    ],
    ['parameter of texts', 'export function find(ids: Array<string>) { sink(ids); }', 'parameter'],
    ['date parameter', 'export function find(since: Date) { sink(since); }', 'clean'],
    ['literal parameter', "export function sort(order: 'asc' | 'desc') { sink(order); }", 'clean'],
  ])('%s', (_title, code, value) => {
    expect(evaluate(code)).toBe(value);
  });
});

describe('the way through the file', () => {
  it.each<[title: string, body: string, value: string]>([
    ['variable', 'const id = req.query.id; const same = id; sink(same);', 'input'],
    ['assignment without a declaration', 'id = req.query.id; sink(id);', 'input'],
    ['later assignment', 'let id; id = req.query.id; sink(id);', 'input'],
    ['default', "const { id = '1' } = req.query; sink(id);", 'input'],
    ['template', 'sink(`a${req.query.id}b`);', 'input operator'],
    ['sum', "sink('a' + req.query.id + 'b');", 'input operator'],
    ['addition', "let text = 'a'; text += req.query.id; sink(text);", 'input operator'],
    ['join', "sink(['a', req.query.id].join(' '));", 'input operator'],
    [
      'pushed',
      "const parts = ['a']; parts.push(req.query.id); sink(parts.join(' '));",
      'input operator',
    ],
    [
      'pushed, asserted',
      "const parts = []; (parts as string[]).push(req.query.id); sink(parts.join(' '));",
      'input operator',
    ],
    ['mapped', "sink(req.body.ids.map((id) => `'${id}'`).join(','));", 'input operator'],
    ['mapped to numbers', "sink(req.body.ids.map(Number).join(','));", 'clean'],
    ['loop', 'for (const id of req.body.ids) sink(id);', 'input'],
    ['callback', 'req.body.ids.forEach((id) => { sink(id); });', 'input'],
    ['object', 'const where = { id: req.query.id, fixed: 1 }; sink(where);', 'input'],
    [
      'member of an object',
      'const where = { id: req.query.id, fixed: 1 }; sink(where.fixed);',
      'constant',
    ],
    ['spread', 'const all = { ...req.body }; sink(all.id);', 'input'],
    ['set member', 'const where = {}; where.id = req.query.id; sink(where);', 'input'],
    ['choice', "sink(flag ? 'a' : req.query.id);", 'input'],
    ['fallback', "sink(req.query.id || 'a');", 'input'],
    ['conversion to text', 'sink(String(req.query.id));', 'input operator'],
    ['decoding', 'sink(decodeURIComponent(req.params.id));', 'input operator'],
    [
      'helper',
      "function quote(text) { return `'${text}'`; } sink(quote(req.query.id));",
      'input operator',
    ],
    [
      'helper with a constant',
      "function quote(text) { return `'${text}'`; } sink(quote('a'));",
      'constant',
    ],
    [
      'helper that takes the request',
      'const idOf = (request) => request.params.id; sink(idOf(req));',
      'input operator',
    ],
    ['helper as sink', 'find(req.query.id); function find(id) { sink(id); }', 'input'],
    ['promise', 'req.json().then((body) => { sink(body.id); });', 'input'],
    ['number', 'sink(Number(req.query.id));', 'clean'],
    ['unary plus', 'sink(+req.query.id);', 'clean'],
    ['arithmetic', 'sink(req.query.id * 1);', 'clean'],
    ['length', 'sink(req.query.id.length);', 'clean'],
    ['field called size', 'sink(req.query.size);', 'input'],
    ['taken field called size', 'const { size } = req.body; sink(size);', 'input'],
    ['size of a set', 'sink(new Set(req.body.ids).size);', 'clean'],
    ['size of a map by name', 'const ids = new Map(req.body.ids); sink(ids.size);', 'clean'],
    ['size of an upload', 'sink(req.file.size);', 'clean'],
    [
      'size of a file in a form',
      "const form = await req.formData(); const file = form.get('file'); sink(file.size);",
      'clean',
    ],
    [
      'lookup in an own table',
      "const names = { a: 'x', b: 'y' }; sink(names[req.query.id]);",
      'constant',
    ],
    [
      'lookup in an own map',
      "const names = new Map([['a', 'x']]); sink(names.get(req.query.id));",
      'constant',
    ],
    ['unknown function', 'sink(lookUp(req.query.id));', 'unknown'],
    [
      'base name',
      "import path from 'node:path'; sink(path.basename(req.query.id));",
      'input path operator',
    ],
    ['without separators', "sink(req.query.id.replace(/[/\\\\]/g, ''));", 'input path operator'],
    ['without dots', "sink(req.query.id.replace(/\\.\\.\\//g, ''));", 'input operator'],
    ['stripped', "sink(req.query.id.replace(/[^a-z0-9]/gi, ''));", 'clean'],
    [
      'stripped of what leads up',
      "import path from 'node:path'; sink(path.normalize(req.query.id).replace(/^(\\.\\.(\\/|\\\\|$))+/, ''));",
      'input path operator',
    ],
    ['doubled quotes', `sink(req.query.id.replace(/'/g, "''"));`, 'input operator query'],
    ['doubled quotes, all', `sink(req.query.id.replaceAll("'", "''"));`, 'input operator query'],
    ['one doubled quote', `sink(req.query.id.replace("'", "''"));`, 'input operator'],
    [
      'escaped for a pattern',
      "sink(req.query.id.replace(/[.*+?^${}()|[\\]\\\\]/g, '\\\\$&'));",
      'input regexp operator',
    ],
    [
      'joined with a folder',
      "import { join } from 'path'; sink(join('a', req.query.id));",
      'input operator',
    ],
  ])('%s', (_title, body, value) => {
    const [, imports = '', rest = ''] = /^(import [^;]+;)?(.*)$/su.exec(body) ?? [];
    expect(evaluate(`${imports}${express(rest)}`)).toBe(value);
  });
});

describe('validation', () => {
  it.each<[title: string, body: string, value: string]>([
    ['list', 'if (!allowed.includes(id)) return; sink(id);', 'clean'],
    ['list, thrown', "if (!allowed.includes(id)) { throw new Error('no'); } sink(id);", 'clean'],
    ['set', 'if (allowed.has(id)) sink(id);', 'clean'],
    ['set, but the other branch', 'if (allowed.has(id)) return; else sink(id);', 'input'],
    ['set after the use', 'sink(id); if (!allowed.has(id)) return;', 'input'],
    [
      'list without consequence',
      "if (!allowed.includes(id)) console.log('no'); sink(id);",
      'input',
    ],
    ['in', 'if (!(id in table)) return; sink(id);', 'clean'],
    ['own property', 'if (!Object.hasOwn(table, id)) return; sink(id);', 'clean'],
    ['comparison', "if (id === 'a' || id === 'b') sink(id);", 'clean'],
    ['comparison of one', "if (id === 'a' || other) sink(id);", 'input'],
    ['comparison with input', 'if (id === req.query.other) sink(id);', 'input'],
    ['comparison with nothing', "if (id !== '') sink(id);", 'input'],
    ['truth', 'if (!id) return; sink(id);', 'input'],
    ['switch', "switch (id) { case 'a': sink(id); }", 'clean'],
    ['switch, default', "switch (id) { case 'a': break; default: sink(id); }", 'input'],
    ['choice', "sink(allowed.includes(id) ? id : 'a');", 'clean'],
    ['and', 'allowed.includes(id) && sink(id);', 'clean'],
    ['pattern', 'if (!/^[a-z]+$/.test(id)) return; sink(id);', 'clean'],
    [
      'pattern constant',
      'const pattern = /^\\w{1,8}$/; if (!pattern.test(id)) return; sink(id);',
      'clean',
    ],
    ['pattern without an end', 'if (!/^[a-z]+/.test(id)) return; sink(id);', 'input'],
    ['pattern with a wildcard', 'if (!/^a.*$/.test(id)) return; sink(id);', 'input'],
    ['pattern over lines', 'if (!/^[a-z]+$/m.test(id)) return; sink(id);', 'input'],
    ['pattern of alternatives', 'if (!/^a|b$/.test(id)) return; sink(id);', 'input'],
    ['type of text', "if (typeof id !== 'string') return; sink(id);", 'input operator'],
    ['type of number', "if (typeof id !== 'number') return; sink(id);", 'clean'],
    ['integer', 'if (!Number.isInteger(id)) return; sink(id);', 'clean'],
    ['predicate from elsewhere', 'if (!isUuid(id)) return; sink(id);', 'clean'],
    ['weak predicate', 'if (!isString(id)) return; sink(id);', 'input'],
    [
      'own predicate',
      'const isGood = (x) => allowed.includes(x); if (!isGood(id)) return; sink(id);',
      'clean',
    ],
    [
      'own predicate that checks nothing',
      'const isGood = (x) => x.length > 3; if (!isGood(id)) return; sink(id);',
      'input',
    ],
    [
      'own predicate in steps',
      'function isGood(x) { if (!allowed.has(x)) return false; return true; } if (!isGood(id)) return; sink(id);',
      'clean',
    ],
    ['predicate on a folder', 'if (!isPathInside(root, id)) return; sink(id);', 'input path'],
    [
      'check within a try that leaves',
      "try { if (!allowed.has(id)) throw new Error('no'); } catch (error) { next(error); return; } sink(id);",
      'clean',
    ],
    [
      'check within a try that goes on',
      "try { if (!allowed.has(id)) throw new Error('no'); } catch (error) { console.log(error); } sink(id);",
      'input',
    ],
    ['assertion', 'assertId(id); sink(id);', 'clean'],
    [
      'check of who asks',
      'verifyToken(id); requireAuth(id); checkPermission(id); sink(id);',
      'input',
    ],
    ['condition of who asks', 'if (!hasRole(id)) return; sink(id);', 'input'],
    ['folder made', 'await ensureDir(id); sink(id);', 'input'],
    ['file looked for', 'checkFileExists(id); sink(id);', 'input'],
    ['file told from a folder', 'if (!isFile(id)) return; sink(id);', 'input'],
    ['given anew', 'let n = id; if (!allowed.has(n)) return; n = req.body.n; sink(n);', 'input'],
    [
      'trimmed after the check',
      'let n = id; if (!isUuid(n)) return; n = n.trim(); sink(n);',
      'clean',
    ],
    [
      'given anew before the check',
      'let n = id; n = req.body.n; if (!allowed.has(n)) return; sink(n);',
      'clean',
    ],
    ['assertion of a condition', 'assert(allowed.has(id)); sink(id);', 'clean'],
    ['condition by name', 'const known = allowed.has(id); if (!known) return; sink(id);', 'clean'],
    ['replaced by a number', 'let n = id; n = Number(n); sink(n);', 'clean'],
    ['text is no list', "if ('abc'.includes(id)) sink(id);", 'input'],
    ['schema from elsewhere', 'const { a } = schema.parse(req.body); sink(a);', 'clean'],
    [
      'schema that restricts',
      'const schema = z.object({ a: z.uuid(), b: z.string() }); const { a } = schema.parse(req.body); sink(a);',
      'clean',
    ],
    [
      'schema that does not',
      'const schema = z.object({ a: z.uuid(), b: z.string() }); const { b } = schema.parse(req.body); sink(b);',
      'input operator',
    ],
    [
      'safe parse',
      'const schema = z.object({ b: z.string() }); const result = schema.safeParse(req.body); if (!result.success) return; sink(result.data.b);',
      'input operator',
    ],
    [
      'valibot',
      'const schema = v.object({ a: v.pipe(v.string(), v.uuid()), b: v.string() }); sink(v.parse(schema, req.body).a);',
      'clean',
    ],
    [
      'valibot that does not restrict',
      'const schema = v.object({ a: v.pipe(v.string(), v.uuid()), b: v.string() }); sink(v.parse(schema, req.body).b);',
      'input operator',
    ],
    [
      'folder',
      'const full = path.resolve(root, id); if (!full.startsWith(root + path.sep)) return; sink(full);',
      'input path operator',
    ],
    [
      'folder that is written',
      "const full = path.join('/srv', id); if (!full.startsWith('/srv/')) return; sink(full);",
      'input path host operator',
    ],
    [
      'folder and its siblings',
      'const full = path.resolve(root, id); if (!full.startsWith(root)) return; sink(full);',
      'input operator',
    ],
    [
      'folder of a text not resolved',
      "if (!id.startsWith('/srv/')) return; sink(id);",
      'input host',
    ],
    [
      'one slash',
      "if (!id.startsWith('/') || id.startsWith('//')) return; sink(id);",
      'input host',
    ],
    ['any slash', "if (!id.startsWith('/')) return; sink(id);", 'input'],
    [
      'one slash, by characters',
      "if (id[0] !== '/' || id[1] === '/') return; sink(id);",
      'input host',
    ],
    ['one slash, by a pattern', 'if (!/^\\/(?!\\/)/.test(id)) return; sink(id);', 'input host'],
    [
      'one slash, by a function',
      "const isLocal = (to) => to.startsWith('/') && !to.startsWith('//'); sink(isLocal(id) ? id : '/');",
      'input host',
    ],
    ['replaced', "let to = id; if (!allowed.has(to)) { to = 'a'; } sink(to);", 'clean'],
    [
      'replaced on the wrong side',
      "let to = id; if (allowed.has(to)) to = 'a'; sink(to);",
      'input',
    ],
    [
      'host of an address made in the check',
      "if (new URL(id).host !== 'a.example') return; sink(id);",
      'input host',
    ],
    [
      'host taken out of an address',
      'const { hostname } = new URL(id); if (!allowed.has(hostname)) return; sink(id);',
      'input host',
    ],
    [
      'domain of an address',
      "const to = new URL(id); if (!to.hostname.endsWith('.a.example')) return; sink(to);",
      'input host operator',
    ],
    [
      'end of a domain',
      "const to = new URL(id); if (!to.hostname.endsWith('a.example')) return; sink(to);",
      'input operator',
    ],
    [
      'origin of the server itself',
      "if (new URL(id).host !== req.get('host')) return; sink(id);",
      'input host',
    ],
    ['site of a setting', 'if (!id.startsWith(site)) return; sink(id);', 'input host'],
    [
      'relative',
      "const full = path.resolve(root, id); const way = path.relative(root, full); if (way.startsWith('..') || path.isAbsolute(way)) return; sink(full);",
      'input path operator',
    ],
    ['dots', "if (id.includes('..')) return; sink(id);", 'input path'],
    [
      'host',
      'const url = new URL(id); if (!hosts.has(url.hostname)) return; sink(url);',
      'input host operator',
    ],
    [
      'host of the text',
      "const url = new URL(id); if (url.host !== 'a.example') return; sink(id);",
      'input host',
    ],
    [
      'address with its host',
      "if (!id.startsWith('https://a.example/')) return; sink(id);",
      'input host',
    ],
    [
      'address with a beginning of a host',
      "if (!id.startsWith('https://a.example')) return; sink(id);",
      'input',
    ],
  ])('%s', (_title, body, value) => {
    const imports =
      "import path from 'node:path'; import { z } from 'zod'; import * as v from 'valibot'; import { root, hosts, allowed, table } from './own.js';";
    expect(evaluate(`${imports}${express(`const id = req.query.id; ${body}`)}`)).toBe(value);
  });
});

describe('names', () => {
  it('follows long sums and deep nesting without failing', () => {
    const sum = Array.from({ length: 400 }, () => "'a'").join(' + ');
    expect(evaluate(express(`sink(req.query.id + ${sum});`))).toBe('input operator');
    const nested = `${'f('.repeat(400)}req.query.id${')'.repeat(400)}`;
    expect(evaluate(express(`sink(${nested});`))).toBe('unknown');
  });

  it('ends on definitions that go in circles', () => {
    expect(evaluate(express('let a = b; let b = a; a = req.query.id; sink(b);'))).toBe('input');
    expect(evaluate('function f(x) { return f(x); } sink(f(1));')).toBe('constant');
  });
});
