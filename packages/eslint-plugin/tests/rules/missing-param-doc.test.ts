import rule from '../../src/rules/missing-param-doc.js';
import { runInPackages } from '../support/in-packages.js';

runInPackages('missing-param-doc', rule, {
  valid: [
    '/** Adds.\n * @param first - One.\n * @param second - Two.\n */\nexport function add(first: number, second: number): void {}',
    '/** Adds. @arg */\nexport function add(): void {}',
    '/**\n * Adds.\n *\n * @arg first One.\n * @argument second Two.\n */\nexport const add = (first: number, second: number): void => {};',
    // Without a docstring it is reported as undocumented, and nothing else is asked.
    'export function add(first: number): void {}',
    '/** @param first */\nexport function add(first: number): void {}',
    // Nobody outside sees it.
    '/** Adds. */\nfunction add(first: number): void {}',
    {
      code: '/** Adds. */\nexport function add(first: number): void {}',
      file: 'src/add.ts',
      files: { 'src/index.ts': 'export {};' },
      manifest: { exports: './src/index.ts' },
    },
    '/** @internal Adds. */\nexport function add(first: number): void {}',

    // `this` is no parameter, and does not shift those that are.
    '/** Runs. */\nexport function run(this: Window): void {}',
    '/**\n * Sums.\n *\n * @param options - What to sum.\n */\nexport function sum(this: unknown, { first, second }: Options): void {}',

    // Taken apart: a name for the whole, whichever, is enough.
    '/**\n * Runs.\n *\n * @param options - How.\n */\nexport function run({ quiet, limit: { low } }: Options): void {}',
    '/**\n * Runs.\n *\n * @param root0 - How.\n * @param root0.quiet - Whether.\n */\nexport function run({ quiet, limit }: Options): void {}',
    '/**\n * Runs.\n *\n * @param options.quiet - Whether.\n */\nexport function run({ quiet }: Options): void {}',
    '/**\n * Runs.\n *\n * @param options\n * @param options.quiet - Whether.\n */\nexport function run({ quiet }: Options = {}): void {}',
    '/**\n * Runs.\n *\n * @param first - One.\n * @param cfg - How.\n * @param last - Two.\n */\nexport function run(first: string, { quiet }: Options, last: string): void {}',
    '/**\n * Runs.\n *\n * @param type - Which.\n * @param value - What.\n */\nexport function run(...[type, value]: Arguments): void {}',
    '/**\n * Runs.\n *\n * @param all - Which.\n */\nexport function run(...[type, value]: Arguments): void {}',
    '/**\n * Runs.\n *\n * @param pair - Which.\n */\nexport function run([type, value]: Pair): void {}',

    // Optional, with defaults, rest.
    '/**\n * Runs.\n *\n * @param [limit=3] - How often.\n * @param [quiet] - Whether.\n * @param names - Which.\n */\nexport function run(limit = 3, quiet?: boolean, ...names: string[]): void {}',
    '/**\n * Runs.\n *\n * @param limit - How often.\n */\nexport const run = function (limit = (a: string) => a): void {};',

    // Overloads: each that has a docstring tells of its own parameters.
    '/**\n * Finds.\n *\n * @param id - Which.\n */\nexport function find(id: string): void;\n/** Finds all. */\nexport function find(): void;\nexport function find(id?: string): void {}',
    '/**\n * Hashes.\n *\n * @param text - What.\n * @param asString - How.\n */\nexport function hash(text: string, asString: true): void;\nexport function hash(text: string, asString?: false, seed?: number): void;\nexport function hash(text: string, asString?: boolean, seed?: number): void {}',
    'export function find(id: string): void;\nexport function find(id: number): void;\n/**\n * Finds.\n *\n * @param id - Which.\n */\nexport function find(id: unknown): void {}',
    '/** Keeps. */\nexport class Queue {\n  /**\n   * Adds.\n   *\n   * @param job - Which.\n   */\n  add(job: string): void;\n  add(job: number, late: boolean): void;\n  add(job: unknown, late?: boolean): void {}\n}',

    // Classes: where the constructor is, or on the class.
    '/** Keeps. */\nexport class Queue {\n  /** @param limit - How many. */\n  constructor(limit: number) {}\n}',
    '/**\n * Keeps.\n *\n * @param limit - How many.\n */\nexport class Queue {\n  constructor(limit: number) {}\n}',
    '/**\n * Keeps.\n *\n * @param limit - How many.\n */\nexport class Queue {\n  /** Makes it. */\n  constructor(limit: number) {}\n}',
    '/** Keeps. */\nexport class Queue {\n  private constructor(limit: number) {}\n}',
    '/** Keeps. */\nexport class Queue {\n  /** How many. */\n  set limit(value: number) {}\n}',
    '/** Keeps. */\nexport class Queue {\n  private add(job: string): void {}\n  #drop(job: string): void {}\n}',
    // A property is documented as one.
    '/** Keeps. */\nexport class Queue {\n  constructor(\n    /** How many. */\n    readonly limit: number,\n  ) {}\n}',
    '/** Keeps. */\nexport class Queue {\n  constructor(readonly limit: number) {}\n}',

    // The docs are elsewhere.
    '/** Keeps. */\nexport class Queue extends Base {\n  /** {@inheritDoc} */\n  add(job: string): void {}\n  /** @override */\n  drop(job: string): void {}\n  override clear(force: boolean): void {}\n}',
    '/** Keeps. */\nexport interface Keeper {\n  /**\n   * Adds.\n   *\n   * @param job - Which.\n   */\n  add(job: string): void;\n}\n\n/** Keeps well. */\nexport class Queue implements Keeper {\n  add(item: string): void {}\n}',

    // A component takes its properties, which their type documents.
    {
      code: '/** What it shows. */\nexport interface GreetingProps {\n  /** Who. */\n  readonly target: string;\n}\n\n/** Greets. */\nexport function Greeting({ target }: GreetingProps) {\n  return <>Hello, {target}!</>;\n}',
      file: 'src/index.tsx',
    },
    {
      code: "import type { GreetingProps } from './props.js';\n\n/** Greets. */\nexport const Greeting = ({ target }: GreetingProps) => <>Hello, {target}!</>;",
      file: 'src/greeting.tsx',
      files: {
        'src/index.ts': "export * from './props.js';\nexport * from './greeting.js';\n",
        'src/props.ts': '/** What it shows. */\nexport interface GreetingProps {}\n',
      },
      manifest: { exports: './src/index.ts' },
    },

    // A property that holds a function is no function to call: its own type tells.
    '/** How. */\nexport interface Options {\n  /** Is told of errors. */\n  onError?: (error: Error) => void;\n}',
    '/** Which. */\nexport const names = ["a"].map((name) => name);',
    '/** Is told. */\nexport type Listener = (event: string) => void;',
    // In JavaScript a type tells that stands elsewhere.
    {
      code: '/**\n * Adds.\n *\n * @type {import("./adder.js").Adder}\n */\nexport const add = (first, second) => first + second;',
      file: 'src/index.js',
    },
    // Without types nobody knows that it is a function.
    '/** Runs. */\nexport const run = make((job: string) => job);',
    // Used by its properties: an application, a component with a name.
    {
      code: 'declare function make(): { (request: string): void; listen(): void };\n\n/** Listens. */\nexport const app = make();',
      typed: true,
    },
  ],
  invalid: [
    {
      code: '/** Adds. */\nexport function add(«first: number», «second = 2»): number {\n  return first + second;\n}\n',
      errors: ['first', 'second'].map((name) => ({
        messageId: 'missing' as const,
        data: { name },
        suggestions: [
          {
            messageId: 'insert' as const,
            output:
              '/**\n * Adds.\n *\n * @param first -\n * @param second -\n */\nexport function add(first: number, second = 2): number {\n  return first + second;\n}\n',
          },
        ],
      })),
    },
    // In the order of the signature, whatever is there.
    {
      code: '/**\n * Mixes.\n *\n * Twice.\n *\n * @template T\n * @param second - Two,\n *   on two lines.\n * @returns Three.\n */\nexport function mix<T>(«first: T», second: T, «third: T»): T {\n  return first;\n}\n',
      errors: ['first', 'third'].map((name) => ({
        messageId: 'missing' as const,
        data: { name },
        suggestions: [
          {
            messageId: 'insert' as const,
            output:
              '/**\n * Mixes.\n *\n * Twice.\n *\n * @template T\n * @param first -\n * @param second - Two,\n *   on two lines.\n * @param third -\n * @returns Three.\n */\nexport function mix<T>(first: T, second: T, third: T): T {\n  return first;\n}\n',
          },
        ],
      })),
    },
    {
      code: '/**\n * Adds.\n *\n * @example\n * add(1);\n */\nexport const add = async («first: number»): Promise<void> => {};\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'first' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Adds.\n *\n * @param first -\n * @example\n * add(1);\n */\nexport const add = async (first: number): Promise<void> => {};\n',
            },
          ],
        },
      ],
    },
    {
      code: '/**\n * Adds.\n *\n * «@param first»\n * «@param {number} second -»\n */\nexport function add(first: number, second: number): void {}\n',
      errors: [
        { messageId: 'undescribed', data: { name: 'first' } },
        { messageId: 'undescribed', data: { name: 'second' } },
      ],
    },
    {
      code: '/** Runs. */\nexport function run(«{ quiet }: Options», options: string, «[first]: Pair»): void {}\n'.replace(
        'options: string',
        '«options: string»',
      ),
      errors: ['options2', 'options', 'values3'].map((name) => ({
        messageId: 'missing' as const,
        data: { name },
        suggestions: [
          {
            messageId: 'insert' as const,
            output:
              '/**\n * Runs.\n *\n * @param options2 -\n * @param options -\n * @param values3 -\n */\nexport function run({ quiet }: Options, options: string, [first]: Pair): void {}\n',
          },
        ],
      })),
    },
    // Without asterisks, where others are.
    ...(
      [
        ['/**\nAdds.\n*/', '/**\nAdds.\n\n@param first -\n*/'],
        [
          '/**\n\tAdds.\n\n\t- once\n\n\t@returns That.\n*/',
          '/**\n\tAdds.\n\n\t- once\n\n\t@param first -\n\t@returns That.\n*/',
        ],
        [
          '/** Adds.\n    @typeParam T - Which. */',
          '/** Adds.\n    @typeParam T - Which.\n    @param first -\n*/',
        ],
      ] as const
    ).map(([docs, output]) => ({
      code: `${docs}\nexport function add<T>(«first: T»): void {}\n`,
      errors: [
        {
          messageId: 'missing' as const,
          data: { name: 'first' },
          suggestions: [
            {
              messageId: 'insert' as const,
              output: `${output}\nexport function add<T>(first: T): void {}\n`,
            },
          ],
        },
      ],
    })),
    // Members of interfaces, abstract and static methods, aliases.
    {
      code: '/** Keeps. */\nexport interface Keeper {\n  /** Adds. */\n  add(«job: string»): void;\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'job' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** Keeps. */\nexport interface Keeper {\n  /**\n   * Adds.\n   *\n   * @param job -\n   */\n  add(job: string): void;\n}\n',
            },
          ],
        },
      ],
    },
    {
      code: '/** Keeps. */\nexport abstract class Keeper {\n\t/**\n\t * Adds.\n\t */\n\tabstract add(«job: string»): void;\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'job' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** Keeps. */\nexport abstract class Keeper {\n\t/**\n\t * Adds.\n\t *\n\t * @param job -\n\t */\n\tabstract add(job: string): void;\n}\n',
            },
          ],
        },
      ],
    },
    // Constructors.
    {
      code: '/** Keeps. */\nexport class Queue {\n  constructor(«limit: number») {}\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'limit' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** Keeps. */\nexport class Queue {\n  /**\n   *\n   * @param limit -\n   */\n  constructor(limit: number) {}\n}\n',
            },
          ],
        },
      ],
    },
    {
      code: '/**\n * Keeps.\n *\n * @param limit - How many.\n */\nexport class Queue {\n  constructor(limit: number, «private readonly name: string») {}\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'name' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Keeps.\n *\n * @param limit - How many.\n * @param name -\n */\nexport class Queue {\n  constructor(limit: number, private readonly name: string) {}\n}\n',
            },
          ],
        },
      ],
    },
    // Overloads.
    {
      code: '/** Finds. */\nexport function find(«id: string»): void;\n/**\n * Finds.\n *\n * @param id - Which.\n */\nexport function find(id: number): void;\nexport function find(id: unknown): void {}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'id' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Finds.\n *\n * @param id -\n */\nexport function find(id: string): void;\n/**\n * Finds.\n *\n * @param id - Which.\n */\nexport function find(id: number): void;\nexport function find(id: unknown): void {}\n',
            },
          ],
        },
      ],
    },
    // Options are no properties of a component, and a type that is not published documents nothing.
    ...[
      'interface Options {}\n\n/** Runs. */\nexport function Run(',
      '/** How. */\nexport interface Options {}\n\n/** Runs. */\nexport function run(',
    ].map((start) => ({
      code: `${start}«{ quiet }: Options»): void {}\n`,
      errors: [
        {
          messageId: 'missing' as const,
          data: { name: 'options' },
          suggestions: [
            {
              messageId: 'insert' as const,
              output: `${start.replace('/** Runs. */', '/**\n * Runs.\n *\n * @param options -\n */')}{ quiet }: Options): void {}\n`,
            },
          ],
        },
      ],
    })),
    // JavaScript, and the line endings of Windows.
    {
      code: '/**\r\n * Adds.\r\n *\r\n * @returns {number} Three. */\r\nexport const add = («first») => first;\r\n',
      file: 'src/index.js',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'first' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\r\n * Adds.\r\n *\r\n * @param first -\r\n * @returns {number} Three. */\r\nexport const add = (first) => first;\r\n',
            },
          ],
        },
      ],
    },
    {
      code: 'const make = <T>(one: T) => (two: number): T => one;\n\n/** Runs. */\nexport const «run» = make("a");\n',
      typed: true,
      errors: [
        {
          messageId: 'missing',
          data: { name: 'two' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                'const make = <T>(one: T) => (two: number): T => one;\n\n/**\n * Runs.\n *\n * @param two -\n */\nexport const run = make("a");\n',
            },
          ],
        },
      ],
    },
  ],
});
