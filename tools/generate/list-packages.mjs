import { readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Reads the manifests of the packages below `packages`.
 *
 * @param {{ repository: string, read: (file: string) => Promise<string | undefined> }} files - The repository.
 * @returns {Promise<{ folder: string, manifest: Record<string, unknown> }[]>} Sorted by folder.
 */
export async function listPackages({ read, repository }) {
  const folders = await readdir(path.join(repository, 'packages'));
  const packages = await Promise.all(
    folders.sort().map(async (name) => ({
      folder: `packages/${name}`,
      text: await read(`packages/${name}/package.json`),
    })),
  );
  return packages
    .filter(({ text }) => text !== undefined)
    .map(({ folder, text }) => ({ folder, manifest: JSON.parse(text) }));
}
