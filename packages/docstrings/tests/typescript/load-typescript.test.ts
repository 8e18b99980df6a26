import { createRequire } from 'node:module';
import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadTypeScript } from '../../src/typescript/load-typescript.js';

const require = createRequire(import.meta.url);
const bridgeKey = Symbol.for('groundrules.typescript-bridge');

/** A copy that says where it is from. */
function installed(version: string, folder = 'node_modules/typescript'): RepositoryFiles {
  return {
    [`${folder}/package.json`]: { name: 'typescript', version, main: 'lib/typescript.js' },
    [`${folder}/lib/typescript.js`]: `module.exports = { version: '${version}', of: 'repository' };`,
  };
}

function repositoryWith(files: RepositoryFiles): string {
  const repository = createTemporaryRepository({ 'package.json': { name: 'queue' }, ...files });
  onTestFinished(repository.dispose);
  return repository.path;
}

function setBridge(state: unknown): void {
  const shared = globalThis as { [bridgeKey]?: unknown };
  const before = shared[bridgeKey];
  shared[bridgeKey] = state;
  onTestFinished(() => {
    shared[bridgeKey] = before;
  });
}

describe('loadTypeScript', () => {
  it.each(['5.3.2', '5.9.3', '5.10.0', '6.0.0-beta'])(
    "takes the repository's own %s",
    (version) => {
      expect(loadTypeScript(repositoryWith(installed(version)))).toStrictEqual({
        version,
        of: 'repository',
      });
    },
  );

  it("takes the workspace's copy that a package of it sees", () => {
    const folder = repositoryWith({
      ...installed('5.8.2'),
      'packages/core/package.json': { name: 'core' },
    });
    expect(loadTypeScript(path.join(folder, 'packages/core'))).toHaveProperty('version', '5.8.2');
  });

  it.each<[string, RepositoryFiles]>([
    ['none', {}],
    ['4.9, whose API is older', installed('4.9.5')],
    ['5.2, whose API is older', installed('5.2.2')],
    ['7, which has no API', installed('7.0.2')],
    ['50, which is not 5', installed('50.1.0')],
    [
      'a copy without its main file',
      { 'node_modules/typescript/package.json': { version: '5.9.3', main: 'lib/typescript.js' } },
    ],
    ['a manifest without version', { 'node_modules/typescript/package.json': {} }],
    ['a manifest that is no JSON', { 'node_modules/typescript/package.json': '{' }],
  ])('serves by our own copy a repository that has %s', (_has, files) => {
    expect(loadTypeScript(repositoryWith(files))).toBe(require('typescript'));
  });

  it('works for a folder that does not exist', () => {
    expect(loadTypeScript('/there/is/no/such/folder')).toBe(require('typescript'));
  });

  it('takes the copy that serves the lint tool chain', () => {
    const folder = repositoryWith({ ...installed('5.9.3'), ...installed('6.1.0', 'serving') });
    setBridge({
      serving: { path: path.join(folder, 'serving/lib/typescript.js'), version: '6.1.0' },
    });
    expect(loadTypeScript(folder)).toHaveProperty('version', '6.1.0');
  });

  it.each([
    {},
    { patched: true },
    { serving: {} },
    { serving: { path: 6 } },
    { serving: { path: '/nowhere/typescript.js', version: '5.0.4' } },
  ])('decides itself where the bridge has not: %j', (state) => {
    setBridge(state);
    expect(loadTypeScript(repositoryWith(installed('5.9.3')))).toHaveProperty('version', '5.9.3');
  });

  it('loads a copy once', () => {
    const folder = repositoryWith(installed('5.9.3'));
    expect(loadTypeScript(folder)).toBe(loadTypeScript(folder));
  });
});
