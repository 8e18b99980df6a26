import { ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/tls-verification-off.js';
import { markErrors } from '../support/mark-errors.js';

ruleTester.run('tls-verification-off', rule, {
  valid: [
    "import https from 'node:https'; new https.Agent({ rejectUnauthorized: true, ca });",
    'const agent = new Agent({ keepAlive: true });',
    // A setting decides.
    "const ssl = { rejectUnauthorized: process.env.DB_INSECURE !== 'true' };",
    "const ssl = { rejectUnauthorized: config.get('tls.verify') };",
    'options.rejectUnauthorized = strict;',
    'const options = { strictSSL: config.strictSsl };',
    // Development, and this machine: https://github.com/VirtoCommerce/vc-frontend/pull/2461
    "const agent = process.env.NODE_ENV === 'production' ? undefined : new Agent({ rejectUnauthorized: false });",
    "if (process.env.NODE_ENV !== 'production') process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';",
    'if (isDev) { options.rejectUnauthorized = false; }',
    'if (isHttps && isLocalHost(url.hostname)) { options.rejectUnauthorized = false; }',
    "https.get({ host: 'localhost', port, rejectUnauthorized: false });",
    "connect({ hostname: '127.0.0.1', tls: { rejectUnauthorized: false } });",
    // Whoever runs it asks for it.
    'if (settings.unsafeTls) { options.httpsAgent = new https.Agent({ rejectUnauthorized: false }); }',
    "if (config['smtp:allow-self-signed']) { smtp.tls = { rejectUnauthorized: false }; }",
    'const tls = argv.insecure ? { rejectUnauthorized: false } : {};',
    "if (sslMode === 'require') { return { rejectUnauthorized: false }; }",
    // A server asks for certificates, and looks at them itself.
    "import tls from 'node:tls'; tls.createServer({ key, cert, requestCert: true, rejectUnauthorized: false });",
    "import https from 'node:https'; https.createServer({ key, cert, rejectUnauthorized: false }, app);",
    'const app = fastify({ https: { key, cert, requestCert: true, rejectUnauthorized: false } });',
    // Turned on again.
    'delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;',
    "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';",
    "if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') warn();",
    'process.env.NODE_TLS_REJECT_UNAUTHORIZED = previous;',
    // Words about it: https://github.com/marklogic/node-client-api/pull/1097
    "log('Set NODE_TLS_REJECT_UNAUTHORIZED=0 to skip the check.');",
    "throw new Error('Use ?sslmode=no-verify only for tests');",
    '// rejectUnauthorized: false',
    "const url = 'postgres://db/app?sslmode=verify-full';",
    // Names checked.
    'connect({ checkServerIdentity: (host, cert) => tls.checkServerIdentity(name, cert) });',
    "connect({ checkServerIdentity: (host, cert) => { if (cert.fingerprint256 !== pinned) return new Error('Unknown'); } });",
    "connect({ checkServerIdentity: () => new Error('No') });",
    "connect({ minVersion: 'TLSv1.2', secureProtocol: 'TLS_method' });",
    "const settings = { minVersion: '1.0.0' };",
    'const { rejectUnauthorized = true } = options;',
    'const { rejectUnauthorized: isStrict } = options;',
    // Another matter.
    'await puppeteer.launch({ ignoreHTTPSErrors: true });',
    'http.createServer({ insecureHTTPParser: true });',
  ],
  invalid: [
    markErrors(
      "import https from 'node:https'; new https.Agent({ «rejectUnauthorized: false» });",
      [{ messageId: 'off' }],
    ),
    markErrors('const pool = new Pool({ ssl: { «rejectUnauthorized: false» } });', [
      { messageId: 'off' },
    ]),
    markErrors(
      'new Sequelize(url, { dialectOptions: { ssl: { require: true, «rejectUnauthorized: !1» } } });',
      [{ messageId: 'off' }],
    ),
    markErrors('const ssl = isProduction && needsSsl ? { «rejectUnauthorized: false» } : false;', [
      { messageId: 'off' },
    ]),
    markErrors("createTransport({ host, tls: { «'rejectUnauthorized': false» } });", [
      { messageId: 'off' },
    ]),
    markErrors('new Agent({ connect: { «rejectUnauthorized: false» } });', [{ messageId: 'off' }]),
    markErrors('got(url, { https: { «rejectUnauthorized: false» } });', [{ messageId: 'off' }]),
    markErrors('const strict = false; tls.connect({ port, «rejectUnauthorized: strict» });', [
      { messageId: 'off' },
    ]),
    markErrors('«agent.options.rejectUnauthorized = false»;', [{ messageId: 'off' }]),
    markErrors("«process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'»;", [{ messageId: 'off' }]),
    markErrors("«process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0»;", [{ messageId: 'off' }]),
    markErrors("Object.assign(process.env, { «NODE_TLS_REJECT_UNAUTHORIZED: '0'» });", [
      { messageId: 'off' },
    ]),
    markErrors(
      "spawn('node', ['job.js'], { env: { ...process.env, «NODE_TLS_REJECT_UNAUTHORIZED: '0'» } });",
      [{ messageId: 'off' }],
    ),
    markErrors("if (isProduction) «process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'»;", [
      { messageId: 'off' },
    ]),
    markErrors('request({ url, «strictSSL: false» });', [{ messageId: 'off' }]),
    markErrors('new MongoClient(url, { «tlsAllowInvalidCertificates: true» });', [
      { messageId: 'off' },
    ]),
    markErrors('new MongoClient(url, { «tlsInsecure: true» });', [{ messageId: 'off' }]),
    markErrors('mongoose.connect(url, { «sslValidate: false» });', [{ messageId: 'off' }]),
    markErrors('sql.connect({ server, options: { «trustServerCertificate: true» } });', [
      { messageId: 'off' },
    ]),
    markErrors("new Pool({ «ssl: 'no-verify'» });", [{ messageId: 'off' }]),
    markErrors("const url = «'postgres://db.example.com/app?sslmode=no-verify'»;", [
      { messageId: 'off' },
    ]),
    markErrors('new Pool({ connectionString: «`${base}?pool=5&sslmode=no-verify`» });', [
      { messageId: 'off' },
    ]),
    markErrors("const url = «'mongodb://db.example.com/?tls=true&tlsInsecure=true'»;", [
      { messageId: 'off' },
    ]),
    markErrors('connect({ «checkServerIdentity: () => undefined» });', [
      { messageId: 'anyServer' },
    ]),
    markErrors('connect({ «checkServerIdentity() {}» });', [{ messageId: 'anyServer' }]),
    markErrors('const any = () => null; connect({ «checkServerIdentity: any» });', [
      { messageId: 'anyServer' },
    ]),
    markErrors("tls.connect({ «minVersion: 'TLSv1'» });", [{ messageId: 'outdated' }]),
    markErrors(
      "https.createServer({ key, cert, «secureProtocol: 'SSLv3_method'» }).listen(443); tls.connect({ «secureProtocol: 'TLSv1_method'» });",
      [{ messageId: 'outdated' }, { messageId: 'outdated' }],
    ),
    markErrors("«tls.DEFAULT_MIN_VERSION = 'TLSv1.1'»;", [{ messageId: 'outdated' }]),
    markErrors(
      "import { exec } from 'node:child_process'; exec(«'git -c http.sslVerify=false clone '» + url);",
      [{ messageId: 'off' }],
    ),
    markErrors(
      "import { spawn } from 'node:child_process'; spawn('git', ['-c', «'http.sslVerify=false'», 'pull']);",
      [{ messageId: 'off' }],
    ),
  ],
});
