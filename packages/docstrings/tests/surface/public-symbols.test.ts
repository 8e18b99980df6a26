import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';
import { describeSymbols, listSurface } from './support/list-surface.js';

/** What a package holds, and its public symbols; `!` marks one without docs. */
type Case = readonly [title: string, files: string | RepositoryFiles, symbols: readonly string[]];

function check(cases: readonly Case[]): void {
  it.each(cases)('%s', (_, files, symbols) => {
    const listed = listSurface(typeof files === 'string' ? { 'index.ts': files } : files);
    expect(describeSymbols(listed.symbols)).toEqual(symbols);
  });
}

describe('declarations', () => {
  check([
    [
      'of every kind',
      `/** a */ export function a() {}
/** B */
export class B {}
/** C */
export interface C {}
/** D */
export type D = string;
/** E */
export enum E { one }
/** f */
export const f = 1;
/** G */
export namespace G { export const h = 1; const i = 2; }
export declare function j(): void;
export abstract class K {}
export let l: string, m = () => {};`,
      [
        'function a',
        'class B',
        'interface C',
        'type D',
        'enum E',
        '!enum-member E.one',
        'variable f',
        'namespace G',
        '!variable G.h',
        '!function j',
        '!class K',
        '!variable l',
        '!function m',
      ],
    ],
    ['that stay inside', `function a() {} class B {} const c = 1; export {};`, []],
    [
      'exported apart from where they stand',
      `function a() {}
class B {}
interface C {}
export { a, B as Renamed };
export type { C };`,
      ['!function a', '!class Renamed', '!interface C'],
    ],
    [
      'by destructuring',
      `export const { a, b: { c }, ...d } = make(), [e, , f = 1] = list;`,
      ['!variable a', '!variable c', '!variable d', '!variable e', '!variable f'],
    ],
    [
      'by destructuring, with docs',
      `/** The hooks. */
export const { a, /** b */ b } = make();`,
      ['variable a', 'variable b'],
    ],
    [
      'as expressions of functions and classes',
      `export const a = () => 1;
export const b = function () {};
export const c = class { d() {} };
export const e = ((x: string) => x) satisfies F;
export const g = debounce(() => 1);
export const h = (() => 1) as Handler;
export declare const i: (x: string) => void;
export const j: Handler = memo();`,
      [
        '!function a',
        '!function b',
        '!class c',
        '!method c.d',
        '!function e',
        '!variable g',
        '!function h',
        '!function i',
        '!variable j',
      ],
    ],
    [
      'overloads are one',
      `export function a(x: string): void;
/** Second. */
export function a(x: number): void;
export function a(x: unknown): void {}`,
      ['function a'],
    ],
    [
      'overloads whose docs only their body has',
      `export function a(x: string): void;
/** Nobody sees this. */
export function a(x: unknown): void {}`,
      ['!function a'],
    ],
    [
      'merged ones are one',
      `/** a */
export function a() {}
export namespace a { export const b = 1; }
export interface C { d: string }
/** C */
export class C { e() {} }
export enum F { g }
export namespace F { export function h() {} }
export interface I { j: 1 }
/** I */
export interface I { k: 2 }
export type L = 1;
/** L */
export const L = 1;`,
      [
        'function a',
        '!variable a.b',
        'class C',
        '!property C.d',
        '!method C.e',
        '!enum F',
        '!enum-member F.g',
        '!function F.h',
        'interface I',
        '!property I.j',
        '!property I.k',
        'variable L',
      ],
    ],
    [
      'of which only one meaning of a name is exported',
      `interface A { a: 1 }
export const A = 1;
const B = 1;
export interface B { b: 1 }
interface C { c: 1 }
const C = 1;
export { C };
export function d() {}
type d = { d: 1 };`,
      [
        '!variable A',
        '!interface B',
        '!property B.b',
        '!interface C',
        '!property C.c',
        '!function d',
      ],
    ],
    [
      'default exports',
      `/** Adds. */
export default function add() {}`,
      ['function default'],
    ],
    ['default: no name', `/** Adds. */ export default function () {}`, ['function default']],
    ['default: arrow', `/** Adds. */ export default () => {};`, ['function default']],
    [
      'default: class without a name',
      `export default class { a() {} }`,
      ['!class default', '!method default.a'],
    ],
    [
      'default: class expression',
      `export default (class A { b = 1 });`,
      ['!class default', '!property default.b'],
    ],
    [
      'default: interface',
      `/** A */ export default interface A { b: 1 }`,
      ['interface default', '!property default.b'],
    ],
    ['default: object', `/** All. */ export default { a: 1 };`, ['variable default']],
    ['default: call', `export default create();`, ['!variable default']],
    ['default: name', `/** a */ function a() {} export default a;`, ['function default']],
    [
      'default: docs on the export',
      `function a() {}\n/** a */\nexport default a;`,
      ['function default'],
    ],
    [
      'default and name are one',
      `export const a = 1; export { a as default, a as b };`,
      ['!variable a'],
    ],
    [
      'default: member of a namespace',
      `namespace A { /** b */ export function b() {} } export default A.b;`,
      ['function default'],
    ],
    [
      'default: member of an object',
      `const a = { b: 1 }; export default a.b;`,
      ['!variable default'],
    ],
    [
      'in namespaces, of which only the exports count',
      `export namespace A.B { export interface C { d: 1 } namespace E { export const f = 1; } export namespace G { export type H = 1; } }`,
      [
        '!namespace A',
        '!namespace A.B',
        '!interface A.B.C',
        '!property A.B.C.d',
        '!namespace A.B.G',
        '!type A.B.G.H',
      ],
    ],
    [
      'in ambient namespaces, of which all counts',
      `export declare namespace A { const b: 1; function c(): void; namespace D { type E = 1; } }`,
      ['!namespace A', '!variable A.b', '!function A.c', '!namespace A.D', '!type A.D.E'],
    ],
    [
      'aliases of namespaces and what is in them',
      `namespace A { export namespace B { export const c = 1; } }
export import B = A.B;
import d = A.B.c;
export { d };`,
      ['!namespace B', '!variable d'],
    ],
    [
      'export =',
      `/** a */
declare function a(): void;
declare namespace a { /** B */ interface B { c: string } const d: 1; }
export = a;`,
      ['function default', 'interface B', '!property B.c', '!variable d'],
    ],
    [
      'export = beside a default of its namespace',
      `/** a */
declare function a(): void;
declare namespace a { const a: 1; export { a as default, a }; }
export = a;`,
      ['function default', '!variable a'],
    ],
    [
      'export = with an expression',
      `export = class A { b() {} };`,
      ['!class default', '!method default.b'],
    ],
  ]);
});

