import { listPackages } from './list-packages.mjs';

/**
 * Fills in what every published package shares with the root: addresses, licence, engines. The
 * root's manifest is the one place where the project's public address stands.
 *
 * @param {object} files - The repository.
 */
export async function generateManifests(files) {
  const root = JSON.parse(await files.read('package.json'));
  const license = await files.read('LICENSE');
  const [page, fragment = ''] = root.homepage.split('#');
  for (const { folder, manifest } of await listPackages(files)) {
    if (manifest.private === true) continue;
    const shared = {
      homepage: `${page}/tree/main/${folder}#${fragment}`,
      bugs: root.bugs,
      repository: { ...root.repository, directory: folder },
      license: root.license,
    };
    const { name, version, description, ...others } = manifest;
    for (const key of [...Object.keys(shared), 'engines']) delete others[key];
    const { type, exports: entries, files: shipped, ...rest } = others;
    files.write(
      `${folder}/package.json`,
      toText({
        name,
        version,
        description,
        ...shared,
        type,
        exports: entries,
        files: shipped,
        engines: root.engines,
        ...rest,
      }),
    );
    files.write(`${folder}/LICENSE`, license);
  }
}

function toText(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
