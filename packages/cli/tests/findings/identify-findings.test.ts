import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import type { Gate } from '@groundrules/catalogue';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import type { RawFinding } from '../../src/findings/finding.js';
import { identifyFindings } from '../../src/findings/identify-findings.js';
import { fingerprintOf } from '../../src/findings/fingerprint-of.js';
import { invertRenames, knownFingerprints } from '../../src/findings/known-fingerprints.js';
import { rawFindingOf } from '../support/raw-finding-of.js';
import { vulnerabilityOf } from '../support/vulnerability-of.js';
import { sampleFinding } from './sample-finding.js';
import { identifyMarked, type Marked } from './identify-marked.js';

const fingerprints = async (text: string, marked?: Marked): Promise<string[]> =>
  (await identifyMarked(text, marked)).map(({ fingerprint }) => fingerprint);

describe('a fingerprint', () => {
  it('is hexadecimal', async () => {
    const [fingerprint] = await fingerprints('«debugger;»');
    expect(fingerprint).toMatch(/^[\da-f]{20}$/u);
  });

  it.each([
    {
      what: 'code above',
      before: 'export function f(a: «any») { return a; }',
      after: "import 'x';\n\n\nexport function f(a: «any») { return a; }",
    },
    {
      what: 'code below',
      before: 'f(«a == b»);',
      after: 'f(«a == b»);\nfunction g() { return 1; }',
    },
    {
      what: 'code before it in the same function',
      before: 'function f() { return «a» + 1; }',
      after: 'function f() { check(); for (const x of y) z(x); return «a» + 1; }',
    },
    {
      what: 'quotes, semicolons and trailing commas',
      before: "const list = [«load('a', \"it's\")», 2,];",
      after: "const list = [\n  «load(\"a\", 'it\\'s')»,\n  2\n]",
    },
    {
      what: 'the semicolon of an exported declaration',
      before: 'export «let count = 0»',
      after: 'export «let count = 0;»',
    },
    {
      what: 'the semicolon of an ambient declaration',
      before: 'declare «const names: string[]»',
      after: 'declare «const names: string[];»',
    },
    {
      what: 'the semicolon of what follows a label',
      before: 'function f() { outer: «run(1)»\n}',
      after: 'function f() { outer: «run(1);»\n}',
    },
    {
      what: 'the semicolon of a member without its modifier',
      before: 'class A {\n  static «count = 0»\n}',
      after: 'class A {\n  static «count = 0;»\n}',
    },
    {
      what: 'parentheses around it',
      before: 'const f = x => «(a == x)»;',
      after: 'const f = (x) => «a == x»;',
    },
    {
      what: 'quotes around keys',
      before: "«send({ 'a': 1, 'b-c': 2 })»;",
      after: "«send({ a: 1, 'b-c': 2 })»;",
    },
    {
      what: 'a broken union',
      before: 'type A = «Array<any | B>»;',
      after: 'type A = «Array<\n  | any\n  | B\n>»;',
    },
    {
      what: 'numbers',
      before: '«wait(0XFF, 1.50)»;',
      after: '«wait(0xff, 1.5)»;',
    },
    {
      what: 'a comment that was wrapped',
      before: 'function f() {\n  /* «a reason\n   * for it» */\n}',
      after: 'function f() {\n    /* «a reason for it» */\n}',
    },
    {
      what: 'code above its comment',
      before: '/**\n * Does it.\n * «@param a - one»\n */\nfunction f(a) {}',
      after: 'other();\n  /** Does it.\n   * «@param a - one» */\n  function f(a) {}',
    },
    {
      what: 'the body of a callback',
      before: "on('data', «async (x) => { await a(x); }»);",
      after: "on('data', «async (x) => { await a(x); await b(x); }»);",
    },
    {
      what: 'the body of a function that is reported as a whole',
      before: '«function big() { a(); }»',
      after: '«function big() { a(); b(); }»',
    },
    {
      what: 'the end of a large neighbour',
      before: `f({ ${Array.from({ length: 20 }, (_, i) => `k${String(i)}: 1`).join(', ')} }, «x»);`,
      after: `f({ ${Array.from({ length: 22 }, (_, i) => `k${String(i)}: 1`).join(', ')} }, «x»);`,
    },
    {
      what: "a sibling's name",
      before: 'function one() {}\nfunction two() { return «a == b»; }',
      after: 'function uno() {}\nfunction two() { return «a == b»; }',
    },
    {
      what: 'JSX over several lines',
      file: 'src/view.tsx',
      before: "const v = <p>«<b a='1'>one two</b>» three</p>;",
      after:
        'const v = (\n  <p>\n    «<b a="1">\n      one\n      two\n    </b>»{\' \'}\n    three\n  </p>\n);',
    },
    {
      what: 'the byte order mark',
      before: '\uFEFFrun(«x»);',
      after: 'run(«x»);',
    },
    {
      what: 'the ends of lines',
      before: 'a();\r\nrun(«x»);\r\n',
      after: 'a();\nrun(«x»);\n',
    },
    {
      what: 'JSON',
      file: 'data.json',
      before: '{ "a": «1», "b": 2 }',
      after: '{   "a":   «1»,   "b": 2 }',
    },
    {
      what: 'YAML',
      file: 'flow.yml',
      before: "jobs:\n  a:\n    uses: «'x@v1'»\n",
      after: 'on: push\njobs:\n    a:\n        uses: «"x@v1"»\n',
    },
    {
      what: 'Markdown',
      file: 'a.md',
      before: '* see [this](«bad.md»)\n',
      after: '# Title\n\n- see [this](«bad.md»)\n',
    },
    {
      what: 'CSS',
      file: 'a.css',
      before: "a { «color:  red»; content: 'x' }",
      after: 'a { «color: red»; content: "x" }',
    },
    {
      what: 'code that cannot be parsed',
      before: 'function ( {\n  «run(  a   b c»\n',
      after: '\n\nfunction ( {\n    «run( a b c»\n',
    },
  ])('survives $what', async ({ before, after, file }) => {
    const marked = file === undefined ? {} : { file };
    const first = await fingerprints(before.replace('\uFEFF', ''), marked);
    expect(first).toHaveLength(1);
    expect(await fingerprints(after, marked)).toEqual(first);
  });

  it.each([
    {
      what: 'an `any` elsewhere',
      before: 'function f(a: «any») {}',
      after: 'function f(a: A) {}\nfunction g(a: «any») {}',
    },
    {
      what: 'an `any` beside it',
      before: 'function f(a: «any», b: B) {}',
      after: 'function f(a: A, b: «any») {}',
    },
    {
      what: 'an `any` beside it, in an array',
      before: 'function f(a: «any»[], b: B) {}',
      after: 'function f(a: A, b: «any»[]) {}',
    },
    {
      what: 'an `any` of another variable',
      before: 'const a: «any» = 1;',
      after: 'const b: «any» = 1;',
    },
    {
      what: 'another comparison',
      before: 'function f() { return a «==» b || c === d; }',
      after: 'function f() { return a === b || c «==» d; }',
    },
    {
      what: 'another call of the same function',
      before: "«console.log»('a');",
      after: "«console.log»('b');",
    },
    {
      what: 'another argument',
      before: 'f(«x»); g(y);',
      after: 'f(y); g(«x»);',
    },
    { what: 'another variable', before: 'const «a» = 1;', after: 'const «b» = 1;' },
    {
      what: 'another function of the same code',
      before: 'function f() { «debugger» }',
      after: 'function g() { «debugger» }',
    },
    {
      what: 'another method',
      before: 'class A { «m»() {} }',
      after: 'class A { «n»() {} }',
    },
    {
      what: 'another callback',
      before: "on('a', «async () => { x(); }»);",
      after: "on('b', «async () => { x(); }»);",
    },
    {
      what: 'a catch after another try',
      before: 'try { a() } «catch {}» try { b() } catch (e) { log(e) }',
      after: 'try { a() } catch (e) { log(e) } try { b() } «catch {}»',
    },
    {
      what: 'another tag of the same comment',
      before: '/**\n * «@param a - one»\n * @param b - two\n */\nfunction f() {}',
      after: '/**\n * @param a - one\n * «@param b - two»\n */\nfunction f() {}',
    },
    {
      what: 'a text with other letters',
      before: "f(«'it'»);",
      after: "f(«'It'»);",
    },
    {
      what: 'a text in place of a name',
      before: 'return2(«a»);',
      after: "return2(«'a'»);",
    },
    {
      what: 'another line',
      file: 'flow.yml',
      before: 'a: «x@v1»\nb: y@v2\n',
      after: 'a: x@1\nb: «y@v2»\n',
    },
  ])('differs for $what', async ({ before, after, file }) => {
    const marked = file === undefined ? {} : { file };
    const [first] = await fingerprints(before, marked);
    const [second] = await fingerprints(after, marked);
    expect(first).toBeDefined();
    expect(second).toBeDefined();
    expect(second).not.toBe(first);
  });

  it.each<{ what: string; marked: Marked }>([
    { what: 'another rule', marked: { rule: 'other' } },
    { what: 'another gate', marked: { gate: 'types' } },
    { what: 'another file', marked: { file: 'src/other.ts' } },
  ])('differs for $what', async ({ marked }) => {
    const text = 'run(«x»);';
    expect(await fingerprints(text, marked)).not.toEqual(await fingerprints(text));
  });

  it('tells twins apart by their order, wherever they move', async () => {
    const before = await fingerprints('function f() { «debugger»; a(); «debugger»; }');
    const after = await fingerprints('function f() { b();\n\n«debugger»;\n«debugger»; a(); }');
    expect(new Set(before).size).toBe(2);
    expect(after).toEqual(before);
  });

  it('is the same for a report that comes twice', async () => {
    const repository = createTemporaryRepository({ 'a.ts': 'run(x);' });
    onTestFinished(repository.dispose);
    const twice = await identifyFindings(repository.path, 'types', [raw({}), raw({})]);
    expect(twice[0]?.fingerprint).toBe(twice[1]?.fingerprint);
  });

  it.each([
    { what: 'a dependency', first: { file: 'package.json', subject: 'left-pad' } },
    { what: 'an unused export', first: { subject: 'unused' } },
  ])('of $what is that of its subject', async ({ first }) => {
    const repository = createTemporaryRepository({
      'a.ts': 'export const other = 1;\nexport const unused = 1;',
      'package.json': '{}',
    });
    onTestFinished(repository.dispose);
    const found = await identifyFindings(repository.path, 'dead-code', [
      raw({ ...first, line: 1 }),
      raw({ ...first, line: 2 }),
      raw({ ...first, subject: 'another' }),
    ]);
    const [one, , another] = found.map(({ fingerprint }) => fingerprint);
    const [moved] = await identifyFindings(repository.path, 'dead-code', [
      raw({ ...first, line: 2 }),
    ]);
    expect(moved?.fingerprint).toBe(one);
    expect(another).not.toBe(one);
  });

  it.each<{ gate: Gate; rule: string; same: boolean }>([
    { gate: 'lint', rule: 'unicorn/filename-case', same: true },
    { gate: 'format', rule: 'too-large', same: true },
    // These begin with what stands there.
    { gate: 'format', rule: 'prettier', same: false },
    { gate: 'types', rule: 'TS2304', same: false },
    { gate: 'lint', rule: 'unused-disable-directive', same: false },
  ])(
    'at 1:1 of $rule at the gate $gate is that of the file: $same',
    async ({ gate, rule, same }) => {
      const repository = createTemporaryRepository({ 'a.ts': 'run(x);' });
      onTestFinished(repository.dispose);
      const before = await identifyFindings(repository.path, gate, [raw({ column: 1, rule })]);
      repository.write({ 'a.ts': 'other(y);' });
      const after = await identifyFindings(repository.path, gate, [raw({ column: 1, rule })]);
      expect(after[0]?.fingerprint === before[0]?.fingerprint).toBe(same);
    },
  );

  it('of a comment that disables nothing is the same when lines are put above it', async () => {
    const text = '/* eslint-disable no-eval */\n\nrun(x);\n';
    const repository = createTemporaryRepository({ 'a.ts': text });
    onTestFinished(repository.dispose);
    const identify = async (line: number): Promise<string | undefined> => {
      const found = raw({ line, column: 1, rule: 'unused-disable-directive' });
      const [identified] = await identifyFindings(repository.path, 'lint', [found]);
      return identified?.fingerprint;
    };
    const before = await identify(1);
    repository.write({ 'a.ts': `// Lines moved.\n\n${text}` });
    expect(await identify(3)).toBe(before);
  });

  it('of a line that is formatted differently is that of the whole line', async () => {
    const repository = createTemporaryRepository({
      'a.ts': 'function f() {\n  return a ( 1 );\n  return b ( 1 );\n}',
    });
    onTestFinished(repository.dispose);
    const identify = async (line: number): Promise<string | undefined> => {
      const [found] = await identifyFindings(repository.path, 'format', [raw({ line, column: 1 })]);
      return found?.fingerprint;
    };
    const [first, second] = [await identify(2), await identify(3)];
    expect(second).not.toBe(first);
    repository.write({ 'a.ts': '\n\nfunction f() {\n  check();\n    return a ( 1 );\n}' });
    expect(await identify(5)).toBe(first);
  });

  it('of a broken example is that of its symbol and its line', async () => {
    const repository = createTemporaryRepository({
      'a.ts': '/**\n * @example\n * one();\n * two();\n */\nexport function f() {}',
    });
    onTestFinished(repository.dispose);
    const found = await identifyFindings(repository.path, 'docs', [
      raw({ rule: 'broken-example', subject: 'f', line: 3, column: 4 }),
      raw({ rule: 'broken-example', subject: 'f', line: 4, column: 4 }),
    ]);
    const [two] = await identifyFindings(repository.path, 'docs', [
      raw({ rule: 'broken-example', subject: 'f', line: 4, column: 4 }),
    ]);
    expect(two?.fingerprint).toBe(found[1]?.fingerprint);
    expect(two?.fingerprint).not.toBe(found[0]?.fingerprint);
  });
});