describe('members', () => {
  check([
    [
      'of classes',
      `export class A {
  static a = 1;
  static a2() {}
  b?: string;
  c() {}
  get d() { return 1; }
  set d(value) {}
  accessor e = 1;
  f = () => 1;
  protected g() {}
  private h = 1;
  #i = 1;
  _j = 1;
  constructor(public k: string, private l: string, readonly m = 1, n: string, protected o: 1) {}
  'p-q' = 1;
  ['r'] = 1;
  [Symbol.iterator]() {}
  [computed] = 1;
  [index: string]: unknown;
  abstract s(): void;
  declare t: string;
  static {}
  1 = 1;
}`,
      [
        '!class A',
        '!property A.a',
        '!method A.a2',
        '!property A.b',
        '!method A.c',
        '!accessor A.d',
        '!accessor A.e',
        '!method A.f',
        '!method A.g',
        '!property A.k',
        '!property A.m',
        '!property A.o',
        '!property A.p-q',
        '!property A.r',
        '!method A.[Symbol.iterator]',
        '!method A.s',
        '!property A.t',
        '!property A.1',
      ],
    ],
    [
      'of interfaces',
      `export interface A {
  /** b */ b: string;
  c(): void;
  /** c */
  c(x: string): void;
  get d(): string;
  new (): A;
  (): void;
  [key: string]: unknown;
  e: () => void;
  _f: 1;
}`,
      ['!interface A', 'property A.b', 'method A.c', '!accessor A.d', '!property A.e'],
    ],
    [
      'of types that are objects',
      `export type A = { a: 1 };
export type B = (A & { b(): void }) & { c: { d: 1 } };
export type C = { e: 1 } | { f: 1 };
export type D = Readonly<{ g: 1 }>;`,
      ['!type A', '!property A.a', '!type B', '!method B.b', '!property B.c', '!type C', '!type D'],
    ],
    [
      'of enums',
      `export const enum A { /** b */ b, 'c-d' = 1, }`,
      ['!enum A', 'enum-member A.b', '!enum-member A.c-d'],
    ],
    [
      'of functions, which are given to them',
      `export function a() {}
/** b */
a.b = function (x: string) {};
a.c = 1;
a._d = 1;
a.prototype.e = 1;
a.b = other;
export const f = () => {};
/** g */
f.g = () => {};
export const h: Handler = () => {};
h.displayName = 'h';
export const i = {};
i.j = 1;
other.k = 1;
export namespace l { export function m() {} m.n = 1; }
function o() {}
o.p = 1;
export default function q() {}
q.r = 1;`,
      [
        '!function a',
        'method a.b',
        '!property a.c',
        '!function f',
        'method f.g',
        '!function h',
        '!variable i',
        '!namespace l',
        '!function l.m',
        '!property l.m.n',
        '!function default',
        '!property default.r',
      ],
    ],
    [
      'on one line, each with its own docs',
      `export interface A { /** b */ b: 1; c: 1; /** d */ d: 1 }`,
      ['!interface A', 'property A.b', '!property A.c', 'property A.d'],
    ],
    [
      'whose docs end the line, which are those of nothing',
      `export enum A { a = 1, /** not of b */
  b }`,
      ['!enum A', '!enum-member A.a', '!enum-member A.b'],
    ],
    [
      'documented by what is around them',
      `export class A {
  /**
   * @param b - The b.
   * @param c
   */
  constructor(public b: 1, public c: 1) {}
}
/**
 * B.
 * @property d - The d.
 * @prop {string} [e=1] The e.
 * @property f
 */
export interface B { d: 1; e: 1; f: 1 }`,
      [
        '!class A',
        'property A.b',
        '!property A.c',
        'interface B',
        'property B.d',
        'property B.e',
        '!property B.f',
      ],
    ],
  ]);
});

