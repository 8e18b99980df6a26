// The repository's two commands, from a fresh clone on: `npm start`, `npm test`, and `npm run bench`.
// Only Node's own modules: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = path.join(root, 'node_modules/.groundrules-setup');
const [command, ...args] = process.argv.slice(2);

const commands = {
  start: [['turbo', 'run', 'build', '--output-logs=errors-only'], ['npm', 'run', '--silent', 'verify', '-w', 'apps/demo']],
  test: [
    ['turbo', 'run', 'build', 'lint', 'check-types', 'test', '--continue'],
    ['npm', 'run', '--silent', 'format'],
    ['npm', 'run', '--silent', 'dead-code'],
    ['npm', 'run', '--silent', 'generate', '--', '--check'],
    ['vitest', 'run', '--root', 'tools'],
  ],
  bench: [
    ['turbo', 'run', 'build', '--output-logs=errors-only'],
    ['node', 'tools/bench.mjs', ...args],
  ],
};

const steps = Object.hasOwn(commands, command ?? '') ? commands[command] : undefined;
if (steps === undefined) stop(`expected one of ${Object.keys(commands).join(', ')}, received "${command ?? ''}"`);
checkNode();
install();
process.exitCode = command === 'test' ? runAll(steps) : runUntilFailure(steps);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (!supported) stop(`Node ${process.versions.node} is not supported; use 20.19, 22.13, or 24 and later`);
}

/** Installs when nothing is installed yet or the lockfile or Node's major version changed since. */
function install() {
  const lockfile = readFileSync(path.join(root, 'package-lock.json'));
  const wanted = `${createHash('sha256').update(lockfile).digest('hex')} node ${process.versions.node.split('.')[0]}\n`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (run(['npm', 'ci', '--no-audit', '--no-fund']) !== 0) stop('npm ci failed, see above');
  writeFileSync(stamp, wanted);
}

/** Runs every step, whatever the ones before said, and sums up. */
function runAll(all) {
  const results = all.map((step) => ({ step, code: run(step) }));
  const failed = results.filter(({ code }) => code !== 0);
  console.log('');
  for (const { code, step } of results) console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${step.join(' ')}`);
  console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

function runUntilFailure(all) {
  for (const step of all) {
    const code = run(step);
    if (code !== 0) return code;
  }
  return 0;
}

function run([tool, ...rest]) {
  const bin = path.join(root, 'node_modules/.bin');
  const { error, status } = spawnSync(tool, rest, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` },
  });
  if (error !== undefined) console.error(`${tool}: ${error.message}`);
  return status ?? 2;
}

function stop(message) {
  console.error(`groundrules: ${message}`);
  process.exit(2);
}
