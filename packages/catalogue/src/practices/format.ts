import type { Practice } from '../practice.js';

export const format = [
  {
    id: 'line-too-long',
    area: 'format',
    title: 'Line longer than 100 columns',
    why: 'Long lines are read badly side by side and hide changes in a review.',
    python: 'E501',
    enforcers: { gate: 'format' },
    fixable: true,
    docs: 'docs/practices/format.md#line-too-long',
  },
  {
    id: 'operator-linebreak',
    area: 'format',
    title: 'Line break before an operator',
    why: 'One place for operators keeps wrapped expressions readable and diffs small.',
    python: 'W503',
    enforcers: { gate: 'format' },
    fixable: true,
    docs: 'docs/practices/format.md#operator-linebreak',
  },
  {
    id: 'unformatted',
    area: 'format',
    title: 'Code that the formatter would change',
    why: 'Reviews should be about behaviour, so layout is decided once, by a tool.',
    enforcers: { gate: 'format' },
    fixable: true,
    docs: 'docs/practices/format.md#unformatted',
  },
] as const satisfies readonly Practice[];
