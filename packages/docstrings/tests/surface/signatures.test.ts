import { describe, expect, it } from 'vitest';
import type { PublicDeclaration, Signature } from '../../src/surface/public-symbol.js';
import { listSurface } from './support/list-surface.js';

/** The signature of the last declaration of what a file publishes first. */
function signatureOf(code: string, file = 'index.ts'): Signature | undefined {
  return lastDeclaration(code, file)?.signature;
}

function lastDeclaration(code: string, file = 'index.ts'): PublicDeclaration | undefined {
  return listSurface({ [file]: code }).symbols[0]?.declarations.at(-1);
}

describe('parameters', () => {
  it.each<[code: string, parameters: readonly string[]]>([
    ['()', []],
    [
      '(this: Window, a: string, b?: number, c = 1, ...d: string[])',
      ['a: string', 'b?: number', 'c?', '...d: string[]'],
    ],
    [
      '({ a, b: { c, d: [e] }, "f-g": f, [h]: i, j = 1 }: Options)',
      ['{a, b, b.c, b.d, f-g, j}: Options'],
    ],
    ['({ a, ...rest } = {})', ['{a, ...}?']],
    ['([a, b]: [string, string])', ['{}: [string, string]']],
  ])('%s', (written, parameters) => {
    const signature = signatureOf(`export function f${written} {}`);
    expect(
      signature?.parameters.map(
        ({ name, properties, hasOtherProperties, isRest, isOptional, type }) => {
          const pattern = `{${[...properties, ...(hasOtherProperties ? ['...'] : [])].join(', ')}}`;
          const written = `${isRest ? '...' : ''}${name ?? pattern}${isOptional ? '?' : ''}`;
          return type === undefined ? written : `${written}: ${type}`;
        },
      ),
    ).toEqual(parameters);
  });

  it('stand where they say', () => {
    const code = `export function f<T, const U extends T>(\n  /** x */ a: T, { b }: U) {}`;
    const signature = signatureOf(code);
    expect(signature?.parameters.map(({ start, end }) => code.slice(start, end))).toEqual([
      'a: T',
      '{ b }: U',
    ]);
    expect(signature?.typeParameters).toEqual(['T', 'U']);
  });
});

describe('returns', () => {
  it.each<[code: string, returns: Signature['returns'] | undefined]>([
    ['export function f(): void {}', 'nothing'],
    ['export function f(): never { throw a; }', 'nothing'],
    ['export function f(): undefined {}', 'nothing'],
    ['export async function f(): Promise<void> {}', 'nothing'],
    ['export function f(): void | Promise<void> {}', 'nothing'],
    ['export function f(): PromiseLike<never> {}', 'nothing'],
    ['export function f(x): asserts x is string {}', 'nothing'],
    ['export function f(x): x is string {}', 'value'],
    ['export function f(): string | void {}', 'value'],
    ['export function f(): Promise<string> {}', 'value'],
    ['export function f() {}', 'nothing'],
    ['export function f() { return; }', 'nothing'],
    ['export function f() { if (a) { return g(); } }', 'value'],
    ['export function f() { return void g(); }', 'nothing'],
    ['export function f() { return undefined; }', 'nothing'],
    ['export function f() { return () => { return 1; }; }', 'value'],
    ['export function f() { a(() => { return 1; }); class B { c() { return 1; } } }', 'nothing'],
    ['export function* f() {}', 'value'],
    ['export async function* f() {}', 'value'],
    ['export declare function f();', 'unknown'],
    ['export const f = () => 1;', 'value'],
    ['export const f = () => ({});', 'value'],
    ['export const f = () => g();', 'unknown'],
    ['export const f = async () => await g();', 'unknown'],
    ['export const f = () => new G();', 'value'],
    ['export const f = () => void g();', 'nothing'],
    ['export const f = () => undefined;', 'nothing'],
    ['export const f = () => a ? g() : h();', 'unknown'],
    ['export const f = () => a ? g() : 1;', 'value'],
    ['export const f = () => a && g();', 'unknown'],
    ['export const f = () => (a = 1);', 'unknown'],
    ['export const f = () => a + 1;', 'value'],
    ['export const f = (): void => g();', 'nothing'],
    ['export const f: (a: string) => void = (a) => a;', 'nothing'],
    ['export declare const f: (a: string) => string;', 'value'],
    ['export const f = function () {};', 'nothing'],
    ['export const f = debounce(() => 1);', undefined],
    ['export const f = (() => 1) as Handler;', undefined],
    ['export const f = 1;', undefined],
    ['export default () => 1;', 'value'],
  ])('%s', (code, returns) => {
    expect(signatureOf(code)?.returns).toBe(returns);
  });

  it.each<[code: string, returns: Signature['returns'] | undefined]>([
    ['get a() { return 1; }', 'value'],
    ['set a(x) {}', 'nothing'],
    ['a() {}', 'nothing'],
    ['abstract a(): string;', 'value'],
    ['a = () => 1;', 'value'],
    ['a = 1;', undefined],
  ])('of a member: %s', (code, returns) => {
    const { get } = listSurface({ 'index.ts': `export class A { ${code} }` });
    expect(get('A.a').declarations[0].signature?.returns).toBe(returns);
  });
});

