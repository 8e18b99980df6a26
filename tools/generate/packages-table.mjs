import { formatTable } from './format-table.mjs';
import { listPackages } from './list-packages.mjs';
import { replaceBetween } from './replace-between.mjs';

/**
 * Writes the table of published packages into the README, from their descriptions.
 *
 * @param {object} files - The repository.
 */
export async function generatePackagesTable(files) {
  const rows = (await listPackages(files))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest }) => [
      `[${manifest.name}](${folder}/README.md)`,
      manifest.description.replace(/\.$/u, ''),
    ]);
  const readme = await files.read('README.md');
  const table = formatTable(['Package', 'What it is'], rows);
  files.write('README.md', replaceBetween(readme, 'packages', table));
}
