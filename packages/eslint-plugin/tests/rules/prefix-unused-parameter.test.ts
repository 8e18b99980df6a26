import { createRuleTester, ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/prefix-unused-parameter.js';

function at(line: number, column: number, length = 1) {
  return { line, column, endLine: line, endColumn: column + length };
}

const a = { messageId: 'unused', data: { name: 'a' } } as const;
const b = { messageId: 'unused', data: { name: 'b' } } as const;
const takenA = { messageId: 'taken', data: { name: 'a' } } as const;
const sloppy = { languageOptions: { parserOptions: { sourceType: 'script' } } } as const;

ruleTester.run('prefix-unused-parameter', rule, {
  valid: [
    // The error of a callback is no-swallowed-error's; an underscore would silence it.
    "readFile('a', (err, text) => { done(text); });",
    'bcrypt.compare(a, b, function (error, same) { resolve(same); });',
    // Used.
    'function f(a) { return a; }',
    'function f(a, b = a) { return b; }',
    'function f(a) { return () => a; }',
    'function f(a) { a++; return 1; }',
    'function f(a) { a = a ?? 1; return 1; }',
    'function f(a) { return { a }; }',
    'function f(a, b: typeof a) { return b; }',
    'function f(a): typeof a { return 1; }',
    'function f(a) { a(); return 1; }',
    'function f(...a) { return [...a]; }',
    'function f(a): asserts a { if (!a) throw new Error(); }',
    'class A extends B { constructor(a) { super(a); } }',

    // Already says so.
    'function f(_a) { return 1; }',
    'items.map((_, b) => b);',
    'items.map((__, b) => b);',

    // Named for a container that goes by the names.
    'module.controller(function ($scope, $http) { return $http; });',

    // No body, so nothing to use a parameter in.
    'declare function f(a: string): void;',
    'declare class A { m(a: string): void; }',
    'abstract class A { abstract m(a: string): void; }',
    'interface A { m(a: string): void; (a: string): void; new (a: string): A }',
    'type A = (a: string) => void; type B = new (a: string) => A;',
    'let f: (a: string) => void;',
    'function f(a: string): void; function f(_a: unknown) { return; }',

    // The syntax demands the parameter, or it does something of its own.
    'class A { set size(a) { this.b = 1; } static set c(a) { this.b = 1; } }',
    '({ set size(a) { this.b = 1; } });',
    'class A { constructor(private a: string, readonly b = 1) { this.c(); } }',
    'class A { m(@Inject() a: string, @Inject b = 1) { return 1; } }',
    'function f(this: Window) { return 1; }',

    // Reached without its name.
    'function f(a) { return arguments[0]; }',
    'function f(a) { return () => arguments; }',
    'function f(a) { return eval("a"); }',
    { code: 'function f(a) { with (b) { return a; } }', ...sloppy },

    // Members of a pattern don't have to stay in place.
    'function f({ a, ...b }) { return b; }',
    'function f({ a }, [b]) { return 1; }',
    'function f({ a } = {}) { return 1; }',
    'test("page", async ({ page }, use) => { await use(1); });',

    // No parameter.
    'try { f(); } catch (a) { g(); }',
    'for (const a of b) c();',

    // Nothing can be forgotten in a stub.
    'function f(a) {}',
    'const f = (a, b) => { /* nothing */ };',
    'class A { onResize(a: number) {} }',
    'function f(a) { throw new Error("not implemented"); }',
    'function assertType<T>(a: unknown): asserts a is T {}',

    {
      code: 'const f = (Component) => <Component />;',
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    },
    {
      code: 'const f = (ui) => <ui.Button />;',
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    },
  ],
  invalid: [
    {
      code: 'export function f(a, b) { return b; }',
      output: 'export function f(_a, b) { return b; }',
      errors: [{ ...a, ...at(1, 19) }],
    },
    {
      code: 'export function f(a, b) { return a; }',
      output: 'export function f(a, _b) { return a; }',
      errors: [{ ...b, ...at(1, 22) }],
    },
    {
      code: 'export default function (a) { return 1; }',
      output: 'export default function (_a) { return 1; }',
      errors: [{ ...a, ...at(1, 26) }],
    },
    {
      code: 'items.reduce((total, item, index, list) => total + item);',
      output: 'items.reduce((total, item, _index, _list) => total + item);',
      errors: [
        { messageId: 'unused', data: { name: 'index' }, ...at(1, 28, 5) },
        { messageId: 'unused', data: { name: 'list' }, ...at(1, 35, 4) },
      ],
    },
    {
      code: 'items.map(a => 1);',
      output: 'items.map(_a => 1);',
      errors: [{ ...a, ...at(1, 11) }],
    },
    {
      code: 'items.map(async a => 1);',
      output: 'items.map(async _a => 1);',
      errors: [{ ...a, ...at(1, 17) }],
    },
    {
      code: 'app.use((a, req, res, next) => { res.end(req.url); });',
      output: 'app.use((_a, req, res, _next) => { res.end(req.url); });',
      errors: [
        { ...a, ...at(1, 10) },
        { messageId: 'unused', data: { name: 'next' }, ...at(1, 23, 4) },
      ],
    },
    {
      code: 'export const f = function a(a: string, b?: number[]) { return b; };',
      output: 'export const f = function a(_a: string, b?: number[]) { return b; };',
      errors: [{ ...a, ...at(1, 29) }],
    },
    {
      code: 'export function f(b?: number): number { return 1; }',
      output: 'export function f(_b?: number): number { return 1; }',
      errors: [{ ...b, ...at(1, 19) }],
    },
    {
      code: 'export function f(a = 1, ...b: string[]) { return 1; }',
      output: 'export function f(_a = 1, ..._b: string[]) { return 1; }',
      errors: [
        { ...a, ...at(1, 19) },
        { ...b, ...at(1, 29) },
      ],
    },
    {
      code: 'export function f(this: Window, a) { return this; }',
      output: 'export function f(this: Window, _a) { return this; }',
      errors: [{ ...a, ...at(1, 33) }],
    },
    {
      code: 'class A { constructor(a, private b) { super(); } static async *m(a) { yield 1; } get = (a) => 1; }',
      output:
        'class A { constructor(_a, private b) { super(); } static async *m(_a) { yield 1; } get = (_a) => 1; }',
      errors: [
        { ...a, ...at(1, 23) },
        { ...a, ...at(1, 66) },
        { ...a, ...at(1, 89) },
      ],
    },
    {
      code: 'class A { @Get() m(@Inject() a, b) { return 1; } }',
      output: 'class A { @Get() m(@Inject() a, _b) { return 1; } }',
      errors: [{ ...b, ...at(1, 33) }],
    },
    {
      code: 'export function f(a: string): void; export function f(a: unknown) { return; }',
      output: 'export function f(a: string): void; export function f(_a: unknown) { return; }',
      errors: [{ ...a, ...at(1, 55) }],
    },
    {
      code: 'export function f({ b }, a) { return b; }',
      output: 'export function f({ b }, _a) { return b; }',
      errors: [{ ...a, ...at(1, 26) }],
    },
    {
      code: 'export function f(a) { return function () { return arguments; }; }',
      output: 'export function f(_a) { return function () { return arguments; }; }',
      errors: [{ ...a, ...at(1, 19) }],
    },
    {
      code: 'export function f(a) { return ((a) => a)(1); }',
      output: 'export function f(_a) { return ((a) => a)(1); }',
      errors: [{ ...a, ...at(1, 19) }],
    },
    {
      code: 'export function f(\\u0061) { return 1; }',
      output: 'export function f(_\\u0061) { return 1; }',
      errors: [{ ...a, ...at(1, 19, 6) }],
    },

    // Every reference is renamed.
    {
      code: 'export function f(a = 0) { a = 1; [a] = [2]; ({ a } = b); ({ a = 3 } = b); ({ c: a } = b); }',
      output:
        'export function f(_a = 0) { _a = 1; [_a] = [2]; ({ a: _a } = b); ({ a: _a = 3 } = b); ({ c: _a } = b); }',
      errors: [{ ...a, ...at(1, 19) }],
    },
    {
      code: 'export const isA = (a: unknown): a is string => true;',
      output: 'export const isA = (_a: unknown): _a is string => true;',
      errors: [{ ...a, ...at(1, 21) }],
    },
    {
      code: 'export function f(a: unknown): asserts a is string { log(); }',
      output: 'export function f(_a: unknown): asserts _a is string { log(); }',
      errors: [{ ...a, ...at(1, 19) }],
    },

    // What looks like an element, or like a type of the same name, is no use.
    {
      code: 'export async function f(a: string): Promise<any> { log(); }',
      output: 'export async function f(_a: string): Promise<any> { log(); }',
      errors: [{ ...a, ...at(1, 25) }],
    },
    {
      code: 'export function f(a) { return 1 <any && "<a>"; }',
      output: 'export function f(_a) { return 1 <any && "<a>"; }',
      errors: [{ ...a, ...at(1, 19) }],
    },
    {
      code: 'export const f = (a) => <abbr />;',
      output: 'export const f = (_a) => <abbr />;',
      errors: [{ ...a, ...at(1, 19) }],
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    },

    // The new name must not mean anything yet.
    {
      code: 'export function f(a, _a) { return _a; }',
      output: null,
      errors: [{ ...takenA, ...at(1, 19) }],
    },
    {
      code: 'const _a = 1; export function f(a) { return _a; }',
      output: null,
      errors: [{ ...takenA, ...at(1, 33) }],
    },
    {
      code: 'export function f(a) { return () => _a(); }',
      output: null,
      errors: [{ ...takenA, ...at(1, 19) }],
    },
    {
      code: 'export function f(a) { return () => { let _a = 1; return _a; }; }',
      output: null,
      errors: [{ ...takenA, ...at(1, 19) }],
    },
    {
      code: 'const _a = 1; export function f(a) { return 1; }',
      output: 'const _a = 1; export function f(_a) { return 1; }',
      errors: [{ ...a, ...at(1, 33) }],
    },
    {
      code: 'function f(a) { var a; return 1; } f(1);',
      output: null,
      errors: [{ ...takenA, ...at(1, 12) }],
    },
    {
      code: 'function f(a, a) { return 1; } f(1, 2);',
      output: null,
      errors: [
        { ...takenA, ...at(1, 12) },
        { ...takenA, ...at(1, 15) },
      ],
      ...sloppy,
    },

    // The documentation goes along.
    {
      code: `/**
 * Reads a.
 *
 * @param {string} a - The a.
 * @param b - The b.
 * @param {{ a: { a: string } }} [a=1] - Again.
 * @param a.b - A part.
 * @param ab - Another.
 * @returns a
 */
export async function f(a, b) { return b; }`,
      output: `/**
 * Reads a.
 *
 * @param {string} _a - The a.
 * @param b - The b.
 * @param {{ a: { a: string } }} [_a=1] - Again.
 * @param _a.b - A part.
 * @param ab - Another.
 * @returns a
 */
export async function f(_a, b) { return b; }`,
      errors: [{ ...a, ...at(11, 25) }],
    },
    {
      code: `class A {
  /** @param a - The a. @returns {a is string} Whether. */
  @Get()
  m(a) { return true; }
  /** @arg a */
  n = (a) => 1;
}`,
      output: `class A {
  /** @param _a - The a. @returns {_a is string} Whether. */
  @Get()
  m(_a) { return true; }
  /** @arg _a */
  n = (_a) => 1;
}`,
      errors: [
        { ...a, ...at(4, 5) },
        { ...a, ...at(6, 8) },
      ],
    },
    {
      code: `/** @param a - The a. @param b - The b. @return {asserts b} */
export const f = (a, b) => 1;
/* @param a */
export const g = (a) => 1;
/** @param a - Of the call. */
h((a) => 1);
export const o = {
  /** @param {
   *   string} a */
  m(a) { return 1; },
};`,
      output: [
        `/** @param _a - The a. @param b - The b. @return {asserts b} */
export const f = (_a, b) => 1;
/* @param a */
export const g = (_a) => 1;
/** @param a - Of the call. */
h((_a) => 1);
export const o = {
  /** @param {
   *   string} _a */
  m(_a) { return 1; },
};`,
        `/** @param _a - The a. @param _b - The b. @return {asserts _b} */
export const f = (_a, _b) => 1;
/* @param a */
export const g = (_a) => 1;
/** @param a - Of the call. */
h((_a) => 1);
export const o = {
  /** @param {
   *   string} _a */
  m(_a) { return 1; },
};`,
      ],
      errors: [
        { ...a, ...at(2, 19) },
        { ...b, ...at(2, 22) },
        { ...a, ...at(4, 19) },
        { ...a, ...at(6, 4) },
        { ...a, ...at(10, 5) },
      ],
    },

    // A parameter that no call passes can go.
    {
      code: 'export {}; function f(a, b) { return a; } f(1); f?.(1);',
      output: 'export {}; function f(a, _b) { return a; } f(1); f?.(1);',
      errors: [
        {
          ...b,
          ...at(1, 26),
          suggestions: [
            {
              messageId: 'remove',
              data: { name: 'b' },
              output: 'export {}; function f(a) { return a; } f(1); f?.(1);',
            },
          ],
        },
      ],
    },
    {
      code: 'export {}; const f = (a: string,) => 1; f();',
      output: 'export {}; const f = (_a: string,) => 1; f();',
      errors: [
        {
          ...a,
          ...at(1, 23),
          suggestions: [
            {
              messageId: 'remove',
              data: { name: 'a' },
              output: 'export {}; const f = () => 1; f();',
            },
          ],
        },
      ],
    },
    {
      code: 'export {}; function f(this: A, a,) { return 1; } f();',
      output: 'export {}; function f(this: A, _a,) { return 1; } f();',
      errors: [
        {
          ...a,
          ...at(1, 32),
          suggestions: [
            {
              messageId: 'remove',
              data: { name: 'a' },
              output: 'export {}; function f(this: A,) { return 1; } f();',
            },
          ],
        },
      ],
    },
    // It stays where a call passes it, or where more than calls see it.
    {
      code: 'export {}; function f(a) { return 1; } f(1);',
      output: 'export {}; function f(_a) { return 1; } f(1);',
      errors: [{ ...a, ...at(1, 23) }],
    },
    {
      code: 'export {}; function f(a) { return 1; } f(...b);',
      output: 'export {}; function f(_a) { return 1; } f(...b);',
      errors: [{ ...a, ...at(1, 23) }],
    },
    {
      code: 'export {}; function f(a) { return 1; } f(); g(f);',
      output: 'export {}; function f(_a) { return 1; } f(); g(f);',
      errors: [{ ...a, ...at(1, 23) }],
    },
    {
      code: 'export {}; function f(a) { return 1; } f(); new f();',
      output: 'export {}; function f(_a) { return 1; } f(); new f();',
      errors: [{ ...a, ...at(1, 23) }],
    },
    {
      code: 'export {}; function f(a, b) { return b; } f();',
      output: 'export {}; function f(_a, b) { return b; } f();',
      errors: [{ ...a, ...at(1, 23) }],
    },
    {
      code: 'export {}; function f(a = g()) { return 1; } f();',
      output: 'export {}; function f(_a = g()) { return 1; } f();',
      errors: [{ ...a, ...at(1, 23) }],
    },
    {
      code: 'export {}; function f(...a) { return 1; } f();',
      output: 'export {}; function f(..._a) { return 1; } f();',
      errors: [{ ...a, ...at(1, 26) }],
    },
    {
      code: 'export {}; const f = a => 1; f();',
      output: 'export {}; const f = _a => 1; f();',
      errors: [{ ...a, ...at(1, 22) }],
    },
    {
      code: 'export {}; let f = (a) => 1; f();',
      output: 'export {}; let f = (_a) => 1; f();',
      errors: [{ ...a, ...at(1, 21) }],
    },
    {
      code: 'export const f = (a) => 1; f();',
      output: 'export const f = (_a) => 1; f();',
      errors: [{ ...a, ...at(1, 19) }],
    },
    {
      code: 'export function f(a) { return 1; } f();',
      output: 'export function f(_a) { return 1; } f();',
      errors: [{ ...a, ...at(1, 19) }],
    },
    {
      code: 'function f(a) { return 1; } f(); export { f };',
      output: 'function f(_a) { return 1; } f(); export { f };',
      errors: [{ ...a, ...at(1, 12) }],
    },
    {
      code: 'function f(a) { return 1; } f();',
      output: 'function f(_a) { return 1; } f();',
      errors: [{ ...a, ...at(1, 12) }],
      ...sloppy,
    },
    {
      code: 'export {}; /** @param a - The a. */ function f(a) { return 1; } f();',
      output: 'export {}; /** @param _a - The a. */ function f(_a) { return 1; } f();',
      errors: [{ ...a, ...at(1, 48) }],
    },
    {
      code: 'export {}; function f(a) { a = 1; } f();',
      output: 'export {}; function f(_a) { _a = 1; } f();',
      errors: [{ ...a, ...at(1, 23) }],
    },
    {
      code: 'export {}; function f(a, /* why */ b) { return a; } f(1);',
      output: 'export {}; function f(a, /* why */ _b) { return a; } f(1);',
      errors: [{ ...b, ...at(1, 36) }],
    },

    // Stubs, when asked for.
    {
      code: 'export function f(a) {}',
      output: 'export function f(_a) {}',
      options: [{ checkStubs: true }],
      errors: [{ ...a, ...at(1, 19) }],
    },
    {
      code: 'export function f(a) { throw new Error("not implemented"); }',
      output: 'export function f(_a) { throw new Error("not implemented"); }',
      options: [{ checkStubs: true }],
      errors: [{ ...a, ...at(1, 19) }],
    },
    {
      code: 'export function f(a) { log(); throw new Error("no"); }',
      output: 'export function f(_a) { log(); throw new Error("no"); }',
      errors: [{ ...a, ...at(1, 19) }],
    },
  ],
});

// Types change nothing.
createRuleTester({ typed: true }).run('prefix-unused-parameter with types', rule, {
  valid: ['[1].map((a) => a);'],
  invalid: [
    {
      code: '[1].map((a) => 1);',
      output: '[1].map((_a) => 1);',
      errors: [{ ...a, ...at(1, 10) }],
    },
  ],
});