describe('a file that cannot be read as code', () => {
  it.each([
    { what: 'is gone', files: {} },
    { what: 'is binary', files: { 'a.ts': 'run\0(x);' } },
    { what: 'is empty', files: { 'a.ts': '' } },
    { what: 'is shorter than the tool says', files: { 'a.ts': 'x' } },
    {
      what: 'is nested thousands deep',
      files: { 'a.ts': '['.repeat(20_000) + ']'.repeat(20_000) },
    },
    { what: 'is no valid code', files: { 'a.ts': 'run(x) } {{{' } },
  ])('because it $what is told by what is left', async ({ files }) => {
    const repository = createTemporaryRepository(files);
    onTestFinished(repository.dispose);
    const [finding] = await identifyFindings(repository.path, 'lint', [
      raw({ line: 3, column: 9, endLine: 4, endColumn: 2 }),
    ]);
    expect(finding?.fingerprint).toMatch(/^[\da-f]{20}$/u);
    expect(finding?.identity.scope).toBe('');
  });

  it('because it is a folder is told by what is left', async () => {
    const repository = createTemporaryRepository({});
    onTestFinished(repository.dispose);
    mkdirSync(path.join(repository.path, 'a.ts'));
    const [finding] = await identifyFindings(repository.path, 'lint', [raw({})]);
    expect(finding?.fingerprint).toMatch(/^[\da-f]{20}$/u);
  });
});

