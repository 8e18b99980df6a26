import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';

import {
  checkSupplyChain,
  type SupplyChainOptions,
  type SupplyChainReport,
} from '../../src/supply-chain/check-supply-chain.js';
import { openRegistry, type Cleanup } from '../support/open-registry.js';
import { packumentOf, type KnownPackage, type PackumentForm } from '../support/packuments.js';
import { startProxy } from '../support/proxy.js';
import type { Registry, RegistryOptions } from '../support/registry.js';

const now = new Date('2027-03-15T12:00:00Z');
const checks = ['youngVersions', 'provenance'] as const;
const old = '2027-01-01T00:00:00Z';
const young = '2027-03-14T08:00:00Z';

/** Installed is 2.0.0, which is a day old and has lost what 1.0.0 had. */
const suspicious: KnownPackage = {
  versions: {
    '1.0.0': { published: old, attested: true },
    '2.0.0': { published: young },
  },
};
const settled: KnownPackage = {
  versions: {
    '1.0.0': { published: '2026-12-01T00:00:00Z', attested: true },
    '2.0.0': { published: old, attested: true },
  },
};

/** A repository of npm that installs each of these from a registry. */
function shopWith(
  { url }: Pick<Registry, 'url'>,
  packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  npmrc = '',
): RepositoryFiles {
  const dependencies = Object.fromEntries(Object.keys(packages).map((name) => [name, '*']));
  return {
    'package.json': { name: 'shop', version: '1.0.0', dependencies },
    '.npmrc': `registry=${url}\n${npmrc}`,
    'package-lock.json': {
      name: 'shop',
      lockfileVersion: 3,
      packages: {
        '': { name: 'shop', version: '1.0.0', dependencies },
        ...Object.fromEntries(
          Object.entries(packages).map(([name, entry]) => [
            `node_modules/${name}`,
            { resolved: `${url}${name}/-/x.tgz`, integrity: 'sha512-x', ...entry },
          ]),
        ),
      },
    },
  };
}

const ms = { ms: { version: '2.0.0' } };

interface Shop {
  readonly root: string;
  readonly write: (files: RepositoryFiles) => void;
  readonly check: (options?: Partial<SupplyChainOptions>) => Promise<SupplyChainReport>;
}

function openShop(cleanup: Cleanup, files: RepositoryFiles): Shop {
  const repository = createTemporaryRepository(files);
  cleanup(repository.dispose);
  const env = { PATH: process.env['PATH'], HOME: repository.path };
  return {
    root: repository.path,
    write: repository.write,
    check: async (options) =>
      await checkSupplyChain({
        root: repository.path,
        env,
        checks,
        now,
        retries: 1,
        retryDelayMs: 1,
        ...options,
      }),
  };
}

const found = ({ findings }: SupplyChainReport): string[] =>
  findings.map(({ line, package: name, rule, version }) =>
    [rule, name, version, line].map(String).join(' '),
  );
const kinds = ({ states }: SupplyChainReport): string[] => states.map(({ kind }) => kind);

