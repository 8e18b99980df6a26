import { spawnSync } from 'node:child_process';

/** What a shell's `times` prints: itself, and below that all that it waited for, and what those waited for. */
const times = /(?<minutes>\d+)m(?<seconds>[\d.,]+)s/gu;

/**
 * Runs a command and measures it with all processes that it starts and waits for.
 *
 * @param {string} folder - The folder it runs in.
 * @param {string[]} command - The program and its arguments.
 * @param {number[]} [codes] - The exit codes with which it has done its work.
 * @returns {{ seconds: number, cpuSeconds: number, stdout: string }} Wall time, CPU time, and what was printed.
 * @throws {Error} Where it ended otherwise.
 */
export function runTree(folder, command, codes = [0]) {
  const started = performance.now();
  const { error, status, stderr, stdout, output } = spawnSync(
    'sh',
    ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', ...command],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      env: { ...process.env, CI: 'true', GITHUB_ACTIONS: '', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    },
  );
  const seconds = (performance.now() - started) / 1000;
  if (error) throw error;
  if (!codes.includes(status)) {
    throw new Error(
      `${command.join(' ')} ended with ${status} in ${folder}:\n${stderr}${stdout.slice(-2000)}`,
    );
  }
  const used = [...output[3].matchAll(times)].map(
    ({ groups }) => 60 * Number(groups.minutes) + Number(groups.seconds.replace(',', '.')),
  );
  // The first line is the shell's own.
  const [, , user, system] = used;
  return { seconds, cpuSeconds: user + system, stdout };
}
