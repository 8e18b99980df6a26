import path from 'node:path';
import { runCommand, type CommandResult } from '@groundrules/testkit/repositories';

const bin = path.resolve(import.meta.dirname, '../../dist/bin.js');

/** Runs the built command, without what this process knows of colours. */
export async function docstrings(
  cwd: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  return await runCommand(process.execPath, [bin, ...args], {
    cwd,
    env: { NO_COLOR: '', FORCE_COLOR: '', NODE_OPTIONS: '', ...env },
  });
}
