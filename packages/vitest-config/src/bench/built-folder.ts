/**
 * Finds the folder of what is built: some files of it are not imported but named, also by those who run the sources.
 *
 * @returns Its address, which ends with a slash.
 */
export function builtFolder(): string {
  const here = import.meta.url;
  const inside = here.indexOf('/src/bench/');
  if (inside !== -1) return `${here.slice(0, inside)}/dist/`;
  return here.includes('/chunks/') ? new URL('../', here).href : new URL('./', here).href;
}