describe('a scope', () => {
  it.each([
    { text: 'run(«x»);', scope: '' },
    { text: 'function f() { run(«x»); }', scope: 'f' },
    { text: 'class A { b = () => { run(«x»); } }', scope: 'A.b' },
    { text: 'const f = function g() { run(«x»); };', scope: 'f' },
    { text: 'export default function () { run(«x»); }', scope: 'default' },
    { text: 'export default () => run(«x»);', scope: 'default' },
    { text: 'class A { constructor() { run(«x»); } }', scope: 'A.constructor' },
    { text: 'class A { get a() { return «x»; } }', scope: 'A.a' },
    { text: 'const api = { get() { run(«x»); } };', scope: 'get' },
    { text: 'module.exports.f = function () { run(«x»); };', scope: 'module.exports.f' },
    { text: 'namespace N { interface I { a: «any» } }', scope: 'N.I' },
    { text: 'const a = run(«x»);', scope: '' },
  ])('of $text is $scope', async ({ text, scope }) => {
    const [finding] = await identifyMarked(text);
    expect(finding?.identity.scope).toBe(scope);
    expect([...(finding?.identity.declared ?? []), '']).toContain(scope);
  });
});

describe('a shape', () => {
  const body = '(a: «any») { if (a) return a; return other(a); }';

  it.each([
    { what: 'the function', before: `function f${body}`, after: `function g${body}` },
    {
      what: 'a function that calls itself',
      before: 'function f(a: «any») { if (a) return f(a); return other(a); }',
      after: 'function g(a: «any») { if (a) return g(a); return other(a); }',
    },
    { what: 'its class', before: `class A { m${body} }`, after: `class B { m${body} }` },
    { what: 'the method', before: `class A { m${body} }`, after: `class A { n${body} }` },
    {
      what: 'the variable that holds it',
      before: 'const f = (a: «any») => { if (a) return a; return other(a); };',
      after: 'const g = (a: «any») => { if (a) return a; return other(a); };',
    },
  ])('is the same after a rename of $what', async ({ before, after }) => {
    const [first] = await identifyMarked(before);
    const [second] = await identifyMarked(after);
    expect(first?.identity.shape).toMatch(/^[\da-f]{20}$/u);
    expect(second?.identity.shape).toBe(first?.identity.shape);
    expect(second?.fingerprint).not.toBe(first?.fingerprint);
  });

  it.each([
    {
      what: 'other code',
      before: `function f${body}`,
      after: 'function g(a: «any») { if (a) return a; return another(a); }',
    },
    {
      what: 'another place in the same code',
      before: 'function f(a: «any», b: any) { return a + b + other(1, 2); }',
      after: 'function g(a: any, b: «any») { return a + b + other(1, 2); }',
    },
    {
      what: 'another variable in the same code',
      before: 'function f() { const «a» = 1; return other(1, 2, 3); }',
      after: 'function f() { const «b» = 1; return other(1, 2, 3); }',
    },
  ])('differs for $what', async ({ before, after }) => {
    const [first] = await identifyMarked(before);
    const [second] = await identifyMarked(after);
    expect(first?.identity.shape).toBeDefined();
    expect(second?.identity.shape).not.toBe(first?.identity.shape);
  });

  it.each([
    { what: 'outside any function', text: 'run(«x»);' },
    { what: 'in a function of hardly any code', text: 'function f() { «debugger»; }' },
  ])('does not exist $what', async ({ text }) => {
    const [finding] = await identifyMarked(text);
    expect(finding?.identity).not.toHaveProperty('shape');
  });
});

