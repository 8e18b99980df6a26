import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';

import {
  checkSupplyChain,
  type SupplyChainOptions,
  type SupplyChainReport,
} from '../../src/supply-chain/check-supply-chain.js';
import { openShop, managers } from '../support/managers.js';
import { openRegistry, type Cleanup } from '../support/open-registry.js';

const sha = 'sha512-3oSeUO0TMV67hN1AmbXsK4yaqU7tjiHlbxRDZOpH0KW9==';
const host = 'http://127.0.0.1:4873';
/** Those that nobody is asked for. */
const checks = ['installScripts', 'sources'] as const;

/** A repository of npm whose lockfile has one package, `ms` 2.0.0, fetched from the registry that is set. */
function withEntry(
  entry: Readonly<Record<string, unknown>>,
  manifest: Readonly<Record<string, unknown>> = {},
  npmrc = '',
): RepositoryFiles {
  const dependencies = { ms: '^2.0.0' };
  return {
    'package.json': { name: 'shop', version: '1.0.0', dependencies, ...manifest },
    '.npmrc': `registry=${host}/\n@acme:registry=http://127.0.0.1:4874/\n${npmrc}`,
    'package-lock.json': {
      name: 'shop',
      lockfileVersion: 3,
      packages: {
        '': { name: 'shop', version: '1.0.0', dependencies },
        'node_modules/ms': {
          version: '2.0.0',
          resolved: `${host}/ms/-/ms-2.0.0.tgz`,
          integrity: sha,
          ...entry,
        },
      },
    },
  };
}

async function check(
  cleanup: Cleanup,
  files: RepositoryFiles,
  options: Partial<SupplyChainOptions> = {},
): Promise<SupplyChainReport> {
  const repository = createTemporaryRepository(files);
  cleanup(() => {
    repository.dispose();
  });
  const env = { PATH: process.env['PATH'], HOME: repository.path };
  return await checkSupplyChain({ root: repository.path, env, checks, ...options });
}

const rulesOf = ({ findings }: SupplyChainReport): string[] =>
  findings.map(({ line, package: name, rule }) => `${rule} ${name ?? '-'} ${String(line)}`);

describe('an entry of package-lock.json', () => {
  it.each<[string, RepositoryFiles, Partial<SupplyChainOptions>, string[]]>([
    ['as it should be', withEntry({}), {}, []],
    ['without an address', withEntry({ resolved: undefined }), {}, []],
    ['without a checksum', withEntry({ integrity: undefined }), {}, ['no-integrity ms 12']],
    [
      'from another host',
      withEntry({ resolved: 'https://evil.example/ms/-/ms-2.0.0.tgz' }),
      {},
      ['foreign-host ms 12'],
    ],
    [
      'from another host that is allowed',
      withEntry({ resolved: 'https://mirror.example/ms/-/ms-2.0.0.tgz' }),
      { allowedHosts: ['mirror.example'] },
      [],
    ],
    [
      'from another port of the same host',
      withEntry({ resolved: 'http://127.0.0.1:4875/ms/-/ms-2.0.0.tgz' }),
      {},
      ['foreign-host ms 12'],
    ],
    [
      'from the registry of a scope that it does not belong to',
      withEntry({ resolved: 'http://127.0.0.1:4874/ms/-/ms-2.0.0.tgz' }),
      {},
      ['foreign-host ms 12'],
    ],
    [
      'from a host that npm replaces',
      withEntry(
        { resolved: 'https://old.example/ms/-/ms-2.0.0.tgz' },
        {},
        'replace-registry-host=old.example\n',
      ),
      {},
      [],
    ],
    [
      'from another host without encryption',
      withEntry({ resolved: 'http://evil.example/ms/-/ms-2.0.0.tgz' }),
      {},
      ['insecure-address ms 12', 'foreign-host ms 12'],
    ],
    [
      'from the address of another package',
      withEntry({ resolved: `${host}/evil/-/evil-2.0.0.tgz` }),
      {},
      ['disguised-package ms 12'],
    ],
    [
      'from the address of another version',
      withEntry({ resolved: `${host}/ms/-/ms-1.0.0.tgz` }),
      {},
      ['disguised-package ms 12'],
    ],
    [
      'with another package in its place',
      withEntry({ name: 'evil', resolved: `${host}/evil/-/evil-2.0.0.tgz` }),
      {},
      ['disguised-package evil 12'],
    ],
    [
      'with another package in its place, as the repository wants it',
      withEntry(
        { name: 'mine', resolved: `${host}/mine/-/mine-2.0.0.tgz` },
        { overrides: { ms: 'npm:mine@2.0.0' } },
      ),
      {},
      [],
    ],
    [
      'from a commit',
      withEntry({ resolved: 'git+ssh://git@git.example/a/ms.git#0123456789abcdef' }),
      {},
      ['outside-registry ms 12'],
    ],
    ['with a script', withEntry({ hasInstallScript: true }), {}, ['install-script ms 12']],
    [
      'with a script that is allowed here',
      withEntry({ hasInstallScript: true }),
      { allowedScripts: ['ms'] },
      [],
    ],
    [
      'with a script that another version was allowed',
      withEntry({ hasInstallScript: true }),
      { allowedScripts: ['ms@1'] },
      ['install-script ms 12'],
    ],
    [
      'with a script that npm knows of',
      withEntry({ hasInstallScript: true }, { allowScripts: { 'ms@2.0.0': true } }),
      {},
      [],
    ],
    [
      'with a script that LavaMoat allows',
      withEntry({ hasInstallScript: true }, { lavamoat: { allowScripts: { 'a>ms': true } } }),
      {},
      [],
    ],
    [
      'with a script that npm does not run',
      withEntry({ hasInstallScript: true }, {}, 'ignore-scripts=true\n'),
      {},
      [],
    ],
  ])('%s', async (_, files, options, expected) => {
    const cleanups: (() => void | Promise<void>)[] = [];
    try {
      const report = await check((task) => cleanups.push(task), files, options);
      expect(rulesOf(report)).toEqual(expected);
      expect(report.states).toEqual([
        { check: 'installScripts', kind: 'done' },
        { check: 'sources', kind: 'done' },
      ]);
    } finally {
      for (const task of cleanups) await task();
    }
  });

  it('counts no check as done when npm can not be asked', async ({ onTestFinished }) => {
    const files = withEntry({ resolved: 'http://evil.example/ms/-/ms-2.0.0.tgz' });
    const report = await check(onTestFinished, files, { env: { PATH: '/nowhere' } });
    expect(report.states.map(({ kind }) => kind)).toEqual(['failed', 'failed']);
    expect(report.states[0]?.reason).toContain('npm is not on the PATH');
    // What can be told without its settings still is.
    expect(rulesOf(report)).toEqual(['insecure-address ms 12']);
  });
});

describe.each(managers)('the lockfile of %s', (manager) => {
  it('is read with the settings of who wrote it', async ({ onTestFinished }) => {
    const shop = await openShop(onTestFinished, manager, await openRegistry(onTestFinished));
    const report = await checkSupplyChain({
      root: shop.root,
      env: shop.env,
      checks,
      allowedHosts: ['registry.example'],
    });
    const found = rulesOf(report).map((one) => one.replace(/ \d+$/u, ''));
    expect(found).toEqual([]);
    const tells = manager !== 'yarn classic';
    expect(report.states.map(({ check: name, kind }) => `${name} ${kind}`)).toEqual([
      `installScripts ${tells ? 'done' : 'failed'}`,
      'sources done',
    ]);
  });
});
