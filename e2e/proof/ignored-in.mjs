/**
 * Tells what a clone's groundrules.json leaves out.
 *
 * @param {object} checkout The clone.
 * @returns {(file: string) => boolean} Whether a file is in one of the folders that are ignored.
 */
export function ignoredIn({ read }) {
  const { ignores = [] } = JSON.parse(read('groundrules.json'));
  return (file) => ignores.some((folder) => file.startsWith(`${folder}/`));
}
