/** A piece of odd but parsable code. */
export interface HostileInput {
  /** What is odd about it. */
  readonly name: string;
  /** `file.ts` or `react.tsx`, the files of the fixture project. */
  readonly filename: 'file.ts' | 'react.tsx';
  /** The code. */
  readonly code: string;
}

function typescript(name: string, code: string): HostileInput {
  return { name, filename: 'file.ts', code };
}

function tsx(name: string, code: string): HostileInput {
  return { name, filename: 'react.tsx', code };
}

const depth = 120;

/**
 * Odd code that every rule must survive, with and without type information: empty files, syntax
 * that few people use, missing parts that the parser still accepts, deep nesting.
 *
 * @example
 * ```ts
 * import { hostileInputs } from '@groundrules/testkit';
 * import { Linter } from 'eslint';
 * import { it } from 'vitest';
 *
 * for (const { name, filename, code } of hostileInputs) {
 *   it(name, () => {
 *     new Linter().verify(code, {}, filename);
 *   });
 * }
 * ```
 */
export const hostileInputs: readonly HostileInput[] = [
  typescript('empty file', ''),
  typescript('byte order mark only', '\uFEFF'),
  typescript('byte order mark before code', '\uFEFFexport const one = 1;\n'),
  typescript('hashbang only', '#!/usr/bin/env node'),
  typescript('hashbang before code', '#!/usr/bin/env node\nprocess.exit();\n'),
  typescript('comments only', '/* nothing */ // here\n/** and here */\n'),
  typescript('carriage returns', 'try {\r\n  run();\r\n} catch {\r\n}\r\n'),
  typescript('line separators', 'try { run(); }\u2028catch {\u2029}'),
  typescript('empty statements', ';;;{};{;};'),
  typescript('directives only', "'use strict';\n'use client';\n'';"),
  typescript(
    'decorators',
    `@sealed() @plain export class Box {
  @field accessor value = 1;
  @method run(@inject first: string, @inject() second?: number): void {}
  @access get size(): number { return 1; }
}`,
  ),
  typescript(
    'decorated parameter properties',
    'class Service { constructor(@inject() private readonly db: Db, _unused = 0, ...rest: never[]) {} }',
  ),
  typescript(
    'satisfies',
    'const table = { a: 1 } satisfies Record<string, number> as const as any;',
  ),
  typescript('angle bracket assertion', 'const value = <string><unknown>input!;'),
  typescript('using', '{ using handle = open(), other = null; await using pool = connect(); }'),
  typescript(
    'using in loops',
    'for (using item of items) {} for await (await using item of items) {}',
  ),
  typescript(
    'enums',
    "enum A { One = 1, Two = 'two', 'three-3' = One << 2 } const enum B {} declare enum C { D }",
  ),
  typescript(
    'namespaces',
    'namespace A.B.C { export const d = 1; } declare namespace E { function f(): void; }',
  ),
  typescript(
    'ambient modules',
    "declare module 'x'; declare module 'y' { export default function z(a: string): void; }",
  ),
  typescript(
    'global augmentation',
    'declare global { interface Window { thing?: string } var later: number } export {};',
  ),
  typescript('export assignment', 'const value = 1; export = value;'),
  typescript(
    'import assignment',
    "import fs = require('fs'); import join = path.join; export import a = fs.a;",
  ),
  typescript(
    'imports of all kinds',
    `import 'side'; import a, * as b from 'b'; import { type c, default as d, 'e f' as g } from 'g';
import type H from 'h'; import json from './i.json' with { type: 'json' };
export * from 'j'; export * as k from 'k'; export { l as default, 'm n' as 'o p' } from 'l';
export type { Q } from 'q';`,
  ),
  typescript('type-only export', 'export type A = string; export type { A as B }; export {};'),
  typescript(
    'dynamic import and import.meta',
    "await import('x'); import.meta.url; import.meta.resolve?.('y');",
  ),
  typescript(
    'top-level await',
    'const value = await Promise.resolve(1); for await (const part of stream) part;',
  ),
  typescript(
    'overloads',
    'function f(): void; function f(a?: string): void; function f(a?: unknown): void {}',
  ),
  typescript(
    'abstract class',
    `abstract class Shape<in out T, const U = never> {
  abstract area(unit: string): number;
  protected abstract readonly name: string;
  declare kind: T; static readonly [key: string]: unknown; optional?(): U; definite!: string;
  constructor(); constructor(a?: string) {}
}`,
  ),
  typescript(
    'class static block',
    'class A { static { try { this.b(); } catch {} } static b() {} static {} }',
  ),
  typescript(
    'private names',
    'class A { #a = 1; get #b() { return #a in this; } set #b(v) {} static async *#c() { yield* []; } }',
  ),
  typescript(
    'class expressions',
    'const A = class extends (class {}) {}; new (class { constructor() { super.x; } })();',
  ),
  typescript(
    'computed and odd keys',
    "({ [`a${1}`]: 1, 'b c'() {}, 3: 2, get __proto__() { return 1; }, set d(v) {}, async *[e]() {} });",
  ),
  typescript(
    'getters and setters',
    'const o = { get a() { return 1; }, set a(v) {} }; class B { get c() { return 1; } set c(v: unknown) {} }',
  ),
  typescript(
    'labelled blocks',
    'outer: { inner: for (;;) { break outer; } } lone: ; again: while (false) continue again;',
  ),
  typescript(
    'switch of all shapes',
    'switch (a) {} switch (b) { default: } switch (c) { case 1: case 2: { break; } default: let d; }',
  ),
  typescript(
    'destructuring',
    'const { a = 1, b: { c: [d, , ...e] = [] } = {}, ...f } = g; [h.i, j[k]] = l; ({ m = n } = o);',
  ),
  typescript(
    'parameter patterns',
    '(function ({ a, b: [c] = [] } = {}, [d = a, ...[e]], this2?: string, ...{ length }) {});',
  ),
  typescript(
    'this parameter',
    'function f(this: Window, err: Error, ...rest: unknown[]): asserts err is TypeError {}',
  ),
  typescript(
    'default parameter scopes',
    'function f(a = () => arguments, b = a, { c = b } = {}, d = function d() { d; }) { var a; }',
  ),
  typescript(
    'generators',
    'function* g() { const x = yield; yield* g(); } async function* h() { yield await 1; return; }',
  ),
  typescript(
    'arrows of all shapes',
    'a => a; (a) => ({}); async a => await a; () => () => {}; <T,>(a: T): a is T => true; async () => {};',
  ),
  typescript(
    'immediately called',
    '(() => {})(); (function () {})(); !function () {}(); void (async () => {})(); new (function () {})();',
  ),
  typescript(
    'optional chains',
    'a?.b?.[c]?.(d)!.e; (a?.b)(); delete a?.b; (a?.b)`c`; new a.b.c; new (a());',
  ),
  typescript(
    'sparse and spread',
    '[, , ...a, , ...[]]; f(...a, ...[]); ({ ...a, ...{} }); new A(...b);',
  ),
  typescript(
    'template literals',
    'tag`\\u{}`; `${`${a}`}`; type T = `${A}-${B}`; String.raw`\\n`;',
  ),
  typescript('regular expressions', '/[/]/u.test(a); /(?<year>\\d{4})/v.exec(b); a = b / c / d;'),
  typescript('numbers', '[0b1, 0o7, 0xF, 1_000, .5, 5., 1e-7, 10n, 0xFn, -0, NaN, Infinity];'),
  typescript(
    'operators',
    'a ??= b; c ||= d; e &&= f; g **= 2; h >>>= 1; i = (j, k); void 0; typeof l; m in n; o instanceof p;',
  ),
  typescript(
    'comma and nested ternaries',
    'a ? b : c ? (d, e) : f ? g : h; for (i = 0, j = 1; ; i++, j--) break;',
  ),
  typescript(
    'try of all shapes',
    'try {} catch {} try {} finally {} try {} catch (e) {} finally {} try {} catch ({ message, ...rest }) {}',
  ),
  typescript(
    'typed catch bindings',
    'try {} catch (e: unknown) {} try {} catch (e: any) { throw e; } try {} catch ([a = 1]) {}',
  ),
  typescript(
    'nested try',
    'try { try {} catch (e) { throw e; } } catch (e) { try { f(e); } catch {} finally { try {} finally {} } }',
  ),
  typescript(
    'promise handlers of all shapes',
    `p.catch(); p.catch(undefined); p.catch(...h); p.then(); p.then(a, ...b); p['catch'](() => {});
p?.catch?.(async function () {}); p.catch(class {}); p.catch(() => {}, 1); super_.then(null, function* () {});
catch_(() => {}); p.catch\`x\`; new p.catch(() => {}); p.#x?.catch(() => {});`.replace(
      'p.#x?',
      'p.x?',
    ),
  ),
  typescript(
    'callbacks of all shapes',
    'f(err => {}); f((err) => void 0); f(function err(err) {}); ({ m(err, cb) {} }); class A { m(error) {} }',
  ),
  typescript(
    'throw of all shapes',
    "function f() { throw undefined; throw `a`; throw (b, c); throw new (d())(); throw new Error('e', ...g); }",
  ),
  typescript(
    'type gymnastics',
    `type A<T> = T extends (infer U extends string)[] ? U : T extends { [K in keyof T as \`x\${K & string}\`]?: infer V } ? V : never;
type B = typeof import('x', { with: { 'resolution-mode': 'import' } }); type C = A<B>['d'][number]; type D = unique symbol;
type E = abstract new (...a: never[]) => this; type F = [first: string, second?: number, ...rest: boolean[]];
type G = { readonly [K in 'a']-?: K } & { -readonly [K in 'b']+?: K }; let h: asserts; let i: (typeof j)[keyof typeof j];`,
  ),
  typescript(
    'interfaces',
    'interface A<T = {}> extends B, C<T> { (): void; new (): A; readonly [k: string]: unknown; get d(): 1; set d(v); e?(): void }',
  ),
  typescript(
    'instantiation expressions',
    'const f = g<string>; new Map<string, number>; a<b>?.(); h<i>`j`;',
  ),
  typescript(
    'type predicates',
    'function a(b: unknown): b is string { return true; } class C { d(): this is E { return true; } }',
  ),
  typescript(
    'definite and optional',
    'let a!: string; class B { c?: string; d!: number } function e(f?: string, g = f) {}',
  ),
  typescript(
    'declarations without a body',
    'declare function f(err: Error, cb?: () => void): void; declare class A { m(err): void } declare let x, y: 1;',
  ),
  typescript(
    'unicode names',
    'const ünï = 1, 变量 = 2, \\u0061b = 3, $ = 4, _ = 5; class Ω { ℮ = "👩‍👩‍👧"; }',
  ),
  typescript(
    'names of prototypes',
    'const constructor = 1, hasOwnProperty = 2, __proto__ = 3, toString = 4; ({ constructor, __proto__ });',
  ),
  typescript(
    'keywords as names',
    'const { catch: a, then: b, default: c, class: d } = e; f.catch.then.finally; ({ catch() {}, then() {}, get() {}, set() {} });',
  ),
  typescript(
    'shadowed globals',
    'const undefined2 = 1; function Promise() {} { const Error = 1, console = 2; console; } function f(undefined) {}',
  ),
  typescript(
    'var hoisting',
    'a = 1; var a; var a = 2; { var b; function b2() {} } try {} catch (c) { var c; } for (var d in e) var d;',
  ),
  typescript('anonymous default function', 'export default function (err, data) {}'),
  typescript('anonymous default class', 'export default abstract class<T> extends Base<T> {}'),
  typescript('default expression', 'export default async (err) => {};'),
  typescript(
    'new.target and super',
    'class A extends B { constructor() { new.target; super(...arguments); super["x"]?.(); } }',
  ),
  typescript('deeply nested blocks', `${'{'.repeat(depth)}${'}'.repeat(depth)}`),
  typescript(
    'calls of what objects inherit',
    [
      'constructor(a, b); new constructor(a); toString(a, b); new toString(a); __proto__(a, b); valueOf({ a: 1 });',
      'const userConstructor = Math.random(); const aToString = Math.random(), { b__proto__ = Math.random() } = c;',
      "app.register(hasOwnProperty, { cookie: {} }); res.cookie('session', toString(a), constructor);",
      "throw new (require('@nestjs/common').toString)(error.message, valueOf);",
    ].join('\n'),
  ),
  typescript('deeply nested calls', `${'f('.repeat(depth)}${')'.repeat(depth)};`),
  typescript('deeply nested functions', `${'(() => {'.repeat(depth)}${'})();'.repeat(depth)}`),
  typescript(
    'deeply nested try',
    `${'try { f(); } catch (e) {'.repeat(depth)}${'}'.repeat(depth)}`,
  ),
  typescript('long member chain', `a${'.b()'.repeat(depth)};`),
  typescript(
    'long binary chain',
    `x = ${Array.from({ length: depth }, () => 'a ?? b').join(' ?? ')};`,
  ),
  typescript('deeply nested arrays', `x = ${'['.repeat(depth)}${']'.repeat(depth)};`),
  tsx(
    'elements',
    'const a = <div {...b} c="d" e={f} g:h={<i />}>{/* empty */}{...j}&nbsp;{}</div>;',
  ),
  tsx('fragments and members', 'const a = <><b.c.d /><this.e /><f-g></f-g></>;'),
  tsx('generic components', 'const a = <T,>(b: T) => <C<T> d={b} onClick={(err) => {}} />;'),
  tsx(
    'handlers in elements',
    'const a = <b onClick={() => { try { c(); } catch {} }} d={async (e) => void e.catch(() => {})} />;',
  ),
];
