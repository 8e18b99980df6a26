// The functions that are measured: each does a piece of work as often as makes its time, and so much more often where it
// is slowed down that it takes a fifth longer.

/**
 * Their names, with the work and how often each does it, as it is and slowed down. Of a request a part is no work of the handler.
 * Beside others it may not be known of a request and of a large program whether they are slower.
 */
export const subjects = [
  { name: '10 µs: match', work: 'match', times: 20, slowed: 24 },
  { name: '100 µs: parse', work: 'parse', times: 5, slowed: 6 },
  { name: '1 ms: sort', work: 'sort', times: 100, slowed: 120 },
  { name: '10 ms: hash and split', work: 'mix', times: 300, slowed: 360 },
  {
    name: '1 ms: request over HTTP',
    work: 'parse',
    times: 50,
    slowed: 65,
    isOverHttp: true,
    mayBeUnsteady: true,
  },
  {
    name: '10 ms: compiler',
    work: 'compile',
    times: 10,
    slowed: 12,
    warmupTime: 3000,
    mayBeUnsteady: true,
  },
];

/**
 * Writes the benchmarks.
 *
 * @param {string} [slowedName] - The name of the one that is slowed down.
 * @returns {string} A file of benchmarks for Vitest.
 */
export function printBenchmarks(slowedName) {
  return print(subjects, ({ name, slowed, times }) => (name === slowedName ? slowed : times));
}

/**
 * Writes the benchmarks of functions so that each does more work. Of the others it would not be known how much more.
 *
 * @param {number} factor - How many times as much.
 * @returns {string} A file of benchmarks for Vitest.
 */
export function printSlower(factor) {
  const functions = subjects.filter(({ mayBeUnsteady }) => mayBeUnsteady !== true);
  return print(functions, ({ times }) => times * factor);
}

function print(measured, countOf) {
  const calls = measured.map((subject) => {
    const { isOverHttp, name, warmupTime, work } = subject;
    const count = Number(countOf(subject).toFixed(6));
    const run = `for (let time = 0; time < ${Math.floor(count)}; time += 1) kept += ${work}();`;
    const rest = Number((count % 1).toFixed(6));
    // What is less than one time is done in some calls.
    const body =
      rest === 0 ? run : `${run}\n  if ((due += ${rest}) >= 1) ((due -= 1), (kept += ${work}()));`;
    const options = warmupTime === undefined ? '' : `, { warmupTime: ${warmupTime} }`;
    return isOverHttp
      ? printRequest(name, body)
      : `bench('${name}', () => {\n  ${body}\n}${options});`;
  });
  return `${head}\n${calls.join('\n')}\n`;
}

/** A handler that works, and its client, which signs a token in the pool of threads and reads the answer. */
function printRequest(name, body) {
  return `const server = createServer((_request, response) => {
  ${body}
  response.setHeader('content-type', 'application/json').end(text);
});
let address = '';
let key: webcrypto.CryptoKey;
beforeAll(async () => {
  key = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  address = \`http://127.0.0.1:\${(server.address() as AddressInfo).port}/\`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
bench('${name}', async () => {
  await subtle.sign('HMAC', key, token);
  const answer = await fetch(address, { headers: { authorization: 'Bearer token' } });
  kept += ((await answer.json()) as unknown[]).length;
});`;
}

const head = `import { createHash, webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import ts from 'typescript';
import { afterAll, beforeAll, bench } from 'vitest';

const { subtle } = webcrypto;
const token = Buffer.from('a token that is signed');
const items = Array.from({ length: 60 }, (_, id) => ({
  id,
  name: \`item \${id}\`,
  isFree: id % 2 === 0,
  places: [id, id * 2, id * 3],
}));
const text = JSON.stringify(items);
const short = text.slice(0, 300);
const numbers = Array.from({ length: 150 }, (_, index) => Math.imul(index, 0x9e3779b1) >>> 0);
const program = Array.from(
  { length: 1 },
  (_, id) => \`
/** Item \${id}. */
export async function find\${id}({ id, name = 'none' }: Query): Promise<readonly Item[]> {
  const found = await items.query<Item>((item) => item.id === id || item.name?.includes(name));
  if (found.length === 0) throw new RangeError(\\\`Nothing is called \\\${name}.\\\`);
  return found.filter(({ places: [first, ...rest] }) => rest.every((place) => place > first));
}
\`,
).join('');
let kept = 0;
let due = 0;

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

function compile(): number {
  return ts.transpileModule(program, { compilerOptions: { target: ts.ScriptTarget.ES2015 } }).outputText.length;
}
`;
