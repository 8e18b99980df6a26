import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '@groundrules/testkit/repositories';
import { mustRun } from './must-run.mjs';

/** Nothing of the machine's own settings. */
const gitSettings = [
  ...['-c', 'user.name=Ada Lovelace', '-c', 'user.email=ada@example.org'],
  ...['-c', 'core.hooksPath=/dev/null', '-c', 'commit.gpgsign=false'],
];

/**
 * Wraps a clone with what the steps do to it.
 *
 * @param {object} clone Its name, folder, package manager, how that is called, and its environment.
 * @returns {object} The clone, with functions that run Git, the package manager and our command in it.
 */
export function createCheckout({ command, env, folder, manager, name }) {
  const [file, ...prefix] = command;
  const at = (relative) => path.join(folder, relative);
  const git = (...args) => mustRun('git', [...gitSettings, ...args], { cwd: folder });
  const exec = (bin, args, variables = {}) =>
    runCommand(file, [...prefix, ...manager.exec, bin, ...args], {
      cwd: folder,
      env: { ...env, ...variables },
    });
  /** In CI unless it is said otherwise, so that a check writes nothing. */
  const groundrules = (args, variables = { CI: '1' }) =>
    exec('groundrules', args, { CI: undefined, GITHUB_ACTIONS: undefined, ...variables });

  async function check(args = [], variables = { CI: '1' }) {
    const output = path.join(tmpdir(), `groundrules-proof-${process.pid}.json`);
    const { exitCode, stderr, stdout } = await groundrules(
      ['check', '--format', 'json', '--output', output, ...args],
      variables,
    );
    if (exitCode === undefined || exitCode > 1) {
      throw new Error(`check ended with exit code ${exitCode}\n${stdout}\n${stderr}`);
    }
    const report = JSON.parse(readFileSync(output, 'utf8'));
    rmSync(output);
    const open = report.findings.filter(
      ({ severity, status }) => severity === 'error' && status === 'open',
    );
    return { exitCode, report, open, stdout };
  }

  return {
    name,
    folder,
    manager,
    git,
    exec,
    groundrules,
    check,
    manage: (args) => mustRun(file, [...prefix, ...args], { cwd: folder, env }),
    read: (relative) => readFileSync(at(relative), 'utf8'),
    write: (relative, text) => {
      writeFileSync(at(relative), text);
    },
    edit: (relative, change) => {
      writeFileSync(at(relative), change(readFileSync(at(relative), 'utf8')));
    },
    /** Commits all there is, and gives the commit a name. */
    commit: async (message, tag) => {
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '--no-verify', '--message', message);
      if (tag !== undefined) await git('tag', '--force', tag);
    },
    /** Goes back to a commit; what is ignored, as what was installed, stays. */
    restore: async (tag) => {
      await git('reset', '--quiet', '--hard', tag);
      await git('clean', '--quiet', '--force', '-d');
    },
  };
}