describe('what is not for users', () => {
  check([
    [
      'by tags',
      `/** @internal */ export const a = 1;
/** For us. @internal */ export const b = 1;
/** @private */ export class C { d = 1 }
/**
 * E.
 * @hidden
 */
export interface E { f: 1 }
/** @ignore */ export function g() {}
/** @access private */ export function h() {}
/** Not \`@internal\`. */ export function i() {}
/** Mail a@internal.org */ export function j() {}`,
      ['function i', 'function j'],
    ],
    [
      'members by tags',
      `export class A { /** @internal */ b = 1; /** @hidden */ c() {} d = 1 }
/** @internal */
export namespace E { export const f = 1; }`,
      ['!class A', '!property A.d'],
    ],
    [
      'some overloads by tags',
      `/** @internal */ export function a(x: 1): void;
export function a(x: 2): void;
export function a(x: number): void {}
/** @internal */ export function b(x: 1): void;
export function b(x: number): void {}`,
      ['!function a'],
    ],
    [
      'by a leading underscore',
      `export const _a = 1; const _b = 1; export { _b as b, _b as _c };`,
      ['!variable b'],
    ],
    ['by the export', `const a = 1; export { /** @internal */ a };`, []],
    [
      'what says nothing new of a member that is hidden where it comes from',
      `interface Base { /** @internal */ a: 1; /** @internal */ b: 1; c: 1 }
interface Between extends Base { a: 1 }
export interface Heir extends Between { a: 1; /** Ours. */ b: 1; c: 1 }
export class Implementing implements Base { a = 1 as const; b = 1 as const; c = 1 as const }`,
      [
        '!interface Heir',
        'property Heir.b',
        '!property Heir.c',
        '!class Implementing',
        '!property Implementing.c',
      ],
    ],
    [
      'a namespace that shares the name of an exported value',
      `namespace A { export type B = string; }
export const A = 1;
export namespace C { export type D = string; }
const C = 1;`,
      ['!variable A', '!namespace C', '!type C.D'],
    ],
    [
      'whose namespace is hidden, under another name',
      `/** @internal */ namespace A { export const b = 1; } export import c = A.b; export { A };`,
      ['!variable c'],
    ],
  ]);
});

