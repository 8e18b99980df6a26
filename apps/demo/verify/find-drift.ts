import { execa } from 'execa';
import type { Finding } from './finding.js';

/** What the command says of settings, as far as it counts here. */
interface Drift {
  readonly repositories: readonly {
    readonly weakenings: readonly (Omit<Finding, 'line'> & { readonly line?: number })[];
  }[];
}

/** Exit codes with which the command has judged: the standard is followed, or something is weaker. */
const judged: readonly (number | undefined)[] = [0, 1];

/**
 * Looks for settings of a folder that are weaker than the standard.
 *
 * @param folder - The folder.
 * @returns All that the command reported.
 * @throws Error when the settings of a tool could not be judged.
 */
export async function findDrift(folder: string): Promise<Finding[]> {
  const { exitCode, stderr, stdout } = await execa(
    'groundrules',
    ['drift', '--format', 'json', '--root', '.'],
    { cwd: folder, preferLocal: true, reject: false },
  );
  if (!judged.includes(exitCode)) {
    throw new Error(`groundrules could not judge the settings of ${folder}\n${stderr}\n${stdout}`);
  }
  const { repositories } = JSON.parse(stdout) as Drift;
  return repositories.flatMap(({ weakenings }) =>
    weakenings.map(({ line = 1, ...rest }) => ({ ...rest, line })),
  );
}
