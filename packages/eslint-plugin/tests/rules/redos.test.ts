import { createRuleTester, ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/redos.js';
import { markErrors } from '../support/mark-errors.js';

function handler(body: string): string {
  return `app.get('/', async (req, res) => { ${body} });`;
}

function inHandler(body: string, source = 'req.query') {
  return markErrors(handler(body), [{ messageId: 'pattern', data: { source } }]);
}

ruleTester.run('redos', rule, {
  valid: [
    // Written in the code, or from elsewhere.
    'new RegExp("a+");',
    'new RegExp(/a/);',
    'const source = "ab+c"; new RegExp(source, "i");',
    'new RegExp(`^(#{1,${level}})\\\\s$`);',
    'new RegExp(other.source, "g");',
    'export const find = (text, pattern) => new RegExp(pattern).test(text);',
    handler('new RegExp(config.pattern).test(req.query.text);'),
    handler('new RegExp("a", req.query.flags);'),
    handler('const patterns = { a: "a+" }; new RegExp(patterns[req.query.name]);'),
    'new RegExp(); RegExp();',

    // Escaped.
    handler('new RegExp(RegExp.escape(req.query.q), "i");'),
    `import escapeStringRegexp from 'escape-string-regexp'; ${handler('new RegExp(escapeStringRegexp(req.query.q));')}`,
    `import escapeRegExp from 'lodash/escapeRegExp'; ${handler('new RegExp(`^${escapeRegExp(req.query.q)}$`);')}`,
    `import { escapeRegExp } from 'lodash'; ${handler('new RegExp(`(a|b|${escapeRegExp(req.query.q)}){1,3}`);')}`,
    `import { escapeRegExp } from './text.js'; ${handler('new RegExp(escapeRegExp(req.query.q));')}`,
    `function escape(text) { return text.replace(/[.*+?^$\{}()|[\\]\\\\]/g, '\\\\$&'); } ${handler('new RegExp(escape(req.query.q));')}`,
    handler('const q = req.query.q.replace(/[^a-z0-9]/gi, ""); new RegExp(q);'),
    handler('if (!/^\\w+$/.test(req.query.q)) return; new RegExp(req.query.q);'),
    handler('new RegExp(`a{${Number(req.query.count)}}`);'),
    // Another engine takes linear time.
    `import RE2 from 're2'; ${handler('new RE2(req.query.q);')}`,

    // Text is searched in as text.
    handler('text.includes(req.query.q); "a".replace(req.query.q, "b"); "a".split(req.query.q);'),
    handler('req.query.q.match(/a/); req.query.q.search(/a/);'),
    // What is no text has such methods too.
    handler('router.match(req.path); await cache.match(req.url);'),
    handler('await index.search(req.query.q); fuse.search(req.query.q);'),
    handler('await client.search({ q: req.query.q });'),
    handler('db.users.find({ name: { $regex: "^a" } });'),
    handler('db.users.find({ name: { $regex: RegExp.escape(req.query.q) } });'),
    handler('db.users.find({ name: { $eq: req.query.q } });'),
    'const { $regex } = filter;',

    // Each text is read in one way, or what follows cannot fail.
    '/^(?:a|b)+$/;',
    '/^(?:foo|bar|baz)+$/;',
    '/^(?:[0-9a-f]{2})+$/;',
    '/^(?:\\d{1,3}\\.)+\\d{1,3}$/;',
    '/^([a-z]{2,4},)+$/;',
    '/^(\\\\.|[^\\\\"])*"/;',
    '/^(?:%[0-9a-f]{2}|[a-z])+$/;',
    '/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;',
    '/^(?:[a-z]|[A-Z])+$/;',
    '/^(?:a{1,2})+/;',
    '/^(?:a{1,2})+.*$/s;',
    '/^(?:a{1,2})+[^]/;',
    '/^(?:a{1,2}){3}$/;',
    '/^(?:.|\\s)*$/;',
    // A look ahead keeps the text short.
    '/^(?=.{1,9}$)(?:a{1,2})+$/;',
    // What `regexp/no-super-linear-backtracking` reports, and what takes quadratic time.
    '/^(?:a+)+$/;',
    '/^(?:a+b?)*$/;',
    '/(?:a{1,2})+$/;',
    // What takes tables of Unicode, or is large, is not looked at.
    '/^(?:\\p{L}|a)+$/u;',
    '/^(?:a{1,500})+$/;',
    '/^(?:(a)\\1?|a)+$/;',
    'new RegExp("(");',
    'new RegExp("^(?:a|b)+$", flags);',
  ],
  invalid: [
    inHandler('new RegExp(«req.query.q»);'),
    inHandler('RegExp(«req.query.q», "i");'),
    inHandler('const { q } = req.query; new RegExp(«`^${q}`», "i");'),
    inHandler('new RegExp(«".*" + req.query.q + ".*"»);'),
    inHandler('const pattern = String(req.query.q || ".*"); new RegExp(«pattern»).test("a");'),
    inHandler('new RegExp(«["a", req.query.q].join("|")»);'),
    inHandler('new RegExp(«encodeURI(req.query.q)»);'),
    inHandler('"text".match(«req.query.q»);'),
    inHandler('`a ${b}`.search(«req.query.q»);'),
    inHandler('String(text).matchAll(«req.query.q»);'),
    inHandler('text.toLowerCase().match(«req.query.q»);'),
    markErrors(
      "function find(text: string, q) { return text.match(«q»); } app.get('/', (req) => find('a', req.query.q));",
      [{ messageId: 'pattern', data: { source: 'req.query' } }],
    ),
    inHandler('db.users.find({ name: { $regex: «req.query.q», $options: "i" } });'),
    inHandler('db.users.find({ name: { "$regex": «`^${req.query.q}`» } });'),
    inHandler('db.users.find({ name: { $regex: new RegExp(«req.query.q») } });'),
    markErrors(
      "import { Op } from 'sequelize'; app.get('/', (req, res) => User.findAll({ where: { name: { [Op.regexp]: «req.query.q» } } }));",
      [{ messageId: 'pattern', data: { source: 'req.query' } }],
    ),
    ...(
      [
        ['/^a@(([a-z-])+\\.)+([a-z0-9]{2,4})+$/', '([a-z0-9]{2,4})+'],
        ['/^(?:a|a)*$/', '(?:a|a)*'],
        ['/^(?:\\d|\\w)+$/', '(?:\\d|\\w)+'],
        ['/^(\\\\.|[^"])*"/', '(\\\\.|[^"])*'],
        ['/^(?:a|b|ab)+c/', '(?:a|b|ab)+'],
        ['/^(?:aa|aaa)+$/', '(?:aa|aaa)+'],
        ['/^(?:\\r\\n|\\n|\\r)+x/', '(?:\\r\\n|\\n|\\r)+'],
        ['/^(?:[a-z]|[A-Z])+$/i', '(?:[a-z]|[A-Z])+'],
        ['/x(?:a{1,2})+y/', '(?:a{1,2})+'],
        ['/^([a-z0-9]{1,3}-?)+@/', '([a-z0-9]{1,3}-?)+'],
        ['/^-(?:a{2,4})*\\.x$/', '(?:a{2,4})*'],
        ['/^(?:(?:a{1,2})+b)*$/', '(?:a{1,2})+'],
        ['new RegExp(«"^(?:a|a)*$"»)', '(?:a|a)*'],
        ['RegExp(«`^(?:a|a)*$`», "g")', '(?:a|a)*'],
      ] as const
    ).map(([code, loop]) =>
      markErrors(code.includes('«') ? `${code};` : `«${code}»;`, [
        { messageId: 'loop', data: { loop } },
      ]),
    ),
    markErrors("app.get('/', (c) => new RegExp(«c.req.query('q')»));", [
      { messageId: 'pattern', data: { source: "c.req.query('q')" } },
    ]),
  ],
});

function reading(pattern: string): string {
  return `app.post('/', (req, res) => { ${pattern}.test(req.body.text); });`;
}

ruleTester.run('redos: quadratic time', rule, {
  valid: [
    // Nobody makes these texts long.
    '/\\s+$/.test(text);',
    'export const trim = (text) => text.replace(/\\s+$/, "");',
    ...['req.query.text', 'req.params.id', 'req.headers.host', 'req.url', 'req.cookies.a'].map(
      (text) => `app.get('/', (req, res) => { /\\s+$/.test(${text}); });`,
    ),
    `app.get('/', (c) => { c.req.query('q').replace(/\\s+$/, ''); });`,
    `app.post('/', (req, res) => { if (req.body.text.length > 500) return; /\\s+$/.test(req.body.text); });`,
    `app.post('/', (req, res) => { if (req.body.text.length <= 500) /\\s+$/.test(req.body.text); });`,
    `const most = 200; app.post('/', (req, res) => { const { text } = req.body; if (most < text.length) return; /\\s+$/.test(text); });`,
    `app.post('/', (req, res) => { /\\s+$/.test(req.body.text.slice(0, 100)); });`,
    `app.post('/', (req, res) => { /\\s+$/.test(req.body.text.substring(0, 100)); });`,
    `import { z } from 'zod'; const schema = z.object({ text: z.string().max(100) }); app.post('/', (req, res) => { const body = schema.parse(req.body); /\\s+$/.test(body.text); });`,
    // A match begins at one place only, or each character is looked at once.
    ...[
      '/^\\s+$/',
      '/^[^@]+@[^@]+\\.com$/',
      '/\\s+/',
      '/a.*/',
      '/\\w+/g',
      '/"[^"]*"/',
      '/<[^<>]*>/',
      '/a{1,9}b/',
      '/(?:a|b)c+d/',
      '/\\s*(?:a|b)/y',
      '/ab*c/',
      // Not looked at.
      '/(?=a)a+b/',
      '/a+(?!b)c/',
      '/(a)\\1+b/',
      '/(?:ab)+c/',
      '/(?:a+b)+c/',
      '/\\p{L}+1/u',
      '/^a+$/m',
    ].map((pattern) => reading(pattern)),
    // Not a regular expression, or not one that stands here.
    reading('validator'),
    reading('patterns[0]'),
    `app.post('/', (req, res) => { for (const it in [/a+b/]) it.test(req.body.text); [/a+b/].some((_, it) => it.test(req.body.text)); });`,
    `app.post('/', (req, res) => { req.body.text.split(','); req.body.text.replace('a', 'b'); req.body.text.test(); });`,
  ],
  invalid: [
    ...(
      [
        ['/\\s+$/', '\\s+'],
        ['/\\/+$/', '\\/+'],
        ['/[a-z]+;/i', '[a-z]+'],
        ['/.+@.+/', '.+'],
        ['/\\S+@\\S+\\.\\S+/', '\\S+'],
        ['/on\\w+\\s*=/i', '\\w+'],
        ['/<script[^>]*>.*?<\\/script>/i', '[^>]*'],
        ['/(\'.*\'|".*")\\s*(=|<)/i', '.*'],
        ['/(\\bOR\\b.*=.*\\bOR\\b)/i', '.*'],
        ['/a{2}b?[ab]*c/', '[ab]*'],
        ['/(?:x|y)[a-z]{2,}!/', '[a-z]{2,}'],
        ['/(?:-+)$/', '-+'],
      ] as const
    ).map(([pattern, loop]) =>
      markErrors(reading(`«${pattern}»`), [
        { messageId: 'quadratic', data: { loop, source: 'req.body' } },
      ]),
    ),
    ...[
      `const trailing = «/\\s+$/»; app.post('/', (req) => { trailing.exec(req.body.text); trailing.test(req.body.name); });`,
      `const patterns = { trailing: «/\\s+$/» }; app.post('/', (req) => req.body.text.match(patterns.trailing));`,
      `const patterns = [/^a/, «/\\s+$/»]; app.post('/', (req) => patterns.some((it) => it.test(req.body.text)));`,
      `const patterns = [«/\\s+$/»]; app.post('/', (req) => { for (const it of patterns) it.test(req.body.text); });`,
      `function isBad(text) { return [«/<a[^>]*>/»].some((it) => it.test(text)); } app.post('/', (req) => isBad(JSON.stringify(req.body)));`,
      ...['replace', 'replaceAll', 'split', 'search', 'matchAll'].map(
        (method) => `app.post('/', (req) => req.body.text.${method}(«/\\s+$/g», ''));`,
      ),
      `app.post('/', (req) => { if (req.body.text.length > 1_000_000) return; «/\\s+$/».test(req.body.text); });`,
      `app.post('/', (req) => { if (req.body.text.length > 0) «/\\s+$/».test(req.body.text.slice(1)); });`,
    ].map((code) =>
      markErrors(code, [
        {
          messageId: 'quadratic',
          data: { loop: code.includes('[^>]*') ? '[^>]*' : '\\s+', source: 'req.body' },
        },
      ]),
    ),
  ],
});

createRuleTester({ typed: true }).run('redos with types', rule, {
  valid: [
    "interface Index { search(q: string): string[] } declare const index: Index; app.get('/', (req, res) => index.search(req.query.q));",
    "declare const index: any; app.get('/', (req, res) => index.search(req.query.q));",
  ],
  invalid: [
    markErrors(
      "declare const text: string; app.get('/', (req, res) => text.search(«req.query.q»));",
      [{ messageId: 'pattern', data: { source: 'req.query' } }],
    ),
  ],
});
