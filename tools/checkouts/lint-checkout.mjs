import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { InputError } from './input-error.mjs';

/**
 * Lints the files of a checkout that were read by hand, with the given config and no other.
 *
 * @param {string} folder - The checkout.
 * @param {{ files: string[], ignored: string[] }} read - Globs of what was read.
 * @param {import('eslint').Linter.Config[]} config - The config.
 * @returns {Promise<{ files: string[], reports: Report[], unreadable: Report[] }>} What was linted, what
 *   was reported, and files that could not be parsed; paths are relative to the checkout.
 */
export async function lintCheckout(folder, { files, ignored }, config) {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [...config, { ignores: ignored }],
  });
  const results = await eslint.lintFiles(files).catch((error) => {
    if (!['file-not-found', 'all-matched-files-ignored'].includes(error.messageTemplate))
      throw error;
    throw new InputError(`${folder} has no file ${error.messageData.pattern}.`, { cause: error });
  });
  // ESLint's order follows the globs.
  results.sort((a, b) => (a.filePath < b.filePath ? -1 : 1));
  const messages = results.flatMap(({ filePath, messages: found }) =>
    found.map((message) => ({ file: relative(folder, filePath), ...message })),
  );
  return {
    files: results.map(({ filePath }) => relative(folder, filePath)),
    reports: messages
      .filter(({ fatal, ruleId }) => fatal !== true && ruleId !== null)
      .map(({ file, line, message, ruleId }) => ({ file, line, rule: ruleId, message })),
    unreadable: messages
      .filter(({ fatal }) => fatal === true)
      .map(({ file, line, message }) => ({ file, line: line ?? 1, rule: 'parser', message })),
  };
}

/**
 * @typedef {object} Report
 * @property {string} file - Path below the checkout, with forward slashes.
 * @property {number} line - Line it begins at.
 * @property {string} rule - Id of the rule.
 * @property {string} message - Its message.
 */

/**
 * Tells whether the `.js` files of a checkout are modules, as its package.json says.
 *
 * @param {string} folder - The checkout.
 * @returns {boolean} Whether they are.
 */
export function isModulePackage(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).type === 'module';
  } catch {
    return false;
  }
}

function relative(folder, file) {
  return path.relative(folder, file).replaceAll(path.sep, '/');
}