describe('docs', () => {
  check([
    ['of a file', `/** @license MIT */\n\nexport const a = 1;`, ['!variable a']],
    [
      'of a file, followed by a comment',
      `/**\n * @license MIT\n */\n// then\nexport const a = 1;`,
      ['!variable a'],
    ],
    [
      'of a file, followed by those of a statement',
      `/** @file All. */\n/** a */\nexport const a = 1;`,
      ['variable a'],
    ],
    [
      'of a package',
      `/** All of it. @packageDocumentation */\nexport const a = 1;`,
      ['variable a'],
    ],
    [
      'of a package, by a tag of its own line',
      `/**\n * All of it.\n *\n * @packageDocumentation\n */\nexport const a = 1;`,
      ['!variable a'],
    ],
    ['with a blank line', `/** a */\n\nexport const a = 1;`, ['variable a']],
    [
      'with a comment for tools between',
      `/** a */\n// eslint-disable-next-line x\nexport const a = 1;`,
      ['variable a'],
    ],
    [
      'that are no docs',
      `/* a */ export const a = 1; // b\nexport const b = 1;\n/*** c */ export const c = 1;\n/**/ export const d = 1;\n/** */ export const e = 1;\n/** - */ export const f = 1;`,
      ['!variable a', '!variable b', '!variable c', '!variable d', '!variable e', '!variable f'],
    ],
    [
      'before and after decorators',
      `/** A */ @a() export class A {}\n@a() /** B */ export class B {}\n@a()\nexport /** C */ class C { @b() /** d */ d = 1; @b /** e */ static e() {} }`,
      ['class A', 'class B', 'class C', 'property C.d', 'method C.e'],
    ],
    [
      'of tags alone',
      `/** @param x - The x. */ export function a(x: 1) {}\n/** @returns A b. */ export function b() {}\n/** @deprecated */ export function c() {}\n/** @deprecated Use a. */ export function d() {}\n/** @description e */ export const e = 1;\n/** @see a */ export const f = 1;`,
      ['!function a', '!function b', '!function c', 'function d', 'variable e', '!variable f'],
    ],
    [
      'behind tags that say what kind of thing it is',
      `/**\n * @sealed\n * A.\n */ export class A {\n  /** @readonly The b. */ b = 1;\n  /** @virtual C. */ c() {}\n  /** @readonly */ d = 1;\n  /** @eventProperty E. */ e = 1;\n}`,
      ['class A', 'property A.b', 'method A.c', '!property A.d', 'property A.e'],
    ],
    [
      'that are inherited by tags',
      `/** {@inheritDoc a} */ export const a = 1;\n/** @inheritDoc */ export const b = 1;\n/** @override */ export const c = 1;\n/** @inheritdoc */ export const d = 1;`,
      ['variable a', 'variable b', 'variable c', 'variable d'],
    ],
    [
      'on the export',
      `const a = 1, b = 1; export { /** a */ a, b };`,
      ['variable a', '!variable b'],
    ],
    [
      'on one of several exports of one thing, which speak of that name alone',
      {
        'index.ts': `export { least, /** @deprecated Use least. */ minimum } from './a.js';
export { most } from './a.js';
export { /** Last. */ last as default, last } from './a.js';`,
        'a.ts': `const least = 1, most = 1;
export const last = 1;
export { least, least as minimum };
export { most, /** @deprecated Use most. */ most as _maximum };`,
      },
      ['!variable least', '!variable most', 'variable last'],
    ],
    [
      'on the export in another file',
      {
        'index.ts': `export { /** a */ a, b } from './a.js';`,
        'a.ts': `export const a = 1, b = 1;`,
      },
      ['variable a', '!variable b'],
    ],
    [
      'of several variables',
      `/** a */\nexport const a = 1,\n  /** b */\n  b = 2,\n  c = 3;`,
      ['variable a', 'variable b', '!variable c'],
    ],
    [
      'that are inherited from what a class is made from',
      {
        'index.ts': `import { Base, type Shape as Other } from './base.js';
import * as all from './base.js';
/** A */
export class A extends Base implements Other, all.Third { run() {} size = 1; third = 1; fourth() {} override silent() {} }
/** B */
export class B extends Unknown { override a() {} b() {} }
/** C */
export interface C extends Other { size: 1; fourth: 1 }
/** D */
export type D = Other & { size: 1 };`,
        'base.ts': `export class Base extends Root { silent() {} }
class Root { /** Runs. */ run() {} /** Fourth. */ private fourth() {} }
export interface Shape { /** The size. */ size: number }
export interface Third { /** Third. */ third: number }`,
      },
      [
        'class A',
        'method A.run',
        'property A.size',
        'property A.third',
        '!method A.fourth',
        '!method A.silent',
        'class B',
        'method B.a',
        '!method B.b',
        'interface C',
        'property C.size',
        '!property C.fourth',
        'type D',
        'property D.size',
      ],
    ],
    [
      'of members of what a class or interface is made from and users do not reach themselves',
      {
        'index.ts': `import { Base } from './base.js';
/** A */
export class A extends Base implements Shape { b() {} }
interface Shape { shape: 1 }
interface Root { c: 1; d: 1 }
/** E */
export interface E extends Root { c: 2 }
/** F */
export class F extends A {}`,
        'base.ts': `class Root { /** Root. */ root() {} private own = 1; static make() {} b() {} }
/** @internal */
export class Base extends Root { /** b */ b() {} a = 1; }`,
      },
      [
        'class A',
        'method A.b',
        '!property E.d',
        'interface E',
        '!property E.c',
        'class F',
        'method A.root',
        '!method A.make',
        '!property A.a',
      ],
    ],
    [
      'of members that only some of what is made from them replaces',
      `interface Base { a: 1; b: 1; c: 1 }
export interface First extends Base { a: 2; c: 2 }
export interface Second extends Base { b: 2; c: 2 }`,
      [
        '!property Second.a',
        '!property First.b',
        '!interface First',
        '!property First.a',
        '!property First.c',
        '!interface Second',
        '!property Second.b',
        '!property Second.c',
      ],
    ],
    [
      'of members of what a value is said to be',
      `declare class Base { /** a */ a(): void; static b: 1 }
declare class Other { c: 1 }
export class A extends (Wrapped as typeof Base) {}
export class B extends ((found ?? Wrapped) as unknown as new () => Other) {}`,
      ['method A.a', '!property A.b', '!property B.c', '!class A', '!class B'],
    ],
    [
      'of members that a type keeps of another',
      `interface Base { /** a */ a: 1; b: 1; c: 1; d: 1 }
export interface A extends Omit<Base, 'b' | 'd'> { a: 2; d: 2 }
interface Options { e: 1; f: 1; g: 1 }
export interface B extends Readonly<Partial<Pick<Options, 'e' | 'f'>>> { f: 2 }
interface Some { h: 1 }
export interface C extends Omit<Some, keyof Base> {}
interface Documented { /** i */ i: 1 }
export interface D extends Omit<Documented, 'i'> { i: 2 }`,
      [
        '!property A.c',
        '!interface A',
        'property A.a',
        '!property A.d',
        '!property B.e',
        '!interface B',
        '!property B.f',
        '!interface C',
        '!interface D',
        '!property D.i',
      ],
    ],
    [
      'on a statement that exports one name',
      {
        'index.ts': `/** a */\nexport { a } from './a.js';\n/** b and c */\nexport { b, c } from './a.js';\nconst d = 1;\n/** d */\nexport { d };`,
        'a.ts': `export const a = 1, b = 1, c = 1;`,
      },
      ['variable a', '!variable b', '!variable c', 'variable d'],
    ],
    [
      'that are inherited in a circle',
      `export class A extends B { a() {} } export class B extends A { a() {} }`,
      ['!class A', '!method A.a', '!class B', '!method B.a'],
    ],
  ]);
});

