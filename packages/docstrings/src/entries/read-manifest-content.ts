import { readFileSync } from 'node:fs';
import { isObject } from './is-object.js';
import { ManifestError } from './manifest-error.js';
import { parseJson } from './parse-json.js';

/**
 * Reads all that a manifest holds.
 *
 * @param file - Absolute path of a package.json.
 * @returns Its fields, or `undefined` where it is not there.
 * @throws {ManifestError} Where it can't be read, or is no JSON, or no object.
 */
export function readManifestContent(file: string): Readonly<Record<string, unknown>> | undefined {
  const text = read(file);
  if (text === undefined) return undefined;
  let content: unknown;
  try {
    content = parseJson(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ManifestError(file, `It is not valid JSON: ${reason}. Mend it.`);
  }
  if (isObject(content)) return content;
  throw new ManifestError(file, 'It holds no object. Put the manifest in braces.');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new ManifestError(
      file,
      `It cannot be read (${String(code)}). See to it that it is a file.`,
    );
  }
}
