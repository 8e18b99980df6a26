// Times the presets against typescript-eslint's recommendedTypeChecked on the same files, in turn, and
// prints ratios; and `groundrules check` against the same tools by hand:
// `npm run bench -- [--rounds N] [--only check|growth|lint] [FOLDER[:SUBFOLDER] ...]`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchConfigs } from './bench/configs.mjs';
import { printCheck, printStart } from './bench/check.mjs';
import { growthShapes, measureGrowth } from './bench/growth.mjs';
import { median } from './bench/median.mjs';
import { copyPackageAlone } from './bench/package-alone.mjs';
import { loadBuilt } from './generate/load-built.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const eslint = path.join(repository, 'node_modules/eslint/bin/eslint.js');
const usageHook = new URL('bench/usage.mjs', import.meta.url).href;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, rounds: { type: 'string', default: '3' } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  fail(`--rounds takes a whole number from 1, not "${values.rounds}"`);

const parts = ['growth', 'lint', 'check'];
if (values.only !== undefined && !parts.includes(values.only))
  fail(`--only takes one of ${parts.join(', ')}, not "${values.only}"`);
const isAsked = (part) => values.only === undefined || values.only === part;

/** Handlers, members or calls in the shorter of the files by which growth is measured. */
const repetitions = 2000;

/** Each corpus: the folder ESLint runs in, and what it lints there. */
const corpora = [
  { name: 'this repository', cwd: repository, target: 'packages' },
  ...positionals.map((argument) => {
    const [folder, target = '.'] = argument.split(':');
    const cwd = path.resolve(process.env.INIT_CWD ?? '.', folder);
    if (
      !statSync(path.join(cwd, target), {
        throwIfNoEntry: false,
      })?.isDirectory()
    )
      fail(`${path.join(cwd, target)} is not a folder`);
    return { name: path.join(path.basename(cwd), target), cwd, target };
  }),
];

