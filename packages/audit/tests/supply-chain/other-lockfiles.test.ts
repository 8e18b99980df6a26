import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';

import {
  checkSupplyChain,
  type SupplyChainOptions,
} from '../../src/supply-chain/check-supply-chain.js';
import { openShop, type ManagerName } from '../support/managers.js';
import type { Cleanup } from '../support/open-registry.js';

const host = 'http://127.0.0.1:9';
const evil = 'https://evil.example/ms/-/ms-2.0.0.tgz';
const commit = '0123456789abcdef0123456789abcdef01234567';
const sha =
  'sha512-Tpp60P6IUJDTuOq/5Z8cdskzJujfwqfOTkrwIwj7IRISpnkJnT6SyJ4PCPnGMoFjC9ddhal5KVIYtAt97ix05A==';

/** What the lockfile says of `ms`, which a package.json asks for as `^2.0.0`. */
type Entry = readonly string[];

const pnpmLock = (entry: Entry, key = 'ms@2.0.0', version = '2.0.0'): RepositoryFiles => ({
  'pnpm-workspace.yaml': '',
  'pnpm-lock.yaml': [
    "lockfileVersion: '9.0'",
    'importers:',
    '  .:',
    '    dependencies:',
    '      ms:',
    '        specifier: ^2.0.0',
    `        version: ${version}`,
    'packages:',
    `  ${key}:`,
    ...entry.map((line) => `    ${line}`),
    'snapshots:',
    `  ${key}: {}`,
    '',
  ].join('\n'),
});

const yarnLock = (entry: Entry): RepositoryFiles => ({
  'yarn.lock': [
    '__metadata:',
    '  version: 8',
    '  cacheKey: 10c0',
    '',
    '"ms@npm:^2.0.0":',
    ...entry.map((line) => `  ${line}`),
    '  languageName: node',
    '  linkType: hard',
    '',
    '"shop@workspace:.":',
    '  version: 0.0.0-use.local',
    '  resolution: "shop@workspace:."',
    '  dependencies:',
    '    ms: "npm:^2.0.0"',
    '  languageName: unknown',
    '  linkType: soft',
    '',
  ].join('\n'),
});

const classicLock = (entry: Entry, key = 'ms@^2.0.0'): RepositoryFiles => ({
  'yarn.lock': ['# yarn lockfile v1', '', `${key}:`, ...entry.map((line) => `  ${line}`), ''].join(
    '\n',
  ),
});

const bunLock = (entry: Entry): RepositoryFiles => ({
  'bun.lock': [
    '{',
    '  "lockfileVersion": 1,',
    '  "workspaces": { "": { "name": "shop", "dependencies": { "ms": "^2.0.0" } } },',
    '  "packages": {',
    `    "ms": [${entry.join(', ')}],`,
    '  },',
    '}',
    '',
  ].join('\n'),
});

const manifest = (more: object = {}): RepositoryFiles => ({
  'package.json': { name: 'shop', version: '1.0.0', dependencies: { ms: '^2.0.0' }, ...more },
});
const published = `${host}/ms/-/ms-2.0.0.tgz`;

/** The settings of Yarn 1, which without them has a registry of its own. */
const yarnrc = (more = ''): string => `registry "${host}/"\n${more}`;

/** What is found, and of a check that failed its name. */
async function find(
  cleanup: Cleanup,
  manager: ManagerName,
  files: RepositoryFiles,
  options: Partial<SupplyChainOptions> = {},
): Promise<string[]> {
  const shop = await openShop(cleanup, manager);
  shop.write({ ...manifest(), ...files });
  const { findings, states } = await checkSupplyChain({
    root: shop.root,
    env: shop.env,
    checks: ['installScripts', 'sources'],
    ...options,
  });
  return [
    ...findings.map(({ detail = '-', line, package: name = '-', rule }) =>
      [rule, name, line, detail].join(' '),
    ),
    ...states.filter(({ kind }) => kind === 'failed').map(({ check }) => `${check} failed`),
  ];
}

type Case = readonly [string, RepositoryFiles, string[], Partial<SupplyChainOptions>?];

