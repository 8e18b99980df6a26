/**
 * Takes the module from a name that the flow gives.
 *
 * @param name - The name: `fs/promises.readFile`, `express()`; or none.
 * @returns The module: `fs/promises`, `express`; empty where there is no name.
 */
export function getModuleName(name: string | undefined): string {
  return name?.split(/[.(]/u, 1)[0] ?? '';
}
