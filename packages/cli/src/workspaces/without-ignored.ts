import { createIgnore } from '../config/create-ignore.js';
import type { Workspace } from './workspace.js';

/**
 * Leaves out the packages that the settings ignore as a whole: no tool is started in them.
 *
 * @param workspaces - The packages of the repository.
 * @param ignores - The globs of the settings.
 * @returns The others, and the root always.
 */
export function withoutIgnored(
  workspaces: readonly Workspace[],
  ignores: readonly string[],
): Workspace[] {
  const isIgnored = createIgnore(ignores);
  return workspaces.filter(({ folder }) => folder === '.' || !isIgnored(folder));
}
