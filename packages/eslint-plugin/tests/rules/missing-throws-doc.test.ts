import rule from '../../src/rules/missing-throws-doc.js';
import { runInPackages } from '../support/in-packages.js';

function throwing(tag: string, thrown = 'new RangeError()'): string {
  return `/**\n * Runs.\n *\n * ${tag}\n */\nexport function run(): void {\n  throw ${thrown};\n}`;
}

runInPackages('missing-throws-doc', rule, {
  valid: [
    // A class is named in braces, by a link or in words.
    throwing('@throws {RangeError} When it is late.'),
    throwing('@throws {@link RangeError} When it is late.'),
    throwing('@throws RangeError if it is late.'),
    throwing('@exception {TypeError | RangeError} When it is late.'),
    throwing('@throws {TypeError} Never.\n * @throws {RangeError} When it is late.'),
    throwing('@throws {NotFound} When there is none.', 'new errors.NotFound()'),
    throwing('@throws RangeError when late', 'RangeError("late")'),
    throwing('@throws {RangeError}\n * When it is late.'),
    throwing('@throws 時間切れ', 'new Error()'),
    // One of several tags tells; what is not thrown here is not asked.
    throwing('@throws {RangeError}\n * @throws {RangeError} When it is late.'),
    throwing('@throws {TypeError}\n * @throws {RangeError} When it is late.'),
    // What nobody can name is described by any.
    throwing('@throws When it is late.', 'error'),
    throwing('@throws {RangeError} When it is late.', 'create()'),
    throwing('@throws When it is late.', 'new Error("late")'),
    // Each is an `Error`.
    throwing('@throws {Error} When it is late.'),
    throwing('@throws {TypeError | Error} When it is late.'),
    throwing('@throws {@link Error} When it is late.'),
    throwing('@throws Error when it is late.'),
    throwing('@throws {Error} When it is late.', 'new Error("late")'),

    // Undocumented, internal, inherited.
    'export function run(): void {\n  throw new Error();\n}',
    '/** Runs. */\nfunction run(): void {\n  throw new Error();\n}',
    '/** Keeps. */\nexport class Queue extends Base {\n  /** {@inheritDoc} */\n  take(): void {\n    throw new Error();\n  }\n  override drop(): void {\n    throw new Error();\n  }\n}',

    // Caught, or thrown by others.
    '/** Runs. */\nexport function run(): void {\n  try {\n    throw new Error();\n  } catch {\n    end();\n  }\n}',
    '/** Runs. */\nexport function run() {\n  return () => {\n    throw new Error();\n  };\n}',
    '/** Runs. */\nexport const sum = (base: number) => (n: number) => base + n;',
    '/** Runs. */\nexport function run(): void {\n  start();\n}\n\nfunction start(): void {\n  throw new Error();\n}',
    '/** Runs. */\nexport function run(): void {\n  class Inner {\n    constructor() {\n      throw new Error();\n    }\n  }\n}',

    // The constructor's are told by it or by the class.
    '/**\n * Keeps.\n *\n * @throws {RangeError} When it is full.\n */\nexport class Queue {\n  constructor() {\n    throw new RangeError();\n  }\n}',
    '/** Keeps. */\nexport class Queue {\n  /** @throws {RangeError} When it is full. */\n  constructor() {\n    throw new RangeError();\n  }\n}',
    // The body throws for all overloads.
    '/** Finds. */\nexport function find(): void;\n/**\n * Finds.\n *\n * @throws {RangeError} When there is none.\n */\nexport function find(id: number): void;\nexport function find(id?: number): void {\n  throw new RangeError();\n}',
  ],
  invalid: [
    // The class alone says no more than the code does.
    ...(
      [
        ['«@throws {RangeError}»'],
        ['«@exception {RangeError} -»', 'exception'],
        ['«@throws {@link RangeError}»'],
        ['«@throws {@link RangeError | the error}.»'],
        ['«@throws RangeError»'],
        ['«@throws `RangeError`»'],
        ['«@throws {Error}»'],
        ['«@throws {NotFound}»', 'throws', 'new errors.NotFound()'],
        ['«@throws errors.NotFound»', 'throws', 'new errors.NotFound()'],
        ['«@throws»', 'throws', 'new Error("late")'],
        ['«@throws»', 'throws', 'error'],
        ['«@throws {RangeError}»\n * @throws {TypeError} When it is late.'],
      ] as const
    ).map(([tag, name = 'throws', thrown = 'new RangeError()']) => ({
      code: throwing(tag, thrown),
      errors: [{ messageId: 'undescribed' as const, data: { tag: name } }],
    })),
    {
      code: '/** Runs. */\nexport function run(): void {\n  «throw new RangeError();»\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'run', error: 'RangeError' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Runs.\n *\n * @throws {RangeError}\n */\nexport function run(): void {\n  throw new RangeError();\n}\n',
            },
          ],
        },
      ],
    },
    {
      code: '/** Runs. */\nexport function run(): void {\n  try {\n    start();\n  } catch (error) {\n    «throw error;»\n  }\n}\n',
      errors: [
        {
          messageId: 'unnamed',
          data: { name: 'run' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Runs.\n *\n * @throws\n */\nexport function run(): void {\n  try {\n    start();\n  } catch (error) {\n    throw error;\n  }\n}\n',
            },
          ],
        },
      ],
    },
    // Each class once, where it is thrown first; a text names none.
    {
      code: '/**\n * Runs.\n *\n * @throws When it is late.\n * @example\n * run();\n */\nexport async function run(): Promise<void> {\n  if (a) «throw new RangeError();»\n  if (b) throw new RangeError();\n  throw new Error();\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'run', error: 'RangeError' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Runs.\n *\n * @throws When it is late.\n * @throws {RangeError}\n * @example\n * run();\n */\nexport async function run(): Promise<void> {\n  if (a) throw new RangeError();\n  if (b) throw new RangeError();\n  throw new Error();\n}\n',
            },
          ],
        },
      ],
    },
    {
      code: '/**\n * Runs.\n *\n * @throws {TypeError} When it is late.\n */\nexport const run = (): void => {\n  «throw new Error();»\n};\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'run', error: 'Error' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Runs.\n *\n * @throws {TypeError} When it is late.\n * @throws {Error}\n */\nexport const run = (): void => {\n  throw new Error();\n};\n',
            },
          ],
        },
      ],
    },
    {
      code: '/** Runs. */\nexport function run(): Promise<void> {\n  return «Promise.reject(new RangeError())»;\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'run', error: 'RangeError' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/**\n * Runs.\n *\n * @throws {RangeError}\n */\nexport function run(): Promise<void> {\n  return Promise.reject(new RangeError());\n}\n',
            },
          ],
        },
      ],
    },
    {
      code: '/** Keeps. */\nexport class Queue {\n  /** Makes it. */\n  constructor() {\n    «throw new RangeError();»\n  }\n\n  /** How many. */\n  get size(): number {\n    «throw new TypeError();»\n  }\n}\n',
      errors: [
        {
          messageId: 'missing',
          data: { name: 'Queue', error: 'RangeError' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** Keeps. */\nexport class Queue {\n  /**\n   * Makes it.\n   *\n   * @throws {RangeError}\n   */\n  constructor() {\n    throw new RangeError();\n  }\n\n  /** How many. */\n  get size(): number {\n    throw new TypeError();\n  }\n}\n',
            },
          ],
        },
        {
          messageId: 'missing',
          data: { name: 'Queue.size', error: 'TypeError' },
          suggestions: [
            {
              messageId: 'insert',
              output:
                '/** Keeps. */\nexport class Queue {\n  /** Makes it. */\n  constructor() {\n    throw new RangeError();\n  }\n\n  /**\n   * How many.\n   *\n   * @throws {TypeError}\n   */\n  get size(): number {\n    throw new TypeError();\n  }\n}\n',
            },
          ],
        },
      ],
    },
  ],
});
