import type { Report } from 'groundrules';
import { execa } from 'execa';
import type { Finding } from './finding.js';

/** The gates that look at what is there. */
const gates = ['format', 'lint', 'types', 'dead-code', 'docs', 'audit', 'secrets'];

/** How a folder is checked. */
interface CheckOptions {
  /** Whether every automatic fix is applied first. */
  readonly fix?: boolean;
  /** Whether its benchmarks run as well. */
  readonly bench?: boolean;
}

/** Exit codes with which the command has judged: it passed, or something is open. */
const judged: readonly (number | undefined)[] = [0, 1];

/**
 * Runs the command over a folder, as its groundrules.json says.
 *
 * @param folder - The folder.
 * @param options - How it is checked.
 * @returns All that it reported.
 * @throws Error when one of its gates could not do its work.
 */
export async function check(
  folder: string,
  { bench = false, fix = false }: CheckOptions = {},
): Promise<Finding[]> {
  const asked = [...gates, ...(bench ? ['bench'] : [])].flatMap((gate) => ['--gate', gate]);
  const { exitCode, stderr, stdout } = await execa(
    'groundrules',
    ['check', '--format', 'json', ...asked, ...(fix ? ['--fix'] : [])],
    { cwd: folder, preferLocal: true, reject: false },
  );
  if (!judged.includes(exitCode)) {
    throw new Error(`groundrules could not check ${folder}\n${stderr}`);
  }
  return [...(JSON.parse(stdout) as Report).findings];
}
