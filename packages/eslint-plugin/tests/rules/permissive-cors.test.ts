import { ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/permissive-cors.js';
import { markErrors } from '../support/mark-errors.js';

const handler = (body: string): string =>
  `app.get('/data', (req, res) => { ${body} res.json(data); });`;
const withCredentials = "res.setHeader('Access-Control-Allow-Credentials', 'true');";

ruleTester.run('permissive-cors', rule, {
  valid: [
    // Named origins: https://github.com/SonarSource/SonarJS/issues/1837
    "res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com');",
    "import cors from 'cors'; app.use(cors({ origin: 'https://app.example.com', credentials: true }));",
    "import cors from 'cors'; app.use(cors({ origin: ['https://a.example.com', 'https://b.example.com'] }));",
    "import cors from 'cors'; app.use(cors({ origin: false }));",
    // From elsewhere.
    "import cors from 'cors'; app.use(cors({ origin: process.env.ORIGINS.split(',') }));",
    "import cors from 'cors'; app.use(cors(corsOptions));",
    "import cors from 'cors'; import { corsOptions } from './config'; app.use(cors({ ...corsOptions, maxAge: 600 }));",
    "import cors from 'cors'; app.use(cors({ origin: isProduction ? origins : '*' }));",
    "import { cors } from './own-cors'; app.use(cors());",
    // Functions that decide.
    `import cors from 'cors';
     app.use(cors({ origin(origin, callback) {
       if (allowed.includes(origin) || !origin) callback(null, true);
       else callback(new Error('Not allowed'));
     } }));`,
    `import cors from 'cors';
     app.use(cors({ origin: (origin, callback) => {
       if (!allowed.has(origin)) return callback(null, false);
       return callback(null, true);
     }, credentials: true }));`,
    "import cors from 'cors'; app.use(cors({ origin: (origin, callback) => callback(null, allowed.has(origin)) }));",
    "import cors from 'cors'; app.use(cors({ origin: isAllowed }));",
    "import { cors } from 'hono/cors'; app.use(cors({ origin: (origin) => origin.endsWith('.example.com') ? origin : 'https://example.com' }));",
    "import { cors } from 'hono/cors'; app.use('/api/*', cors({ origin: ['https://example.com'] }));",
    "import cors from '@koa/cors'; app.use(cors({ origin: (ctx) => allowed.has(ctx.get('Origin')) ? ctx.get('Origin') : '' }));",
    // Patterns that hold whole origins.
    String.raw`import cors from 'cors'; app.use(cors({ origin: /^https:\/\/(?:[a-z]+\.)?example\.com$/, credentials: true }));`,
    String.raw`import cors from 'cors'; app.use(cors({ origin: /\.example\.com$/ }));`,
    String.raw`import cors from 'cors'; app.use(cors({ origin: /^https?:\/\/localhost:\d+$/ }));`,
    String.raw`import cors from 'cors'; app.use(cors({ origin: /^https:\/\/a\.example\.com$|^https:\/\/b\.example\.com$/ }));`,
    // Meant to be open: some routes, static files, one handler without credentials.
    "import cors from 'cors'; app.use('/public', cors());",
    "import cors from 'cors'; app.get('/feed', cors(), handler);",
    "import cors from 'cors'; app.use(config.graphqlPath, cors());",
    "import { cors } from 'hono/cors'; api.use('/posts/*', cors());",
    "app.use(express.static('public', { setHeaders(res) { res.setHeader('Access-Control-Allow-Origin', '*'); } }));",
    handler("res.setHeader('Access-Control-Allow-Origin', '*');"),
    handler("res.set('Access-Control-Allow-Origin', req.get('Origin') || '*');"),
    "export const handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body });",
    "export default { async headers() { return [{ source: '/fonts/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] }]; } };",
    // Checked before.
    handler(
      `const { origin } = req.headers; if (allowed.includes(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); ${withCredentials} }`,
    ),
    handler(
      `const origin = req.headers.origin; if (!allowed.has(origin)) return next(); res.setHeader('Access-Control-Allow-Origin', origin); ${withCredentials}`,
    ),
    handler(
      `const origin = req.headers.origin; if (origin && origin.endsWith('.example.com')) { res.setHeader('Access-Control-Allow-Origin', origin); ${withCredentials} }`,
    ),
    handler(
      `const origin = req.get('origin'); if (isAllowedOrigin(origin)) res.setHeader('Access-Control-Allow-Origin', origin); ${withCredentials}`,
    ),
    handler(
      `const origin = req.get('origin'); if (origin === process.env.ORIGIN) res.setHeader('Access-Control-Allow-Origin', origin); ${withCredentials}`,
    ),
    handler(
      String.raw`const origin = req.get('origin'); if (/^https:\/\/\w+\.example\.com$/.test(origin)) { res.set('Access-Control-Allow-Origin', origin); ${withCredentials} }`,
    ),
    handler(
      `if (origins.includes(req.get('origin'))) { headers['Access-Control-Allow-Origin'] = encodeURI(req.get('origin')); ${withCredentials} }`,
    ),
    // Development.
    "import cors from 'cors'; if (process.env.NODE_ENV !== 'production') app.use(cors());",
    "import cors from 'cors'; if (process.env.NODE_ENV === 'development') { app.use(cors({ origin: true, credentials: true })); }",
    'if (isProduction) { app.enableCors({ origin: config.origins }); } else { app.enableCors({ origin: true, credentials: true }); }',
    // Headers of a request, which a server does not heed.
    "axios.get(url, { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } });",
    "fetch(url, { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } });",
    "res.setHeader('Access-Control-Allow-Methods', '*');",
    // socket.io opens nothing by itself.
    "import { Server } from 'socket.io'; const io = new Server(server);",
    "import { NestFactory } from '@nestjs/core'; const app = await NestFactory.create(AppModule, { cors: false });",
    {
      code: "import cors from 'cors'; app.use(cors());",
      options: [{ allowPublic: true }],
    },
    {
      code: "app.enableCors({ origin: '*' });",
      options: [{ allowPublic: true }],
    },
  ],
  invalid: [
    // The whole server, without credentials.
    markErrors("import cors from 'cors'; app.use(«cors»());", [{ messageId: 'public' }]),
    markErrors("const cors = require('cors'); app.use(«cors»({ methods: ['GET'] }));", [
      { messageId: 'public' },
    ]),
    markErrors("app.use(«require('cors')»());", [{ messageId: 'public' }]),
    markErrors(
      "import cors from 'cors'; const open = «cors»(); app.use(helmet(), open); app.use(open);",
      [{ messageId: 'public' }],
    ),
    markErrors("import cors from 'cors'; app.use([helmet(), «cors»()]);", [
      { messageId: 'public' },
    ]),
    markErrors("import cors from 'cors'; app.use('*', cors({ origin: «'*'» }));", [
      { messageId: 'public' },
    ]),
    markErrors("import cors from 'cors'; app.use(cors({ origin: process.env.ORIGIN || «'*'» }));", [
      { messageId: 'public' },
    ]),
    markErrors("import cors from 'cors'; app.use(cors({ origin: [«'*'»] }));", [
      { messageId: 'public' },
    ]),
    markErrors("import { cors } from 'hono/cors'; app.use('/*', «cors»());", [
      { messageId: 'public' },
    ]),
    markErrors("import cors from '@koa/cors'; app.use(«cors»());", [{ messageId: 'public' }]),
    markErrors("import cors from '@fastify/cors'; await app.register(cors, { origin: «'*'» });", [
      { messageId: 'public' },
    ]),
    markErrors('«app.enableCors»();', [{ messageId: 'public' }]),
    markErrors("app.enableCors({ origin: «'*'», preflightContinue: true });", [
      { messageId: 'public' },
    ]),
    markErrors(
      "import { NestFactory } from '@nestjs/core'; const app = await «NestFactory.create»(AppModule, { cors: true });",
      [{ messageId: 'public' }],
    ),
    markErrors(
      "import { WebSocketGateway } from '@nestjs/websockets'; @WebSocketGateway(80, { cors: { origin: «'*'» } }) class Gateway {}",
      [{ messageId: 'public' }],
    ),
    markErrors(
      "import { Server } from 'socket.io'; const io = new Server(server, { cors: { origin: «'*'», methods: ['GET'] } });",
      [{ messageId: 'public' }],
    ),
    markErrors(
      "app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', «'*'»); next(); });",
      [{ messageId: 'public' }],
    ),
    markErrors(
      "function allow(req, res, next) { res.header('Access-Control-Allow-Origin', «req.headers.origin»); next(); }",
      [{ messageId: 'public' }],
    ),
    markErrors(
      "export default { async headers() { return [{ source: '/api/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: «'*'» }] }]; } };",
      [{ messageId: 'public' }],
    ),
    // Every origin, with credentials.
    markErrors("import cors from 'cors'; app.use(cors({ origin: «true», credentials: true }));", [
      { messageId: 'credentials' },
    ]),
    markErrors(
      "const cors = require('cors'); const options = { origin: «true», credentials: true }; app.get('/me', cors(options), me);",
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      "import cors from 'cors'; app.use(cors({ origin: «(origin, callback) => callback(null, true)», credentials: true }));",
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      "import cors from 'cors'; app.use(cors({ origin: «function (origin, callback) { if (!origin) return callback(null, true); callback(null, origin); }», credentials: true }));",
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      "import cors from 'cors'; function any(origin, callback) { callback(null, true); } app.use(cors({ origin: «any», credentials: true }));",
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      "import cors from '@fastify/cors'; app.register(cors, { origin: «true», credentials: true });",
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      "import { cors } from 'hono/cors'; app.use(cors({ origin: «(origin) => origin», credentials: true }));",
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      "import cors from '@koa/cors'; app.use(cors({ origin: «(ctx) => ctx.get('Origin')», credentials: true }));",
      [{ messageId: 'credentials' }],
    ),
    markErrors('app.enableCors({ origin: «true», credentials: true });', [
      { messageId: 'credentials' },
    ]),
    markErrors('app.enableCors({ origin: «/.*/», credentials: true });', [
      { messageId: 'credentials' },
    ]),
    markErrors(
      handler(
        `res.setHeader('Access-Control-Allow-Origin', «req.headers.origin»); ${withCredentials}`,
      ),
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      handler(
        "if (req.get('origin')) { res.header('Access-Control-Allow-Origin', «req.get('origin')»); res.header('Access-Control-Allow-Credentials', true); }",
      ),
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      handler(
        "res.set({ 'Access-Control-Allow-Origin': «req.headers.origin», 'Access-Control-Allow-Credentials': 'true' });",
      ),
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      "export const handler = async (event: APIGatewayProxyEvent) => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': «event.headers.origin», 'Access-Control-Allow-Credentials': true }, body });",
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      "export async function GET(request) { const origin = request.headers.get('origin'); return new Response(body, { headers: { 'Access-Control-Allow-Origin': «origin», 'Access-Control-Allow-Credentials': 'true' } }); }",
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      "app.use(async (c, next) => { c.header('Access-Control-Allow-Origin', «c.req.header('origin')»); c.header('Access-Control-Allow-Credentials', 'true'); await next(); });",
      [{ messageId: 'credentials' }],
    ),
    markErrors(
      "router.get('/me', async (ctx) => { ctx.set('Access-Control-Allow-Origin', «ctx.get('Origin')»); ctx.set('Access-Control-Allow-Credentials', 'true'); });",
      [{ messageId: 'credentials' }],
    ),
    // What browsers refuse.
    markErrors("import cors from 'cors'; app.use(cors({ origin: «'*'», credentials: true }));", [
      { messageId: 'wildcard' },
    ]),
    markErrors(handler(`res.setHeader('Access-Control-Allow-Origin', «'*'»); ${withCredentials}`), [
      { messageId: 'wildcard' },
    ]),
    markErrors(
      handler(
        "res.writeHead(200, { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' });",
      ),
      [{ messageId: 'wildcard' }],
    ),
    markErrors(
      "export default { async headers() { return [{ source: '/me', headers: [{ key: 'Access-Control-Allow-Credentials', value: 'true' }, { key: 'Access-Control-Allow-Origin', value: «'*'» }] }]; } };",
      [{ messageId: 'wildcard' }],
    ),
    // The origin of sandboxed frames.
    markErrors(
      handler(`res.setHeader('Access-Control-Allow-Origin', «'null'»); ${withCredentials}`),
      [{ messageId: 'nullOrigin' }],
    ),
    // Checks that let others in.
    markErrors(
      handler(
        "const origin = req.headers.origin; if (origin.endsWith('example.com')) res.setHeader('Access-Control-Allow-Origin', «origin»);",
      ),
      [{ messageId: 'weak', data: { check: 'origin' } }],
    ),
    markErrors(
      handler(
        "const origin = req.headers.origin; if (origin && /example.com/.test(origin)) res.setHeader('Access-Control-Allow-Origin', «origin»);",
      ),
      [{ messageId: 'weak', data: { check: 'origin' } }],
    ),
    markErrors(
      handler(
        "const origin = req.headers.origin; if (origin.includes('example.com')) res.setHeader('Access-Control-Allow-Origin', «origin»);",
      ),
      [{ messageId: 'weak', data: { check: 'origin' } }],
    ),
    markErrors(String.raw`import cors from 'cors'; app.use(cors({ origin: «/example\.com$/» }));`, [
      { messageId: 'weak', data: { check: String.raw`/example\.com$/` } },
    ]),
    markErrors(
      String.raw`import cors from 'cors'; app.use(cors({ origin: [/^https:\/\/a\.example\.com$/, «/^https:\/\/example\.com/»] }));`,
      [{ messageId: 'weak', data: { check: String.raw`/^https:\/\/example\.com/` } }],
    ),
    markErrors(
      String.raw`import cors from 'cors'; app.use(cors({ origin: «/^https:\/\/app.example.com$/» }));`,
      [{ messageId: 'weak', data: { check: String.raw`/^https:\/\/app.example.com$/` } }],
    ),
    // Credentials count whatever is public.
    {
      ...markErrors(
        "import cors from 'cors'; app.use(cors({ origin: «true», credentials: true }));",
        [{ messageId: 'credentials' as const }],
      ),
      options: [{ allowPublic: true }],
    },
  ],
});
