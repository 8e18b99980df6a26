import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createTemporaryRepository, runCommand } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const thisPackage = path.resolve(import.meta.dirname, '..');

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

describe('what is bundled', () => {
  it.each(['@typescript-eslint/eslint-plugin', 'eslint-plugin-unused-imports'])(
    'finds the dependencies that %s asks for',
    (name) => {
      const ours = manifestOf(thisPackage);
      const bundled = manifestOf(path.resolve(thisPackage, '../../node_modules', name));
      expect(ours.dependencies).toMatchObject(bundled.dependencies ?? {});
      // Exactly, so that what is bundled and what it asks for rise together.
      expect(ours.devDependencies[name]).toBe(bundled.version);
    },
  );

  it('shares one copy of what the parser asks for', () => {
    const { dependencies = {} } = manifestOf(thisPackage);
    expect(dependencies['@typescript-eslint/parser']).toBe(
      dependencies['@typescript-eslint/utils'],
    );
  });

  it('is not loaded before a config is made', async () => {
    const repository = createTemporaryRepository({ 'package.json': {} });
    onTestFinished(repository.dispose);
    const script = `
      import { createRequire } from 'node:module';
      const { cache } = createRequire(process.cwd() + '/index.js');
      const loaded = () => Object.keys(cache).some((file) => file.endsWith('vendor.cjs'));
      const { groundrules } = await import(${JSON.stringify(pathToFileURL(path.join(thisPackage, 'dist/index.js')).href)});
      const before = loaded();
      groundrules();
      console.log(JSON.stringify([before, loaded()]));
    `;
    const result = await runCommand(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: repository.path,
    });
    expect(result).toEqual({ exitCode: 0, stdout: '[false,true]', stderr: '' });
  });
});
