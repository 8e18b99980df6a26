import { createRuleTester, ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/path-traversal.js';
import { markErrors } from '../support/mark-errors.js';

const imports = `
import fs from 'node:fs';
import { promises as fsp } from 'fs';
import * as promises from 'node:fs/promises';
import { readFile, rm as remove } from 'fs/promises';
import fse from 'fs-extra';
import path, { join, resolve, sep } from 'node:path';
import { promisify } from 'util';
`;

function handler(body: string): string {
  return `${imports}app.get('/', async (req, res) => { ${body} });`;
}

function reported(body: string, source = 'req.query') {
  return markErrors(handler(body), [{ messageId: 'path' as const, data: { source } }]);
}

function marked(code: string, messageId: 'entry' | 'path' | 'template' | 'upload', source: string) {
  return markErrors(code, [{ messageId, data: { source } }]);
}

ruleTester.run('path-traversal', rule, {
  valid: [
    // Paths of the code's own, however they are made.
    `${imports}fs.readFileSync(path.resolve(__dirname, './index.html'), 'utf8');`,
    `${imports}await fsp.writeFile(path.join(process.cwd(), 'sitemap.xml'), sitemap);`,
    `${imports}const root = path.dirname(fileURLToPath(import.meta.url)); fs.readFileSync(path.join(root, 'a.html'));`,
    `${imports}fs.readFileSync(process.argv[2]);`,
    `${imports}for (const name of fs.readdirSync('migrations')) require(path.join(__dirname, 'migrations', name));`,
    "const config = require(process.cwd() + '/foo.config.js');",
    "import fs from 'fs'; import { promisify } from 'util'; const readFile = promisify(fs.readFile);",
    "export const load = (file) => readFile(file, 'utf8');",
    `${imports}export const load = (file) => readFile(file, 'utf8');`,
    `${imports}export const load = (file) => path.join(root, file);`,

    // Functions that are called like those of the file system.
    'app.get("/", (req, res) => { store.readFile(req.query.id); _.exists(req.query.id); this.open(req.query.id); });',
    'app.get("/", (req, res) => { pattern.exec(req.query.id); _.truncate(req.query.text, {}); item.link(req.query.id); });',

    // Checked.
    handler(
      'const file = path.resolve(root, req.query.file); if (!file.startsWith(root + path.sep)) return; fs.readFileSync(file);',
    ),
    handler(
      "const file = join('/srv/files', req.query.file); if (!file.startsWith('/srv/files/')) return; fs.readFileSync(file);",
    ),
    handler(
      'const file = resolve(root, req.query.file); if (file !== root && !file.startsWith(root + sep)) throw new Error("no"); await readFile(file);',
    ),
    handler(
      "const file = resolve(root, req.query.file); const way = path.relative(root, file); if (way.startsWith('..') || path.isAbsolute(way)) return; await readFile(file);",
    ),
    handler(
      'const file = await fsp.realpath(join(root, req.query.file)); if (!file.startsWith(root + sep)) return; await readFile(file);',
    ),
    handler(
      "if (req.query.file.includes('..')) return; await readFile(join(root, req.query.file));",
    ),
    handler(
      "if (!['a.txt', 'b.txt'].includes(req.query.file)) return; await readFile(req.query.file);",
    ),
    handler(
      'if (!/^[\\w-]+$/.test(req.params.id)) return; await readFile(`data/${req.params.id}.json`);',
    ),
    handler(
      'const file = join(root, req.query.file); if (!isPathInside(file, root)) return; await readFile(file);',
    ),
    handler(
      'const file = join(root, req.query.file); if (!isPathInside(root, file)) return; await readFile(file);',
    ),
    handler(
      'try { assertName(req.query.file); } catch (error) { res.status(400).end(); return; } await readFile(join(root, req.query.file));',
    ),

    // Made harmless.
    handler('await readFile(join(root, path.basename(req.query.file)));'),
    handler('await readFile(join(root, `${Number(req.params.id)}.json`));'),
    handler("await readFile(join(root, req.query.file.replace(/[^a-z0-9]/gi, '')));"),
    handler(
      "await readFile(join(root, path.normalize(req.query.file).replace(/^(\\.\\.(\\/|\\\\|$))+/, '')));",
    ),
    `import sanitize from 'sanitize-filename';${handler('await readFile(join(root, sanitize(req.query.file)));')}`,
    handler("const files = { a: 'a.txt', b: 'b.txt' }; await readFile(files[req.query.file]);"),
    handler('const file = safeJoin(root, req.query.file); await readFile(file);'),

    // The content, not the path.
    handler("await promises.writeFile('notes.txt', req.body.text);"),
    handler("fs.createReadStream('notes.txt', { encoding: req.query.encoding });"),

    // Express keeps what it sends in the root, and without one refuses `..`.
    handler('res.sendFile(req.params.file, { root });'),
    handler("res.sendFile(req.params.file, { root: path.join(__dirname, 'files') }, done);"),
    handler('res.sendFile(req.params.file, options);'),
    handler('res.sendFile(`${root}/${req.params.file}`);'),
    handler("res.sendFile('/srv/files/' + req.params.file);"),
    handler('res.download(req.params.file, { root });'),
    handler("res.download('files/report.pdf', req.query.name);"),
    'fastify.get("/", (request, reply) => reply.sendFile(request.params.file));',
    'fastify.get("/", (request, reply) => reply.sendFile(request.params.file, root));',
    `import send from 'koa-send'; router.get('/', async (ctx) => { await send(ctx, ctx.path, { root: 'public' }); });`,
    'server.route({ handler: (request, h) => h.file(request.params.file) });',

    // What a template shows is listed.
    handler("res.render('search', { term: req.query.term });"),
    handler("const data = await load(); data.term = req.query.term; res.render('search', data);"),
    handler("const errors = { name: req.body.name }; res.render('form', { ...errors });"),
    handler("res.render('profile', { user: req.user });"),
    handler("res.render('profile', String(req.body.profile));"),

    // Where an upload is kept is the server's choice, as is a name with something before or after it.
    handler('await fsp.rename(req.file.path, `uploads/${id}`);'),
    handler('for (const file of req.files) await fsp.unlink(file.path);'),
    handler(
      "await req.files.logo.mv('uploads/logo.png'); await fsp.unlink(req.files.logo.tempFilePath);",
    ),
    handler(
      'form.parse(req, (error, fields, files) => { fs.renameSync(files.logo.filepath, target); });',
    ),
    'multer.diskStorage({ filename(req, file, cb) { cb(null, Date.now() + "-" + file.originalname); } });',
    'multer.diskStorage({ filename(req, file, cb) { cb(null, randomUUID() + path.extname(file.originalname)); } });',
    handler("await req.files.logo.mv('uploads/' + Date.now() + req.files.logo.name);"),

    // Libraries that check the names of entries.
    "import yauzl from 'yauzl'; yauzl.open(zip, {}, (error, file) => { file.on('entry', (entry) => { fs.createWriteStream(path.join(root, entry.fileName)); }); });",
    `import AdmZip from 'adm-zip'; ${imports} new AdmZip(zip).extractAllTo('out', true);`,
    `import unzipper from 'unzipper'; ${imports} zip.pipe(unzipper.Parse()).on('entry', (entry) => { const file = resolve(root, entry.path); if (!file.startsWith(root + sep)) return entry.autodrain(); entry.pipe(fs.createWriteStream(file)); });`,
    `import unzipper from 'unzipper'; ${imports} zip.pipe(unzipper.Parse()).on('entry', (entry) => { entry.pipe(fs.createWriteStream(join(root, path.basename(entry.path)))); });`,

    // Modules that are listed here.
    handler("const pages = { a: './a.js' }; await import(pages[req.query.page]);"),
    "await import(`./locales/${locale}.js`); import('./a.js');",
  ],
  invalid: [
    // Every spelling of the file system.
    reported("fs.readFile(«req.query.file», 'utf8', done);"),
    reported('fs.readFileSync(«join(root, req.query.file)»);'),
    reported('await fs.promises.readFile(«`${root}/${req.query.file}`»);'),
    reported("await fsp.writeFile(«'files/' + req.query.file», text);"),
    reported('await promises.appendFile(«resolve(root, req.query.file)», text);'),
    reported('await readFile(«req.query.file»);'),
    reported('await remove(«req.query.file», { recursive: true });'),
    reported('fs.createReadStream(«req.query.file»).pipe(res);'),
    reported('req.pipe(fs.createWriteStream(«join(root, req.query.file)»));'),
    reported('fs.unlinkSync(«req.query.file»);'),
    reported('await fsp.stat(«req.query.file»);'),
    reported('await fsp.open(«req.query.file», "r");'),
    reported('await fsp.mkdir(«req.query.folder», { recursive: true });'),
    reported('await fsp.readdir(«req.query.folder»);'),
    reported('await fsp.rename(oldPath, «join(root, req.query.file)»);'),
    reported('await fsp.copyFile(«req.query.file», newPath);'),
    reported('await fsp.cp(«req.query.file», newPath, { recursive: true });'),
    reported('await fse.outputFile(«join(root, req.query.file)», text);'),
    reported('await fse.readJson(«join(root, req.query.file)»);'),
    reported('await fse.move(oldPath, «req.query.file»);'),
    reported("await promisify(fs.readFile)(«req.query.file», 'utf8');"),
    markErrors(
      "const { readFileSync: read } = require('fs'); app.get('/', (req, res) => { read(«req.params.file»); });",
      [{ messageId: 'path', data: { source: 'req.params' } }],
    ),
    markErrors(
      "const fs = require('fs').promises; app.get('/', async (req, res) => { await fs.readFile(«req.params.file»); });",
      [{ messageId: 'path', data: { source: 'req.params' } }],
    ),

    // The way there.
    reported(
      'const { file } = req.query; const full = path.join(root, file); await readFile(«full»);',
    ),
    reported(
      'const full = path.join(root, path.normalize(req.query.file)); await readFile(«full»);',
    ),
    reported('await readFile(«decodeURIComponent(req.query.file)»);'),
    reported(
      'const locate = (name) => path.join(root, name); await readFile(«locate(req.query.file)»);',
    ),
    reported('if (!req.query.file) return; await readFile(«join(root, req.query.file)»);'),
    reported(
      'const file = path.resolve(root, req.query.file); if (!file.startsWith(root)) return; await readFile(«file»);',
    ),
    reported("if (!req.query.file.startsWith('/srv/')) return; await readFile(«req.query.file»);"),
    reported("await readFile(«join(root, req.query.file.replace('../', ''))»);"),
    reported(
      'try { assertName(req.query.file); } catch (error) { log(error); } await readFile(«req.query.file»);',
    ),

    // Answers of frameworks.
    reported('res.sendFile(«req.query.file»);'),
    reported('res.sendFile(«path.join(__dirname, req.query.file)»);'),
    reported('const full = resolve(root, req.query.file); res.status(200).sendFile(«full»);'),
    reported('res.sendFile(name, { root: «req.query.root» });'),
    reported('res.download(«`files/${req.query.file}`»);'),
    reported('res.render(«req.query.view»);'),
    reported('res.render(«`pages/${req.query.view}`», { title });'),
    marked(
      'fastify.get("/", (request, reply) => reply.sendFile(name, «request.query.root»));',
      'path',
      'request.query',
    ),
    marked(
      'fastify.get("/", (request, reply) => reply.view(«request.query.page»));',
      'path',
      'request.query',
    ),
    marked(
      "import send from 'koa-send'; router.get('/', async (ctx) => { await send(ctx, «ctx.query.file»); });",
      'path',
      'ctx.query',
    ),
    marked(
      'server.route({ handler: (request, h) => h.file(«request.params.file», { confine: false }) });',
      'path',
      'request.params',
    ),
    reported('await import(«req.query.module»);'),
    reported('require(«`./plugins/${req.query.name}`»);'),
    marked(handler("res.render('profile', «req.body»);"), 'template', 'req.body'),
    marked(
      handler("const { body } = req; res.render('profile', «body.profile»);"),
      'template',
      'body',
    ),
    marked(
      handler("const profile = req.body.profile; res.render('profile', «profile»);"),
      'template',
      'req.body',
    ),
    marked(
      handler("const profile = req.body; res.render('profile', { ...«profile», title });"),
      'template',
      'req.body',
    ),

    // Other frameworks and protocols.
    marked(
      `${imports}class Files { @Get() show(@Query('file') file: string) { return fs.createReadStream(«file»); } }`,
      'path',
      'file',
    ),
    marked(
      `${imports}export const resolvers = { Query: { note: async (parent, args, context) => readFile(«join(root, args.name)», 'utf8') } };`,
      'path',
      'args.name',
    ),

    // Uploads.
    marked(
      'multer.diskStorage({ filename(req, file, cb) { cb(null, «file.originalname»); } });',
      'upload',
      'file.originalname',
    ),
    marked(
      'multer.diskStorage({ destination: (req, file, cb) => { cb(null, «`uploads/${req.body.folder}`»); } });',
      'path',
      'req.body',
    ),
    marked(
      handler("await fsp.writeFile(«join('uploads', req.file.originalname)», req.file.buffer);"),
      'upload',
      'req.file.originalname',
    ),
    marked(
      handler("req.files.logo.mv(«'./uploads/' + req.files.logo.name», done);"),
      'upload',
      'req.files.logo.name',
    ),
    marked(
      `${imports}fastify.post('/', async (req, reply) => { const data = await req.file(); data.file.pipe(fs.createWriteStream(«data.filename»)); });`,
      'upload',
      'data.filename',
    ),

    // Archives.
    marked(
      `import unzipper from 'unzipper'; ${imports} zip.pipe(unzipper.Parse()).on('entry', (entry) => { entry.pipe(fs.createWriteStream(«join(root, entry.path)»)); });`,
      'entry',
      'entry.path',
    ),
    marked(
      `import unzipper from 'unzipper'; ${imports} const folder = await unzipper.Open.file(zip); for (const file of folder.files) file.stream().pipe(fs.createWriteStream(«join(root, file.path)»));`,
      'entry',
      'file.path',
    ),
    marked(
      `const AdmZip = require('adm-zip'); ${imports} for (const entry of new AdmZip(zip).getEntries()) fs.writeFileSync(«join(root, entry.entryName)», entry.getData());`,
      'entry',
      'entry.entryName',
    ),
    marked(
      `import tar from 'tar-stream'; ${imports} const extract = tar.extract(); extract.on('entry', (header, stream, next) => { stream.pipe(fs.createWriteStream(«path.join(root, header.name)»)); });`,
      'entry',
      'header.name',
    ),
    marked(
      `import * as tar from 'tar'; ${imports} new tar.Parser().on('entry', (entry) => { entry.pipe(fs.createWriteStream(«\`out/\${entry.path}\`»)); });`,
      'entry',
      'entry.path',
    ),
  ],
});

createRuleTester({ typed: true }).run('path-traversal with types', rule, {
  valid: [`${imports}export const load = (file: string) => readFile(file, 'utf8');`],
  invalid: [reported('await readFile(«req.query.file»);')],
});
