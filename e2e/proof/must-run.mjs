import { runCommand } from '@groundrules/testkit/repositories';

/**
 * Runs a command that has to succeed.
 *
 * @param {string} file The program.
 * @param {readonly string[]} args Its arguments.
 * @param {{ cwd: string, env?: Record<string, string | undefined> }} options Where it runs.
 * @returns {Promise<string>} What it printed.
 */
export async function mustRun(file, args, options) {
  const { exitCode, stderr, stdout } = await runCommand(file, args, options);
  if (exitCode !== 0) {
    const printed = `${stdout}\n${stderr}`.trim().split('\n').slice(-40).join('\n');
    throw new Error(`${file} ${args.join(' ')} failed in ${options.cwd}\n${printed}`);
  }
  return stdout;
}