describe('modules', () => {
  check([
    [
      're-exports, with other names, of all and of types',
      {
        'index.ts': `export { a as renamed, default as B } from './a.js';
export * from './c';
export type { E } from './e.js';
export { default as F } from './f.js';
import { g } from './g/index.js';
export { g };
import h from './h.js';
export default h;`,
        'a.ts': `export const a = 1; export default class {} export const inside = 1;`,
        'c.ts': `export const c = 1; export default 1; export * from './d.js';`,
        'd.ts': `export const d = 1;`,
        'e.ts': `export interface E {}`,
        'f.ts': `export default 1;`,
        'g/index.ts': `export const g = 1;`,
        'h.ts': `export default function h() {}`,
      },
      [
        '!variable renamed',
        '!class B',
        '!interface E',
        '!variable F',
        '!variable g',
        '!variable c',
        '!variable d',
        '!function default',
      ],
    ],
    [
      'names of the file before those of others',
      {
        'index.ts': `export * from './a.js'; export const a = 1;`,
        'a.ts': `export const a = 1; export const b = 1;`,
      },
      ['!variable a', '!variable b'],
    ],
    [
      'names that two others have, which are none',
      {
        'index.ts': `export * from './a.js'; export * from './b.js';`,
        'a.ts': `export const a = 1; export const b = 1; export * from './c.js';`,
        'b.ts': `export const a = 1; export * from './c.js';`,
        'c.ts': `export const c = 1;`,
      },
      ['!variable b', '!variable c'],
    ],
    [
      'circles',
      {
        'index.ts': `export * from './a.js'; export { nowhere } from './a.js'; export const index = 1;`,
        'a.ts': `export * from './index.js'; export { nowhere } from './index.js'; export const a = 1;`,
      },
      ['!variable index', '!variable a'],
    ],
    [
      'as namespaces',
      {
        'index.ts': `export * as a from './a.js'; import * as b from './b.js'; export { b };`,
        'a.ts': `export const c = 1;`,
        'b.ts': `export class D { e() {} }`,
      },
      ['!variable a.c', '!class b.D', '!method b.D.e'],
    ],
    [
      'that export themselves',
      {
        'index.ts': `import * as z from './external.js'; export * from './external.js'; export { z }; export default z;`,
        'external.ts': `export const string = 1; export * as core from './core.js'; export * as z from './external.js';`,
        'core.ts': `export class Type {}`,
      },
      ['!variable string', '!class core.Type'],
    ],
    [
      'of other packages, which are theirs',
      {
        'index.ts': `export * from 'other'; export { a } from '@scope/other/sub'; export * as fs from 'node:fs'; export { default as data } from './data.json'; import path from 'path'; export { path };`,
        'data.json': '{}',
      },
      [],
    ],
    [
      'of the package by its own name and its own paths',
      {
        'index.ts': `export * from 'library'; export * from '#inside'; export * from '~/mapped';`,
        'package.json': {
          name: 'library',
          type: 'module',
          exports: './index.ts',
          imports: { '#inside': './inside.ts' },
        },
        'tsconfig.json': { compilerOptions: { module: 'nodenext', paths: { '~/*': ['./lib/*'] } } },
        'inside.ts': `export const a = 1;`,
        'lib/mapped.ts': `export const b = 1;`,
      },
      ['!variable a', '!variable b'],
    ],
    [
      'declaration files, of which everything is exported',
      {
        'index.d.ts': `interface A { b: string } export declare function c(): A; declare const _d: 1;`,
      },
      ['!interface A', '!property A.b', '!function c'],
    ],
    [
      'declaration files that say what is exported',
      { 'index.d.ts': `interface A { b: string } export declare function c(): A; export {};` },
      ['!function c'],
    ],
    [
      'declarations of the module itself, and not those of others',
      {
        'index.d.ts': `declare module 'library' { const a: 1; export default a; } declare module 'library/sub' { function c(): void; } declare module 'other' { const d: 1; }`,
      },
      ['!variable default', '!function c'],
    ],
    [
      'with additions to others',
      {
        'index.ts': `declare module 'other' { interface A { b: 1 } } declare global { interface Window { c: 1 } } export const d = 1;`,
      },
      ['!variable d'],
    ],
    [
      'with additions to what the package itself publishes',
      {
        'index.ts': `export * from './a.js'; export * from './more.js';`,
        'a.ts': `/** A */ export interface A { a: 1 } interface Inside { b: 1 }`,
        'more.ts': `declare module './a.js' { interface A { /** c */ c: 1; a: 1 } interface Inside { d: 1 } }
declare module './missing.js' { interface B {} }
export const more = 1;`,
      },
      ['interface A', '!property A.a', 'property A.c', '!variable more'],
    ],
    [
      'imports as CommonJS',
      {
        'index.ts': `import a = require('./a.js'); export import b = a.b; export { a };`,
        'a.ts': `declare namespace a { const b: 1; } declare function a(): void; export = a;`,
      },
      ['!function a', '!variable b'],
    ],
  ]);
});

