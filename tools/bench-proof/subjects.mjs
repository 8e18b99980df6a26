// The functions that are measured: each does a piece of work as often as makes its time, and a fifth more often where
// it is slowed down.

/** Their names, with how often each does its work: multiples of five, which can be made a fifth more. */
export const subjects = [
  { name: '10 µs: match', times: 20 },
  { name: '100 µs: parse', times: 5 },
  { name: '1 ms: sort', times: 100 },
  { name: '10 ms: hash and split', times: 300 },
];

/**
 * Writes the benchmarks.
 *
 * @param {string} [slowed] - The name of the one that is slowed down.
 * @param {number} [factor] - How many times as much it does.
 * @returns {string} A file of benchmarks for Vitest.
 */
export function printBenchmarks(slowed, factor = 1.2) {
  const works = ['match', 'parse', 'sort', 'mix'];
  const calls = subjects.map(({ name, times }, index) => {
    const count = Math.round(name === slowed ? times * factor : times);
    return `bench(${JSON.stringify(name)}, () => {\n  for (let time = 0; time < ${count}; time += 1) kept += ${works[index]}();\n});`;
  });
  return `${head}\n${calls.join('\n')}\n`;
}

const head = `import { createHash } from 'node:crypto';
import { bench } from 'vitest';

const items = Array.from({ length: 60 }, (_, id) => ({
  id,
  name: \`item \${id}\`,
  isFree: id % 2 === 0,
  places: [id, id * 2, id * 3],
}));
const text = JSON.stringify(items);
const short = text.slice(0, 300);
const numbers = Array.from({ length: 150 }, (_, index) => Math.imul(index, 0x9e3779b1) >>> 0);
let kept = 0;

function match(): number {
  return short.replaceAll(/"name":"item (\\d+)"/g, '$1').length;
}

function parse(): number {
  return (JSON.parse(text) as unknown[]).length;
}

function sort(): number {
  return [...numbers].sort((a, b) => a - b)[3] ?? 0;
}

function mix(): number {
  const words = text.split(',').map((word) => word.trim().toUpperCase());
  return words.length + (createHash('sha256').update(words.join()).digest()[0] ?? 0);
}
`;