describe('a version that is new', () => {
  it.each<[string, KnownPackage, Partial<SupplyChainOptions>, string[], string[]]>([
    [
      'and is young and has lost its provenance',
      suspicious,
      {},
      ['young-version ms 2.0.0 12', 'lost-provenance ms 2.0.0 12'],
      ['short ms', 'long ms'],
    ],
    ['and has not changed for long', settled, {}, [], ['short ms']],
    [
      'and is old, while another is young',
      { versions: { ...settled.versions, '3.0.0': { published: young, attested: true } } },
      {},
      [],
      ['short ms', 'long ms'],
    ],
    [
      'and was published to the second so many days ago',
      { versions: { '2.0.0': { published: '2027-03-08T12:00:00Z' } } },
      {},
      [],
      ['short ms', 'short semver'],
    ],
    [
      'and was published a second later',
      { versions: { '2.0.0': { published: '2027-03-08T12:00:01Z' } } },
      {},
      ['young-version ms 2.0.0 12'],
      ['short ms', 'long ms', 'short semver'],
    ],
    [
      'and is dated ahead',
      { versions: { '2.0.0': { published: '2027-12-01T00:00:00Z' } } },
      {},
      ['young-version ms 2.0.0 12'],
      ['short ms', 'long ms', 'short semver'],
    ],
    [
      'and is older than the days that are set',
      suspicious,
      { youngVersions: { days: 1 } },
      ['lost-provenance ms 2.0.0 12'],
      ['short ms', 'long ms'],
    ],
    [
      'and may be young',
      suspicious,
      { youngVersions: { allowed: ['ms@^2.0.0'] } },
      ['lost-provenance ms 2.0.0 12'],
      ['short ms', 'long ms'],
    ],
    [
      'and may have lost its provenance',
      suspicious,
      { provenance: { allowed: ['ms'] } },
      ['young-version ms 2.0.0 12'],
      ['short ms', 'long ms'],
    ],
    [
      'and may be and have both',
      suspicious,
      { youngVersions: { allowed: ['ms'] }, provenance: { allowed: ['ms@2.0.0'] } },
      [],
      [],
    ],
    [
      'where only provenance is looked at',
      suspicious,
      { checks: ['provenance'] },
      ['lost-provenance ms 2.0.0 12'],
      ['short ms', 'long ms'],
    ],
    [
      'where only ages are looked at',
      suspicious,
      { checks: ['youngVersions'] },
      ['young-version ms 2.0.0 12'],
      ['short ms', 'long ms'],
    ],
  ])('%s', async (_, known, options, expected, asked) => {
    const cleanups: (() => void | Promise<void>)[] = [];
    const cleanup = (task: () => void | Promise<void>): number => cleanups.push(task);
    try {
      const registry = await openRegistry(cleanup, { packages: { ms: known } });
      const report = await openShop(cleanup, shopWith(registry, ms)).check(options);
      expect(found(report)).toEqual(expected);
      expect(new Set(kinds(report))).toEqual(new Set(['done']));
      expect(registry.packuments).toEqual(asked);
    } finally {
      for (const task of cleanups) await task();
    }
  });

  it('is told with what it mends', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, {
      packages: {
        minimist: { versions: { '1.2.5': { published: old }, '1.2.6': { published: young } } },
      },
    });
    const files = shopWith(registry, { minimist: { version: '1.2.6' } });
    const report = await openShop(onTestFinished, files).check();
    expect(report.findings[0]?.happened).toBe(
      'minimist 1.2.6 was published on 2027-03-14, and most bad versions are found out within 7 days.',
    );
    expect(report.findings[0]?.todo).toContain("It mends GHSA-xvch-5gv4-984h, so don't wait");
  });

  it('is told with the day from which it counts as settled', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, { packages: { ms: suspicious } });
    const report = await openShop(onTestFinished, shopWith(registry, ms)).check();
    expect(report.findings.map(({ todo }) => todo)).toEqual([
      'Stay with an older one until 2027-03-21, or look at what has changed and allow ms@2.0.0 in youngVersions.',
      'It may have been published with a stolen log-in: stay with 1.0.0, or find out why and allow ms@2.0.0 in provenance.',
    ]);
  });
});

/** Answers in the long form of {@link suspicious} with something else in it. */
function longWith(change: (packument: Record<string, unknown>) => unknown) {
  return (_: string, form: PackumentForm): { readonly text: string } | undefined => {
    if (form === 'short') return undefined;
    const packument = packumentOf('ms', suspicious, form) as Record<string, unknown>;
    return { text: JSON.stringify(change(packument)) };
  };
}
const withTime = (time: unknown) => longWith((packument) => ({ ...packument, time }));

