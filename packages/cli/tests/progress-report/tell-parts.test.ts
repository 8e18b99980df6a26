import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

import { createPartTeller } from '../../src/progress-report/tell-parts.js';
import { UserError } from '../../src/user-error.js';

const never = new AbortController().signal;

it.each<readonly [string, () => Promise<string>, string, boolean]>([
  [
    'bad input, on one line',
    () => Promise.reject(new UserError('a.json:1: no.\n  Mend it')),
    'It could not be told: a.json:1: no. Mend it.',
    false,
  ],
  [
    'what the system says',
    () => readFile('/nowhere-at-all', 'utf8'),
    'It could not be told: /nowhere-at-all: there is no such file or folder.',
    false,
  ],
  [
    'a mistake of our own, with its stack beside it',
    () => Promise.reject(new TypeError('x is undefined')),
    'It could not be told: this is a mistake of groundrules itself, please report it: x is undefined.',
    true,
  ],
])('tells %s', async (_, work, sentence, hasStack) => {
  let printed = '';
  const teller = createPartTeller(never, { write: (text) => (printed += text) });
  const told = await teller.tell('It', work, (reason) => `unknown: ${reason}`);
  expect(told).toMatch(/^unknown: /u);
  expect(teller.untold).toEqual([sentence]);
  expect(printed.includes('TypeError: x is undefined\n    at ')).toBe(hasStack);
  expect(await teller.tell('The other', () => Promise.resolve('known'), String)).toBe('known');
  expect(teller.untold).toHaveLength(1);
});

it('goes on with nothing that was broken off', async () => {
  const teller = createPartTeller(AbortSignal.abort(new Error('broken off')), {
    write: () => undefined,
  });
  const work = (): Promise<string> => Promise.reject(new UserError('it was ended'));
  await expect(teller.tell('It', work, String)).rejects.toThrow('broken off');
  expect(teller.untold).toEqual([]);
});
