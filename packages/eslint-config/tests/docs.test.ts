import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { ESLint } from 'eslint';
import { describe, expect, it, onTestFinished } from 'vitest';
import { groundrules, type GroundrulesOptions, presets } from '../src/index.js';

const library = { name: 'library', type: 'module', exports: './src/index.ts' };
const application = { name: 'application', type: 'module', private: true };

/** What the rules for docstrings report, under the config that users get. */
async function lint(files: RepositoryFiles, options: GroundrulesOptions = {}): Promise<string[]> {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  const eslint = new ESLint({
    cwd: repository.path,
    overrideConfigFile: true,
    overrideConfig: groundrules({ typescript: true, root: repository.path, ...options }),
  });
  const results = await eslint.lintFiles(['.']);
  return results.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ ruleId }) => ruleId === null || /^jsdoc\/|-doc$|-api$|-example$/u.test(ruleId))
      .map(
        ({ line, message, ruleId }) =>
          `${path.relative(repository.path, filePath)}:${String(line)} ${ruleId ?? message}`,
      ),
  );
}

const undocumented = 'export function run(): void {\n  process.exit();\n}\n';

describe('docstrings', () => {
  it.each<[string, RepositoryFiles, GroundrulesOptions, readonly string[]]>([
    [
      'of what users can import',
      {
        'package.json': library,
        'src/index.ts': "export { stop } from './stop.js';\n",
        'src/stop.ts':
          'export function stop(): void {\n  process.exit();\n}\n\nexport function helper(): void {\n  stop();\n}\n',
      },
      {},
      ['src/stop.ts:1 groundrules/undocumented-public-api'],
    ],
    [
      'of nothing, where nothing is published',
      { 'package.json': application, 'src/main.ts': undocumented },
      {},
      [],
    ],
    [
      'of what can be reached from the entries that are named',
      {
        'package.json': { ...application, workspaces: ['apps/*', 'packages/*'] },
        'apps/one/package.json': { ...application, name: 'one' },
        'apps/one/src/main.ts': undocumented,
        'apps/one/src/other.ts': undocumented,
        'packages/two/package.json': { ...library, name: 'two' },
        'packages/two/src/index.ts': undocumented,
      },
      { publicApi: ['apps/*/src/main.ts'] },
      [
        'apps/one/src/main.ts:1 groundrules/undocumented-public-api',
        'packages/two/src/index.ts:1 groundrules/undocumented-public-api',
      ],
    ],
    [
      'of sources that are named',
      {
        'package.json': { ...library, exports: './made/of/index.js' },
        'code/index.ts': undocumented,
      },
      { sources: { 'made/of': 'code' } },
      ['code/index.ts:1 groundrules/undocumented-public-api'],
    ],
    [
      'of declarations that are written by hand',
      {
        'package.json': { ...library, exports: { types: './index.d.ts', default: './index.js' } },
        'index.js': '/** Runs. */\nexport const run = () => undefined;\n',
        'index.d.ts':
          '/**\n * Runs.\n *\n * @param gone - Which.\n * @example\n * run();\n */\nexport declare function run(name: string): void;\n',
      },
      {},
      ['index.d.ts:4 groundrules/stale-param-doc', 'index.d.ts:8 groundrules/missing-param-doc'],
    ],
  ])('are asked for %s', async (_name, files, options, expected) => {
    expect(await lint(files, options)).toEqual(expected);
  });
});

it('docstrings are asked for at recommended by the preset, beside rules with type information', async () => {
  const repository = createTemporaryRepository({
    'package.json': library,
    'tsconfig.json': { compilerOptions: { strict: true, types: [] }, include: ['src'] },
    'src/index.ts':
      '/** Waits. */\nexport async function wait(): Promise<void> {\n  Promise.resolve();\n}\n\nexport const limit = 3;\n',
  });
  onTestFinished(repository.dispose);
  const root = repository.path;
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: groundrules({ level: 'recommended', root }, presets.docs({ root })),
  });
  const [result] = await eslint.lintFiles(['src']);
  const found = result?.messages.map(({ line, ruleId }) => `${String(line)} ${ruleId ?? ''}`);
  expect(found).toContain('3 @typescript-eslint/no-floating-promises');
  expect(found).toContain('6 groundrules/undocumented-public-api');
});

const gone = '/**\n * Runs.\n *\n * @param gone - Which.\n */\n';
const typed = '/**\n * Runs.\n *\n * @param {string} first - Which.\n */\n';

describe('a docstring that contradicts its signature is reported once', () => {
  it.each<[string, string]>([
    ['a function', 'export function run(first: string): void {}'],
    ['an overload', 'export function run(first: string): void;\nexport function run(): void {}'],
    ['a declared function', 'export declare function run(first: string): void;'],
    ['an arrow function', 'export const run = (first: string): void => {};'],
    ['a checked arrow function', 'export const run = ((first: string) => {}) satisfies Runner;'],
    ['a function expression', 'export const run = function (first: string): void {};'],
    ['a typed value', 'export const run: (first: string) => void = start;'],
    ['a default export', 'export default function (first: string): void {}'],
    ['an unnamed arrow function', 'export default (first: string): void => {};'],
    ['what is exported later', 'function run(first: string): void {}\n\nexport { run as start };'],
    ['what replaces the module', 'function run(first: string): void {}\n\nexport = run;'],
    [
      'what a namespace holds',
      'export namespace A {\nDOCS\nexport function run(first: string): void {}\n}',
    ],
    ['a method', 'export class A {\nDOCS\nm(first: string): void {}\n}'],
    [
      'a method with a modifier',
      'export class A {\nDOCS\nstatic async m(first: string): Promise<void> {}\n}',
    ],
    ['an overloaded method', 'export class A {\nDOCS\nm(first: string): void;\nm(): void {}\n}'],
    ['an abstract method', 'export abstract class A {\nDOCS\nabstract m(first: string): void;\n}'],
    ['a method in a field', 'export class A {\nDOCS\nm = (first: string): void => {};\n}'],
    ['a constructor', 'export class A {\nDOCS\nconstructor(first: string) {}\n}'],
    [
      'an overloaded constructor',
      'export class A {\nDOCS\nconstructor(first: string);\nconstructor() {}\n}',
    ],
    ['a class', 'export class A {\nconstructor(first: string) {}\n}'],
    ['a default class', 'export default class {\nconstructor(first: string) {}\n}'],
    ['a class in a value', 'export const A = class {\nconstructor(first: string) {}\n};'],
    ['a setter', 'export class A {\nDOCS\nset m(first: string) {}\n}'],
    ['a method of an interface', 'export interface A {\nDOCS\nm(first: string): void;\n}'],
    ['a method of a type', 'export type A = {\nDOCS\nm(first: string): void;\n};'],
  ])('on %s', async (_name, code) => {
    for (const docs of [gone, typed]) {
      const text = code.includes('DOCS') ? code.replace('DOCS\n', docs) : docs + code;
      const found = await lint({ 'package.json': library, 'src/index.ts': `${text}\n` });
      const stale = found.filter((it) => /stale-param-doc|check-param-names|no-types/u.test(it));
      expect(stale).toHaveLength(1);
    }
  });
});
