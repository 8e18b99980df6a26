import { glob } from 'tinyglobby';

/**
 * Reads the manifests of the packages below `packages`.
 *
 * @param {{ repository: string, read: (file: string) => Promise<string> }} files - The repository.
 * @returns {Promise<{ folder: string, manifest: Record<string, unknown> }[]>} Sorted by folder.
 */
export async function listPackages({ read, repository }) {
  const manifests = await glob('packages/*/package.json', { cwd: repository });
  return await Promise.all(
    manifests.sort().map(async (file) => ({
      folder: file.slice(0, -'/package.json'.length),
      manifest: JSON.parse(await read(file)),
    })),
  );
}
