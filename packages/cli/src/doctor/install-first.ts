import { loadFromRepository } from '../gates/load-tool.js';
import { installCommand } from '../workspaces/install-command.js';
import type { Patient } from './diagnosis.js';

/**
 * Puts an install before a command that relies on a package.
 *
 * @param name - The package.
 * @param command - The command.
 * @param patient - The repository.
 * @returns The command alone where the package is there.
 */
export function installFirst(
  name: string,
  command: string,
  { root, workspaces }: Pick<Patient, 'root' | 'workspaces'>,
): string {
  return loadFromRepository(root, name, workspaces).kind === 'found'
    ? command
    : `${installCommand(root, name)} && ${command}`;
}
