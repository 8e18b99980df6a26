import { GenerateError } from './generate-error.mjs';
import { replaceBetween } from './replace-between.mjs';

/**
 * Puts a text between the markers of a file.
 *
 * @param {object} files - The repository.
 * @param {string} file - Path of the file with the markers.
 * @param {string} name - Name of the markers.
 * @param {string} content - What to put there.
 */
export async function fillIn(files, file, name, content) {
  const text = await files.read(file);
  if (text === undefined) throw new GenerateError(`${file} is missing.`);
  const filled = replaceBetween(text, name, content);
  if (filled === undefined) {
    throw new GenerateError(
      `${file} must hold <!-- ${name} --> once, and <!-- /${name} --> once after it.`,
    );
  }
  files.write(file, filled);
}
