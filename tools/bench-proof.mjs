// Proves that the bench gate can be trusted: `node tools/bench-proof.mjs [--runs N] [--neighbours N] [--bin FILE]
// [--markdown]`. It records a few benchmarks, loads every core with a neighbour, and then runs the command over and over,
// in turns on unchanged code and with a slow-down of a fifth planted in one function, which each is in its turn. Exit code
// 1 where more than one run of a hundred on unchanged code finds anything, or fewer than 95 of a hundred find what is planted
// in a function. What goes over HTTP and large programs may be called unsteady beside others, but may not pass: 95 of a hundred
// say something.
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { printBenchmarks, subjects } from './bench-proof/subjects.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    neighbours: { type: 'string', default: String(availableParallelism()) },
    bin: { type: 'string', default: path.join(repository, 'packages/cli/bin.js') },
    markdown: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(path.join(tmpdir(), 'groundrules-bench-proof-'));
const file = path.join(folder, 'proof.bench.ts');
const tally = subjects.map(({ mayBeUnsteady = false, name }) => ({
  name,
  mayBeUnsteady,
  unchanged: 0,
  alarms: 0,
  planted: 0,
  found: 0,
  // How often it said that it can't tell, on unchanged code and of what was planted.
  unsteady: 0,
  doubted: 0,
  changes: [],
}));
const runs = { unchanged: 0, withAlarm: 0, planted: 0, found: 0, plantedElsewhere: 0, told: 0 };
let neighbours = [];
process.on('exit', () => {
  for (const neighbour of neighbours) neighbour.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
writeFileSync(file, printBenchmarks());
await run(['--update', '--reason', 'what is compared with']);
neighbours = Array.from({ length: Number(options.neighbours) }, () =>
  fork(fileURLToPath(new URL('bench-proof/neighbour.mjs', import.meta.url))),
);
for (let round = 0; round < Number(options.runs); round += 1) {
  await proveUnchanged();
  await provePlanted(subjects[round % subjects.length].name);
  console.error(
    `${round + 1}: ${runs.withAlarm} of ${runs.unchanged} runs gave a false alarm, ${runs.found} of ${runs.planted} were found, ${runs.told} of ${runs.plantedElsewhere} others told`,
  );
}
console.log(options.markdown ? printMarkdown() : JSON.stringify({ runs, tally }, null, 2));
const isProved =
  runs.withAlarm * 100 <= runs.unchanged &&
  runs.found * 100 >= runs.planted * 95 &&
  runs.told * 100 >= runs.plantedElsewhere * 95;
process.exit(isProved ? 0 : 1);

async function proveUnchanged() {
  writeFileSync(file, printBenchmarks());
  const { slower, unsteady } = await run();
  runs.unchanged += 1;
  if (slower.size > 0) {
    runs.withAlarm += 1;
    console.error('slower without a change:', Object.fromEntries(slower));
  }
  for (const entry of tally) countUnchanged(entry, slower, unsteady);
}

async function provePlanted(name) {
  writeFileSync(file, printBenchmarks(name));
  const { slower, unsteady } = await run();
  for (const entry of tally) {
    if (entry.name === name) countPlanted(entry, slower, unsteady);
    else countUnchanged(entry, slower, unsteady);
  }
}

function countPlanted(entry, slower, unsteady) {
  const isFound = slower.has(entry.name);
  const isDoubted = unsteady.has(entry.name);
  entry.planted += 1;
  if (isDoubted) entry.doubted += 1;
  if (isFound) {
    entry.found += 1;
    entry.changes.push(slower.get(entry.name));
  }
  if (entry.mayBeUnsteady) {
    runs.plantedElsewhere += 1;
    if (isFound || isDoubted) runs.told += 1;
  } else {
    runs.planted += 1;
    if (isFound) runs.found += 1;
  }
}

function countUnchanged(entry, slower, unsteady) {
  entry.unchanged += 1;
  if (slower.has(entry.name)) entry.alarms += 1;
  if (unsteady.has(entry.name)) entry.unsteady += 1;
}

/**
 * Runs the command and returns what it finds slower, by name, with how many times as long each takes, and the names of those
 * of which it says that it can't tell.
 */
function run(args = []) {
  return new Promise((resolve, reject) => {
    const command = spawn(process.execPath, [options.bin, 'bench', '--format', 'json', ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let said = '';
    command.stdout.on('data', (chunk) => (printed += chunk));
    command.stderr.on('data', (chunk) => (said += chunk));
    command.on('error', reject);
    command.on('close', (exitCode) => {
      if (exitCode !== 0 && exitCode !== 1) {
        reject(new Error(`groundrules bench ended with ${exitCode}: ${said}`));
        return;
      }
      const { benchmarks } = JSON.parse(printed);
      const ofVerdict = (wanted) => benchmarks.filter(({ verdict }) => verdict === wanted);
      resolve({
        slower: new Map(ofVerdict('regression').map(({ change, name }) => [name, change])),
        unsteady: new Set(ofVerdict('unsteady').map(({ name }) => name)),
      });
    });
  });
}

function printMarkdown() {
  const { version } = JSON.parse(
    readFileSync(path.join(repository, 'node_modules/vitest/package.json'), 'utf8'),
  );
  const rows = tally.map(
    ({ alarms, changes, doubted, found, name, planted, unchanged, unsteady }) =>
      `| ${name} | ${alarms} of ${unchanged} | ${unsteady} | ${found} of ${planted} | ${doubted} | ${printChanges(changes)} |`,
  );
  return [
    `Node.js ${process.versions.node}, Vitest ${version}, ${cpus()[0].model}, ${availableParallelism()} cores, ${options.neighbours} neighbours.`,
    '',
    '| function | false alarms | unsteady | planted, found | unsteady | found as |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    `| **runs**, planted in functions | **${runs.withAlarm} of ${runs.unchanged}** | | **${runs.found} of ${runs.planted}** | | |`,
  ].join('\n');
}

function printChanges(changes) {
  if (changes.length === 0) return '–';
  const sorted = changes.toSorted((a, b) => a - b).map((change) => Math.round((change - 1) * 100));
  return `+${sorted[0]} % to +${sorted.at(-1)} %`;
}