const scratch = mkdtempSync(path.join(tmpdir(), 'groundrules-bench-'));
try {
  console.log(
    `${rounds} rounds, node ${process.version}; each row is the median, and the median ratio to the first row`,
  );
  if (isAsked('growth')) await printGrowth();
  if (isAsked('lint')) for (const corpus of corpora) measureCorpus(corpus);
  if (isAsked('check')) {
    printStart(repository, 5 * rounds);
    for (const corpus of checked()) printCheck(repository, corpus, rounds);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** A small package of ours by itself, in which our own part weighs most; or what was named. */
function checked() {
  if (positionals.length > 0) return corpora.slice(1);
  const cwd = path.join(scratch, 'catalogue');
  copyPackageAlone(repository, 'catalogue', cwd);
  return [{ name: 'packages/catalogue, by itself', cwd }];
}

function measureCorpus({ cwd, name, target }) {
  const configs = Object.entries(benchConfigs(cwd)).map(([title, source], index) => {
    const file = path.join(scratch, `${index}.config.mjs`);
    writeFileSync(file, source);
    return { title, file, cache: path.join(scratch, `cache-${index}`) };
  });
  const measures = {
    'config load': (config) => run(cwd, config, ['--print-config', firstFile(cwd, target)], {}),
    'cold lint': (config) => run(cwd, config, [target], {}),
    'cached lint': (config) =>
      run(cwd, config, [target, '--cache', '--cache-location', config.cache], {}),
  };
  console.log(`\n${name}`);
  for (const [measure, take] of Object.entries(measures)) {
    // Once beforehand, so that disk caches and ESLint's own cache are warm for all alike.
    for (const config of configs) take(config);
    const taken = configs.map(() => []);
    for (let round = 0; round < rounds; round++) {
      configs.forEach((config, index) => taken[index].push(take(config)));
    }
    printMeasure(measure, configs, taken);
  }
  printOwnShare(cwd, target, configs.at(-1));
}

function printMeasure(measure, configs, taken) {
  configs.forEach(({ title }, index) => {
    const of = (key) => median(taken[index].map((run) => run[key]));
    const ratio = (key) =>
      median(taken[index].map((run, round) => run[key] / taken[0][round][key]));
    console.log(
      `  ${measure.padEnd(12)} ${title.padEnd(44)} ${of('seconds').toFixed(2).padStart(7)} s  x ${ratio('seconds').toFixed(2)}` +
        `  ${of('cpuSeconds').toFixed(2).padStart(7)} s CPU  x ${ratio('cpuSeconds').toFixed(2)}` +
        `  ${of('megabytes').toFixed(0).padStart(5)} MB`,
    );
  });
}

/** How the cost of the security rules grows with a file, without what ESLint itself takes. */
async function printGrowth() {
  const { default: plugin } = await loadBuilt(repository, 'eslint-plugin');
  const files = { files: ['**/*.js'], languageOptions: { sourceType: 'module' } };
  console.log(`\nsecurity rules, one file of ${repetitions} and of ${2 * repetitions} repetitions`);
  for (const shape of growthShapes()) {
    const bare = measureGrowth([files], shape, repetitions);
    const ruled = measureGrowth([{ ...plugin.configs.security, ...files }], shape, repetitions);
    const of = (key) => Math.max(ruled[key] - bare[key], 0);
    console.log(
      `  ${shape.padEnd(24)} ${of('shorter').toFixed(0).padStart(6)} ms  ${of('longer').toFixed(0).padStart(6)} ms` +
        `  x ${(ruled.longer / ruled.shorter).toFixed(2)} with ESLint's own part`,
    );
  }
}

/** The part of the time spent in rules that goes to our own. */
function printOwnShare(cwd, target, config) {
  const { stdout } = run(cwd, config, [target, '--stats', '--format', 'json'], {});
  const totals = new Map();
  for (const { stats } of JSON.parse(stdout)) {
    for (const pass of stats?.times.passes ?? []) {
      for (const [rule, { total }] of Object.entries(pass.rules ?? {}))
        totals.set(rule, (totals.get(rule) ?? 0) + total);
    }
  }
  const all = [...totals.values()].reduce((sum, value) => sum + value, 0);
  const sorted = [...totals].sort(([, a], [, b]) => b - a);
  const own = sorted.filter(([rule]) => rule.startsWith('groundrules/'));
  const percent = (value) => `${((100 * value) / all).toFixed(1)} %`;
  console.log(
    `  rules of our own: ${percent(own.reduce((sum, [, value]) => sum + value, 0))} of ${(all / 1000).toFixed(1)} s spent in rules`,
  );
  for (const [rule, value] of [...own, ...sorted.slice(0, 12)])
    console.log(`    ${rule.padEnd(60)} ${percent(value)}`);
}

function run(cwd, config, args, env) {
  const usage = path.join(scratch, 'usage.json');
  const started = performance.now();
  const result = spawnSync(
    process.execPath,
    ['--import', usageHook, eslint, '--config', config.file, ...args],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      env: { ...process.env, GROUNDRULES_BENCH_USAGE: usage, ...env },
    },
  );
  const seconds = (performance.now() - started) / 1000;
  if (result.status !== 0 && result.status !== 1)
    fail(`eslint failed in ${cwd}:\n${result.stderr}${result.stdout.slice(0, 2000)}`);
  return {
    ...JSON.parse(readFileSync(usage, 'utf8')),
    seconds,
    stdout: result.stdout,
  };
}

function firstFile(cwd, target) {
  const { stdout } = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', target],
    { cwd, encoding: 'utf8' },
  );
  const file = stdout.split('\n').find((name) => /(?<!\.d)\.ts$/u.test(name));
  return file ?? fail(`no TypeScript file below ${path.join(cwd, target)}`);
}

function fail(message) {
  console.error(`bench: ${message}`);
  process.exit(2);
}
