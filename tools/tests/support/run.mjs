import { spawnSync } from 'node:child_process';

/**
 * Runs a program to its end.
 *
 * @param {string} folder - Where to run it.
 * @param {string[]} command - The program and its arguments.
 * @param {Record<string, string>} [env] - Variables to set besides our own.
 * @returns {{ exitCode: number, stdout: string, stderr: string }} How it ended and what it wrote.
 */
export function run(folder, [program, ...argumentList], env = {}) {
  const { error, status, stderr, stdout } = spawnSync(program, argumentList, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32' && program === 'npm',
    env: { ...process.env, NO_COLOR: '1', TURBO_TELEMETRY_DISABLED: '1', ...env },
  });
  if (error) throw error;
  return { exitCode: status, stdout, stderr };
}