describe('no check has passed', () => {
  it.each<[string, RegistryOptions, string]>([
    ['a package that is not known', { packages: {} }, 'answered with status 404: ms 2.0.0.'],
    [
      'a package that is for others',
      { packages: { ms: settled }, packument: () => 401 },
      'answered with status 401: ms 2.0.0.',
    ],
    ['a log-in page', { packages: { ms: settled }, packument: () => 'html' }, 'no JSON'],
    ['half an answer', { packages: { ms: settled }, packument: () => 'truncated' }, 'no JSON'],
    ['nothing', { packages: { ms: settled }, packument: () => 'nothing' }, 'no JSON'],
    [
      'an empty object',
      { packages: { ms: settled }, packument: () => 'empty object' },
      'sent an answer without versions',
    ],
    [
      'a list',
      { packages: { ms: settled }, packument: () => ({ text: '[]' }) },
      'sent an answer without versions',
    ],
    [
      'another package',
      {
        packages: { ms: settled },
        packument: () => ({ text: JSON.stringify(packumentOf('sm', settled, 'short')) }),
      },
      'answered about another package',
    ],
    [
      'other versions',
      { packages: { ms: { versions: { '1.0.0': { published: old } } } } },
      'does not know the version that is installed',
    ],
    [
      'the version in the short form alone',
      { packages: { ms: suspicious }, packument: longWith((one) => ({ ...one, versions: {} })) },
      'does not know the version that is installed',
    ],
    [
      'no dates',
      { packages: { ms: suspicious }, packument: longWith(({ time: _, ...rest }) => rest) },
      'does not tell when it was published',
    ],
    [
      'no date of the one version',
      { packages: { ms: suspicious }, packument: withTime({ '1.0.0': old }) },
      'does not tell when it was published',
    ],
    [
      'a date that is none',
      { packages: { ms: suspicious }, packument: withTime({ '2.0.0': 'lately' }) },
      'does not tell when it was published',
    ],
    [
      'a date from before there was a registry',
      { packages: { ms: suspicious }, packument: withTime({ '2.0.0': '0001-01-01T00:00:00Z' }) },
      'does not tell when it was published',
    ],
    [
      'an error in the long form',
      { packages: { ms: suspicious }, packument: (_, form) => (form === 'long' ? 500 : undefined) },
      'answered with status 500',
    ],
    [
      'errors again and again',
      { packages: { ms: settled }, packument: () => 503 },
      'answered with status 503',
    ],
    [
      'connections that break',
      { packages: { ms: settled }, packument: () => 'reset' },
      'could not be reached',
    ],
    [
      'no answer',
      { packages: { ms: settled }, packument: () => 'never' },
      'did not answer before the time was up',
    ],
    [
      'an address that is its own',
      { packages: { ms: settled }, packument: () => ({ location: '/ms' }) },
      'sends one on again and again',
    ],
    [
      'an address that is none',
      { packages: { ms: settled }, packument: () => ({ location: 'file:///etc/hosts' }) },
      'answered with status 302',
    ],
  ])('by %s', async (_, options, reason) => {
    const cleanups: (() => void | Promise<void>)[] = [];
    const cleanup = (task: () => void | Promise<void>): number => cleanups.push(task);
    try {
      const registry = await openRegistry(cleanup, options);
      const shop = openShop(cleanup, shopWith(registry, ms));
      const report = await shop.check({ registryTimeoutMs: 2000 });
      expect(kinds(report)).toEqual(['failed', 'failed']);
      expect(report.findings).toEqual([]);
      for (const state of report.states) {
        expect(state.reason).toContain('1 of 1 version could not be looked at.');
        expect(state.reason).toContain(reason);
        expect(state.reason).toContain('ms 2.0.0');
      }
    } finally {
      for (const task of cleanups) await task();
    }
  });

  it('where many are not known, in few words', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, { packages: { 'e-5': settled } });
    const packages = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`e-${String(index)}`, { version: '2.0.0' }]),
    );
    const report = await openShop(onTestFinished, shopWith(registry, packages)).check();
    const host = new URL(registry.url).host;
    expect(report.states[0]?.reason).toBe(
      `8 of 9 versions could not be looked at. ${host} answered with status 404: e-0 2.0.0, e-1 2.0.0, e-2 2.0.0 and 5 more. Mend that, or allow in youngVersions the packages whose registry does not tell, \`@scope/*\` for all of a scope.`,
    );
  });

  it('where a mirror leaves provenance out', async ({ onTestFinished }) => {
    const plain = { versions: { '2.0.0': { published: old } } };
    const semver = { versions: { '7.5.1': { published: old } } };
    const registry = await openRegistry(onTestFinished, { packages: { ms: plain, semver } });
    const report = await openShop(onTestFinished, shopWith(registry, ms)).check();
    expect(kinds(report)).toEqual(['done', 'failed']);
    expect(report.states[1]?.reason).toContain('leaves out provenance');
  });

  it('where npm can not be asked for its settings', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, { packages: { ms: settled } });
    const env = { PATH: '/nowhere' };
    const report = await openShop(onTestFinished, shopWith(registry, ms)).check({ env });
    expect(kinds(report)).toEqual(['failed', 'failed']);
    expect(report.states[0]?.reason).toContain('npm is not on the PATH');
  });

  it('where nobody listens, and not each package is tried', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished);
    const packages = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`e-${String(index)}`, { version: '2.0.0' }]),
    );
    const shop = openShop(onTestFinished, shopWith(registry, packages));
    await registry.close();
    const started = performance.now();
    const report = await shop.check({ retries: 3, retryDelayMs: 200 });
    // All of them one after the other would take twenty times as long.
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(report.states[0]?.reason).toContain('200 of 200 versions could not be looked at.');
    expect(report.states[0]?.reason).toContain('could not be reached (ECONNREFUSED)');
  });
});

