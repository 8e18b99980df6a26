import { readFileSync } from 'node:fs';

/**
 * Reads a package.json.
 *
 * @param file - Its absolute path.
 * @returns Its fields; none where it holds something else than an object.
 * @throws Error when it is not valid JSON, naming it.
 */
export function readManifest(file: string): Readonly<Record<string, unknown>> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new Error(`${file} is not valid JSON; mend it so that it can be read`, { cause: error });
  }
  return typeof manifest === 'object' && manifest !== null ? { ...manifest } : {};
}
