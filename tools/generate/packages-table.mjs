import { fillIn } from './fill-in.mjs';
import { formatTable } from './format-table.mjs';
import { listPackages } from './list-packages.mjs';

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
  const table = formatTable(['Package', 'What it is'], rows);
  await fillIn(files, 'README.md', 'packages', table);
}
