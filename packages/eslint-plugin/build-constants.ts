import { readFileSync } from 'node:fs';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly repository: { readonly url: string };
}

function readManifest(relativePath: string): Manifest {
  return JSON.parse(readFileSync(new URL(relativePath, import.meta.url), 'utf8')) as Manifest;
}

const root = readManifest('../../package.json');
const own = readManifest('./package.json');
const repository = root.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/**
 * Values written into the code when it is built or tested, so that the public address and the
 * version stand in one place each: the manifests.
 */
export const buildConstants = {
  __RULE_DOCS__: JSON.stringify(`${repository}/blob/main/packages/eslint-plugin/docs/rules`),
  __PACKAGE_NAME__: JSON.stringify(own.name),
  __PACKAGE_VERSION__: JSON.stringify(own.version),
};
