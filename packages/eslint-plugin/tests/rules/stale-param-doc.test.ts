import rule from '../../src/rules/stale-param-doc.js';
import { runInPackages } from '../support/in-packages.js';

const gone = '/**\n * Runs.\n *\n * @param gone - Which.\n */\n';
const beside: [{ besideJsdoc: boolean }] = [{ besideJsdoc: true }];

runInPackages('stale-param-doc', rule, {
  valid: [
    '/**\n * Runs.\n *\n * @param first - One.\n * @param [second] - Two.\n */\nexport function run(first: string, second = 2): void {}',
    // Not published.
    `${gone}function run(): void {}`,
    // Taken apart: any name, and properties that the pattern or the type may have.
    '/**\n * Runs.\n *\n * @param options - How.\n * @param options.quiet - Whether.\n * @param options.other - What the type has.\n */\nexport function run({ quiet }: Options): void {}',
    '/**\n * Runs.\n *\n * @param cfg - How.\n * @param cfg.foo - One.\n * @param cfg2 - Two.\n */\nexport function run({ foo }: A, cfg2: B): void {}',
    '/**\n * Runs.\n *\n * @param foo - How.\n * @param foo.foo - One.\n * @param baz - How.\n * @param baz.cfg - Two.\n */\nexport function run({ foo }: A, { cfg }: B): void {}',
    '/**\n * Runs.\n *\n * @param type - Which.\n * @param value - What.\n */\nexport function run(...[type, value]: Arguments): void {}',
    '/**\n * Runs.\n *\n * @param options - How.\n * @param options.quiet - Whether.\n */\nexport function run(this: unknown, { quiet }: Options): void {}',
    {
      code: '/**\n * Runs.\n *\n * @param options - How.\n * @param options.a.b - One.\n * @param options.rest - Two.\n */\nexport function run({ a: { b }, ...others }) {}',
      file: 'src/index.js',
    },
    {
      code: 'interface Options { quiet: boolean; list: { id: string }[] }\n\n/**\n * Runs.\n *\n * @param options - How.\n * @param options.quiet - Whether.\n * @param options.list - Which.\n * @param options.list[].id - Which.\n */\nexport function run({ quiet }: Options): void {}',
      typed: true,
    },
    {
      code: '/**\n * Runs.\n *\n * @param options - How.\n * @param options.any - Whether.\n * @param map - Which.\n * @param map.key - Which.\n * @param row - Which.\n * @param row.id - Which.\n */\nexport function run<T extends { id: string }>(options: any, map: Record<string, string>, row: T | undefined): void {}',
      typed: true,
    },
    // A class tells of its constructors, which it may inherit.
    '/**\n * Keeps.\n *\n * @param limit - How many.\n */\nexport class Queue {\n  constructor(limit: number) {}\n}',
    '/**\n * Keeps.\n *\n * @param limit - How many.\n * @param name - Which.\n */\nexport class Queue {\n  constructor(limit: number);\n  constructor(limit: number, name: string);\n  constructor(limit: number, name?: string) {}\n}',
    '/**\n * Keeps.\n *\n * @param limit - How many.\n */\nexport class Queue extends Base {}',
    // Nobody knows what it takes.
    `${gone}export const run = make((first: string) => first);`,
    `${gone}export const run: Runner = start;`,
    // Type parameters.
    '/**\n * Runs.\n *\n * @template T - Which.\n * @typeParam U - Which.\n */\nexport function run<T, const U extends T = T>(first: T): void {}',
    '/**\n * Keeps.\n *\n * @typeParam T - Which.\n * @template {string} U - Which.\n */\nexport class Queue<T extends (a: string) => void, U = Array<T>> {}',
    '/**\n * Keeps.\n *\n * @template T\n */\nexport interface Keeper<T> {}\n/**\n * Maps.\n *\n * @template K, V\n */\nexport type Maps<K, V> = Map<K, V>;',
    {
      code: '/**\n * Runs.\n *\n * @template T\n * @param {T} first - One.\n * @returns {T} Two.\n */\nexport function run(first) {\n  return first;\n}',
      file: 'src/index.js',
    },
    // Types belong in tags of JavaScript, and in those of errors.
    {
      code: '/**\n * Runs.\n *\n * @param {number} [limit=3] - How many.\n * @param {string} name - Which.\n * @param {number|string} either - Which.\n * @param {boolean=} late - Whether.\n */\nexport function run(limit = 3, name = "a", either = "b", late = false) {}',
      file: 'src/index.js',
    },
    '/**\n * Runs.\n *\n * @throws {RangeError} When it is late.\n */\nexport function run(): void {\n  throw new RangeError();\n}',
    '/**\n * Runs {@link run}.\n *\n * @param first - {@link run}\n * @returns {@link run}\n */\nexport function run(first: string): string {\n  return first;\n}',
    // What eslint-plugin-jsdoc reports, wherever it stands.
    ...[
      'export function run(first: string): void {}',
      'export declare function run(first: string): void;',
      'export const run = (first: string): void => {};',
      'export const run = ((first: string): void => {}) satisfies Runner;',
      'export default (first: string): void => {};',
      'export default function (first: string): void {}',
      'function run(first: string): void {}\n\nexport { run };',
      'function run(first: string): void {}\n\nexport = run;',
    ].map((code) => ({ code: gone + code, options: beside })),
    ...[
      'm(first: string): void {}',
      'm = (first: string): void => {};',
      'constructor(first: string) {}',
      'set m(first: string) {}',
    ].map((member) => ({
      code: `/** Keeps. */\nexport class Queue {\n${gone}  ${member}\n}`,
      options: beside,
    })),
    {
      code: `/** Keeps. */\nexport interface Keeper {\n${gone}  m(first: string): void;\n}`,
      options: beside,
    },
    {
      code: '/**\n * Runs.\n *\n * @param {string} first - One.\n * @returns {string} Two.\n */\nexport function run(first: string): string {\n  return first;\n}',
      options: beside,
    },
  ],
  invalid: [
    // By itself it reports all of them.
    {
      code: '/**\n * Runs.\n *\n * @param «gone» - Which.\n */\nexport function run(first: string): void {}\n',
      errors: [
        {
          messageId: 'gone',
          data: { name: 'gone' },
          suggestions: [
            {
              messageId: 'rename',
              data: { name: 'first' },
              output:
                '/**\n * Runs.\n *\n * @param first - Which.\n */\nexport function run(first: string): void {}\n',
            },
          ],
        },
      ],
    },
    {
      code: '/**\n * Runs.\n *\n * @param [«gone.a»=3] - Which.\n * @param last - Two.\n */\nexport function run(first: Options, last: string): void {}\n',
      errors: [
        {
          messageId: 'gone',
          data: { name: 'gone' },
          suggestions: [
            {
              messageId: 'rename',
              data: { name: 'first' },
              output:
                '/**\n * Runs.\n *\n * @param [first.a=3] - Which.\n * @param last - Two.\n */\nexport function run(first: Options, last: string): void {}\n',
            },
          ],
        },
      ],
    },
    // With its properties at once.
    {
      code: '/**\n * Runs.\n *\n * @param «gone» - Which.\n * @param «gone.a» - One.\n */\nexport function run(first: Options): void {}\n',
      errors: [1, 2].map(() => ({
        messageId: 'gone' as const,
        data: { name: 'gone' },
        suggestions: [
          {
            messageId: 'rename' as const,
            data: { name: 'first' },
            output:
              '/**\n * Runs.\n *\n * @param first - Which.\n * @param first.a - One.\n */\nexport function run(first: Options): void {}\n',
          },
        ],
      })),
    },
    {
      code: '/**\n * Runs.\n *\n * @param first - One.\n * @param «first» - One.\n * @param «gone» - Two.\n */\nexport function run(first: string): void {}\n',
      errors: [
        { messageId: 'repeated', data: { name: 'first' } },
        { messageId: 'gone', data: { name: 'gone' } },
      ],
    },
    // An overload tells of its own parameters only.
    {
      code: '/**\n * Runs.\n *\n * @param first - One.\n * @param «second» - Two.\n */\nexport function run(first: string): void;\nexport function run(first: string, second: number): void;\nexport function run(first: string, second?: number): void {}\n',
      errors: [{ messageId: 'gone', data: { name: 'second' } }],
    },
    // What eslint-plugin-jsdoc does not look at.
    ...[
      [
        'abstract methods',
        '/** Keeps. */\nexport abstract class Queue {\n/**\n * Runs.\n *\n * @param «gone» - Which.\n */\n  abstract m(): void;\n}\n',
      ],
      [
        'classes',
        '/**\n * Keeps.\n *\n * @param «gone» - Which.\n */\nexport class Queue {\n  constructor() {}\n}\n',
      ],
      [
        'docs of typed functions',
        '/**\n * Runs.\n *\n * @param «gone» - Which.\n */\nexport const run: () => void = start;\n',
      ],
    ].map(([, code = '']) => ({
      code,
      options: beside,
      errors: [{ messageId: 'gone' as const, data: { name: 'gone' } }],
    })),
    // Types in tags.
    {
      code: '/** Keeps. */\nexport abstract class Queue {\n  /**\n   * Runs.\n   *\n   * @param «{string}» first - One.\n   * @returns «{string}» Two.\n   */\n  abstract m(first: string): string;\n\n  /** @type «{string}» Which. */\n  name = "";\n}\n'.replace(
        '/** @type «{string}» Which. */',
        '/**\n   * Which.\n   *\n   * @type «{string}»\n   */',
      ),
      options: beside,
      errors: [
        [
          'param',
          '/** Keeps. */\nexport abstract class Queue {\n  /**\n   * Runs.\n   *\n   * @param first - One.\n   * @returns {string} Two.\n   */\n  abstract m(first: string): string;\n\n  /**\n   * Which.\n   *\n   * @type {string}\n   */\n  name = "";\n}\n',
        ],
        [
          'returns',
          '/** Keeps. */\nexport abstract class Queue {\n  /**\n   * Runs.\n   *\n   * @param {string} first - One.\n   * @returns Two.\n   */\n  abstract m(first: string): string;\n\n  /**\n   * Which.\n   *\n   * @type {string}\n   */\n  name = "";\n}\n',
        ],
        ['type', ''],
      ].map(([tag = '', output = '']) => ({
        messageId: 'typed' as const,
        data: { tag },
        suggestions: output === '' ? [] : [{ messageId: 'remove' as const, output }],
      })),
    },
    // Properties that are not there.
    {
      code: '/**\n * Runs.\n *\n * @param {object} options - How.\n * @param {boolean} options.quiet - Whether.\n * @param {boolean} «options.gone» - Whether.\n */\nexport function run({ quiet, limit }) {}\n',
      file: 'src/index.js',
      options: beside,
      errors: [{ messageId: 'goneProperty', data: { parameter: 'options', property: 'gone' } }],
    },
    {
      code: 'interface Options { quiet?: boolean }\n\n/**\n * Runs.\n *\n * @param options - How.\n * @param options.quiet - Whether.\n * @param «options.gone» - Whether.\n * @param more - How.\n * @param «more.gone.on» - Whether.\n */\nexport function run({ quiet }: Options, more?: Options): void {}\n',
      typed: true,
      options: beside,
      errors: [
        { messageId: 'goneProperty', data: { parameter: 'options', property: 'gone' } },
        { messageId: 'goneProperty', data: { parameter: 'more', property: 'gone.on' } },
      ],
    },
    // Type parameters.
    {
      code: '/**\n * Runs.\n *\n * @template «U» - Which.\n */\nexport function run<T>(first: T): void {}\n\n/**\n * Keeps.\n *\n * @typeParam «Gone» - Which.\n */\nexport class Queue<T> {}\n\n/**\n * Maps.\n *\n * @template «K»\n */\nexport type Maps = (a: string) => void;\n',
      options: beside,
      errors: ['U', 'Gone', 'K'].map((name) => ({
        messageId: 'goneTypeParameter' as const,
        data: { name },
      })),
    },
    // Defaults that refute the type.
    {
      code: '/**\n * Runs.\n *\n * @param «{string}» [limit=3] - How many.\n * @param «{Number}» name - Which.\n * @param «{boolean=}» late - Whether.\n */\nexport const run = (limit = 3, name = "a", late = 0n) => {};\n',
      file: 'src/index.js',
      options: beside,
      errors: [
        { messageId: 'contradicted', data: { actual: 'number', written: 'string' } },
        { messageId: 'contradicted', data: { actual: 'string', written: 'Number' } },
        { messageId: 'contradicted', data: { actual: 'bigint', written: 'boolean=' } },
      ],
    },
  ],
});
