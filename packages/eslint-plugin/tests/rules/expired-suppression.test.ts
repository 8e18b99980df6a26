import { ruleTester } from '@groundrules/testkit';
import { afterAll, vi } from 'vitest';

import rule from '../../src/rules/expired-suppression.js';

vi.useFakeTimers({ now: new Date('2027-03-01T12:00:00Z'), toFake: ['Date'] });
afterAll(() => {
  vi.useRealTimers();
});

/** Turns a rule on, as ESLint warns of comments that silence nothing. */
const on = '/* eslint eqeqeq: 2 */';

interface Place {
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
}

function expired(day: string, endColumn: number, { line = 1, column = 1, endLine }: Place = {}) {
  const place = { line, column, endLine: endLine ?? line, endColumn };
  return { messageId: 'expired', data: { day }, ...place } as const;
}

function unreadable(day: string, endColumn: number, line: number) {
  const place = { line, column: 1, endLine: line, endColumn };
  return { messageId: 'unreadable', data: { day }, ...place } as const;
}

ruleTester.run('expired-suppression', rule, {
  valid: [
    // It holds on that day too.
    `${on}\n// eslint-disable-next-line eqeqeq -- old clients, until 2027-03-01\na == b;`,
    `${on}\n// eslint-disable-next-line eqeqeq -- old clients, until 2999-12-31\na == b;`,
    '// @ts-expect-error the types are wrong until 2027-03-01\na = b;',
    // No day, or none that ends it.
    `${on}\n// eslint-disable-next-line eqeqeq -- old clients\na == b;`,
    `${on}\n// eslint-disable-next-line eqeqeq -- since 2020-01-01 clients send texts\na == b;`,
    `${on}\n// eslint-disable-next-line eqeqeq -- until the clients are gone\na == b;`,
    '// @ts-expect-error the types are wrong until 18.3.1\na = b;',
    // No suppression.
    '// The clients were old until 2020-01-01.\na == b;',
    '/* eslint eqeqeq: "off" -- until 2020-01-01 */',
    `${on}\n/* eslint-disable eqeqeq -- old */ a == b; /* eslint-enable eqeqeq -- until 2020-01-01 */`,
    'const text = "// @ts-expect-error until 2020-01-01";',
  ],
  invalid: [
    {
      code: `${on}\n// eslint-disable-next-line eqeqeq -- old clients, until 2027-02-28\na == b;`,
      errors: [expired('2027-02-28', 68, { line: 2 })],
    },
    {
      code: `${on}\n/* eslint-disable-next-line eqeqeq --- old, until  2020-01-01 (ann) */\na == b;`,
      errors: [expired('2020-01-01', 71, { line: 2 })],
    },
    {
      code: `${on}\n/* eslint-disable eqeqeq -- old, Until 2020-01-01 */\na == b;`,
      errors: [expired('2020-01-01', 53, { line: 2 })],
    },
    {
      code: `${on}\na == b; // eslint-disable-line eqeqeq -- until 2020-01-01`,
      errors: [expired('2020-01-01', 58, { line: 2, column: 9 })],
    },
    {
      code: `${on}\n/* eslint-disable-next-line\n  eqeqeq\n  -- old clients\n  until 2020-01-01 */\na == b;`,
      errors: [expired('2020-01-01', 22, { line: 2, endLine: 5 })],
    },
    {
      code: '// @ts-expect-error the types are wrong until 2020-01-01\na = b;',
      errors: [expired('2020-01-01', 57)],
    },
    {
      code: '// @ts-ignore: the types are wrong until 2020-01-01.\na = b;',
      errors: [expired('2020-01-01', 53)],
    },
    {
      code: '/* @ts-expect-error -- the types are wrong until 2020-01-01 */\na = b;',
      errors: [expired('2020-01-01', 63)],
    },
    {
      code: '// @ts-nocheck generated until 2020-01-01\na = b;',
      errors: [expired('2020-01-01', 42)],
    },
    // Nobody should believe that these end.
    {
      code: '// @ts-expect-error the types are wrong until 2028-02-30\na = b;',
      errors: [unreadable('2028-02-30', 57, 1)],
    },
    {
      code: `${on}\n// eslint-disable-next-line eqeqeq -- old, until 2028/3/1\na == b;`,
      errors: [unreadable('2028/3/1', 58, 2)],
    },
  ],
});