describe('what linters of single files are asked for in vain', () => {
  check([
    [
      'an interface that is exported beside the default',
      `interface Props { foo: number }
const Component: FC<Props> = () => null;
export { Props };
export default Component;`,
      ['!interface Props', '!property Props.foo', '!function default'],
    ],
    [
      'a type that is exported under another name',
      `type Props = { variant: string }; export type { Props as ComponentProps };`,
      ['!type ComponentProps', '!property ComponentProps.variant'],
    ],
    [
      'exports that only the package itself uses',
      {
        'index.ts': `export { used } from './all.js';`,
        'all.ts': `export function used() {} export function forTests() {} function inside() {}`,
      },
      ['!function used'],
    ],
    [
      'functions inside of functions',
      `export function a() { function b() {} const c = () => {}; return { d() {} }; }`,
      ['!function a'],
    ],
    [
      'values from branches',
      'let a = {}; if (true) { a = { q() {} }; } const test = a[`q`]; export { test };',
      ['!variable test'],
    ],
    [
      'docs on the getter or on the setter',
      `export class A { /** b */ get b() { return 1; } set b(value) {} get c() { return 1; } /** c */ set c(value) {} }`,
      ['!class A', 'accessor A.b', 'accessor A.c'],
    ],
    [
      'docs of the interface that is implemented',
      `export interface A { /** b */ b(): void } export class C implements A { b() {} }`,
      ['!interface A', 'method A.b', '!class C', 'method C.b'],
    ],
    [
      'overloads with docs on each',
      `/** 1 */ export function a(): void;\n/** 2 */ export function a(b?: 1) {}`,
      ['function a'],
    ],
    ['a default that is hidden', `/** @internal */ export default () => {};`, []],
    [
      'a name that is hidden under another name',
      `const a = 1; export { /** @internal */ a as b, a };`,
      ['!variable a'],
    ],
    [
      'a hidden default of what has a name',
      `export class A {}\n/** @internal */\nexport default A;`,
      ['!class A'],
    ],
    [
      'object and class in one module of CommonJS',
      { 'index.cjs': `class A { b() {} }\nmodule.exports = { A, c() {} };` },
      ['!class A', '!method A.b', '!function c'],
    ],
  ]);
});

