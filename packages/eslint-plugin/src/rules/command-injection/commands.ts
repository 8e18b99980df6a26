/** How a function starts a program. */
export type Command =
  /** The first argument is a line that a shell reads. */
  | 'line'
  /** A program, its arguments and options follow one another: `spawn(program, [argument], { shell })`. */
  | 'program'
  /** The program and its arguments are one list: `Bun.spawn([program, argument])`. */
  | 'list';

const lines = [
  'child_process.exec',
  'child_process.execSync',
  'mz/child_process.exec',
  'mz/child_process.execSync',
  'child-process-promise.exec',
  'promisify-child-process.exec',
  'shelljs.exec',
  'node-cmd.run',
  'node-cmd.runSync',
  'node-cmd.get',
  'sudo-prompt.exec',
  'exec-sh',
  'shell-exec',
  'execa.command',
  'execa.commandSync',
  'execa.execaCommand',
  'execa.execaCommandSync',
  'ssh2.Client().exec',
  'node-ssh.NodeSSH().execCommand',
  'node-ssh.NodeSSH().exec',
  'node-ssh().execCommand',
];

const programs = [
  'child_process.spawn',
  'child_process.spawnSync',
  'child_process.execFile',
  'child_process.execFileSync',
  'child_process.fork',
  'mz/child_process.execFile',
  'child-process-promise.spawn',
  'child-process-promise.execFile',
  'promisify-child-process.spawn',
  'promisify-child-process.execFile',
  'cross-spawn',
  'cross-spawn.sync',
  'cross-spawn.spawn',
  'execa',
  'execa.sync',
  'execa.node',
  'execa.execa',
  'execa.execaSync',
  'execa.execaNode',
  'node-pty.spawn',
  'tinyexec.x',
  'tinyexec.exec',
  'tinyspawn',
  'nano-spawn',
  '@expo/spawn-async',
  '@npmcli/promise-spawn',
  'foreground-child.foregroundChild',
];

const commands: ReadonlyMap<string, Command> = new Map([
  ...lines.map((name) => [name, 'line'] as const),
  ...programs.map((name) => [name, 'program'] as const),
  ['Bun.spawn', 'list'],
  ['Bun.spawnSync', 'list'],
  ['bun.spawn', 'list'],
  ['bun.spawnSync', 'list'],
]);

/**
 * Finds out whether a function starts a program.
 *
 * @param name - Its name, by module.
 * @returns How it does, or `undefined`.
 */
export function getCommand(name: string): Command | undefined {
  return commands.get(name);
}
