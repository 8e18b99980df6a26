import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from './input-error.mjs';

/**
 * Reads a command line of options and folders.
 *
 * @param {import('node:util').ParseArgsOptionsConfig} options - The options there are.
 * @param {string} usage - How to call the tool.
 * @returns {{ folders: string[], values: Record<string, unknown> }} Absolute paths, and the options given.
 */
export function parseCommandLine(options, usage) {
  const { positionals, values } = parse(options);
  if (positionals.length === 0) throw new InputError(`Usage: ${usage}`);
  const folders = positionals.map((folder) => path.resolve(folder));
  for (const folder of folders) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new InputError(`${folder} is not a folder.`);
  }
  return { folders, values };
}

function parse(options) {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new InputError(error.message, { cause: error });
  }
}
