import { expect, it } from 'vitest';
import { formatPercent } from '../../src/coverage/format-percent.js';
import { percentOf } from '../../src/coverage/percent-of.js';

it.each([
  { part: 0, whole: 0, percent: undefined, text: '–' },
  { part: 0, whole: 3, percent: 0, text: '0.0%' },
  { part: 1, whole: 3, percent: 33.3, text: '33.3%' },
  { part: 2, whole: 3, percent: 66.6, text: '66.6%' },
  { part: 9, whole: 10, percent: 90, text: '90.0%' },
  { part: 29, whole: 1000, percent: 2.9, text: '2.9%' },
  { part: 2499, whole: 2500, percent: 99.9, text: '99.9%' },
  { part: 999_999, whole: 1_000_000, percent: 99.9, text: '99.9%' },
  { part: 7, whole: 7, percent: 100, text: '100%' },
])('$part of $whole is $text', ({ part, percent, text, whole }) => {
  const result = percentOf(part, whole);
  expect(result).toBe(percent);
  expect(formatPercent({ percent: result })).toBe(text);
});
