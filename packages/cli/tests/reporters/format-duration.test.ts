import { expect, it } from 'vitest';

import { formatDuration } from '../../src/reporters/format-duration.js';

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1000, '1.0 s'],
  [4290, '4.2 s'],
  [59_999, '59.9 s'],
  [60_000, '1 min'],
  [65_999, '1 min 5 s'],
  [600_000, '10 min'],
])('writes %i milliseconds as %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
