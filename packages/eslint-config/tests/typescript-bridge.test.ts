import { createRequire } from 'node:module';
import path from 'node:path';
import { createTemporaryRepository, runCommand } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

const config = path.resolve(import.meta.dirname, '../dist/index.js');
const typescript = createRequire(import.meta.url).resolve('typescript');

/** Packages that tell which TypeScript they are given. */
const asker = "exports.path = require.resolve('typescript');\n";
const askers = [
  'ts-api-utils',
  '@typescript-eslint/extra',
  'eslint-plugin-extra',
  '@scope/eslint-plugin',
  '@scope/eslint-plugin-extra',
  'innocent',
  'eslint-plugin',
];

/** Loads the TypeScript preset, then asks each package. */
const script = `
const { presets } = await import(${JSON.stringify(config)});
presets.typescript({ root: process.cwd() });
presets.typescript({ root: '/' });
const load = (await import('node:module')).createRequire(process.cwd() + '/index.js');
const given = Object.fromEntries(${JSON.stringify(askers)}.map((name) => [name, load(name).path]));
console.log(JSON.stringify({ ...given, repository: load.resolve('typescript') }));
`;

async function ask(version: string): Promise<{ given: Record<string, string>; folder: string }> {
  const repository = createTemporaryRepository({
    'package.json': {},
    'node_modules/typescript/package.json': { name: 'typescript', version },
    // Version 7 has no API; the others are stood in for by the real one.
    'node_modules/typescript/index.js': version.startsWith('7')
      ? `exports.version = '${version}';\n`
      : `module.exports = require(${JSON.stringify(typescript)});\n`,
    ...Object.fromEntries<string | object>(
      askers.flatMap((name) => [
        [`node_modules/${name}/package.json`, { name, version: '1.0.0' }],
        [`node_modules/${name}/index.js`, asker],
      ]),
    ),
  });
  onTestFinished(repository.dispose);
  const { exitCode, stderr, stdout } = await runCommand(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { cwd: repository.path },
  );
  expect([exitCode, stderr]).toEqual([0, '']);
  return { folder: repository.path, given: JSON.parse(stdout) as Record<string, string> };
}

describe('the bridge', () => {
  it.each(['7.0.2', '4.7.4', '8.0.0'])(
    'directs the tool chain to our own copy beside TypeScript %s',
    async (version) => {
      const { folder, given } = await ask(version);
      const theirs = path.join(folder, 'node_modules/typescript/index.js');
      expect(given).toEqual({
        'ts-api-utils': typescript,
        '@typescript-eslint/extra': typescript,
        'eslint-plugin-extra': typescript,
        '@scope/eslint-plugin': typescript,
        '@scope/eslint-plugin-extra': typescript,
        'eslint-plugin': theirs,
        innocent: theirs,
        repository: theirs,
      });
    },
  );

  it.each(['5.9.3', '6.0.3'])('leaves the repository its own TypeScript %s', async (version) => {
    const { folder, given } = await ask(version);
    expect(new Set(Object.values(given))).toEqual(
      new Set([path.join(folder, 'node_modules/typescript/index.js')]),
    );
  });
});