describe('throws', () => {
  it.each<[body: string, names: readonly (string | undefined)[]]>([
    ['throw new RangeError("a");', ['RangeError']],
    ['if (a) throw new errors.NotFound(); else throw error;', ['errors.NotFound', undefined]],
    ['throw TypeError("a");', ['TypeError']],
    ['throw create("a");', [undefined]],
    ['throw (new A() as B);', ['A']],
    [
      'a(() => { throw new A(); }); function b() { throw new B(); } class C { d = () => { throw 1; } }',
      [],
    ],
    ['try { throw new A(); } catch {}', []],
    ['try { a(); } catch (error) { throw new B(); } finally { throw new C(); }', ['B', 'C']],
    ['try { throw new A(); } finally { a(); }', ['A']],
    ['try { try { a(); } catch { throw new A(); } } catch {}', []],
    ['return Promise.reject(new A());', ['A']],
    ['a = Promise.reject(new A());', ['A']],
    ['try { return Promise.reject(new A()); } catch {}', ['A']],
    ['try { await Promise.reject(new A()); } catch {}', []],
    ['throw new (class extends Error {})();', [undefined]],
  ])('%s', (body, names) => {
    expect(signatureOf(`export function f() { ${body} }`)?.throws.map(({ name }) => name)).toEqual(
      names,
    );
  });

  it('stand where they say', () => {
    const code = 'export const f = () => Promise.reject(new A());';
    expect(signatureOf(code)?.throws.map(({ start, end }) => code.slice(start, end))).toEqual([
      'Promise.reject(new A())',
    ]);
  });
});

describe('declarations', () => {
  it.each<[code: string, at: string, name: string]>([
    ['/** a */\nexport function a() {}', 'export function', 'a'],
    ['/** a */ @b() export class A {}', '@b()', 'A'],
    ['@b() /** a */ export class A {}', '@b()', 'A'],
    ['/** a */ export const a = 1;', 'export const', 'a'],
    ['/* a */ export default function () {}', 'export default', 'default'],
    ['export default () => {};', 'export default', 'default'],
    ['export /* default */ default class {}', 'export /*', 'default'],
    ['export = class {};', 'export =', '='],
    ['export const { b: a } = c;', 'b: a', 'a'],
  ])('%s', (code, at, name) => {
    const declaration = lastDeclaration(code);
    expect(code.slice(declaration?.docsPosition).startsWith(at)).toBe(true);
    expect(code.slice(declaration?.nameRange.start, declaration?.nameRange.end)).toBe(name);
  });

  it('of overloads tell the body from what callers see', () => {
    const { get } = listSurface({
      'index.ts': `export function a(x: 1): void; export function a(x: 2): void; export function a(x: number) {}
export class B { constructor(x: 1); constructor(x: 2); constructor(x: number) {} c(): void; c(x?: 1) {} static c() {} private constructor(); }
export interface D { e(): void } export class D { e() {} }`,
    });
    expect(get('a').declarations.map(({ isImplementation }) => isImplementation)).toEqual([
      false,
      false,
      true,
    ]);
    expect(
      get('B').declarations[0].constructors.map(({ isImplementation, signature }) => [
        isImplementation,
        signature.parameters[0]?.type,
      ]),
    ).toEqual([
      [false, '1'],
      [false, '2'],
      [true, 'number'],
    ]);
    expect(get('B.c').declarations.map(({ isImplementation }) => isImplementation)).toEqual([
      false,
      true,
    ]);
    expect(get('D.e').declarations.map(({ isImplementation }) => isImplementation)).toEqual([
      false,
      false,
    ]);
  });

  it('of a class have the docs of its constructor', () => {
    const code = `export class A {\n  /** Makes it. */\n  constructor() { throw new B(); }\n}`;
    const [constructor] = lastDeclaration(code)?.constructors ?? [];
    expect(constructor?.docs?.description).toBe('Makes it.');
    expect(constructor?.signature).toMatchObject({ returns: 'nothing', throws: [{ name: 'B' }] });
    expect(code.slice(constructor?.docsPosition).startsWith('constructor')).toBe(true);
  });
});
