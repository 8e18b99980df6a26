import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
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
const installed = path.resolve(thisPackage, '../../node_modules');

const require = createRequire(import.meta.url);

/** Where the packages are that only the bundle asks for, and no source of ours. */
const places: Readonly<Record<string, string>> = {
  '@eslint-community/eslint-utils': require.resolve('@eslint-community/eslint-utils'),
  '@eslint-community/regexpp': require.resolve('@eslint-community/regexpp'),
  '@typescript-eslint/scope-manager': require.resolve('@typescript-eslint/scope-manager'),
  '@typescript-eslint/type-utils': require.resolve('@typescript-eslint/type-utils'),
  '@typescript-eslint/utils': require.resolve('@typescript-eslint/utils'),
  '@typescript-eslint/visitor-keys': require.resolve('@typescript-eslint/visitor-keys'),
  'comment-parser': require.resolve('comment-parser'),
  ignore: require.resolve('ignore'),
  'jsdoc-type-pratt-parser': require.resolve('jsdoc-type-pratt-parser'),
  'natural-compare': require.resolve('natural-compare'),
  refa: require.resolve('refa'),
  'regexp-ast-analysis': require.resolve('regexp-ast-analysis'),
  scslre: require.resolve('scslre'),
  semver: require.resolve('semver'),
  'ts-api-utils': require.resolve('ts-api-utils'),
};

/** The packages that the bundle asks for when it runs. */
function requiredPackages(): ReadonlySet<string> {
  const code = readFileSync(path.join(thisPackage, 'dist/vendor.cjs'), 'utf8');
  return new Set(
    [...code.matchAll(/\brequire\("(?<request>[^"]+)"\)/gu)]
      .map(({ groups }) => groups?.['request'] ?? '')
      .filter((request) => !isBuiltin(request) && !request.startsWith('eslint/'))
      .map((request) => request.split('/', request.startsWith('@') ? 2 : 1).join('/')),
  );
}

/** What the notices say is bundled. */
function bundledPackages(): readonly { readonly bundled: string; readonly manifest: Manifest }[] {
  const notices = readFileSync(path.join(thisPackage, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
  return [...notices.matchAll(/^(?<name>@?[a-z][^ ]*) \d+\.\d+\.\d+$/gmu)].map(({ groups }) => {
    const bundled = groups?.['name'] ?? '';
    return { bundled, manifest: manifestOf(path.join(installed, bundled)) };
  });
}

function byVersion(one: string, other: string): number {
  return one.replace('^', '').localeCompare(other.replace('^', ''), 'en', { numeric: true });
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

describe('what is bundled', () => {
  it('stands on packages that are depended on, in the versions that it asks for', () => {
    const { dependencies = {}, devDependencies } = manifestOf(thisPackage);
    for (const { bundled, manifest } of bundledPackages()) {
      // Exactly, so that what is bundled and what it asks for rise together.
      expect([bundled, devDependencies[bundled]]).toEqual([bundled, manifest.version]);
    }
    for (const name of requiredPackages()) {
      const asked = bundledPackages().flatMap(
        ({ manifest }) => manifest.dependencies?.[name] ?? [],
      );
      // The plugins want the highest of what they ask for; TypeScript and its parser are their peers.
      const highest = asked.toSorted(byVersion).at(-1) ?? dependencies[name];
      expect([name, dependencies[name]]).toEqual([name, highest ?? 'a version']);
    }
  });

  it.each(Object.entries(places))('asks for %s, which is there', (name, place) => {
    expect(requiredPackages()).toContain(name);
    expect(place).toContain(path.join('node_modules', name));
  });

  it.each([
    '@typescript-eslint/eslint-plugin',
    'eslint-plugin-import-lite',
    'eslint-plugin-n',
    'eslint-plugin-regexp',
    'eslint-plugin-unused-imports',
  ])('carries the licence of %s', (name) => {
    const file = readdirSync(path.join(installed, name)).find((entry) => /^licen/iu.test(entry));
    const licence = readFileSync(path.join(installed, name, file ?? ''), 'utf8').trim();
    const notices = readFileSync(path.join(thisPackage, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    expect(notices).toContain(licence);
    expect(bundledPackages().map(({ bundled }) => bundled)).toContain(name);
    expect(bundledPackages()).toHaveLength(5);
  });

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
