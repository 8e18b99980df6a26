// Sets everything up and runs what was asked for: `node tools/run.mjs <start|test|bench> [-- ARGUMENTS]`.
// Uses nothing but Node.js, as it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled } from './run/is-installed.mjs';
import { isSupportedNode } from './run/is-supported-node.mjs';
import { listFailures } from './run/list-failures.mjs';
import { summarize } from './run/summarize.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';

/**
 * What a change of this repository can break. What asks a registry, and what takes times, does not come to the same each
 * time.
 */
const gates = {
  ofPackages: { lint: ['lint', 'lint:root'], types: ['check-types'] },
  ofTheWhole: ['format', 'dead-code', 'docs', 'secrets'],
};

const commands = { start, test, bench };
const [command, ...rest] = process.argv.slice(2);
const argumentsForTool = rest[0] === '--' ? rest.slice(1) : rest;

if (command === undefined || !Object.hasOwn(commands, command))
  fail(`Usage: node tools/run.mjs <${Object.keys(commands).join('|')}> [-- ARGUMENTS]`);
setUp();
process.exitCode = commands[command]();

function start() {
  const built = turbo(['build', '--output-logs=errors-only']);
  return built === 0 ? npm(['run', '--silent', 'verify', '-w', 'apps/demo']) : built;
}

/**
 * Runs every check, also after one has failed, so that one run shows all there is to repair.
 *
 * The verdict over the code is that of our own command. Where Turborepo remembers what each package came to, the gates of
 * lint and types are left to its tasks; in CI nothing is remembered, and linting all at once takes less.
 */
function test() {
  const isFresh = Boolean(process.env.CI);
  const asked = [...gates.ofTheWhole, ...(isFresh ? Object.keys(gates.ofPackages) : [])];
  const ofPackages = isFresh ? [] : Object.values(gates.ofPackages).flat();
  const tasks = ['build', ...ofPackages, 'test', 'test:tools'];
  const steps = {
    [tasks.join(', ')]: () =>
      turbo([
        ...tasks,
        '--continue=dependencies-successful',
        '--output-logs=new-only',
        ...argumentsForTool,
      ]),
    'groundrules check': () =>
      npm(['run', '--silent', 'check', '--', ...asked.flatMap((gate) => ['--gate', gate])]),
    'groundrules drift': () => npm(['run', '--silent', 'drift']),
    'generated files': () => run(process.execPath, ['tools/generate.mjs', '--check']),
  };
  const started = Date.now();
  const results = Object.entries(steps).map(([name, step]) => ({ name, exitCode: step() }));
  const { exitCode, text } = summarize(results);
  const failures = exitCode === 0 ? [] : listFailures(repository, started);
  console.log(['', ...failures, text].join('\n'));
  return exitCode;
}

function bench() {
  const built = turbo(['build', '--output-logs=errors-only']);
  return built === 0 ? run(process.execPath, ['tools/bench.mjs', ...argumentsForTool]) : built;
}

function setUp() {
  const { engines } = readJson('package.json');
  if (!isSupportedNode(process.versions.node, engines.node)) {
    fail(
      `Node.js ${process.versions.node} is not supported here: use ${engines.node} (for example, the newest 24).`,
    );
  }
  if (isInstalled(repository)) return;
  console.log('Installing what package-lock.json lists (npm ci) ...');
  const installed = npm(['ci', '--no-audit', '--no-fund']);
  if (installed !== 0) fail(`npm ci ended with exit code ${installed}.`);
}

function turbo(tasks) {
  const binary = path.join(repository, 'node_modules/turbo/bin/turbo');
  return run(process.execPath, [binary, 'run', ...tasks]);
}

function npm(argumentList) {
  // On Windows npm is a command script, which only a shell starts.
  return run('npm', argumentList, { shell: windows });
}

/** Runs a program in the repository's root, with our standard streams; returns its exit code. */
function run(program, argumentList, options = {}) {
  const { error, signal, status } = spawnSync(program, argumentList, {
    cwd: repository,
    env: {
      TURBO_TELEMETRY_DISABLED: '1',
      ...process.env,
      // Turborepo doesn't look at it by itself; what passed on one version may fail on another.
      GROUNDRULES_NODE: process.versions.node,
    },
    stdio: 'inherit',
    ...options,
  });
  if (error) fail(`Could not run ${program}: ${error.message}`);
  if (signal) {
    console.error(`${program} was ended by ${signal}.`);
    return 1;
  }
  return status;
}

function readJson(file) {
  return JSON.parse(readFileSync(path.join(repository, file), 'utf8'));
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
