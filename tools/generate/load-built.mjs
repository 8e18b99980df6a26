import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { GenerateError } from './generate-error.mjs';

/**
 * Loads the built entry of a package of this repository.
 *
 * @param {string} repository - The root of the repository.
 * @param {string} folder - Folder of the package below `packages`.
 * @returns {Promise<Record<string, unknown>>} The module.
 */
export async function loadBuilt(repository, folder) {
  const file = path.join(repository, 'packages', folder, 'dist/index.js');
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new GenerateError(
      `packages/${folder} is not built (${error.message}). Run \`npm run build\` first.`,
      { cause: error },
    );
  }
}
