import { expect, it } from 'vitest';

import { wrapText } from '../../src/explain/wrap-text.js';

it.each<readonly [string, number, readonly string[]]>([
  ['one two three', 7, ['one two', 'three']],
  ['one two three', 6, ['one', 'two', 'three']],
  ['one two three', 13, ['one two three']],
  ['a-long-word b', 4, ['a-long-word', 'b']],
  ['', 4, ['']],
])('%j within %i columns', (text, columns, lines) => {
  expect(wrapText(text, columns)).toEqual(lines);
});
