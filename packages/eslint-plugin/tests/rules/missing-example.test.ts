import rule from '../../src/rules/missing-example.js';
import { runInPackages } from '../support/in-packages.js';

runInPackages('missing-example', rule, {
  valid: [
    '/**\n * Runs.\n *\n * @example\n * run();\n */\nexport function run(): void {}',
    '/**\n * Runs.\n *\n * @example\n * ```ts\n * @sealed\n * run();\n * ```\n */\nexport const run = (): void => {};',
    '/**\n * Runs.\n *\n * @example <caption>Twice</caption>\n */\nexport default function (): void {}',
    '/**\n * Keeps.\n *\n * @example\n * new Queue();\n */\nexport class Queue {}',
    // Undocumented, or nobody's business.
    'export function run(): void {}',
    '/** Runs. */\nfunction run(): void {}',
    '/** Runs. */ /** @internal */\nexport function run(): void {}',
    '/**\n * Runs.\n *\n * @deprecated Use start.\n */\nexport function run(): void {}',
    '/** {@inheritDoc start} */\nexport function run(): void {}',
    // What is no function or class shows itself in the examples of those.
    '/** How. */\nexport interface Options {}',
    '/** How. */\nexport type Options = string;',
    '/** How many. */\nexport const limit = 3;',
    '/** How it went. */\nexport enum Outcome {}',
    '/** Is told. */\nexport type Listener = (event: string) => void;',
    '/**\n * Keeps.\n *\n * @example\n * new Queue().add("a");\n */\nexport class Queue {\n  /** Makes it. */\n  constructor() {}\n  /** Adds. */\n  add(): void {}\n  /** Adds. */\n  static of(): void {}\n}',
    // One example serves all overloads.
    '/** Finds. */\nexport function find(): void;\n/**\n * Finds.\n *\n * @example\n * find(1);\n */\nexport function find(id: number): void;\nexport function find(id?: number): void {}',
    '/** Runs. */\nexport const run = make(() => 1);',
    {
      code: 'declare function make(): { (request: string): void; listen(): void };\n\n/** Listens. */\nexport const app = make();',
      typed: true,
    },
  ],
  invalid: [
    {
      code: '/** Runs. */\nexport function «run»(): void {}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'run' },
          suggestions: [
            {
              messageId: 'insert',
              output: '/**\n * Runs.\n *\n * @example\n */\nexport function run(): void {}\n',
            },
          ],
        },
      ],
    },
    {
      code: '/**\n * Runs.\n *\n * «@example»\n */\nexport function run(): void {}\n',
      errors: [{ messageId: 'undescribed', data: { name: 'run' }, suggestions: [] }],
    },
    {
      code: '/** Fails. */\nexport class «QueueError» extends Error {}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'QueueError' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Fails.\n *\n * @example\n */\nexport class QueueError extends Error {}\n',
            },
          ],
        },
      ],
    },
    {
      code: '/**\n * Runs.\n *\n * @param a - What.\n * @returns It.\n */\nfunction «run»(a: string) {\n  return a;\n}\n\nexport { run as default };\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'default' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Runs.\n *\n * @param a - What.\n * @returns It.\n * @example\n */\nfunction run(a: string) {\n  return a;\n}\n\nexport { run as default };\n',
            },
          ],
        },
      ],
    },
    {
      code: 'const make = (one: string) => (two: number): void => {};\n\n/** Runs. */\nexport const «run» = make("a");\n',
      typed: true,
      errors: [
        {
          messageId: 'missing',
          data: { name: 'run' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                'const make = (one: string) => (two: number): void => {};\n\n/**\n * Runs.\n *\n * @example\n */\nexport const run = make("a");\n',
            },
          ],
        },
      ],
    },
  ],
});
