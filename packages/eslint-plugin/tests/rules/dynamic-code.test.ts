import { createRuleTester, ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/dynamic-code.js';
import { markErrors } from '../support/mark-errors.js';

const imports = `
import _ from 'lodash';
import doT from 'dot';
import ejs from 'ejs';
import Handlebars from 'handlebars';
import { create, all, evaluate } from 'mathjs';
import mustache from 'mustache';
import nunjucks from 'nunjucks';
import pug from 'pug';
import safeEval from 'safe-eval';
import Sandbox from 'sandbox';
import serialize from 'node-serialize';
import { VM } from 'vm2';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import yaml from 'js-yaml';
`;

function handler(body: string): string {
  return `${imports}app.post('/', async (req, res) => { ${body} });`;
}

function inHandler(body: string, source = 'req.body') {
  return markErrors(handler(body), [{ messageId: 'input', data: { source } }]);
}

ruleTester.run('dynamic-code', rule, {
  valid: [
    // Text that is written in the code is no way in.
    'eval("1 + 1");',
    'const load = eval("require");',
    'const scope = new Function("return this")();',
    "const sum = new Function('a', 'b', 'return a + b');",
    'vm.runInNewContext("1 + 1");',
    'eval(`a + b`);',
    'eval(); new Function(); setTimeout();',
    handler('eval(req.query.sum ? "a + b" : "a - b");'),
    handler('const sums = { add: "a + b" }; eval(sums[req.query.sum]);'),

    // What is made to run what it is given is only wrong with input.
    "export const compile = (body) => new Function('data', body);",
    "import vm from 'vm'; export function run(code, context) { return vm.runInNewContext(code, context); }",
    "const template = fs.readFileSync('page.ejs', 'utf8'); ejs.render(template, {});",
    handler(
      'const template = await load("page.ejs"); res.send(ejs.render(template, { name: req.body.name }));',
    ),
    handler('res.send(pug.render("p= name", { name: req.body.name }));'),
    handler('res.send(Handlebars.compile("{{name}}")(req.body));'),
    handler('res.send(nunjucks.renderString("{{ name }}", { name: req.body.name }));'),
    handler('res.send(_.template("<%- name %>")(req.body));'),
    handler('res.send(doT.template("{{!it.name}}")(req.body));'),
    handler('res.send(nunjucks.render("page.html", req.body));'),
    handler('res.render("page", req.body);'),
    // Mustache compiles nothing.
    handler('res.send(mustache.render(req.body.template, {}));'),
    handler('vm.runInNewContext("a + b", { a: req.body.a, b: req.body.b });'),

    // Checked.
    handler('const { a } = req.body; if (!allowed.has(a)) return; eval(a);'),
    handler('const { a } = req.body; if (!/^[0-9]+$/.test(a)) return; eval(a);'),
    handler('eval(`a + ${Number(req.body.b)}`);'),
    handler('res.json(evaluate("a + b", { a: Number(req.body.a), b: 1 }));'),

    // Data formats.
    handler('JSON.parse(req.body.text); yaml.load(req.body.text);'),
    handler('yaml.load(req.body.text, { schema: yaml.JSON_SCHEMA });'),
    handler('serialize.serialize(req.body);'),

    // Functions, not text.
    'setTimeout(tick, 100);',
    'setTimeout(() => tick(), 100);',
    'setTimeout(function () { tick(); }, 100);',
    'setInterval(tick.bind(null), 100);',
    'setTimeout(options.tick || noop, 100);',
    'setTimeout(makeTick("a"), 100);',
    'setTimeout(1 + 1);',
    'setTimeout(100);',
    "import { setTimeout } from 'node:timers/promises'; await setTimeout(100, 'value');",
    "import { setTimeout } from 'timers/promises'; await setTimeout('100');",
    'dispatch(setTimeoutMessage("Saved."));',
    'window.setTimeoutOf("a");',
    handler('setTimeout(() => send(req.body.text), 100);'),

    // Other things of the same name.
    'model.eval();',
    handler('await redis.eval(req.body.script, 0);'),
    handler('await page.evaluate(req.body.text);'),
    "import { eval as run } from './parser.js'; app.get('/', (req, res) => run(req.query.a));",
    'function eval_(text) { return text; } eval_(a);',
    handler('const template = (text) => `<p>${text}</p>`; template(req.body.text);'),
    handler('new Worker("./worker.js", { workerData: req.body });'),
    'const owner = {}.constructor; owner(a);',
    "class Name { run() { return this.constructor('a'); } }",
  ],
  invalid: [
    inHandler('eval(«req.body.sum»);'),
    inHandler('eval(«`(${req.body.sum})`»);'),
    inHandler('eval(«"run_" + req.body.name + "()"»);'),
    inHandler('const sum = String(req.body.sum).trim(); eval(«sum»);'),
    inHandler('(0, eval)(«req.body.sum»);'),
    inHandler('globalThis.eval(«req.body.sum»);'),
    inHandler('const run = eval; run(«req.body.sum»);'),
    inHandler('eval?.(«req.body.sum»);'),
    inHandler('new Function(«req.body.sum»)();'),
    inHandler('Function(«`return ${req.body.sum}`»)();'),
    inHandler('new Function("a", «req.body.sum»)();'),
    inHandler('new Function(«req.body.name», "return 1");'),
    inHandler(
      'const AsyncFunction = Object.getPrototypeOf(async function () {}).constructor; new AsyncFunction(«req.body.sum»);',
    ),
    inHandler('const AsyncFunction = (async () => {}).constructor; AsyncFunction(«req.body.sum»);'),
    inHandler('vm.runInNewContext(«req.body.sum», {});'),
    inHandler('vm.runInThisContext(«req.body.sum»);'),
    inHandler('new vm.Script(«req.body.sum»);'),
    inHandler('vm.compileFunction(«req.body.sum»);'),
    inHandler('new VM({ timeout: 100 }).run(«req.body.sum»);'),
    inHandler('safeEval(«req.body.sum»);'),
    inHandler('const box = new Sandbox(); box.run(«`sum(${req.body.sum})`», done);'),
    inHandler('setTimeout(«req.body.code», 100);'),
    inHandler('setInterval(«`tick("${req.body.name}")`», 100);'),
    inHandler('module._compile(«req.body.code», "file.js");'),
    inHandler('new Worker(«req.body.code», { eval: true });'),
    inHandler('res.send(ejs.render(«req.body.template», {}));'),
    inHandler('res.send(ejs.render(«`<p>${req.body.name}</p>`»));'),
    inHandler('ejs.compile(«req.body.template»);'),
    inHandler('pug.render(«req.body.template»);'),
    inHandler('pug.compile(«`p ${req.body.name}`»);'),
    inHandler('Handlebars.compile(«req.body.template»)({});'),
    inHandler('nunjucks.renderString(«req.body.template», {});'),
    inHandler(
      'const views = nunjucks.configure("views"); views.renderString(«req.body.template»);',
    ),
    inHandler('_.template(«req.body.template»)({});'),
    inHandler('doT.template(«req.body.template»)({});'),
    inHandler('evaluate(«req.body.sum»);'),
    inHandler('const math = create(all); math.evaluate(«req.body.sum»);'),
    inHandler('serialize.unserialize(«req.body.state»);'),
    inHandler('yaml.load(«req.body.text», { schema: yaml.DEFAULT_FULL_SCHEMA });'),
    markErrors(
      "const mathjs = require('mathjs'); module.exports.sum = (req, res) => { res.json(mathjs.eval(«req.query.sum»)); };",
      [{ messageId: 'input', data: { source: 'req.query' } }],
    ),
    markErrors(
      "import { yamlSchema } from './schema.js'; import yaml from 'js-yaml'; import unsafe from 'js-yaml-js-types'; const schema = yaml.DEFAULT_SCHEMA.extend(unsafe.all); app.get('/', (req, res) => yaml.load(«req.query.text», { schema }));",
      [{ messageId: 'input', data: { source: 'req.query' } }],
    ),
    markErrors("app.get('/', async (c) => eval(«await c.req.text()»));", [
      { messageId: 'input', data: { source: 'c.req.text()' } },
    ]),

    // `eval` is for nothing but text of one's own.
    markErrors('export const run = (code) => eval(«code»);', [
      { messageId: 'code', data: { text: 'code' } },
    ]),
    markErrors('const value = eval(«fs.readFileSync(file, "utf8")»);', [
      { messageId: 'code', data: { text: 'fs.readFileSync(file, "utf8")' } },
    ]),

    markErrors('setTimeout(«"tick()"», 100);', [{ messageId: 'timer' }]),
    markErrors('setTimeout(«`tick(${id})`», 100);', [{ messageId: 'timer' }]),
    markErrors('setInterval(«"tick(" + id + ")"», 100);', [{ messageId: 'timer' }]),
    markErrors('window.setTimeout(«"tick()"»);', [{ messageId: 'timer' }]),
    markErrors('const tick = "run()"; setImmediate(«tick»);', [{ messageId: 'timer' }]),
  ],
});

createRuleTester({ typed: true }).run('dynamic-code with types', rule, {
  valid: ['setTimeout(() => {}, 1);'],
  invalid: [inHandler('eval(«req.body.sum»);')],
});