function raw(fields: Partial<RawFinding>): RawFinding {
  return {
    rule: 'sample',
    practice: null,
    severity: 'error',
    file: 'a.ts',
    line: 1,
    column: 5,
    message: 'Sample.',
    ...fields,
  };
}

it('is the same for a vulnerability wherever the dependency is listed', async () => {
  const raw = rawFindingOf({ rule: 'GHSA-1', subject: 'forms', vulnerability: vulnerabilityOf() });
  const [one, other] = await identifyFindings('/nowhere', 'audit', [
    { ...raw, file: 'package.json' },
    { ...raw, file: 'apps/web/package.json' },
  ]);
  expect(one?.fingerprint).toBe(other?.fingerprint);
});

it('is told by its whole lines where what is reported has hardly a word', async () => {
  const text = 'The «old» way is gone.\n\nNobody knows the «old» names.\n';
  const [first, second] = await identifyMarked(text, { file: 'README.md' });
  const [moved] = await identifyMarked('Nobody knows the «old» names.\n', { file: 'README.md' });
  expect(second?.fingerprint).not.toBe(first?.fingerprint);
  expect(moved?.fingerprint).toBe(second?.fingerprint);
});

it('is known by every name that its file had', () => {
  const oldNames = invertRenames(
    new Map([
      ['a.ts', 'c.ts'],
      ['b.ts', 'c.ts'],
      ['d.ts', 'e.ts'],
    ]),
  );
  const finding = sampleFinding({ file: 'c.ts', key: 'key' });
  expect(knownFingerprints(finding, oldNames)).toEqual(
    ['c.ts', 'a.ts', 'b.ts'].map((file) => fingerprintOf(file, 'key')),
  );
});
