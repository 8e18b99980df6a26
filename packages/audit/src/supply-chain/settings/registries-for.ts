import type { ManagerSettings } from './manager-settings.js';

/**
 * Tells which registries serve a package. A scope that has a registry of its own comes from nowhere else.
 *
 * @param name - The name under which it is published.
 * @param settings - What the package manager is set to.
 * @returns Their addresses; the first is the one to ask.
 */
export function registriesFor(
  name: string,
  { registries, scopes }: Pick<ManagerSettings, 'registries' | 'scopes'>,
): readonly string[] {
  const own = scopes.get(name.split('/')[0] ?? '');
  return own === undefined ? registries : [own];
}
