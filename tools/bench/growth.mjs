import { Linter } from 'eslint';

/** One handler after the other, in the shapes that long files have. Each gives the text of one repetition. */
const shapes = {
  handlers: (n) =>
    `app.get('/${n}', async (req, res) => { const { id } = req.params; if (!id) return; res.json(await pool.query('select * from t where id = $1', [id])); });`,
  'one handler': (n) =>
    `const a${n} = req.query.a${n}; if (a${n} === undefined) return; await pool.query('select ' + a${n});`,
  methods: (n) =>
    `m${n}(value) { return this.m${n + 1}(value); } n${n}(req) { return this.m${n}(req.body.a); }`,
  functions: (n) => `function f${n}(value) { return f${n + 1}(value); }`,
  'one object': (n) => `const o${n} = options.o${n}; use(o${n});`,
  'members of one object': (n) => `o${n}: '${n}',`,
  assignments: (n) => `text = text + req.body.a${n}; send(text);`,
  cookies: (n) => `res.cookie('c${n}', req.query.c${n}, { httpOnly: true });`,
  hashes: (n) => `hash.update(req.body.h${n});`,
  patterns: (n) => `if (/a${n}+b/.test(req.body.p${n})) return;`,
  calls: (n) => `fs.readFile(path.join(root, name${n}), done);`,
};

/** What stands around the repetitions. */
const around = {
  'one handler': (body) => `app.get('/', async (req, res) => { ${body} });`,
  methods: (body) => `class Service { ${body} }`,
  'one object': (body) => `import { options } from './options.js'; ${body}`,
  'members of one object': (body) =>
    `const table = { ${body} }; app.get('/', (req, res) => { res.json(table[req.query.name]); });`,
  assignments: (body) => `app.post('/', (req, res) => { let text = ''; ${body} });`,
  cookies: (body) => `app.get('/', (req, res) => { ${body} });`,
  hashes: (body) =>
    `import { createHash } from 'node:crypto'; app.post('/', (req, res) => { const hash = createHash('md5'); ${body} });`,
  patterns: (body) => `app.post('/', (req, res) => { ${body} });`,
  calls: (body) => `import fs from 'node:fs'; import path from 'node:path'; ${body}`,
};

/**
 * Lists the shapes in which the cost of the security rules is measured.
 *
 * @returns {string[]} Their names.
 */
export function growthShapes() {
  return Object.keys(shapes);
}

/**
 * Measures how the cost of rules grows with a file.
 *
 * @param {import('eslint').Linter.Config[]} config - The rules, as a flat config for `.js` files.
 * @param {string} shape - What the file is made of, one of {@link growthShapes}.
 * @param {number} count - How many repetitions the shorter file has; the longer one has twice as many.
 * @returns {{ shorter: number, longer: number }} Milliseconds of CPU time for each.
 */
export function measureGrowth(config, shape, count) {
  const texts = [count, 2 * count].map((times) => {
    const body = Array.from({ length: times }, (_, n) => shapes[shape](n)).join('\n');
    return (around[shape] ?? String)(body);
  });
  const [shorter, longer] = texts.map((text) =>
    // The least disturbed of several; the first of them compiles the code.
    Math.min(...Array.from({ length: 4 }, () => lint(config, text))),
  );
  return { shorter, longer };
}

function lint(config, text) {
  const linter = new Linter({ configType: 'flat' });
  const started = process.cpuUsage();
  const messages = linter.verify(text, config, 'growth.js');
  const { system, user } = process.cpuUsage(started);
  const fatal = messages.find((message) => message.fatal === true);
  if (fatal !== undefined) throw new Error(`${fatal.message} in line ${fatal.line} of:\n${text}`);
  return (system + user) / 1000;
}