describe('CommonJS', () => {
  check([
    [
      'a function',
      { 'index.cjs': `/** a */\nmodule.exports = function a() {};` },
      ['function default'],
    ],
    [
      'a declared class',
      { 'index.cjs': `class A { b() {} }\nmodule.exports = A;` },
      ['!class default', '!method default.b'],
    ],
    [
      'a class',
      { 'index.cjs': `module.exports = class A { b() {} };` },
      ['!class default', '!method default.b'],
    ],
    [
      'an object',
      {
        'index.cjs': `/** a */ function a() {}
const b = () => {};
module.exports = { a, /** c */ c: b, d: function () {}, e() {}, get f() { return 1; }, 'g-h': 1, ...require('./i.cjs'), [j]: 1, _k: 1 };`,
        'i.cjs': `exports.i = 1;`,
      },
      [
        'function a',
        'function c',
        '!function d',
        '!function e',
        '!variable f',
        '!variable g-h',
        '!variable i',
      ],
    ],
    [
      'names',
      {
        'index.cjs': `exports.a = exports.b = void 0;
/** a */
exports.a = () => {};
module.exports.b = class {};
exports['c'] = d;
function d() {}
exports.e = require('./e.cjs').f;
exports.g = require('./e.cjs');
if (true) exports.h = 1;
exports._i = 1;`,
        'e.cjs': `exports.f = 1;`,
      },
      ['function a', '!class b', '!function c', '!variable e'],
    ],
    [
      'a function with names',
      {
        'index.cjs': `function a() {}\nmodule.exports = a;\nmodule.exports.default = a;\nmodule.exports.b = b;\nfunction b() {}`,
      },
      ['!function default', '!function b'],
    ],
    [
      'of another file',
      {
        'index.cjs': `module.exports = require('./a.cjs');`,
        'a.cjs': `module.exports = { a: 1 };`,
      },
      ['!variable a'],
    ],
    [
      'what is imported',
      {
        'index.cjs': `const { a, b: c } = require('./a.cjs'); const d = require('./d.cjs'); module.exports = { a, c, d };`,
        'a.cjs': `exports.a = 1; exports.b = 1;`,
        'd.cjs': `module.exports = () => {};`,
      },
      ['!variable a', '!variable c', '!function d'],
    ],
    [
      'modules of JavaScript, of which none is CommonJS',
      { 'index.js': `exports.a = 1; export const b = 1;` },
      ['!variable b'],
    ],
    [
      'private members by tags',
      {
        'index.js': `/** A */\nexport class A {\n  /** @private */\n  b() {}\n  /** @param {string} c */\n  c(c) {}\n}`,
      },
      ['class A', '!method A.c'],
    ],
  ]);
});

