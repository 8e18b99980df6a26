import type { Report } from 'groundrules';
import { execa } from 'execa';
import type { Finding } from './finding.js';

/** All but the one that measures, which does not come to the same each time. */
const gates = ['format', 'lint', 'types', 'dead-code', 'docs', 'audit', 'secrets'];

/** Exit codes with which the command has judged: it passed, or something is open. */
const judged: readonly (number | undefined)[] = [0, 1];

/**
 * Runs the command over a folder, as its groundrules.json says.
 *
 * @param folder - The folder.
 * @param options - Flags of `groundrules check`.
 * @returns All that it reported.
 * @throws Error when one of its gates could not do its work.
 */
export async function check(folder: string, options: readonly string[] = []): Promise<Finding[]> {
  const { exitCode, stderr, stdout } = await execa(
    'groundrules',
    ['check', '--format', 'json', ...gates.flatMap((gate) => ['--gate', gate]), ...options],
    { cwd: folder, preferLocal: true, reject: false },
  );
  if (!judged.includes(exitCode)) {
    throw new Error(`groundrules could not check ${folder}\n${stderr}`);
  }
  return [...(JSON.parse(stdout) as Report).findings];
}
