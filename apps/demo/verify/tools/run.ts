import { execa } from 'execa';

/**
 * Runs a tool as installed, in a folder, and returns what it printed.
 *
 * @param tool - The command.
 * @param args - Its arguments.
 * @param folder - The folder to run in.
 * @param findingsExit - The exit codes that mean "ran, and found something".
 * @returns Its standard output.
 * @throws Error when the tool could not do its work.
 */
export async function run(
  tool: string,
  args: readonly string[],
  folder: string,
  findingsExit: readonly number[],
): Promise<string> {
  const result = await execa(tool, args, {
    cwd: folder,
    preferLocal: true,
    reject: false,
  });
  if (
    result.exitCode === undefined ||
    (result.exitCode !== 0 && !findingsExit.includes(result.exitCode))
  ) {
    throw new Error(`${tool} could not check ${folder}\n${result.stdout}\n${result.stderr}`);
  }
  return result.stdout;
}