const pnpm: readonly Case[] = [
  ['as it should be', pnpmLock([`resolution: {integrity: ${sha}}`]), []],
  [
    'of a repository that names another version of pnpm',
    {
      ...pnpmLock([`resolution: {integrity: ${sha}}`]),
      ...manifest({ packageManager: 'pnpm@10.1.0' }),
    },
    [],
  ],
  ['without a checksum', pnpmLock(['resolution: {}']), ['no-integrity ms 9 -']],
  [
    'from another host',
    pnpmLock([`resolution: {integrity: ${sha}, tarball: ${evil}}`]),
    ['foreign-host ms 9 evil.example'],
  ],
  [
    'from another host that is allowed',
    pnpmLock([`resolution: {integrity: ${sha}, tarball: ${evil}}`]),
    [],
    { allowedHosts: ['evil.example'] },
  ],
  [
    'from another host without encryption',
    pnpmLock([`resolution: {integrity: ${sha}, tarball: ${evil.replace('https', 'http')}}`]),
    ['insecure-address ms 9 evil.example', 'foreign-host ms 9 evil.example'],
  ],
  [
    'from the address of another package',
    pnpmLock([`resolution: {integrity: ${sha}, tarball: ${host}/evil/-/evil-2.0.0.tgz}`]),
    [`disguised-package ms 9 ${host}/evil/-/evil-2.0.0.tgz`],
  ],
  [
    'with another package in its place',
    pnpmLock([`resolution: {integrity: ${sha}}`], 'evil@2.0.0', 'evil@2.0.0'),
    ['disguised-package evil 9 ms'],
  ],
  [
    'from a commit',
    pnpmLock(
      [
        `resolution: {commit: ${commit}, repo: https://git.example/a/ms.git, type: git}`,
        'version: 2.0.0',
      ],
      `ms@git+https://git.example/a/ms.git#${commit}`,
      `git+https://git.example/a/ms.git#${commit}`,
    ),
    ['outside-registry ms 9 git.example'],
  ],
  [
    'that may run all scripts',
    {
      ...pnpmLock([`resolution: {integrity: ${sha}}`]),
      ...manifest({ pnpm: { dangerouslyAllowAllBuilds: true } }),
    },
    ['unguarded-scripts - 1 -'],
  ],
];

/** A runtime, which pnpm 10.14 and later install for a project, as an archive for each system. */
const runtime = (...archives: readonly Readonly<Record<string, string>>[]): RepositoryFiles => ({
  'pnpm-workspace.yaml': '',
  ...manifest({ dependencies: { node: 'runtime:26.7.0' } }),
  'pnpm-lock.yaml': [
    "lockfileVersion: '9.0'",
    'importers:',
    '  .:',
    '    dependencies:',
    '      node:',
    '        specifier: runtime:26.7.0',
    '        version: runtime:26.7.0',
    'packages:',
    '  node@runtime:26.7.0:',
    '    resolution:',
    '      type: variations',
    '      variants:',
    ...archives.flatMap((archive) => [
      '        - resolution:',
      '            type: binary',
      ...Object.entries(archive).map(([key, value]) => `            ${key}: ${value}`),
      '          targets: []',
    ]),
    '    version: 26.7.0',
    'snapshots:',
    '  node@runtime:26.7.0: {}',
    '',
  ].join('\n'),
});
const nodeUrl = 'https://nodejs.org/download/release/v26.7.0/node-v26.7.0-linux-x64.tar.gz';
const muslUrl = 'https://unofficial-builds.nodejs.org/download/release/v26.7.0/node-musl.tar.gz';
const hash = 'sha256-aiblNEH7fhCX+gsZYWAAoDCpuWFW6xWg/iJoLP3xmtI=';
const evilUrl = 'https://evil.example/node-v26.7.0-linux-x64.tar.gz';

const runtimes: readonly Case[] = [
  [
    'a runtime as it should be',
    runtime({ url: nodeUrl, integrity: hash }, { url: muslUrl, integrity: hash }),
    [],
  ],
  [
    'a runtime with an archive without a checksum',
    runtime({ url: nodeUrl, integrity: hash }, { url: muslUrl }),
    ['no-integrity node 9 -'],
  ],
  [
    'a runtime with an archive from another host',
    runtime({ url: nodeUrl, integrity: hash }, { url: evilUrl, integrity: hash }),
    [`disguised-package node 9 ${evilUrl}`, 'foreign-host node 9 evil.example'],
  ],
];

const yarnEntry = (resolution: string, ...more: readonly string[]): Entry => [
  'version: 2.0.0',
  `resolution: "${resolution}"`,
  ...more,
];
const checksum = `checksum: 10c0/${'0'.repeat(128)}`;

