import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { median } from './median.mjs';
import { runTree } from './run-tree.mjs';

const gates = ['format', 'lint', 'types', 'dead-code', 'docs', 'secrets'];

/**
 * Times how long the command takes to say what it can do, against Node.js that does nothing.
 *
 * @param {string} repository - The root of this repository.
 * @param {number} rounds - How often both are run, in turn.
 */
export function printStart(repository, rounds) {
  const commands = {
    'node -e 0': [process.execPath, '-e', '0'],
    'groundrules --help': [
      process.execPath,
      path.join(repository, 'packages/cli/bin.js'),
      '--help',
    ],
  };
  const taken = takeInTurn(commands, rounds, (command) => runTree(repository, command));
  console.log('\nstart');
  printRows(taken);
  const [bare, help] = Object.values(taken).map((runs) =>
    median(runs.map((run) => run.cpuSeconds)),
  );
  const most = 1.5 * bare + 0.06;
  console.log(
    `  CPU time of --help: ${milliseconds(help)}, aim at most ${milliseconds(most)} (1.5 times bare and 60 ms): ${help <= most ? 'kept' : 'MISSED'}`,
  );
}

/**
 * Times a check against the same tools by hand, one after another.
 *
 * @param {string} repository - The root of this repository, whose command is taken.
 * @param {{ name: string, cwd: string }} corpus - What is checked.
 * @param {number} rounds - How often both are run, in turn.
 */
export function printCheck(repository, { cwd, name }, rounds) {
  const cli = path.join(repository, 'packages/cli/bin.js');
  const asked = gates.flatMap((gate) => ['--gate', gate]);
  const check = () => {
    const run = runTree(
      cwd,
      [process.execPath, cli, 'check', ...asked, '--format', 'json'],
      [0, 1],
    );
    for (const { name: gate, reason, status } of JSON.parse(run.stdout).gates) {
      if (status === 'error' || status === 'skipped') throw new Error(`${gate}: ${reason}`);
    }
    // The process that watches over the tools ends after the command, so that nobody waits for it.
    const bare = runTree(cwd, [process.execPath, '-e', '0']);
    return { ...run, cpuSeconds: run.cpuSeconds + bare.cpuSeconds };
  };
  const byHand = () => {
    const runs = toolsByHand(repository, cwd).map(({ codes, command }) =>
      runTree(cwd, command, codes),
    );
    const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
    return { seconds: sum('seconds'), cpuSeconds: sum('cpuSeconds') };
  };
  console.log(`\ncheck of ${name}`);
  const steps = { 'tools by hand': byHand, 'groundrules check': check };
  // Once beforehand, so that disk caches are warm for both alike.
  for (const step of Object.values(steps)) step();
  const taken = takeInTurn(steps, rounds, (step) => step());
  printRows(taken);
}

/** The tools as people call them, with the exit codes of those that did their work. */
function toolsByHand(repository, cwd) {
  const installed = (file) =>
    [path.join(cwd, 'node_modules', file), path.join(repository, 'node_modules', file)].find(
      (one) => existsSync(one),
    );
  const node = (file, ...rest) => [process.execPath, file, ...rest];
  const folders = listFolders(cwd);
  const projects = folders.filter((folder) => existsSync(path.join(folder, 'tsconfig.json')));
  const docstrings = path.join(repository, 'packages/docstrings/dist/bin.js');
  return [
    { command: node(installed('eslint/bin/eslint.js'), '.'), codes: [0, 1] },
    { command: node(installed('prettier/bin/prettier.cjs'), '--check', '.'), codes: [0, 1] },
    ...projects.map((project) => ({
      command: node(installed('typescript/bin/tsc'), '--noEmit', '-p', project),
      codes: [0, 1, 2],
    })),
    { command: node(installed('knip/bin/knip.js')), codes: [0, 1] },
    {
      command: node(docstrings, ...folders.filter(hasEntries), '--threshold', '100', '--examples'),
      codes: [0, 1],
    },
    { command: node(path.join(import.meta.dirname, 'secrets-by-hand.mjs')), codes: [0] },
  ];
}

/** The root and its packages, as our own command tells them. */
function listFolders(cwd) {
  const { workspaces } = JSON.parse(readFileSync(path.join(cwd, 'package.json'), 'utf8'));
  if (workspaces === undefined) return [cwd];
  const { stdout } = runTree(cwd, ['npm', 'query', '.workspace', '--json']);
  return [cwd, ...JSON.parse(stdout).map(({ location }) => path.join(cwd, location))];
}

function hasEntries(folder) {
  const { bin, exports, main } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  return (exports ?? main ?? bin) !== undefined;
}

function takeInTurn(steps, rounds, take) {
  const taken = Object.fromEntries(Object.keys(steps).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, step] of Object.entries(steps)) taken[name].push(take(step));
  }
  return taken;
}

function printRows(taken) {
  const [first] = Object.values(taken);
  for (const [name, runs] of Object.entries(taken)) {
    const of = (key) => median(runs.map((run) => run[key]));
    const ratio = (key) => median(runs.map((run, round) => run[key] / first[round][key]));
    console.log(
      `  ${name.padEnd(20)} ${of('seconds').toFixed(2).padStart(7)} s  x ${ratio('seconds').toFixed(2)}` +
        `  ${of('cpuSeconds').toFixed(2).padStart(7)} s CPU  x ${ratio('cpuSeconds').toFixed(2)}`,
    );
  }
}

function milliseconds(seconds) {
  return `${(1000 * seconds).toFixed(0)} ms`;
}