describe('a registry', () => {
  it.each<[number | 'reset', number]>([
    [408, 2],
    [429, 2],
    [500, 2],
    [503, 2],
    ['reset', 2],
    [400, 1],
    [401, 1],
    [403, 1],
    [404, 1],
  ])('that answers with %s at first is asked %i times', async (first, times) => {
    const cleanups: (() => void | Promise<void>)[] = [];
    const cleanup = (task: () => void | Promise<void>): number => cleanups.push(task);
    try {
      const registry = await openRegistry(cleanup, {
        packages: { ms: settled },
        packument: (_, __, attempt) => (attempt === 1 ? first : undefined),
      });
      const report = await openShop(cleanup, shopWith(registry, ms)).check();
      expect(registry.packuments).toEqual(Array.from({ length: times }, () => 'short ms'));
      expect(kinds(report)[0]).toBe(times === 1 ? 'failed' : 'done');
    } finally {
      for (const task of cleanups) await task();
    }
  });

  it('that only knows the long form is asked once', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, {
      packages: { ms: suspicious },
      packument: () => ({ text: JSON.stringify(packumentOf('ms', suspicious, 'long')) }),
    });
    const report = await openShop(onTestFinished, shopWith(registry, ms)).check();
    expect(registry.packuments).toEqual(['short ms']);
    expect(found(report)).toEqual(['young-version ms 2.0.0 12', 'lost-provenance ms 2.0.0 12']);
  });

  it('is asked once for each package, however often it is installed', async ({
    onTestFinished,
  }) => {
    const registry = await openRegistry(onTestFinished, { packages: { ms: settled } });
    const files = shopWith(registry, {
      ms: { version: '2.0.0' },
      'debug/node_modules/ms': { version: '1.0.0' },
      'send/node_modules/ms': { version: '1.0.0' },
    });
    await openShop(onTestFinished, files).check();
    expect(registry.packuments).toEqual(['short ms']);
  });

  it('is not asked about what comes from elsewhere', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, { packages: { ms: settled } });
    const files = shopWith(registry, {
      ...ms,
      commit: { version: '1.0.0', resolved: 'git+ssh://git@git.example/a/b.git#0123456789abcdef' },
      folder: { version: '1.0.0', resolved: 'file:folder.tgz' },
      linked: { resolved: 'packages/linked', link: true },
      inside: { version: '1.0.0', inBundle: true },
    });
    const shop = openShop(onTestFinished, files);
    shop.write({ 'packages/linked/package.json': { name: 'linked', version: '1.0.0' } });
    const report = await shop.check();
    expect(registry.packuments).toEqual(['short ms']);
    expect(kinds(report)).toEqual(['done', 'done']);
  });

  it('of a scope is asked about that scope, and as whom it is set', async ({ onTestFinished }) => {
    const common = await openRegistry(onTestFinished, { packages: { ms: settled } });
    const scoped = await openRegistry(onTestFinished, { packages: { '@acme/ui': settled } });
    const npmrc = [
      `@acme:registry=${scoped.url}`,
      `//127.0.0.1:${String(scoped.port)}/:_authToken=\${TOKEN}`,
      '',
    ].join('\n');
    const files = shopWith(common, { ...ms, '@acme/ui': { version: '2.0.0' } }, npmrc);
    const shop = openShop(onTestFinished, files);
    const env = { PATH: process.env['PATH'], HOME: shop.root, TOKEN: 'a-token' };
    const report = await shop.check({ env });
    expect(kinds(report)).toEqual(['done', 'done']);
    expect(Object.fromEntries(common.authorizations)).toEqual({ ms: undefined });
    expect(Object.fromEntries(scoped.authorizations)).toEqual({ '@acme/ui': 'Bearer a-token' });
  });

  it('that never ends is broken off', async ({ onTestFinished }) => {
    const text = `{"versions":{"2.0.0":"${'x'.repeat(97 * 1024 * 1024)}"}}`;
    const registry = await openRegistry(onTestFinished, {
      packages: { ms: settled },
      packument: () => ({ text }),
    });
    const report = await openShop(onTestFinished, shopWith(registry, ms)).check();
    expect(report.states[0]?.reason).toContain('sent more than 96 MB about a package: ms 2.0.0.');
    expect(registry.packuments).toEqual(['short ms']);
  });

  it.each<[string, string, RegistryOptions, string | undefined]>([
    ['is reached through it', 'strict-ssl=false', { packages: { ms: settled } }, undefined],
    [
      'has to show a certificate that is trusted',
      '',
      { packages: { ms: settled } },
      'registry.example shows a certificate that is not trusted',
    ],
    [
      'may not send one on without encryption',
      'strict-ssl=false',
      {
        packages: { ms: settled },
        packument: (name) => ({ location: `http://registry.example/${name}` }),
      },
      'registry.example sends one on to an address without encryption',
    ],
    [
      'may send one on with encryption',
      'strict-ssl=false',
      {
        packages: { ms: settled },
        packument: (name, _, attempt) =>
          attempt === 1 ? { location: `https://other.example/${name}` } : undefined,
      },
      undefined,
    ],
  ])('behind a proxy %s', async (_, setting, options, reason) => {
    const cleanups: (() => void | Promise<void>)[] = [];
    const cleanup = (task: () => void | Promise<void>): number => cleanups.push(task);
    try {
      const registry = await openRegistry(cleanup, options);
      const proxy = await startProxy(registry);
      cleanup(proxy.close);
      const npmrc = `https-proxy=${proxy.url}\n${setting}\n`;
      const files = shopWith({ url: 'https://registry.example/' }, ms, npmrc);
      const report = await openShop(cleanup, files).check();
      expect(report.states[0]?.kind).toBe(reason === undefined ? 'done' : 'failed');
      expect(report.states[0]?.reason ?? '').toContain(reason ?? '');
    } finally {
      for (const task of cleanups) await task();
    }
  });

  it('that sends one on to another host tells that not who asks', async ({ onTestFinished }) => {
    const other = await openRegistry(onTestFinished, { packages: { ms: settled } });
    const registry = await openRegistry(onTestFinished, {
      packages: { ms: settled },
      packument: (name) => ({ location: `${other.url}${name}` }),
    });
    const npmrc = `//127.0.0.1:${String(registry.port)}/:_authToken=a-token\n//127.0.0.1/:_authToken=b\n`;
    const report = await openShop(onTestFinished, shopWith(registry, ms, npmrc)).check();
    expect(kinds(report)).toEqual(['done', 'done']);
    expect(registry.authorizations.get('ms')).toBe('Bearer a-token');
    expect(Object.fromEntries(other.authorizations)).toEqual({ ms: undefined });
  });

  it('is asked no more once it is stopped', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, {
      packages: { ms: settled },
      packument: () => 'never',
    });
    const stopping = new AbortController();
    const shop = openShop(onTestFinished, shopWith(registry, ms));
    const asked = shop.check({ signal: stopping.signal });
    await expect.poll(() => registry.packuments, { timeout: 20_000 }).toEqual(['short ms']);
    stopping.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });

  it.each([
    ['youngVersions.days is 0.', { youngVersions: { days: 0 } }],
    ['youngVersions.days is NaN.', { youngVersions: { days: Number.NaN } }],
    ['youngVersions.days is 4000.', { youngVersions: { days: 4000 } }],
    ['registryTimeoutMs is -1.', { registryTimeoutMs: -1 }],
    ['now is NaN.', { now: new Date('soon') }],
  ])('is not asked where %s', async (message, options) => {
    const repository = createTemporaryRepository(shopWith({ url: 'http://127.0.0.1:9/' }, ms));
    try {
      const asked = checkSupplyChain({ root: repository.path, checks, now, ...options });
      await expect(asked).rejects.toThrow(message);
    } finally {
      repository.dispose();
    }
  });
});
