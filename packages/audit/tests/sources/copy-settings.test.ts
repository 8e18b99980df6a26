import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';

import { copySettings } from '../../src/sources/copy-settings.js';

/** A repository in a folder that has settings of its own, and a folder to copy to. */
function open(files: Readonly<Record<string, string>>): {
  readonly root: string;
  readonly top: string;
} {
  const { dispose, path: folder } = createTemporaryRepository({});
  onTestFinished(dispose);
  const root = path.join(folder, 'around', 'repository');
  mkdirSync(root, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  return { root, top: path.join(folder, 'copy') };
}

describe('settings that are copied for the canary', () => {
  it('name files where they are', async () => {
    const { root, top } = open({
      '.npmrc':
        'cafile=./certs/ca.pem\nregistry=https://registry.example/\n//registry.example/:_authToken=${TOKEN}\n',
      '.yarnrc':
        'registry "https://registry.example"\nyarn-path "./.yarn/releases/yarn-1.22.22.cjs"\ncafile ../ca.pem\n',
    });
    const folder = await copySettings(root, top);
    expect(readFileSync(path.join(folder, '.npmrc'), 'utf8')).toBe(
      `cafile=${path.join(root, 'certs/ca.pem')}\nregistry=https://registry.example/\n//registry.example/:_authToken=\${TOKEN}\n`,
    );
    expect(readFileSync(path.join(folder, '.yarnrc'), 'utf8')).toBe(
      `registry "https://registry.example"\nyarn-path "${path.join(root, '.yarn/releases/yarn-1.22.22.cjs')}"\ncafile ${path.join(root, '..', 'ca.pem')}\n`,
    );
  });

  it('take in those of folders around that Yarn reads, each in its place', async () => {
    const { root, top } = open({
      '.yarnrc.yml': [
        'yarnPath: .yarn/releases/yarn-4.18.1.cjs',
        'npmRegistryServer: https://registry.example',
        'npmAuthToken: "${TOKEN}"',
        'plugins:',
        '  - ./.yarn/plugins/one.cjs',
        '  - path: .yarn/plugins/two.cjs',
        '    spec: https://plugins.example/two.js',
      ].join('\n'),
    });
    writeFileSync(path.join(root, '..', '.yarnrc.yml'), 'httpsCaFilePath: ca.pem\n');
    const folder = await copySettings(root, top);
    const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));
    expect(read(path.join(folder, '.yarnrc.yml'))).toEqual({
      yarnPath: path.join(root, '.yarn/releases/yarn-4.18.1.cjs'),
      npmRegistryServer: 'https://registry.example',
      npmAuthToken: '${TOKEN}',
      plugins: [
        path.join(root, '.yarn/plugins/one.cjs'),
        { path: path.join(root, '.yarn/plugins/two.cjs'), spec: 'https://plugins.example/two.js' },
      ],
    });
    expect(read(path.join(folder, '..', '.yarnrc.yml'))).toEqual({
      httpsCaFilePath: path.join(root, '..', 'ca.pem'),
    });
  });

  it('leave the workspaces of pnpm behind, and what only holds for them', async () => {
    const { root, top } = open({
      'pnpm-workspace.yaml': [
        'packages: [packages/*]',
        'overrides: {minimist: 1.2.8}',
        'patchedDependencies: {minimist@1.2.8: patches/minimist.patch}',
        'registry: https://registry.example/',
        'offline: true',
      ].join('\n'),
    });
    const folder = await copySettings(root, top);
    expect(parse(readFileSync(path.join(folder, 'pnpm-workspace.yaml'), 'utf8'))).toEqual({
      registry: 'https://registry.example/',
      offline: true,
    });
  });

  it('may not be there', async () => {
    const { root, top } = open({});
    expect(await copySettings(root, top)).toMatch(/copy/u);
  });
});
