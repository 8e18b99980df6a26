import rule from '../../src/rules/missing-returns-doc.js';
import { runInPackages } from '../support/in-packages.js';

const documented = '/**\n * Reads.\n *\n * @returns What was read.\n */\n';

runInPackages('missing-returns-doc', rule, {
  valid: [
    `${documented}export function read(): string {\n  return "";\n}`,
    '/** Reads. @return What was read. */\nexport function read(): void {}',
    '/**\n * Reads.\n *\n * @return What was read.\n */\nexport const read = (): string => "";',
    // Undocumented, internal, inherited.
    'export function read(): string {\n  return "";\n}',
    '/** Reads. */\nfunction read(): string {\n  return "";\n}',
    '/** Keeps. */\nexport class Queue extends Base {\n  /** {@inheritDoc Base.take} */\n  take(): string {\n    return "";\n  }\n  /** @inheritdoc */\n  last(): string {\n    return "";\n  }\n  /**\n   * Drops.\n   *\n   * @override\n   */\n  drop(): number {\n    return 1;\n  }\n}',

    // Nothing comes back, at once or later.
    '/** Runs. */\nexport function run(): void {}',
    '/** Runs. */\nexport async function run(): Promise<void> {}',
    '/** Runs. */\nexport async function run() {\n  await start();\n}',
    '/** Waits. */\nexport const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));',
    '/** Runs. */\nexport function run(): Promise<undefined> {\n  return start();\n}',
    '/** Ends. */\nexport function fail(): never {\n  throw new Error();\n}',
    '/** Runs. */\nexport function run() {\n  if (a) return;\n  return undefined;\n}',
    '/** Runs. */\nexport function run() {\n  const inner = () => 1;\n  inner();\n}',
    '/** Checks. */\nexport function assertNumber(value: unknown): asserts value is number {}',
    '/** Runs. */\nexport const run = () => undefined;',

    // What has no result of its own.
    '/** Keeps. */\nexport class Queue {\n  /** Makes it. */\n  constructor() {}\n  /** How many. */\n  get size(): number {\n    return 0;\n  }\n  /** How many. */\n  set size(value: number) {}\n}',
    '/** Keeps. */\nexport interface Keeper {\n  /** How many. */\n  readonly size: number;\n  /** Is told. */\n  onEnd?: () => string;\n}',
    '/** Which. */\nexport const limit = 3;',

    // For the next call in a chain.
    '/** Keeps. */\nexport class Queue {\n  /** Starts. */\n  start(): this {\n    return this;\n  }\n  /** Adds. */\n  add<T>(\n    job: T,\n  ): this {\n    return this;\n  }\n}\n\n/** Keeps. */\nexport interface Keeper {\n  /** Ends. */\n  end(when?: () => number): this;\n}',

    // Generators give values as they go.
    '/**\n * Counts.\n *\n * @yields The next number.\n */\nexport function* count(): Generator<number> {\n  yield 1;\n}',

    // Overloads: each tells of its own.
    `${documented}export function read(file: string): string;\n/** Forgets. */\nexport function read(): void;\nexport function read(file?: string): string | void {\n  return file;\n}`,
    `${documented}export function read(file: string): string;\nexport function read(file: number): string;\nexport function read(file: unknown): string {\n  return "";\n}`,

    // A call whose result may be meant for nobody: types alone can tell.
    '/** Runs. */\nexport const run = () => start();',
    {
      code: 'declare function start(): Promise<void>;\n\n/** Runs. */\nexport const run = () => start();',
      typed: true,
    },
    {
      code: 'declare function start(): undefined;\n\n/** Runs. */\nexport const run = (a: boolean) => a && start();',
      file: 'src/index.ts',
      typed: false,
    },
    {
      code: 'const make = (one: string) => (two: number): void => {};\n\n/** Runs. */\nexport const run = make("a");',
      typed: true,
    },
    { code: '/** Runs. */\nexport const run = start as () => void;', typed: false },
    // In JavaScript a type tells that stands elsewhere.
    {
      code: '/**\n * Adds.\n *\n * @type {import("./adder.js").Adder}\n */\nexport const add = (first) => first + 1;',
      file: 'src/index.js',
    },
    // A component gives what it shows.
    ...[
      'export function Button() {\n  return <button />;\n}',
      'export const Button = () => <></>;',
      'export const Button = ({ isShown }: Props) => isShown && <button />;',
      'export default function Button(props: Props): ReactNode {\n  if (props.a) {\n    return null;\n  }\n  return props.b ? <button /> : <a />;\n}',
    ].map((code) => ({ code: `/** Is pressed. */\n${code}\n`, file: 'src/index.tsx' })),
  ],
  invalid: [
    // No component: a function that gives an element, or one that makes components.
    ...[
      'export function «render»() {\n  return <button />;\n}',
      'export const «Button» = () => {\n  const inner = () => <button />;\n  return inner;\n};',
    ].map((code) => ({
      code: `/** Is pressed. */\n${code}\n`,
      file: 'src/index.tsx',
      errors: [
        {
          messageId: 'missing' as const,
          data: { name: /«(\w+)»/u.exec(code)?.[1] ?? '' },
          suggestions: [
            {
              messageId: 'insert' as const,
              output: `/**\n * Is pressed.\n *\n * @returns\n */\n${code.replaceAll(/[«»]/gu, '')}\n`,
            },
          ],
        },
      ],
    })),
    {
      code: '/** Reads. */\nexport function «read»(): string {\n  return "";\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'read' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Reads.\n *\n * @returns\n */\nexport function read(): string {\n  return "";\n}\n',
            },
          ],
        },
      ],
    },
    {
      code: '/**\n * Reads.\n *\n * «@returns»\n */\nexport function read(): string {\n  return "";\n}\n',
      errors: [{ messageId: 'undescribed', data: { tag: 'returns' } }],
    },
    {
      code: '/**\n * Reads.\n *\n * «@return {string}»\n */\nexport function read() {\n  return "";\n}\n',
      file: 'src/index.js',
      errors: [{ messageId: 'undescribed', data: { tag: 'return' } }],
    },
    // Between parameters and errors.
    {
      code: '/**\n * Reads.\n *\n * @param file - Which.\n * @throws When there is none.\n */\nexport async function «read»(file: string): Promise<string> {\n  return "";\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'read' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Reads.\n *\n * @param file - Which.\n * @returns\n * @throws When there is none.\n */\nexport async function read(file: string): Promise<string> {\n  return "";\n}\n',
            },
          ],
        },
      ],
    },
    // Without a written type the body tells.
    ...[
      'export default () => "";\n',
      'export const read = (a) => (b) => a;\n',
      'export function* read() {\n  yield 1;\n}\n',
      'export const read = () => ({});\n',
      'export function read() {\n  try {\n    return 1;\n  } finally {\n    end();\n  }\n}\n',
    ].map((code) => {
      const isUnnamed = code.includes('default');
      const name = isUnnamed ? 'default' : 'read';
      return {
        code: `/** Reads. */\n${code.replace(name, `«${name}»`)}`,
        errors: [
          {
            messageId: 'missing' as const,
            data: { name },
            suggestions: [
              {
                messageId: 'insert' as const,
                output: `/**\n * Reads.\n *\n * @returns\n */\n${code}`,
              },
            ],
          },
        ],
      };
    }),
    {
      code: '/** Keeps. */\nexport class Queue {\n  /** Checks. */\n  «isFull»(): this is FullQueue {\n    return true;\n  }\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'Queue.isFull' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** Keeps. */\nexport class Queue {\n  /**\n   * Checks.\n   *\n   * @returns\n   */\n  isFull(): this is FullQueue {\n    return true;\n  }\n}\n',
            },
          ],
        },
      ],
    },
    // Members without a body.
    {
      code: '/** Keeps. */\nexport interface Keeper {\n  /**\n   * Takes. */\n  «take»(): string;\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'Keeper.take' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** Keeps. */\nexport interface Keeper {\n  /**\n   * Takes.\n   *\n   * @returns\n   */\n  take(): string;\n}\n',
            },
          ],
        },
      ],
    },
    {
      code: '/** Finds. */\nexport function «find»(): string;\n/**\n * Finds.\n *\n * @param id - Which.\n */\nexport function «find»(id: number): number;\nexport function find(id?: number): unknown {\n  return id;\n}\n',
      errors: [
        '/**\n * Finds.\n *\n * @returns\n */\nexport function find(): string;\n/**\n * Finds.\n *\n * @param id - Which.\n */\n',
        '/** Finds. */\nexport function find(): string;\n/**\n * Finds.\n *\n * @param id - Which.\n * @returns\n */\n',
      ].map((start) => ({
        messageId: 'missing' as const,
        data: { name: 'find' },
        suggestions: [
          {
            messageId: 'insert' as const,
            output: `${start}export function find(id: number): number;\nexport function find(id?: number): unknown {\n  return id;\n}\n`,
          },
        ],
      })),
    },
    {
      code: 'declare function start(): Promise<string>;\n\n/** Runs. */\nexport const «run» = () => start();\n',
      typed: true,
      errors: [
        {
          messageId: 'missing',
          data: { name: 'run' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                'declare function start(): Promise<string>;\n\n/**\n * Runs.\n *\n * @returns\n */\nexport const run = () => start();\n',
            },
          ],
        },
      ],
    },
    {
      code: 'declare function start(): any;\n\n/** Runs. */\nexport «default» () => start();\n',
      typed: true,
      errors: [
        {
          messageId: 'missing',
          data: { name: 'default' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                'declare function start(): any;\n\n/**\n * Runs.\n *\n * @returns\n */\nexport default () => start();\n',
            },
          ],
        },
      ],
    },
  ],
});
