import { ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/unbounded-body.js';
import { markErrors } from '../support/mark-errors.js';

const server = (body: string): string => `createServer((req, res) => { ${body} });`;

ruleTester.run('unbounded-body', rule, {
  valid: [
    // Parsers that have a limit of their own.
    "import express from 'express'; app.use(express.json());",
    "import express from 'express'; app.use(express.json({ limit: '10mb' }));",
    "import bodyParser from 'body-parser'; app.use(bodyParser.urlencoded({ limit: 1024 * 1024, extended: true }));",
    "import express from 'express'; app.use(express.json({ limit: process.env.BODY_LIMIT }));",
    "import express from 'express'; app.use(express.json({ limit: config.limit ?? '1mb' }));",
    "import bodyParser from 'koa-bodyparser'; app.use(bodyParser({ jsonLimit: '5mb' }));",
    "import { koaBody } from 'koa-body'; app.use(koaBody({ multipart: true, formidable: { maxFileSize: Math.max(a, b) } }));",
    "import formidable from 'formidable'; const form = formidable({ multiples: true });",
    "import multipart from '@fastify/multipart'; app.register(multipart);",
    "import multipart from '@fastify/multipart'; app.register(multipart, { limits: { fileSize: 10_000_000 } });",
    "import Fastify from 'fastify'; const app = Fastify({ bodyLimit: 5 * 1024 * 1024 });",
    "import fastify from 'fastify'; const app = fastify();",
    // Uploads with a limit, or options from elsewhere.
    "import multer from 'multer'; const upload = multer({ dest: 'uploads/', limits: { fileSize: 5_000_000 } });",
    "import multer from 'multer'; const upload = multer({ storage, limits });",
    "import multer from 'multer'; const upload = multer(uploadOptions);",
    "import multer from 'multer'; const upload = multer({ ...defaults, storage });",
    "import multer from 'multer'; const options = { dest }; options.limits = limits; const upload = multer(options);",
    "import multer from 'multer'; const limits = { fileSize: maximum }; const upload = multer({ limits });",
    // https://github.com/SonarSource/SonarJS/pull/4851
    "import multer from 'multer'; const storage = multer.diskStorage({ destination }); const memory = multer.memoryStorage();",
    "import multer from 'multer'; app.post('/form', multer().none(), handler);",
    "import multer from 'multer'; const upload = multer(); app.post('/form', upload.none(), handler);",
    "import busboy from 'busboy'; const parser = busboy({ headers: req.headers, limits: { fileSize: 1e6 } });",
    "import fileUpload from 'express-fileupload'; app.use(fileUpload({ limits: { fileSize: 1e6 }, abortOnLimit: true }));",
    "import { FileInterceptor } from '@nestjs/platform-express'; class C { @UseInterceptors(FileInterceptor('file', { limits: { fileSize: 1e6 } })) upload() {} }",
    "import { FilesInterceptor } from '@nestjs/platform-express'; class C { @UseInterceptors(FilesInterceptor('files', 5, options)) upload() {} }",
    // Collected with a limit.
    server(
      "let body = ''; req.on('data', (chunk) => { body += chunk; if (body.length > 1e6) req.destroy(); });",
    ),
    server(
      "const chunks = []; let size = 0; req.on('data', (chunk) => { size += chunk.length; if (size > most) return fail(); chunks.push(chunk); });",
    ),
    server(
      "if (Number(req.headers['content-length']) > 1e6) return res.end(); let body = ''; req.on('data', (chunk) => { body += chunk; });",
    ),
    'async function read(req: IncomingMessage, maxBytes: number) { const chunks = []; let size = 0; for await (const chunk of req) { size += chunk.byteLength; if (size > maxBytes) throw new Error(); chunks.push(chunk); } }',
    "import { bodyLimit } from 'hono/body-limit'; app.use(bodyLimit({ maxSize: 1e6 })); app.post('/', async (c) => { for await (const chunk of c.req.raw.body) chunks.push(chunk); });",
    // A body that a parser has read is no stream.
    "app.post('/', (req, res) => { for (const item of req.body.items) list.push(item); });",
    // Not collected.
    server("req.on('data', (chunk) => { hash.update(chunk); });"),
    server("req.on('data', (chunk) => { count += chunk.length; });"),
    server('req.pipe(createWriteStream(path));'),
    server('for await (const chunk of req) await write(chunk);'),
    // No requests: programs, files, answers of others.
    "const child = spawn('ls'); child.stdout.on('data', (chunk) => { output += chunk; });",
    "createReadStream(path).on('data', (chunk) => chunks.push(chunk));",
    "https.get(url, (res) => { let body = ''; res.on('data', (chunk) => { body += chunk; }); });",
    "const req = http.request(url, (res) => { res.on('data', (chunk) => chunks.push(chunk)); });",
    "socket.on('data', (chunk) => { buffer += chunk; });",
    'async function run() { for await (const chunk of createReadStream(path)) chunks.push(chunk); }',
    "import { text } from 'node:stream/consumers'; const output = await text(child.stdout);",
    server("rawBody(req, { limit: '1mb' });"),
    `import rawBody from 'raw-body'; ${server("rawBody(req, { limit: '1mb', encoding: 'utf8' });")}`,
    'app.post("/", async (c) => { const body = await c.req.json(); });',
    "export default { experimental: { serverActions: { bodySizeLimit: '5mb' } } };",
    'export const config = { api: { bodyParser: false } };',
    {
      code: "import express from 'express'; app.use(express.json({ limit: '80mb' }));",
      options: [{ maxBodySize: 100_000_000 }],
    },
  ],
  invalid: [
    // Web streams.
    markErrors(
      "app.post('/', async (c) => { for await (const chunk of «c.req.raw.body ?? []») chunks.push(chunk); });",
      [{ messageId: 'collected' }],
    ),
    markErrors(
      "import { text } from 'node:stream/consumers'; app.post('/', async (c) => { use(await «text(c.req.raw.body)»); });",
      [{ messageId: 'collected' }],
    ),
    markErrors(
      "import { bodyLimit } from 'hono/body-limit'; app.use(bodyLimit({ maxSize: «Infinity» }));",
      [{ messageId: 'lifted' }],
    ),
    // Uploads.
    markErrors("import multer from 'multer'; const upload = «multer»();", [
      { messageId: 'upload', data: { option: '`limits.fileSize`' } },
    ]),
    markErrors(
      "const multer = require('multer'); const upload = «multer»({ dest: './uploads/' });",
      [{ messageId: 'upload', data: { option: '`limits.fileSize`' } }],
    ),
    markErrors(
      "import multer from 'multer'; const upload = «multer»({ storage, limits: { files: 1 } });",
      [{ messageId: 'upload', data: { option: '`limits.fileSize`' } }],
    ),
    markErrors("import multer from 'multer'; multer({ limits: { fileSize: «Infinity» } });", [
      { messageId: 'upload', data: { option: '`limits.fileSize`' } },
    ]),
    markErrors(
      "import multer from 'multer'; const upload = «multer»(); app.post('/a', upload.none()); app.post('/b', upload.single('file'));",
      [{ messageId: 'upload', data: { option: '`limits.fileSize`' } }],
    ),
    markErrors("import busboy from 'busboy'; const parser = «busboy»({ headers: req.headers });", [
      { messageId: 'upload', data: { option: '`limits.fileSize`' } },
    ]),
    markErrors(
      "import fileUpload from 'express-fileupload'; app.use(«fileUpload»({ useTempFiles: true }));",
      [{ messageId: 'upload', data: { option: '`limits.fileSize`' } }],
    ),
    markErrors("import formidable from 'formidable'; formidable({ maxFileSize: «Infinity» });", [
      { messageId: 'upload', data: { option: '`maxFileSize`' } },
    ]),
    markErrors(
      "import multipart from '@fastify/multipart'; app.register(multipart, { limits: { fileSize: «Number.MAX_SAFE_INTEGER» } });",
      [{ messageId: 'upload', data: { option: '`limits.fileSize`' } }],
    ),
    markErrors(
      "import { FileInterceptor } from '@nestjs/platform-express'; class C { @UseInterceptors(«FileInterceptor»('file')) upload() {} }",
      [{ messageId: 'upload', data: { option: '`limits.fileSize`' } }],
    ),
    markErrors(
      "import { FilesInterceptor } from '@nestjs/platform-express'; class C { @UseInterceptors(«FilesInterceptor»('files', 50, { storage })) upload() {} }",
      [{ messageId: 'upload', data: { option: '`limits.fileSize`' } }],
    ),
    markErrors(
      "import { FilesInterceptor } from '@nestjs/platform-express'; class C { @UseInterceptors(«FilesInterceptor»('files', 50)) upload() {} }",
      [{ messageId: 'upload', data: { option: '`limits.fileSize`' } }],
    ),
    markErrors(
      "import { AnyFilesInterceptor, MulterModule } from '@nestjs/platform-express'; «MulterModule.register»({ dest }); «AnyFilesInterceptor»();",
      [
        { messageId: 'upload', data: { option: '`limits.fileSize`' } },
        { messageId: 'upload', data: { option: '`limits.fileSize`' } },
      ],
    ),
    // Limits lifted.
    markErrors("import express from 'express'; app.use(express.json({ limit: «Infinity» }));", [
      { messageId: 'lifted' },
    ]),
    markErrors("import express from 'express'; app.use(express.json({ limit: «'50mb'» }));", [
      { messageId: 'large', data: { size: 50 } },
    ]),
    markErrors("import { json } from 'express'; app.use(json({ limit: «'1gb'» }));", [
      { messageId: 'large', data: { size: 1024 } },
    ]),
    markErrors(
      "import bodyParser from 'body-parser'; app.use(bodyParser.raw({ limit: «200 * 1024 * 1024» }));",
      [{ messageId: 'large', data: { size: 200 } }],
    ),
    markErrors(
      "import bodyParser from 'body-parser'; app.use(bodyParser.json({ limit: «'infinity'» }));",
      [{ messageId: 'unreadable', data: { value: 'infinity' } }],
    ),
    markErrors(
      "import bodyParser from 'koa-bodyparser'; app.use(bodyParser({ jsonLimit: «'100mb'» }));",
      [{ messageId: 'large', data: { size: 100 } }],
    ),
    markErrors("app.useBodyParser('json', { limit: «'500mb'» });", [
      { messageId: 'large', data: { size: 500 } },
    ]),
    markErrors('const app = fastify({ bodyLimit: «Number.MAX_SAFE_INTEGER» });', [
      { messageId: 'lifted' },
    ]),
    markErrors("app.post('/big', { bodyLimit: «2 ** 30» }, handler);", [
      { messageId: 'large', data: { size: 1024 } },
    ]),
    markErrors(
      "export default { experimental: { serverActions: { bodySizeLimit: «'500mb'» } } };",
      [{ messageId: 'large', data: { size: 500 } }],
    ),
    markErrors("export const config = { api: { bodyParser: { sizeLimit: «'100mb'» } } };", [
      { messageId: 'large', data: { size: 100 } },
    ]),
    {
      ...markErrors("import express from 'express'; app.use(express.json({ limit: «'5mb'» }));", [
        { messageId: 'large' as const, data: { size: 5 } },
      ]),
      options: [{ maxBodySize: 1_000_000 }],
    },
    // Collected.
    markErrors(server("let body = ''; «req.on('data', (chunk) => { body += chunk; })»;"), [
      { messageId: 'collected' },
    ]),
    markErrors(server("const chunks = []; «req.on('data', (chunk) => chunks.push(chunk))»;"), [
      { messageId: 'collected' },
    ]),
    markErrors(
      server(
        "let body = Buffer.alloc(0); «req.on('data', function (data) { body = Buffer.concat([body, data]); })»;",
      ),
      [{ messageId: 'collected' }],
    ),
    markErrors(
      server("«req.on('data', keep)»; function keep(chunk) { body += chunk.toString(); }"),
      [{ messageId: 'collected' }],
    ),
    markErrors(
      'app.use(async (ctx, next) => { let body = ""; for await (const chunk of «ctx.req») body += chunk; });',
      [{ messageId: 'collected' }],
    ),
    markErrors(
      'async function read(request: IncomingMessage) { const chunks: Buffer[] = []; for await (const chunk of «request») chunks.push(chunk as Buffer); }',
      [{ messageId: 'collected' }],
    ),
    markErrors(
      `import { text } from 'node:stream/consumers'; ${server('const body = await «text(req)»;')}`,
      [{ messageId: 'collected' }],
    ),
    markErrors(
      `import * as consumers from 'stream/consumers'; ${server('«consumers.json(req)».then(use);')}`,
      [{ messageId: 'collected' }],
    ),
    markErrors(`import rawBody from 'raw-body'; ${server("«rawBody(req, 'utf8')».then(use);")}`, [
      { messageId: 'collected' },
    ]),
    markErrors(
      "app.addContentTypeParser('*', (request, payload, done) => { let data = ''; «payload.on('data', (chunk) => { data += chunk; })»; });",
      [{ messageId: 'collected' }],
    ),
  ],
});
