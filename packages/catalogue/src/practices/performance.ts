import type { Practice } from '../practice.js';

export const performance = [
  {
    id: 'await-in-loop',
    area: 'performance',
    title: 'Independent work awaited one after another',
    why: 'A hundred calls of 50 ms that could run side by side take five seconds.',
    enforcers: { eslint: ['groundrules/await-in-loop'] },
    fixable: false,
    docs: 'docs/practices/performance.md#await-in-loop',
  },
  {
    id: 'n-plus-one-query',
    area: 'performance',
    title: 'Query for each row of another',
    why: 'The time grows with the data: what takes one query in a test takes a thousand in production.',
    enforcers: { eslint: ['groundrules/n-plus-one-query'] },
    fixable: false,
    docs: 'docs/practices/performance.md#n-plus-one-query',
  },
  {
    id: 'accumulating-spread',
    area: 'performance',
    title: 'Result copied whole for each element',
    why: 'All that was gathered is copied again with every step: ten times the elements take a hundred times as long.',
    enforcers: { eslint: ['groundrules/accumulating-spread'] },
    fixable: false,
    docs: 'docs/practices/performance.md#accumulating-spread',
  },
  {
    id: 'sync-io-in-handler',
    area: 'performance',
    title: 'Request that makes all others wait',
    why: 'While a synchronous call reads, hashes or compresses, the process answers nobody else.',
    enforcers: { eslint: ['groundrules/sync-io-in-handler'] },
    fixable: false,
    docs: 'docs/practices/performance.md#sync-io-in-handler',
  },
  {
    id: 'benchmark-regression',
    area: 'performance',
    title: 'Benchmark slower than recorded',
    why: 'Code becomes slower a little at a time, and nobody notices until it is too slow.',
    enforcers: { gate: 'bench' },
    fixable: false,
    docs: 'docs/practices/performance.md#benchmark-regression',
  },
] as const satisfies readonly Practice[];