describe('entries', () => {
  it('names what several entries publish by the first, and counts it once', () => {
    const { symbols } = listSurface({
      'package.json': { name: 'library', exports: { '.': './index.ts', './sub': './sub.ts' } },
      'index.ts': `export { a as first } from './sub.js';`,
      'sub.ts': `export const a = 1; export const b = 1;`,
    });
    expect(symbols.map(({ name, localName, entries }) => ({ name, localName, entries }))).toEqual([
      { name: 'first', localName: 'a', entries: ['.', './sub'] },
      { name: 'b', localName: 'b', entries: ['./sub'] },
    ]);
  });

  it('says which re-exports lead nowhere', () => {
    const { surface, symbols } = listSurface({
      'index.ts': `export * from './missing.js'; export { a } from './component.vue'; import b from '#gone'; export { b }; declare module './gone.js' { interface A {} }
export * from 'other'; import './unused-missing.js'; import { c } from './unused.js';`,
      'component.vue': '<script>export const a = 1;</script>',
    });
    expect(symbols).toEqual([]);
    expect(surface.unresolved.map(({ specifier }) => specifier)).toEqual([
      './missing.js',
      './component.vue',
      '#gone',
    ]);
  });

  it('lists the files that declare what is public, and no others', () => {
    const { surface } = listSurface({
      'index.ts': `export * from './a.js'; export * from './hidden.js';`,
      'a.ts': `import './b.js'; export const a = 1;`,
      'b.ts': `export const b = 1;`,
      'hidden.ts': `/** @internal */ export const c = 1;`,
    });
    expect(surface.files).toEqual(['a.ts']);
  });
});
