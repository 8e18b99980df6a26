import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';

import { checkSupplyChain } from '../../src/supply-chain/check-supply-chain.js';
import { listNewVersions } from '../../src/supply-chain/history/list-new-versions.js';
import { readPastEntries } from '../../src/supply-chain/history/read-past-entries.js';
import { listEntries } from '../../src/supply-chain/entries/list-entries.js';
import { readLocatedInventory } from '../../src/inventory/read-inventory.js';
import { commitAll, git } from '../support/git-history.js';
import { managers, openShop } from '../support/managers.js';
import { openRegistry, type Cleanup } from '../support/open-registry.js';
import type { KnownPackage } from '../support/packuments.js';

const now = new Date('2027-03-15T12:00:00Z');
const week = '2027-03-08T12:00:00Z';

/** Installs `ms` in this version. */
function lockOf(version: string, resolved = `https://registry.example/ms/-/ms-${version}.tgz`) {
  const dependencies = { ms: '*' };
  return {
    'package.json': { name: 'shop', version: '1.0.0', dependencies },
    'package-lock.json': {
      lockfileVersion: 3,
      packages: {
        '': { name: 'shop', version: '1.0.0', dependencies },
        'node_modules/ms': { version, resolved, integrity: 'sha512-x' },
      },
    },
  };
}

interface History {
  readonly root: string;
  /** Commits a version of `ms`. */
  readonly commit: (version: string, date: string, resolved?: string) => string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: ReturnType<typeof createTemporaryRepository>['write'];
  /** The versions that are new since a week before, or why that is not known. */
  readonly news: (
    folder?: string,
    variables?: Readonly<Record<string, string>>,
  ) => Promise<readonly string[] | string>;
}

function openHistory(cleanup: Cleanup): History {
  const repository = createTemporaryRepository({});
  cleanup(repository.dispose);
  const { path: root, write } = repository;
  return {
    root,
    write,
    git: (...args) => git(root, args),
    commit: (version, date, resolved) => {
      write(lockOf(version, resolved));
      return commitAll(root, date);
    },
    news: async (folder = root, variables = {}) => {
      const env = { PATH: process.env['PATH'], HOME: root, ...variables };
      const job = { root: folder, env, timeoutMs: 20_000 };
      const inventory = await readLocatedInventory(folder);
      const { lockfile } = inventory;
      const past = await readPastEntries(job, lockfile, Date.parse(week));
      if (past.kind === 'unknown') return past.why;
      const text = readFileSync(path.join(folder, lockfile), 'utf8');
      return listNewVersions(inventory, listEntries(lockfile, text), past.entries).map(
        ({ name, version }) => `${name}@${version}`,
      );
    },
  };
}

