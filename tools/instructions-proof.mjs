// Proves that counts of instructions can be trusted: `node tools/instructions-proof.mjs [--runs N] [--neighbours N]
// [--bin FILE]`. It records a few benchmarks with their instructions, loads every core with a neighbour, and then runs the
// command on unchanged code and with slow-downs of 2, 5 and 20 % planted in all of them, each as often as it is told to. It
// prints a table of Markdown. Exit code 1 where unchanged code is found to be slower, or what is planted in a function is not.
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { printSlower, subjects as all } from './bench-proof/subjects.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    neighbours: { type: 'string', default: String(availableParallelism()) },
    bin: { type: 'string', default: path.join(repository, 'packages/cli/bin.js') },
  },
});
const runs = Number(options.runs);

/** Of a request a part is no work of the handler, so how much more of it is planted is not known. */
const subjects = all.filter(({ mayBeUnsteady }) => mayBeUnsteady !== true);

/** How many times as much work as was recorded. */
const factors = [1, 1.02, 1.05, 1.2];

/** Half of the least that is planted, in percent. */
const settings = { bench: { instructions: true, instructionThreshold: 1 } };

const folder = mkdtempSync(path.join(tmpdir(), 'groundrules-instructions-proof-'));
const file = path.join(folder, 'proof.bench.ts');
const cells = subjects.flatMap(({ name }) =>
  factors.map((factor) => ({ name, factor, found: 0, changes: [], lacks: new Set() })),
);
let neighbours = [];
process.on('exit', () => {
  for (const neighbour of neighbours) neighbour.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
writeFileSync(path.join(folder, 'groundrules.json'), JSON.stringify(settings));
symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
writeFileSync(file, printSlower(1));
await run(['--update', '--reason', 'what is compared with']);
const record = JSON.parse(readFileSync(path.join(folder, 'groundrules.bench.json'), 'utf8'));
neighbours = Array.from({ length: Number(options.neighbours) }, () =>
  fork(fileURLToPath(new URL('bench-proof/neighbour.mjs', import.meta.url))),
);
for (let round = 1; round <= runs; round += 1) {
  for (const factor of factors) {
    writeFileSync(file, printSlower(factor));
    const started = performance.now();
    for (const { instructions, name, verdict } of await run()) {
      const cell = cells.find((one) => one.name === name && one.factor === factor);
      if (instructions.lack !== undefined) cell.lacks.add(instructions.lack);
      if (instructions.change !== undefined) cell.changes.push(instructions.change);
      if (instructions.isCounted && verdict === 'regression') cell.found += 1;
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.error(`${round}: ${percent(factor)} planted, ${seconds} s`);
    for (const { changes, found, lacks, name } of cells.filter((one) => one.factor === factor)) {
      console.error(`   ${name}: ${found} found, ${changes.join(', ')} ${[...lacks].join(' ')}`);
    }
  }
}
console.log(printMarkdown());
const isProved = cells.every(({ factor, found }) => found === (factor === 1 ? 0 : runs));
process.exit(isProved ? 0 : 1);

/** Runs the command and returns what it reports of each benchmark. */
function run(args = []) {
  // How often time is measured is no matter here.
  const commandLine = ['bench', '--format', 'json', '--rounds', '1', '--timeout', '4h', ...args];
  return new Promise((resolve, reject) => {
    const command = spawn(process.execPath, [options.bin, ...commandLine], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let said = '';
    command.stdout.on('data', (chunk) => (printed += chunk));
    command.stderr.on('data', (chunk) => (said += chunk));
    command.on('error', reject);
    command.on('close', (exitCode) => {
      if (exitCode === 0 || exitCode === 1) resolve(JSON.parse(printed).benchmarks);
      else reject(new Error(`groundrules bench ended with ${exitCode}: ${said}`));
    });
  });
}

function printMarkdown() {
  const [{ benchmarks, counter }] = record.records;
  const rows = subjects.map(({ name }) => {
    const { instructions } = benchmarks.find((one) => one.name === name);
    const own = cells.filter((one) => one.name === name).map(printCell);
    return `| ${[name, printCount(instructions), ...own].join(' | ')} |`;
  });
  const heads = factors.map((factor) =>
    factor === 1 ? 'unchanged' : `${percent(factor)} planted`,
  );
  return [
    `Node.js ${process.versions.node}, ${counter.counter}, ${cpus()[0].model}, ${availableParallelism()} cores, ${options.neighbours} neighbours; found and counted as, of ${runs} each.`,
    '',
    `| function | instructions | ${heads.join(' | ')} |`,
    `| --- | ---: | ${factors.map(() => '---:').join(' | ')} |`,
    ...rows,
  ].join('\n');
}

function printCount(instructions) {
  if (instructions === undefined) return '–';
  const count = new Intl.NumberFormat('en').format(Math.round(instructions.perCall));
  return `${count} ± ${(instructions.spread * 100).toFixed(2)} %`;
}

function printCell({ changes, found }) {
  if (changes.length === 0) return 'not counted';
  const sorted = changes.toSorted((a, b) => a - b).map((change) => percent(change, 2));
  const [first] = sorted;
  const last = sorted.at(-1);
  return `${found}, ${first === last ? first : `${first} to ${last}`}`;
}

function percent(times, digits = 0) {
  const share = (times - 1) * 100;
  return `${share < 0 ? '−' : '+'}${Math.abs(share).toFixed(digits)} %`;
}
