import rule from '../../src/rules/undocumented-public-api.js';
import { runInPackages } from '../support/in-packages.js';

/** An entry that publishes a part of what other files export. */
function entry(code: string): { files: { 'src/index.ts': string }; manifest: { exports: string } } {
  return { files: { 'src/index.ts': code }, manifest: { exports: './src/index.ts' } };
}

runInPackages('undocumented-public-api', rule, {
  valid: [
    // Exported, but by no entry: the commonest complaint about rules that look at one file.
    {
      code: 'export function helper(): void {}',
      file: 'src/helper.ts',
      ...entry(
        "import { helper } from './helper.js';\n\n/** Runs. */\nexport function run(): void { helper(); }",
      ),
    },
    {
      code: 'export function one(): void {}\n/** Is used by others. */\nexport function two(): void {}',
      file: 'src/parts.ts',
      ...entry("export { two } from './parts.js';"),
    },
    { code: 'export function tool(): void {}', file: 'tools/build.ts', ...entry('export {};') },
    // Nothing is published.
    { code: 'export function main(): void {}', manifest: { exports: undefined, private: true } },
    'function helper(): void {}',
    'class Utility { method() { return false; } }',

    // Not for users.
    'export class Queue {\n  private drain(): void {}\n  #size = 0;\n  _next?: Queue;\n}'.replace(
      'export class',
      '/** Keeps jobs. */\nexport class',
    ),
    '/** @internal */\nexport function helper(): void {}',
    '/** Keeps jobs. */\nexport class Queue {\n  /** @internal */\n  drain(): void {}\n}',
    '/** Keeps jobs. */\nexport class Queue {\n  constructor(private readonly limit: number) {}\n}',

    // Documented, in all the places where editors look.
    '/** Runs. */\nexport function run(): void {}',
    '/** Runs. */\nexport const run = (): void => {};',
    '/** Runs. */\nexport default () => {};',
    '/** Keeps jobs. */\nexport default class {}',
    '/** Runs. */\nfunction run(): void {}\n\nexport { run };',
    '/** Runs. */\nfunction run(): void {}\n\nexport { run as start };',
    '/** Keeps jobs. */\nclass Queue {}\n\nexport default Queue;',
    '/** What a view shows. */\ntype Props = { /** Which one. */ readonly variant: string };\n\nexport type { Props as ViewProps };',
    { code: '/** Runs. */\nfunction run(): void {}\n\nexport = run;', file: 'src/index.cts' },
    '/** Handles it. */\n@Controller()\n@Injectable({ provided: true })\nexport class Api {\n  /** Tells. */\n  @Get("/info")\n  info(): string {\n    return "";\n  }\n}',
    '@Controller()\n/** Handles it. */\nexport class Api {}',
    '/** How it went. */\nexport enum Outcome {\n  /** Well. */\n  Good,\n  /** Badly. */\n  Bad,\n}',
    '/** Formats of times. */\nexport namespace formats {\n  /** Days. */\n  export const day = "d";\n}',

    // One docstring is enough for all that share a name.
    '/** Hashes a text. */\nexport function hash(text: string, asString: true): string;\nexport function hash(text: string, asString?: false): number;\nexport function hash(text: string, asString?: boolean): string | number {\n  return asString ? text : 0;\n}',
    '/** Keeps jobs. */\nexport class Queue {\n  /** With a name. */\n  add(job: string): void;\n  add(job: number): void;\n  add(job: string | number): void {}\n}',
    '/** Keeps jobs. */\nexport class Queue {\n  /** How many. */\n  constructor(limit: number);\n  constructor(limit: string);\n  constructor(limit: number | string) {}\n}',
    '/** Keeps jobs. */\nexport class Queue {\n  /** How many. */\n  get size(): number { return 0; }\n  set size(value: number) {}\n}',
    '/** What is asked. */\nexport interface Options {}\nexport interface Options {}',

    // The docs are elsewhere.
    '/** Keeps. */\nexport class Base {\n  /** Starts. */\n  start(): void {}\n}\n\n/** Keeps more. */\nexport class Queue extends Base {\n  override start(): void {}\n}',
    '/** Runs. */\nexport interface Runner {\n  /** Runs. */\n  run(): void;\n}\n\n/** Runs well. */\nexport class Good implements Runner {\n  run(): void {}\n}',
    '/** Keeps. */\nexport class Queue extends Array {\n  /** {@inheritDoc} */\n  push(): number { return 0; }\n  /** @override */\n  pop(): undefined {}\n}',

    // Entries that the repository names.
    {
      code: 'export function helper(): void {}',
      file: 'src/helper.ts',
      files: { 'src/main.ts': 'export {};' },
      manifest: { exports: undefined, private: true },
      settings: { groundrules: { root: '/', publicApi: ['**/src/main.ts'] } },
    },
    // The manifest speaks where no glob matches.
    {
      code: '/** Runs. */\nexport function run(): void {}',
      settings: { groundrules: { root: '/', publicApi: ['**/src/nowhere/*.ts'] } },
    },
    { code: 'export const one = 1;', file: 'src/data.test.ts', ...entry('export {};') },
    '',
    '#!/usr/bin/env node\nconsole.log(1);\n',
  ],
  invalid: [
    {
      code: 'export function «run»(times: number, { quiet, ...others }: Options = {}): string {\n  if (times < 0) throw new RangeError();\n  return "";\n}\n',
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'function', name: 'run' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n *\n * @param times -\n * @param options -\n * @returns\n * @throws {RangeError}\n * @example\n */\nexport function run(times: number, { quiet, ...others }: Options = {}): string {\n  if (times < 0) throw new RangeError();\n  return "";\n}\n',
            },
          ],
        },
      ],
    },
    // The skeleton says nothing, and is not written twice.
    {
      code: '/**\n *\n * @param times -\n * @example\n */\nexport function «run»(times: number): void {}\n',
      errors: [
        { messageId: 'undocumented', data: { kind: 'function', name: 'run' }, suggestions: [] },
      ],
    },
    // What is there stays, and what is missing comes in its place.
    {
      code: '/**\n * @param second - Two.\n * @internalish\n */\nexport function «run»(first: number, second: number): number {\n  return first;\n}\n',
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'function', name: 'run' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * @param first -\n * @param second - Two.\n * @returns\n * @example\n * @internalish\n */\nexport function run(first: number, second: number): number {\n  return first;\n}\n',
            },
          ],
        },
      ],
    },
    // Members, each at its own indentation; the line of decorators is the first.
    {
      code: '/** Keeps jobs. */\nexport class Queue {\n  «limit» = 1;\n\n  @log()\n  «add»(job: string): void {}\n\n  get «size»(): number {\n    return 0;\n  }\n}\n',
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'property', name: 'Queue.limit' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** Keeps jobs. */\nexport class Queue {\n  /** */\n  limit = 1;\n\n  @log()\n  add(job: string): void {}\n\n  get size(): number {\n    return 0;\n  }\n}\n',
            },
          ],
        },
        {
          messageId: 'undocumented',
          data: { kind: 'method', name: 'Queue.add' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** Keeps jobs. */\nexport class Queue {\n  limit = 1;\n\n  /**\n   *\n   * @param job -\n   */\n  @log()\n  add(job: string): void {}\n\n  get size(): number {\n    return 0;\n  }\n}\n',
            },
          ],
        },
        {
          messageId: 'undocumented',
          data: { kind: 'accessor', name: 'Queue.size' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** Keeps jobs. */\nexport class Queue {\n  limit = 1;\n\n  @log()\n  add(job: string): void {}\n\n  /** */\n  get size(): number {\n    return 0;\n  }\n}\n',
            },
          ],
        },
      ],
    },
    // What is thrown behind the first declaration: by a setter, the body of overloads, a constructor.
    ...(
      [
        [
          'accessor',
          'limit',
          [
            '  get «limit»() {\n    return 1;\n  }\n  set limit(value) {\n    throw new RangeError();\n  }\n',
          ],
          ['@throws {RangeError}'],
        ],
        [
          'method',
          'add',
          ['  «add»(a: string): void;\n  add(): void {\n    throw new TypeError();\n  }\n'],
          ['@param a -', '@throws {TypeError}'],
        ],
      ] as const
    ).map(([kind, name, [member], tags]) => ({
      code: `/** Keeps jobs. */\nexport class Queue {\n${member}}\n`,
      errors: [
        {
          messageId: 'undocumented' as const,
          data: { kind, name: `Queue.${name}` },
          suggestions: [
            {
              messageId: 'insert' as const,
              output: `/** Keeps jobs. */\nexport class Queue {\n  /**\n   *\n${tags.map((tag) => `   * ${tag}\n`).join('')}   */\n${member.replaceAll(/[«»]/gu, '')}}\n`,
            },
          ],
        },
      ],
    })),
    {
      code: 'export class «Queue» {\n  constructor() {\n    throw new RangeError();\n  }\n}\n',
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'class', name: 'Queue' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n *\n * @throws {RangeError}\n * @example\n */\nexport class Queue {\n  constructor() {\n    throw new RangeError();\n  }\n}\n',
            },
          ],
        },
      ],
    },
    {
      code: '/** What a view shows. */\nexport type Props = { readonly «variant»: string };\n',
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'property', name: 'Props.variant' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** What a view shows. */\nexport type Props = { /** */ readonly variant: string };\n',
            },
          ],
        },
      ],
    },
    {
      code: '/** How it went. */\r\nexport enum Outcome {\r\n\t«Good»,\r\n}\r\n',
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'enum member', name: 'Outcome.Good' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** How it went. */\r\nexport enum Outcome {\r\n\t/** */\r\n\tGood,\r\n}\r\n',
            },
          ],
        },
      ],
    },
    // Reached by other names, or by way of other files.
    ...[
      ['function «run»(): void {}\n\nexport { run as start };\n', 'function', 'start'],
      ['interface «Props» {}\n\nexport type { Props as ViewProps };\n', 'interface', 'ViewProps'],
      ['type «Row» = string;\n\nexport type { Row };\n', 'type', 'Row'],
      ['export const «limit» = 3;\n', 'value', 'limit'],
    ].map(([code = '', kind = '', name = '']) => ({
      code,
      errors: [
        {
          messageId: 'undocumented' as const,
          data: { kind, name },
          suggestions: [
            {
              messageId: 'insert' as const,
              output:
                (kind === 'function' ? '/**\n *\n * @example\n */\n' : '/** */\n') +
                code.replaceAll(/[«»]/gu, ''),
            },
          ],
        },
      ],
    })),
    {
      code: 'export class «Queue» {}\n',
      file: 'src/queue.ts',
      ...entry("export * from './queue.js';"),
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'class', name: 'Queue' },
          suggestions: [
            {
              messageId: 'insert',
              output: '/**\n *\n * @example\n */\nexport class Queue {}\n',
            },
          ],
        },
      ],
    },
    {
      code: 'export «default» () => {};\n',
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'function', name: 'default' },
          suggestions: [
            {
              messageId: 'insert',
              output: '/**\n *\n * @example\n */\nexport default () => {};\n',
            },
          ],
        },
      ],
    },
    {
      code: 'class «Utility» {\n  /** Does it. */\n  method() {}\n}\n\nmodule.exports = Utility;\n',
      file: 'src/index.cjs',
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'class', name: 'default' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n *\n * @example\n */\nclass Utility {\n  /** Does it. */\n  method() {}\n}\n\nmodule.exports = Utility;\n',
            },
          ],
        },
      ],
    },
    // Types that are written by hand are the surface themselves.
    {
      code: 'export declare function «run»(): void;\n',
      file: 'types/index.d.ts',
      manifest: { exports: undefined, types: './types/index.d.ts' },
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'function', name: 'run' },
          suggestions: [
            {
              messageId: 'insert',
              output: '/**\n *\n * @example\n */\nexport declare function run(): void;\n',
            },
          ],
        },
      ],
    },
    // Applications name their entries.
    {
      code: 'export interface «Command» {}\n',
      file: 'src/main.ts',
      manifest: { exports: undefined, private: true },
      settings: { groundrules: { root: '/', publicApi: ['**/src/main.ts'] } },
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'interface', name: 'Command' },
          suggestions: [{ messageId: 'insert', output: '/** */\nexport interface Command {}\n' }],
        },
      ],
    },
    // Where its results go is known by types alone.
    {
      code: 'const make = <T>(one: T) => (two: number): T => one;\nexport const «run» = make("a");\n',
      typed: true,
      errors: [
        {
          messageId: 'undocumented',
          data: { kind: 'value', name: 'run' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                'const make = <T>(one: T) => (two: number): T => one;\n/**\n *\n * @param two -\n * @returns\n */\nexport const run = make("a");\n',
            },
          ],
        },
      ],
    },
  ],
});