describe('what is new since a week ago', () => {
  it.each<[string, (history: History) => void, readonly string[] | string]>([
    [
      'nothing, where nothing has changed',
      ({ commit }) => {
        commit('2.0.0', '2027-03-01T00:00:00Z');
        commit('2.0.0', '2027-03-14T00:00:00Z');
      },
      [],
    ],
    [
      'what came after it',
      ({ commit }) => {
        commit('1.0.0', '2027-03-01T00:00:00Z');
        commit('2.0.0', '2027-03-14T00:00:00Z');
      },
      ['ms@2.0.0'],
    ],
    [
      'what is not committed yet',
      ({ commit, write }) => {
        commit('1.0.0', '2027-03-01T00:00:00Z');
        write(lockOf('2.0.0'));
      },
      ['ms@2.0.0'],
    ],
    [
      'nothing that came to the second so long ago',
      ({ commit }) => {
        commit('1.0.0', '2027-03-01T00:00:00Z');
        commit('2.0.0', week);
      },
      [],
    ],
    [
      'what came a second later',
      ({ commit }) => {
        commit('1.0.0', '2027-03-01T00:00:00Z');
        commit('2.0.0', '2027-03-08T12:00:01Z');
      },
      ['ms@2.0.0'],
    ],
    [
      'what was there long ago, went and came back',
      ({ commit }) => {
        commit('2.0.0', '2027-02-01T00:00:00Z');
        commit('1.0.0', '2027-03-01T00:00:00Z');
        commit('2.0.0', '2027-03-14T00:00:00Z');
      },
      ['ms@2.0.0'],
    ],
    [
      'what came in a commit that is dated back',
      ({ commit }) => {
        commit('1.0.0', '2027-03-01T00:00:00Z');
        commit('1.0.0', '2027-03-12T00:00:00Z');
        commit('2.0.0', '2027-03-02T00:00:00Z');
      },
      ['ms@2.0.0'],
    ],
    [
      'what came by a merge from a branch that is older',
      ({ commit, git: run, root }) => {
        commit('1.0.0', '2027-02-01T00:00:00Z');
        run('checkout', '--quiet', '-b', 'topic');
        commit('2.0.0', '2027-02-02T00:00:00Z');
        run('checkout', '--quiet', 'main');
        const merge = ['merge', '--quiet', '--no-ff', '--message', 'chore: merge', 'topic'];
        git(root, merge, '2027-03-14T00:00:00Z');
      },
      ['ms@2.0.0'],
    ],
    [
      'nothing of a branch that HEAD does not know',
      ({ commit, git: run }) => {
        commit('1.0.0', '2027-02-01T00:00:00Z');
        run('checkout', '--quiet', '-b', 'topic');
        commit('2.0.0', '2027-03-01T00:00:00Z');
        run('checkout', '--quiet', 'main');
      },
      [],
    ],
    [
      'what has the same name and version and comes from another host',
      ({ commit }) => {
        commit('2.0.0', '2027-03-01T00:00:00Z', 'https://npm.example/ms/-/ms-2.0.0.tgz');
        commit('2.0.0', '2027-03-14T00:00:00Z');
      },
      ['ms@2.0.0'],
    ],
    [
      'what was a commit before and is published now',
      ({ commit }) => {
        const commitOfMs = 'git+ssh://git@git.example/a/ms.git#0123456789abcdef';
        commit('2.0.0', '2027-03-01T00:00:00Z', commitOfMs);
        commit('2.0.0', '2027-03-14T00:00:00Z');
      },
      ['ms@2.0.0'],
    ],
    [
      'all, where there is no repository',
      ({ write }) => {
        write(lockOf('2.0.0'));
      },
      'git says: not a git repository (or any of the parent directories): .git',
    ],
    [
      'all, where nothing is committed',
      ({ git: run, write }) => {
        write(lockOf('2.0.0'));
        run('init', '--quiet');
      },
      'git says: ',
    ],
    [
      'all, where the repository is younger',
      ({ commit }) => {
        commit('2.0.0', '2027-03-14T00:00:00Z');
      },
      'git knows no commit from 2027-03-08 or before',
    ],
    [
      'all, where the lockfile was not there',
      ({ commit, git: run, write }) => {
        write({ 'README.md': '# Shop' });
        commitAll(run('rev-parse', '--show-toplevel'), '2027-03-01T00:00:00Z');
        commit('2.0.0', '2027-03-14T00:00:00Z');
      },
      'package-lock.json was not there in commit ',
    ],
    [
      'all, where the lockfile can not be read',
      ({ commit, write, root }) => {
        write({ 'package-lock.json': '<<<<<<< HEAD' });
        commitAll(root, '2027-03-01T00:00:00Z');
        commit('2.0.0', '2027-03-14T00:00:00Z');
      },
      'nothing can be read from the package-lock.json of commit ',
    ],
    [
      'all, where the lockfile is of a version that tells nothing',
      ({ commit, write, root }) => {
        write({
          'package-lock.json': { lockfileVersion: 1, dependencies: { ms: { version: '2.0.0' } } },
        });
        commitAll(root, '2027-03-01T00:00:00Z');
        commit('2.0.0', '2027-03-14T00:00:00Z');
      },
      'nothing can be read from the package-lock.json of commit ',
    ],
  ])('%s', async (title, prepare, expected) => {
    const cleanups: (() => void | Promise<void>)[] = [];
    try {
      const history = openHistory((task) => cleanups.push(task));
      history.git('init', '--quiet', '--initial-branch=main');
      if (title.endsWith('no repository')) {
        rmSync(path.join(history.root, '.git'), { recursive: true });
      }
      prepare(history);
      const news = await history.news();
      expect(typeof news === 'string' ? news.slice(0, expected.length) : news).toEqual(expected);
    } finally {
      for (const task of cleanups) await task();
    }
  });

  it.for<readonly [string, (root: string) => Readonly<Record<string, string>>]>([
    ['a user', () => ({})],
    ['a hook', () => ({ GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index' })],
    ['a hook of a work tree beside the first', (root) => ({ GIT_DIR: path.join(root, '.git') })],
  ])('is told of a folder in a repository, called by %s', async ([, envOf], { onTestFinished }) => {
    const { git: run, news, root, write } = openHistory(onTestFinished);
    // That of the repository is another one.
    write(lockOf('2.0.0'));
    const filesOf = (version: string) =>
      Object.fromEntries(
        Object.entries(lockOf(version)).map(([name, file]) => [`apps/shop/${name}`, file]),
      );
    write(filesOf('1.0.0'));
    commitAll(root, '2027-03-01T00:00:00Z');
    write(filesOf('2.0.0'));
    commitAll(root, '2027-03-14T00:00:00Z');
    expect(await news(path.join(root, 'apps/shop'), envOf(root))).toEqual(['ms@2.0.0']);
    // One that was moved is another one.
    run('mv', 'apps/shop', 'shop');
    commitAll(root, '2027-03-14T01:00:00Z');
    expect(await news(path.join(root, 'shop'), envOf(root))).toContain('was not there in commit');
  });

  it.each([
    [1, 'the clone is shallow and has no commit from 2027-03-08 or before'],
    [2, ['ms@2.0.0']],
  ] as const)('is told of a clone with %i commits', async (depth, expected) => {
    const cleanups: (() => void | Promise<void>)[] = [];
    const cleanup: Cleanup = (task) => cleanups.push(task);
    try {
      const origin = openHistory(cleanup);
      origin.commit('0.9.0', '2027-02-01T00:00:00Z');
      origin.commit('1.0.0', '2027-03-01T00:00:00Z');
      origin.commit('2.0.0', '2027-03-14T00:00:00Z');
      const clone = openHistory(cleanup);
      const url = `file://${origin.root}`;
      clone.git('clone', '--quiet', '--depth', String(depth), url, 'shop');
      const news = await clone.news(path.join(clone.root, 'shop'));
      expect(typeof news === 'string' ? news.slice(0, expected.length) : news).toEqual(expected);
    } finally {
      for (const task of cleanups) await task();
    }
  });
});

const ages: Readonly<Record<string, KnownPackage>> = {
  debug: {
    versions: {
      '2.6.7': { published: '2027-01-01T00:00:00Z', attested: true },
      '2.6.8': { published: '2027-03-14T00:00:00Z' },
    },
  },
  minimist: { versions: { '0.0.10': { published: '2027-03-13T00:00:00Z' } } },
};

describe.each(managers)('a lockfile of %s', (manager) => {
  it('is held against that of a week ago', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, { packages: ages });
    const shop = await openShop(onTestFinished, manager, registry);
    const { lockfile } = await readLocatedInventory(shop.root);
    const today = readFileSync(path.join(shop.root, lockfile), 'utf8');
    const past = today.replaceAll('2.6.8', '2.6.7').replaceAll('0.0.10', '0.0.9');
    shop.write({ [lockfile]: past });
    commitAll(shop.root, '2027-03-01T00:00:00Z');
    shop.write({ [lockfile]: today });
    commitAll(shop.root, '2027-03-14T00:00:00Z');
    const report = await checkSupplyChain({
      root: shop.root,
      env: shop.env,
      checks: ['youngVersions', 'provenance'],
      now,
    });
    expect(report.states.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['done', undefined],
      ['done', undefined],
    ]);
    const [note] = report.states[0]?.notes ?? [];
    expect(note).toMatch(/ 2 are new since 2027-03-08 \(commit [\da-f]{10}\)\.$/u);
    expect(
      report.findings
        .map(({ package: name, rule, version }) => [rule, name, version].join(' '))
        .toSorted(),
    ).toEqual([
      'lost-provenance debug 2.6.8',
      'young-version debug 2.6.8',
      'young-version minimist 0.0.10',
    ]);
    // The lines are those of the entries.
    const lines = today.split('\n');
    for (const { line, package: name } of report.findings) {
      expect(lines.slice(line - 1, line + 2).join('\n')).toContain(name);
    }
    expect(new Set(registry.packuments)).toEqual(
      new Set(['short debug', 'long debug', 'short minimist', 'long minimist']),
    );
  });

  it('is asked about as a whole without a history', async ({ onTestFinished }) => {
    const old = { published: '2027-01-01T00:00:00Z', attested: true };
    const registry = await openRegistry(onTestFinished, {
      packages: (name) => ages[name] ?? { versions: { '1.0.0': old } },
    });
    const shop = await openShop(onTestFinished, manager, registry);
    const inventory = await readLocatedInventory(shop.root);
    const names = inventory.packages
      .filter(({ bundled, origin }) => origin === 'registry' && !bundled)
      .map(({ name }) => name);
    const report = await checkSupplyChain({
      root: shop.root,
      env: shop.env,
      checks: ['youngVersions'],
      now,
    });
    expect(report.states[0]?.notes?.[0]).toMatch(/^All \d+ versions of .* are new, as git says/u);
    // Those that it does not know the installed version of are told as such.
    expect(report.states[0]?.reason).toContain('does not know the version that is installed');
    const asked = registry.packuments.filter((one) => one.startsWith('short '));
    expect(asked.map((one) => one.slice('short '.length)).toSorted()).toEqual(
      [...new Set(names)].toSorted(),
    );
  });
});
