import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';

const configs = ['base.json', 'library.json', 'app.json'] as const;

interface Case {
  readonly option: string;
  /** What the compiler refuses, and with which code. */
  readonly code: string;
  readonly refused: string;
  /** The nearest thing that it accepts. */
  readonly accepted: string;
}

const cases: readonly Case[] = [
  {
    option: 'strict',
    code: 'TS18047',
    refused: 'export const length = (text: string | null): number => text.length;',
    accepted: 'export const length = (text: string | null): number => text?.length ?? 0;',
  },
  {
    option: 'noUncheckedIndexedAccess',
    code: 'TS2532',
    refused: 'export const first = (list: string[]): number => list[0].length;',
    accepted: 'export const first = (list: string[]): number | undefined => list[0]?.length;',
  },
  {
    option: 'exactOptionalPropertyTypes',
    code: 'TS2375',
    refused: 'export const user: { name?: string } = { name: undefined };',
    accepted: 'export const user: { name?: string } = {};',
  },
  {
    option: 'noImplicitOverride',
    code: 'TS4114',
    refused: 'class A { run() {} } export class B extends A { run() {} }',
    accepted: 'class A { run() {} } export class B extends A { override run() {} }',
  },
  {
    option: 'noImplicitReturns',
    code: 'TS7030',
    refused: 'export function f(a: boolean) { if (a) return 1; }',
    accepted: 'export function f(a: boolean) { return a ? 1 : undefined; }',
  },
  {
    option: 'noFallthroughCasesInSwitch',
    code: 'TS7029',
    refused: 'export function f(a: number) { switch (a) { case 1: a++; case 2: a--; } }',
    accepted: 'export function f(a: number) { switch (a) { case 1: case 2: a--; } }',
  },
  {
    option: 'allowUnreachableCode',
    code: 'TS7027',
    refused: 'export function f(): number { return 1; f(); }',
    accepted: 'export function f(): number { f(); return 1; }',
  },
  {
    option: 'allowUnusedLabels',
    code: 'TS7028',
    refused: 'export const f = () => { id: 1; };',
    accepted: 'export const f = () => ({ id: 1 });',
  },
  {
    option: 'noPropertyAccessFromIndexSignature',
    code: 'TS4111',
    refused: 'export const f = (env: Record<string, string>) => env.PORT;',
    accepted: "export const f = (env: Record<string, string>) => env['PORT'];",
  },
  {
    option: 'verbatimModuleSyntax',
    code: 'TS1484',
    refused: "import { Shape } from './shape.js'; export type Shapes = Shape[];",
    accepted: "import type { Shape } from './shape.js'; export type Shapes = Shape[];",
  },
  {
    option: 'isolatedModules',
    code: 'TS2748',
    refused: "import { Level } from './level.js'; export const level = Level.High;",
    accepted: "import type { Level } from './level.js'; export type Levels = Level[];",
  },
  {
    option: 'module',
    code: 'TS2835',
    refused: "import type { Shape } from './shape'; export type Shapes = Shape[];",
    accepted: "import { size } from './shape.js'; export const area = size ** 2;",
  },
  {
    option: 'lib',
    code: 'TS2584',
    refused: 'export const f = () => document;',
    accepted: 'export const f = (list: number[]) => list.toSorted().findLast(Boolean);',
  },
  {
    option: 'moduleDetection',
    code: 'TS2304',
    refused: 'export const f = () => leaked;',
    accepted: 'const leaked = 1;',
  },
];

const helpers = {
  'shape.ts': 'export interface Shape { readonly sides: number } export const size = 1;',
  'level.d.ts': 'export declare const enum Level { High }',
};

describe.each(configs)('%s', (config) => {
  let codes: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    const files: Record<string, string> = { ...helpers };
    for (const { option, refused, accepted } of cases) {
      files[`${option}-refused.ts`] = refused;
      files[`${option}-accepted.ts`] = accepted;
    }
    ({ codes } = await compile({ config, compilerOptions: { noEmit: true }, files }));
  });

  it.each(cases)('refuses with $code what $option forbids', ({ option, code }) => {
    expect(new Set(codes.get(`${option}-refused.ts`))).toStrictEqual(new Set([code]));
  });

  it.each(cases)('accepts the nearest thing that $option allows', ({ option }) => {
    expect(codes.get(`${option}-accepted.ts`)).toBeUndefined();
  });

  it('compiles a clean program, JSON and CommonJS imports included', async () => {
    const { exitCode, output } = await compile({
      config,
      compilerOptions: { noEmit: true },
      files: {
        'data.json': '{ "size": 1 }',
        'legacy.cts': 'function add(a: number): number { return a; }\nexport = add;',
        'main.ts':
          "import data from './data.json' with { type: 'json' };\n" +
          "import add from './legacy.cjs';\nexport const size: number = add(data.size);\n",
      },
    });
    expect({ exitCode, output }).toStrictEqual({ exitCode: 0, output: '' });
  });
});

describe('what the configs emit', () => {
  const source = { 'main.ts': 'export const one: number = 1;\n' };
  const args = ['--listEmittedFiles'];

  const emitted = (output: string): string[] =>
    [...output.matchAll(/^TSFILE: .*\/([^/\n]+)$/gm)].map(([, name]) => String(name)).sort();

  it.each([
    { config: 'base.json', files: ['main.js'] },
    { config: 'library.json', files: ['main.d.ts', 'main.d.ts.map', 'main.js', 'main.js.map'] },
    { config: 'app.json', files: [] },
  ] as const)('$config', async ({ config, files }) => {
    const { exitCode, output } = await compile({ config, files: source, args });
    expect({ exitCode, files: emitted(output) }).toStrictEqual({ exitCode: 0, files });
  });

  it('app.json lets an import name the TypeScript file', async () => {
    const files = {
      ...source,
      'app.ts': "import { one } from './main.ts';\nexport default one;\n",
    };
    expect((await compile({ config: 'app.json', files })).exitCode).toBe(0);
    expect((await compile({ config: 'library.json', files })).codes.get('app.ts')).toStrictEqual([
      'TS5097',
    ]);
  });
});

describe.each(configs)('README of %s', (config) => {
  it('gives a reason for each option and no other', async () => {
    const url = (name: string): URL => new URL(`../${name}`, import.meta.url);
    const { compilerOptions } = JSON.parse(await readFile(url(config), 'utf8')) as {
      compilerOptions: Record<string, unknown>;
    };
    const readme = await readFile(url('README.md'), 'utf8');
    const section = readme.split(`## ${config}\n`)[1]?.split('\n## ')[0] ?? '';
    const documented = [...section.matchAll(/^\| (`.+?`) +\| `(.+?)`/gm)].flatMap(
      ([, names, value]) =>
        [...String(names).matchAll(/`(\w+)`/g)].map(([, name]) => [String(name), String(value)]),
    );
    expect(Object.fromEntries(documented)).toStrictEqual(
      Object.fromEntries(
        Object.entries(compilerOptions).map(([name, value]) => [name, String(value)]),
      ),
    );
  });
});
