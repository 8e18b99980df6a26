import { ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/error-detail-leak.js';
import { markErrors } from '../support/mark-errors.js';

/** An Express route that does something in its `catch`. */
const route = (body: string): string =>
  `app.get('/', async (req, res, next) => { try { await load(); } catch (error) { ${body} } });`;
const handler = (body: string): string => `app.use((err, req, res, next) => { ${body} });`;
const nest = (body: string): string =>
  `import { BadRequestException, ConflictException, HttpException, InternalServerErrorException } from '@nestjs/common';
   @Controller() class Users { @Get() async list() { try { return await this.users.all(); } catch (error) { ${body} } } }`;

ruleTester.run('error-detail-leak', rule, {
  valid: [
    // Handled, with an answer of one's own.
    route("logger.error(error); res.status(500).json({ error: 'Something went wrong.' });"),
    route('next(error);'),
    route('throw error;'),
    route("res.status(500).json({ error: 'Failed', code: error.code });"),
    route('console.error(error.stack); res.sendStatus(500);'),
    route("res.status(500).json({ error: error instanceof Error ? 'known' : 'unknown' });"),
    route('res.json({ failed: !!error, retry: error.message === "busy" });'),
    route('res.status(500).json({ id: report(error) });'),
    route('res.status(500).json(toPublicError(error));'),
    // Meant for the caller: https://github.com/github/codeql/issues/16867
    route(
      'if (error instanceof ValidationError) return res.status(400).json({ error: error.message }); next(error);',
    ),
    route(
      'if (error instanceof AppError) { res.status(error.status).json({ error: error.message }); } else { res.sendStatus(500); }',
    ),
    route(
      'if (!(error instanceof HttpError)) return next(error); res.json({ message: error.message });',
    ),
    route('res.status(500).send(error instanceof PublicError ? error.message : "Failed");'),
    route('if (error instanceof z.ZodError) return res.json(error.issues); next(error);'),
    route('if (isAxiosError(error)) { res.json({ error: error.message }); }'),
    route(
      'if (error.name === "ValidationError") return res.json({ error: error.message }); next(error);',
    ),
    route('if (error.code === "LIMIT_FILE_SIZE") return res.send(error.message); next(error);'),
    route(
      'if (["P2002", "P2025"].includes(error.code)) res.send(error.message); else next(error);',
    ),
    route(
      'switch (error.code) { case "E_TOO_LARGE": res.send(error.message); break; default: next(error); }',
    ),
    route(
      'switch (true) { case error instanceof AppError: res.send(error.message); break; default: next(error); }',
    ),
    handler('res.status(err.status || 500).json({ error: err.expose ? err.message : "Failed" });'),
    handler(
      'if (err.isOperational) return res.json({ message: err.message }); res.sendStatus(500);',
    ),
    handler(
      'const status = err.status ?? 500; res.status(status).json({ error: status < 500 ? err.message : "Failed" });',
    ),
    handler(
      'const status = err.statusCode || 500; const message = status >= 500 ? "Internal Server Error" : err.message; res.status(status).json({ message });',
    ),
    handler(
      'if (err.status >= 500) return res.sendStatus(500); res.json({ message: err.message });',
    ),
    handler(
      'res.status(err.status === 500 ? 500 : 400).json({ error: err.status === 500 ? "Failed" : err.message });',
    ),
    // https://github.com/hagopj13/node-express-boilerplate replaces what it took.
    handler(
      'let { statusCode, message } = err; if (config.env === "production" && !err.isOperational) { message = "Failed"; } res.status(statusCode).send({ message });',
    ),
    route(
      'let text = error.message; if (!isPublic(error)) text = "Failed"; res.status(500).send(text);',
    ),
    route("res.render('400', { error: error.message });"),
    // A helper that is given texts as well.
    "helpers.refuse = async function (req, res, error, status) { if (typeof error === 'string') return res.status(status).send(error); res.status(status).json(error); };",
    'app.use((err: ValidationError, req, res, next) => { res.json({ error: err.message }); });',
    // The status says that the request was wrong: https://github.com/github/codeql/issues/17052
    route('res.status(400).json({ error: error.message });'),
    route('res.status(404).send(String(error));'),
    route('res.status(422); res.json({ error: `Not valid: ${error.message}` });'),
    "app.post('/', async (c) => { try { parse(); } catch (error) { return c.json({ error: error.message }, 400); } });",
    "router.post('/', async (ctx) => { try { parse(); } catch (error) { ctx.status = 400; ctx.body = { error: error.message }; } });",
    'export async function POST(request: Request) { try { await save(); } catch (error) { return Response.json({ error: error.message }, { status: 409 }); } }',
    nest('throw new BadRequestException(error.message);'),
    nest('throw new HttpException(error.message, HttpStatus.BAD_REQUEST);'),
    route(
      "res.statusCode = 400; res.setHeader('Content-Type', 'text/plain'); res.end(error.message);",
    ),
    // Development.
    `export default { configureServer(server) { server.middlewares.use((req, res) => { try { load(); } catch (error) { res.end(error.stack); } }); } };`,
    route(
      'if (process.env.NODE_ENV !== "production") return res.send(error.stack); res.sendStatus(500);',
    ),
    route('res.json({ error: "Failed", ...(isDev && { stack: error.stack }) });'),
    route(
      'res.json({ error: "Failed", stack: process.env.NODE_ENV === "development" ? error.stack : undefined });',
    ),
    route('if (config.isProduction) return res.sendStatus(500); res.json({ error });'),
    "if (app.get('env') === 'development') { app.use((err, req, res, next) => { res.render('error', { error: err }); }); }",
    "import errorHandler from 'errorhandler'; if (process.env.NODE_ENV === 'development') app.use(errorHandler());",
    // Frameworks word what they are given whole.
    "app.get('/', async (request, reply) => { try { await load(); } catch (error) { reply.send(error); } });",
    nest("throw new InternalServerErrorException('Failed', { cause: error });"),
    // Caught again.
    nest(
      'try { await run(async () => { try { await save(); } catch (inner) { throw new ConflictException(inner); } }); } catch { return null; }',
    ),
    `import { HTTPException } from 'hono/http-exception';
     app.get('/', (c) => { try { load(); } catch (error) { throw new HTTPException(500, { res, message: String(error) }); } });`,
    // No errors that were caught.
    "app.get('/', (req, res) => { const errors = validationResult(req); res.json({ errors: errors.map((error) => error.message) }); });",
    "app.get('/', (req, res) => { const { error } = schema.validate(req.body); res.send(error.message); });",
    "app.get('/', (req, res) => { const result = schema.safeParse(req.body); res.json(result.error.flatten()); });",
    'app.get("/", (req, res) => { const message = load().message; res.send(message); });',
    "source.on('close', (reason) => { res.end(reason); });",
    // No answers of a server.
    'try { run(); } catch (error) { process.send(error); logger.write(error.message); }',
    'try { run(); } catch (error) { return { error: error.message }; }',
    'class Service { async load() { try { run(); } catch (error) { return { error: error.message }; } } }',
    'fetch(url).then((res) => res.json()).catch((error) => { show(error.message); });',
    'try { run(); } catch (error) { const response = await fetch(url, { body: JSON.stringify(error) }); }',
    // Put there in another branch.
    "app.get('/', async (req, res) => { const result = {}; try { await load(); result.ok = true; res.json(result); } catch (error) { result.error = error; log(result); } });",
    "app.get('/', async (req, res) => { let message = 'Failed'; if (broken) { message = 'Broken'; res.send(message); } else { try { load(); } catch (error) { message = error.message; } log(message); } });",
    // GraphQL.
    "import { ApolloServer } from '@apollo/server'; new ApolloServer({ schema, includeStacktraceInErrorResponses: false });",
    "import { ApolloServer } from 'apollo-server'; new ApolloServer({ schema, debug: process.env.NODE_ENV !== 'production' });",
    'createYoga({ formatError: (error) => ({ message: error.message }) });',
    'createServer({ formatError(error) { logger.error(error.stack); return error; } });',
  ],
  invalid: [
    markErrors(route('res.status(500).json({ error: «error.message» });'), [
      { messageId: 'message', data: { source: 'error.message' } },
    ]),
    markErrors(route('res.status(500).send(«error»);'), [
      { messageId: 'whole', data: { source: 'error' } },
    ]),
    markErrors(route('res.json({ «error» });'), [
      { messageId: 'whole', data: { source: 'error' } },
    ]),
    markErrors(route('res.end(«error.stack»);'), [
      { messageId: 'whole', data: { source: 'error.stack' } },
    ]),
    markErrors(route('res.write(`Failed: ${«error»}`); res.end();'), [
      { messageId: 'message', data: { source: 'error' } },
    ]),
    markErrors(route("res.send('Failed: ' + «error.message»);"), [
      { messageId: 'message', data: { source: 'error.message' } },
    ]),
    markErrors(route('res.send(«error».toString());'), [
      { messageId: 'message', data: { source: 'error' } },
    ]),
    markErrors(route('res.send(JSON.stringify(«error»));'), [
      { messageId: 'whole', data: { source: 'error' } },
    ]),
    markErrors(
      route('res.json({ success: false, error: «error.message», stack: error.stack });').replace(
        '«error.message», stack: error.stack',
        'error.message, stack: «error.stack»',
      ),
      [{ messageId: 'whole', data: { source: 'error.stack' } }],
    ),
    markErrors(route('res.status(500).json({ sql: «error.sqlMessage» });'), [
      { messageId: 'whole', data: { source: 'error.sqlMessage' } },
    ]),
    markErrors(route('res.json({ error: «error.cause.message» });'), [
      { messageId: 'message', data: { source: 'error.cause.message' } },
    ]),
    markErrors(route('res.json({ ...«error» });'), [
      { messageId: 'whole', data: { source: 'error' } },
    ]),
    markErrors(
      route("res.json({ error: error instanceof Error ? «error.message» : 'Unknown' });"),
      [{ messageId: 'message', data: { source: 'error.message' } }],
    ),
    markErrors(
      route('res.json({ error: (error as Error)?.message ?? "Failed" });').replace(
        '(error as Error)?.message',
        '«(error as Error)?.message»',
      ),
      [{ messageId: 'message', data: { source: '(error as Error)?.message' } }],
    ),
    markErrors(route("res.redirect('/login?error=' + «error.message»);"), [
      { messageId: 'message', data: { source: 'error.message' } },
    ]),
    markErrors(route("res.render('error', { error: «error» });"), [
      { messageId: 'whole', data: { source: 'error' } },
    ]),
    markErrors(route("req.flash('error', «error.message»);"), [
      { messageId: 'message', data: { source: 'error.message' } },
    ]),
    markErrors(route(`res.send(«error.message»${" + '<br>' + hint".repeat(20)});`), [
      { messageId: 'message', data: { source: 'error.message' } },
    ]),
    // By other names.
    markErrors(route('const message = error.message; res.status(500).json({ «message» });'), [
      { messageId: 'message', data: { source: 'message' } },
    ]),
    markErrors(route('const { message } = error as Error; res.status(500).send(«message»);'), [
      { messageId: 'message', data: { source: 'message' } },
    ]),
    markErrors(route('const cause = error as Error; res.status(500).send(«cause.message»);'), [
      { messageId: 'message', data: { source: 'cause.message' } },
    ]),
    markErrors(
      "app.get('/', async (req, res) => { try { load(); } catch ({ message }) { res.send(«message»); } });",
      [{ messageId: 'message', data: { source: 'message' } }],
    ),
    markErrors(
      "app.get('/', async (req, res) => { const result = {}; try { await load(); } catch (error) { result.error = error; } res.json(«result»); });",
      [{ messageId: 'whole', data: { source: 'result' } }],
    ),
    markErrors(
      "app.get('/', async (req, res) => { let text = 'Done'; try { await load(); } catch (error) { text = String(error); } res.send(«text»); });",
      [{ messageId: 'message', data: { source: 'text' } }],
    ),
    markErrors(
      `const getMessage = (it) => (it instanceof Error ? it.message : String(it)); ${route('res.status(500).json({ error: «getMessage(error)» });')}`,
      [{ messageId: 'message', data: { source: 'getMessage(error)' } }],
    ),
    markErrors(
      `function fail(res, problem) { res.status(500).send(«problem.message»); } ${route('fail(res, error);')}`,
      [{ messageId: 'message', data: { source: 'problem.message' } }],
    ),
    markErrors(
      'export const fail = (res: Response, error: unknown) => res.status(500).json({ error: «String(error)» });'.replace(
        '«String(error)»',
        'String(«error»)',
      ),
      [{ messageId: 'message', data: { source: 'error' } }],
    ),
    // Told apart, and then the rest goes out.
    markErrors(
      route(
        'if (error instanceof NotFound) return res.sendStatus(404); res.status(500).send(«error.message»);',
      ),
      [{ messageId: 'message', data: { source: 'error.message' } }],
    ),
    markErrors(
      route("if (error.code === 'ENOENT') res.sendStatus(404); else res.send(«error.message»);"),
      [{ messageId: 'message', data: { source: 'error.message' } }],
    ),
    markErrors(
      route("if (error.code !== 'ENOENT') return res.send(«error.message»); res.sendStatus(404);"),
      [{ messageId: 'message', data: { source: 'error.message' } }],
    ),
    markErrors(route('if (error instanceof Error) res.send(«error.message»);'), [
      { messageId: 'message', data: { source: 'error.message' } },
    ]),
    markErrors(route('if (error) { res.send(«error.message»); }'), [
      { messageId: 'message', data: { source: 'error.message' } },
    ]),
    // Stacks and whole errors whatever the status, messages where a visitor is refused.
    markErrors(route('res.status(400).json({ error: «error» });'), [
      { messageId: 'whole', data: { source: 'error' } },
    ]),
    markErrors(route("res.status(401).json({ error: 'Refused', details: «error.message» });"), [
      { messageId: 'message', data: { source: 'error.message' } },
    ]),
    {
      ...markErrors(route('res.status(400).json({ error: «error.message» });'), [
        { messageId: 'message' as const, data: { source: 'error.message' } },
      ]),
      options: [{ checkClientErrors: true }],
    },
    markErrors(
      route(
        "res.statusCode = 500; res.setHeader('Content-Type', 'text/plain'); res.end(«error.message»);",
      ),
      [{ messageId: 'message', data: { source: 'error.message' } }],
    ),
    // Callbacks, promises and handlers.
    markErrors(
      "app.get('/', (req, res) => { db.query(sql, (err, rows) => { if (err) return res.send(«err.message»); res.json(rows); }); });",
      [{ messageId: 'message', data: { source: 'err.message' } }],
    ),
    markErrors(
      "app.get('/', (req, res) => { load().then(use).catch((problem) => res.status(500).send(«problem»)); });",
      [{ messageId: 'whole', data: { source: 'problem' } }],
    ),
    markErrors(
      "app.get('/', (q, s) => { load().then(use, (problem) => s.send(«problem.stack»)); });",
      [{ messageId: 'whole', data: { source: 'problem.stack' } }],
    ),
    markErrors(
      "app.get('/', (req, res) => { stream.on('error', (e) => { res.end(«e.message»); }); });",
      [{ messageId: 'message', data: { source: 'e.message' } }],
    ),
    markErrors(
      handler(
        "res.status(err.status || 500); res.render('error', { message: «err.message», error: {} });",
      ),
      [{ messageId: 'message', data: { source: 'err.message' } }],
    ),
    markErrors(
      'fastify.setErrorHandler((problem, request, reply) => { reply.code(500).send({ error: «problem.message» }); });',
      [{ messageId: 'message', data: { source: 'problem.message' } }],
    ),
    markErrors('app.onError((err, c) => c.json({ error: «err.message» }, 500));', [
      { messageId: 'message', data: { source: 'err.message' } },
    ]),
    markErrors(
      "app.get('/', async (request, reply) => { try { await load(); } catch (error) { return { error: «error.message» }; } });",
      [{ messageId: 'message', data: { source: 'error.message' } }],
    ),
    markErrors(
      'app.use(async (ctx, next) => { try { await next(); } catch (error) { ctx.status = error.status || 500; ctx.body = «error.message»; } });',
      [{ messageId: 'message', data: { source: 'error.message' } }],
    ),
    // Fetch, Next.js, Lambda.
    markErrors(
      'export async function GET() { try { await load(); } catch (error) { return new Response(«error.message», { status: 500 }); } }',
      [{ messageId: 'message', data: { source: 'error.message' } }],
    ),
    markErrors(
      "import { NextResponse } from 'next/server'; export async function GET() { try { await load(); } catch (error) { return NextResponse.json({ «error» }, { status: 500 }); } }",
      [{ messageId: 'whole', data: { source: 'error' } }],
    ),
    markErrors(
      'export const handler = async () => { try { await load(); } catch (error) { return { statusCode: 500, body: JSON.stringify({ message: «error.message» }) }; } };',
      [{ messageId: 'message', data: { source: 'error.message' } }],
    ),
    markErrors(
      'exports.handler = (event, context, callback) => { load((err) => { callback(null, { statusCode: 500, body: «err.stack» }); }); };',
      [{ messageId: 'whole', data: { source: 'err.stack' } }],
    ),
    // Nest.js.
    markErrors(nest('return { success: false, error: «error.message» };'), [
      { messageId: 'message', data: { source: 'error.message' } },
    ]),
    markErrors(nest('throw new InternalServerErrorException(«error.message»);'), [
      { messageId: 'message', data: { source: 'error.message' } },
    ]),
    markErrors(nest('throw new HttpException(«error.message», error.status);'), [
      { messageId: 'message', data: { source: 'error.message' } },
    ]),
    markErrors(nest('throw new ConflictException(«error»);'), [
      { messageId: 'whole', data: { source: 'error' } },
    ]),
    markErrors(
      `import { HttpException } from '@nestjs/common';
       class Service { async load() { try { await run(); } catch (error) { throw new HttpException({ error: «error.message» }, 500); } } }`,
      [{ messageId: 'message', data: { source: 'error.message' } }],
    ),
    markErrors(
      nest(
        'try { throw new InternalServerErrorException(«error.message»); } catch (again) { throw again; }',
      ),
      [{ messageId: 'message', data: { source: 'error.message' } }],
    ),
    markErrors(
      `import { InternalServerErrorException } from '@nestjs/common';
       @Catch() class Filter { catch(exception: unknown, host: ArgumentsHost) { const body = new InternalServerErrorException({ error: «(exception as Error).message» }); } }`,
      [{ messageId: 'message', data: { source: '(exception as Error).message' } }],
    ),
    // GraphQL, and what is made for developers.
    markErrors(
      "import { ApolloServer } from 'apollo-server-express'; new ApolloServer({ schema, «debug: true» });",
      [{ messageId: 'debug' }],
    ),
    markErrors(
      "import { ApolloServer } from '@apollo/server'; new ApolloServer({ schema, «includeStacktraceInErrorResponses: true» });",
      [{ messageId: 'debug' }],
    ),
    markErrors(
      'graphqlHTTP({ schema, customFormatErrorFn: (error) => ({ message: error.message, stack: «error.stack» }) });',
      [{ messageId: 'whole', data: { source: 'error.stack' } }],
    ),
    markErrors("import errorhandler from 'errorhandler'; app.use(«errorhandler()»);", [
      { messageId: 'debug' },
    ]),
  ],
});