const cases: readonly (readonly [ManagerName, readonly Case[]])[] = [
  ['pnpm 10', [...pnpm, ...runtimes]],
  ['pnpm 12', pnpm],
  [
    'pnpm 9',
    [
      [
        'whose scripts are run and not told',
        pnpmLock([`resolution: {integrity: ${sha}}`]),
        ['installScripts failed'],
      ],
      [
        'whose scripts are told by an older lockfile',
        pnpmLock([`resolution: {integrity: ${sha}}`, 'requiresBuild: true']),
        ['install-script ms 9 -'],
      ],
      [
        'whose scripts are told and allowed',
        pnpmLock([`resolution: {integrity: ${sha}}`, 'requiresBuild: true']),
        [],
        { allowedScripts: ['ms@^2.0.0'] },
      ],
    ],
  ],
  [
    'yarn 4',
    [
      ['as it should be', yarnLock(yarnEntry('ms@npm:2.0.0', checksum)), []],
      ['without a checksum', yarnLock(yarnEntry('ms@npm:2.0.0')), ['no-integrity ms 5 -']],
      [
        'not for this machine, and without a checksum',
        yarnLock(yarnEntry('ms@npm:2.0.0', 'conditions: os=aix')),
        [],
      ],
      [
        'from another host',
        yarnLock(yarnEntry(`ms@npm:2.0.0::__archiveUrl=${encodeURIComponent(evil)}`, checksum)),
        ['foreign-host ms 5 evil.example'],
      ],
      [
        'from the address of another package',
        yarnLock(
          yarnEntry(
            `ms@npm:2.0.0::__archiveUrl=${encodeURIComponent(`${host}/evil/-/evil-2.0.0.tgz`)}`,
            checksum,
          ),
        ),
        [`disguised-package ms 5 ${host}/evil/-/evil-2.0.0.tgz`],
      ],
      [
        'with another package in its place',
        yarnLock(yarnEntry('evil@npm:2.0.0', checksum)),
        ['disguised-package evil 5 ms'],
      ],
      [
        'whose scripts are run and not told',
        {
          ...yarnLock(yarnEntry('ms@npm:2.0.0', checksum)),
          '.yarnrc.yml': `npmRegistryServer: "${host}"\nenableScripts: true\n`,
        },
        ['installScripts failed'],
      ],
    ],
  ],
  [
    'yarn classic',
    [
      [
        'as it should be, but for its scripts that are not told',
        {
          ...classicLock([
            'version "2.0.0"',
            `resolved "${published}#${commit}"`,
            `integrity ${sha}`,
          ]),
          '.yarnrc': yarnrc(),
        },
        ['installScripts failed'],
      ],
      [
        'whose scripts are not run',
        {
          ...classicLock(['version "2.0.0"', `resolved "${published}"`, `integrity ${sha}`]),
          '.yarnrc': yarnrc('ignore-scripts true\n'),
        },
        [],
      ],
      [
        'without a checksum',
        {
          ...classicLock(['version "2.0.0"', `resolved "${published}"`]),
          '.yarnrc': yarnrc('ignore-scripts true\n'),
        },
        ['no-integrity ms 3 -'],
      ],
      [
        'from another host',
        {
          ...classicLock(['version "2.0.0"', `resolved "${evil}"`, `integrity ${sha}`]),
          '.yarnrc': yarnrc('ignore-scripts true\n'),
        },
        ['foreign-host ms 3 evil.example'],
      ],
      [
        'from another host without encryption',
        {
          ...classicLock([
            'version "2.0.0"',
            `resolved "${evil.replace('https', 'http')}"`,
            `integrity ${sha}`,
          ]),
          '.yarnrc': yarnrc('ignore-scripts true\n'),
        },
        ['insecure-address ms 3 evil.example', 'foreign-host ms 3 evil.example'],
      ],
      [
        'from the address of another package',
        {
          ...classicLock([
            'version "2.0.0"',
            `resolved "${host}/evil/-/evil-2.0.0.tgz"`,
            `integrity ${sha}`,
          ]),
          '.yarnrc': yarnrc('ignore-scripts true\n'),
        },
        [`disguised-package ms 3 ${host}/evil/-/evil-2.0.0.tgz`],
      ],
    ],
  ],
  [
    'bun',
    [
      ['as it should be', bunLock(['"ms@2.0.0"', '""', '{}', `"${sha}"`]), []],
      ['without a checksum', bunLock(['"ms@2.0.0"', '""', '{}']), ['no-integrity ms 5 -']],
      [
        'from another host',
        bunLock(['"ms@2.0.0"', `"${evil}"`, '{}', `"${sha}"`]),
        ['foreign-host ms 5 evil.example'],
      ],
      [
        'from another host without encryption',
        bunLock(['"ms@2.0.0"', `"${evil.replace('https', 'http')}"`, '{}', `"${sha}"`]),
        ['insecure-address ms 5 evil.example', 'foreign-host ms 5 evil.example'],
      ],
      [
        'from the address of another package',
        bunLock(['"ms@2.0.0"', `"${host}/evil/-/evil-2.0.0.tgz"`, '{}', `"${sha}"`]),
        [`disguised-package ms 5 ${host}/evil/-/evil-2.0.0.tgz`],
      ],
      [
        'with another package in its place',
        bunLock(['"evil@2.0.0"', '""', '{}', `"${sha}"`]),
        ['disguised-package evil 5 ms'],
      ],
    ],
  ],
];

describe.each(cases)('an entry in the lockfile of %s', (manager, list) => {
  const complete = list.map(
    ([title, files, expected, options = {}]) => [title, files, expected, options] as const,
  );
  it.each(complete)('%s', async (_, files, expected, options) => {
    const cleanups: (() => void | Promise<void>)[] = [];
    try {
      const found = await find((task) => cleanups.push(task), manager, files, options);
      expect(found).toEqual(expected);
    } finally {
      for (const task of cleanups) await task();
    }
  });
});
