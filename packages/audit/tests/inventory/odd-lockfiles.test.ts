import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { readInventory } from '../../src/inventory/read-inventory.js';

/** One line for each package: where it is from, what it is, whether production needs it, and its first way. */
async function linesOf(files: Readonly<Record<string, string | object>>): Promise<string[]> {
  const { dispose, path: root } = createTemporaryRepository(files);
  onTestFinished(dispose);
  const { packages } = await readInventory(root);
  return packages
    .filter(({ origin }) => origin !== 'workspace')
    .map(
      ({ bundled, name, origin, paths, production, version }) =>
        `${origin} ${name}@${version} ${production ? 'prod' : 'dev'}${bundled ? ' bundled' : ''}: ${(paths[0] ?? []).join(' > ')}`,
    );
}

describe('npm', () => {
  it('tells bundled packages, peers, addresses and commits apart', async () => {
    const lines = await linesOf({
      'package.json': {
        dependencies: {
          app: '1.0.0',
          'from-git': 'github:acme/from-git',
          'from-url': 'https://files.example/from-url.tgz',
          'from-file': 'file:../from-file.tgz',
        },
        devDependencies: { tool: '1.0.0' },
        peerDependencies: { host: '^1.0.0' },
      },
      'package-lock.json': {
        lockfileVersion: 3,
        packages: {
          '': {
            dependencies: {
              app: '1.0.0',
              'from-git': 'github:acme/from-git',
              'from-url': 'https://files.example/from-url.tgz',
              'from-file': 'file:../from-file.tgz',
            },
            devDependencies: { tool: '1.0.0' },
            peerDependencies: { host: '^1.0.0' },
          },
          'node_modules/app': {
            version: '1.0.0',
            dependencies: { inner: '1.0.0', shared: '^1.0.0' },
            optionalDependencies: { absent: '1.0.0' },
            bundleDependencies: ['inner'],
          },
          'node_modules/app/node_modules/inner': {
            version: '1.0.0',
            inBundle: true,
            dependencies: { deep: '*' },
          },
          'node_modules/app/node_modules/deep': { version: '1.0.0', inBundle: true },
          'node_modules/shared': {
            version: '1.1.0',
            resolved: 'https://npm.registry.example/download/shared/1.1.0/abc',
          },
          'node_modules/from-git': {
            version: '2.0.0',
            resolved: 'git+ssh://git@github.com/acme/from-git.git#abc',
          },
          'node_modules/from-url': {
            version: '2.0.0',
            resolved: 'https://files.example/from-url.tgz',
          },
          'node_modules/from-file': { version: '2.0.0', resolved: 'file:../from-file.tgz' },
          'node_modules/host': { version: '1.0.0', peer: true },
          'node_modules/tool': {
            version: '1.0.0',
            dev: true,
            dependencies: { shared: '^1.0.0' },
            peerDependencies: { plugin: '*', missing: '*' },
            peerDependenciesMeta: { missing: { optional: true } },
          },
          'node_modules/plugin': { version: '1.0.0', dev: true, peer: true },
          'node_modules/nobody': { version: '1.0.0', extraneous: true },
        },
      },
    });
    expect(lines).toEqual([
      'registry app@1.0.0 prod: . > app@1.0.0',
      'registry deep@1.0.0 prod bundled: . > app@1.0.0 > inner@1.0.0 > deep@1.0.0',
      'file from-file@2.0.0 prod: . > from-file@2.0.0',
      'git from-git@2.0.0 prod: . > from-git@2.0.0',
      'url from-url@2.0.0 prod: . > from-url@2.0.0',
      'registry host@1.0.0 prod: . > host@1.0.0',
      'registry inner@1.0.0 prod bundled: . > app@1.0.0 > inner@1.0.0',
      'registry nobody@1.0.0 prod: ',
      'registry plugin@1.0.0 dev: . > tool@1.0.0 > plugin@1.0.0',
      'registry shared@1.1.0 prod: . > app@1.0.0 > shared@1.1.0',
      'registry tool@1.0.0 dev: . > tool@1.0.0',
    ]);
  });

  it('finds its way through circles', async () => {
    const lines = await linesOf({
      'package.json': { devDependencies: { a: '1.0.0' } },
      'package-lock.json': {
        lockfileVersion: 3,
        packages: {
          '': { devDependencies: { a: '1.0.0' } },
          'node_modules/a': { version: '1.0.0', dependencies: { b: '1.0.0' } },
          'node_modules/b': { version: '1.0.0', dependencies: { a: '1.0.0' } },
        },
      },
    });
    expect(lines).toEqual([
      'registry a@1.0.0 dev: . > a@1.0.0',
      'registry b@1.0.0 dev: . > a@1.0.0 > b@1.0.0',
    ]);
  });

  it('is at home in names that objects have by nature', async () => {
    const lines = await linesOf({
      'package.json': '{"dependencies":{"constructor":"1.0.0","__proto__":"1.0.0"}}',
      'package-lock.json':
        '{"lockfileVersion":3,"packages":{"":{"dependencies":{"constructor":"1.0.0","__proto__":"1.0.0"}},"node_modules/constructor":{"version":"1.0.0"},"node_modules/__proto__":{"version":"1.0.0"}}}',
    });
    expect(lines).toEqual([
      'registry __proto__@1.0.0 prod: . > __proto__@1.0.0',
      'registry constructor@1.0.0 prod: . > constructor@1.0.0',
    ]);
  });
});

describe('pnpm', () => {
  it('reads commits, addresses, overrides, catalogs and the document of pnpm itself', async () => {
    const lines = await linesOf({
      'package.json': {
        dependencies: {
          'from-git': 'github:acme/from-git',
          'from-url': 'https://files.example/from-url.tgz',
          forced: '^1.0.0',
          listed: 'catalog:',
        },
      },
      'pnpm-lock.yaml': `---
lockfileVersion: '9.0'
importers:
  .:
    configDependencies: {}
    packageManagerDependencies:
      pnpm: {specifier: 12.0.0, version: 12.0.0}
packages:
  pnpm@12.0.0: {resolution: {integrity: sha512-a}}
snapshots:
  pnpm@12.0.0: {}
---
lockfileVersion: '9.0'
overrides:
  forced: 2.0.0
importers:
  .:
    dependencies:
      from-git: {specifier: 'github:acme/from-git', version: 'https://codeload.github.com/acme/from-git/tar.gz/abc'}
      from-url: {specifier: 'https://files.example/from-url.tgz', version: 'https://files.example/from-url.tgz'}
      forced: {specifier: 2.0.0, version: 2.0.0}
      listed: {specifier: 'catalog:', version: '1.0.0(@scope/peer@3.0.0(forced@2.0.0))'}
packages:
  from-git@https://codeload.github.com/acme/from-git/tar.gz/abc:
    resolution: {tarball: 'https://codeload.github.com/acme/from-git/tar.gz/abc'}
    version: 2.0.0
  from-url@https://files.example/from-url.tgz:
    resolution: {tarball: 'https://files.example/from-url.tgz'}
    version: 2.1.0
  forced@2.0.0: {resolution: {integrity: sha512-a}}
  listed@1.0.0: {resolution: {integrity: sha512-a}}
  '@scope/peer@3.0.0': {resolution: {integrity: sha512-a}}
snapshots:
  from-git@https://codeload.github.com/acme/from-git/tar.gz/abc: {}
  from-url@https://files.example/from-url.tgz: {}
  forced@2.0.0: {}
  listed@1.0.0(@scope/peer@3.0.0(forced@2.0.0)):
    dependencies: {'@scope/peer': 3.0.0(forced@2.0.0)}
  '@scope/peer@3.0.0(forced@2.0.0)':
    dependencies: {forced: 2.0.0}
`,
    });
    expect(lines).toEqual([
      'registry @scope/peer@3.0.0 prod: . > listed@1.0.0 > @scope/peer@3.0.0',
      'registry forced@2.0.0 prod: . > forced@2.0.0',
      'git from-git@2.0.0 prod: . > from-git@2.0.0',
      'url from-url@2.1.0 prod: . > from-url@2.1.0',
      'registry listed@1.0.0 prod: . > listed@1.0.0',
    ]);
  });
});

describe('pnpm, for an override', () => {
  const lock = (list: string): string => `lockfileVersion: '9.0'
overrides:
  forced: npm:other@2.0.0
importers:
  .:
    ${list}:
      forced: {specifier: 'npm:other@2.0.0', version: other@2.0.0}
packages:
  other@2.0.0: {resolution: {integrity: sha512-a}}
snapshots:
  other@2.0.0: {}
`;

  it.each([
    ['devDependencies', 'dev'],
    // pnpm 12 moves some of them there.
    ['dependencies', 'prod'],
  ])('reads it in %s', async (list, needed) => {
    const lines = await linesOf({
      'package.json': { devDependencies: { forced: '^1.0.0' } },
      'pnpm-lock.yaml': lock(list),
    });
    expect(lines).toEqual([`registry other@2.0.0 ${needed}: . > other@2.0.0`]);
  });

  it('still refuses one that no manifest asks for', async () => {
    await expect(
      linesOf({ 'package.json': {}, 'pnpm-lock.yaml': lock('dependencies') }),
    ).rejects.toThrow(/forced is only in the lockfile/u);
  });
});

describe('the address of what is published', () => {
  const range = 'https://registry.example/ms/-/ms-2.0.0.tgz';
  const dependencies = { ms: range };

  it.each<readonly [string, Readonly<Record<string, string | object>>]>([
    [
      'npm',
      {
        'package-lock.json': {
          lockfileVersion: 3,
          packages: {
            '': { dependencies },
            'node_modules/ms': { version: '2.0.0', resolved: range },
          },
        },
      },
    ],
    [
      'pnpm',
      {
        'pnpm-lock.yaml': `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      ms: {specifier: '${range}', version: '${range}'}
packages:
  ms@${range}:
    resolution: {tarball: '${range}'}
    version: 2.0.0
snapshots:
  ms@${range}: {}
`,
      },
    ],
    [
      'Yarn',
      {
        'yarn.lock': `__metadata:
  version: 8

"ms@${range}":
  version: 2.0.0
  resolution: "ms@${range}"

"shop@workspace:.":
  version: 0.0.0-use.local
  resolution: "shop@workspace:."
  dependencies:
    ms: "${range}"
`,
      },
    ],
    [
      'classic Yarn',
      {
        'yarn.lock': `# yarn lockfile v1

"ms@${range}":
  version "2.0.0"
  resolved "${range}#abc"
`,
      },
    ],
    [
      'Bun',
      {
        'bun.lock': JSON.stringify({
          lockfileVersion: 1,
          workspaces: { '': { dependencies } },
          packages: { ms: [`ms@${range}`, {}, 'sha512-a'] },
        }),
      },
    ],
  ])('is one of the registry in a lockfile of %s', async (_, lockfile) => {
    const lines = await linesOf({ 'package.json': { name: 'shop', dependencies }, ...lockfile });
    expect(lines).toEqual(['registry ms@2.0.0 prod: . > ms@2.0.0']);
  });
});

describe('npm, in a lockfile that lacks something,', () => {
  const files = (entry: object): Readonly<Record<string, object>> => ({
    'package.json': { dependencies: { a: '1.0.0' } },
    'package-lock.json': {
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { a: '1.0.0' } },
        'node_modules/a': { version: '1.0.0' },
        'node_modules/b': { version: '1.0.0', dependencies: { missing: '^1.0.0' }, ...entry },
      },
    },
  });

  it.each([{ optional: true }, { devOptional: true }, { inBundle: true }, { extraneous: true }])(
    'takes it as npm does for what is %j',
    async (entry) => {
      expect(await linesOf(files(entry))).toHaveLength(2);
    },
  );

  it('refuses it for all else', async () => {
    await expect(linesOf(files({ dev: true }))).rejects.toThrow(
      /It lacks missing \^1\.0\.0, which node_modules\/b needs\./u,
    );
  });
});

describe('Yarn', () => {
  it('reads patches, commits, addresses and resolutions', async () => {
    const lines = await linesOf({
      'package.json': {
        name: 'shop',
        dependencies: {
          forced: '^1.0.0',
          'from-git': 'acme/from-git',
          'from-url': 'https://files.example/from-url.tgz',
          typescript: '^5.0.0',
        },
        resolutions: { forced: '2.0.0' },
      },
      'yarn.lock': `__metadata:
  version: 8

"forced@npm:2.0.0":
  version: 2.0.0
  resolution: "forced@npm:2.0.0"
  languageName: node
  linkType: hard

"from-git@acme/from-git":
  version: 2.0.0
  resolution: "from-git@https://github.com/acme/from-git.git#commit=abc"
  languageName: node
  linkType: hard

"from-url@https://files.example/from-url.tgz":
  version: 2.1.0
  resolution: "from-url@https://files.example/from-url.tgz"
  languageName: node
  linkType: hard

"shop@workspace:.":
  version: 0.0.0-use.local
  resolution: "shop@workspace:."
  dependencies:
    forced: "npm:^1.0.0"
    from-git: acme/from-git
    from-url: "https://files.example/from-url.tgz"
    typescript: "npm:^5.0.0"
  languageName: unknown
  linkType: soft

"typescript@npm:^5.0.0":
  version: 5.9.3
  resolution: "typescript@npm:5.9.3"
  languageName: node
  linkType: hard

"typescript@patch:typescript@npm%3A^5.0.0#optional!builtin<compat/typescript>":
  version: 5.9.3
  resolution: "typescript@patch:typescript@npm%3A5.9.3#optional!builtin<compat/typescript>::version=5.9.3&hash=5786d5"
  languageName: node
  linkType: hard
`,
    });
    expect(lines).toEqual([
      'registry forced@2.0.0 prod: . > forced@2.0.0',
      'git from-git@2.0.0 prod: . > from-git@2.0.0',
      'url from-url@2.1.0 prod: . > from-url@2.1.0',
      'registry typescript@5.9.3 prod: . > typescript@5.9.3',
    ]);
  });

  it('reads what classic Yarn resolves elsewhere', async () => {
    const lines = await linesOf({
      'package.json': {
        dependencies: { forced: '^1.0.0', 'from-git': 'git+https://git.example/from-git.git' },
        devDependencies: { '@types/node': '*' },
        resolutions: { '**/forced': '2.0.0' },
      },
      'yarn.lock': `# yarn lockfile v1


"@types/node@*", "@types/node@^20.0.0":
  version "20.1.0"
  resolved "https://registry.example/@types/node/-/node-20.1.0.tgz#abc"

forced@2.0.0:
  version "2.0.0"
  resolved "https://registry.example/forced/-/forced-2.0.0.tgz#abc"

"from-git@git+https://git.example/from-git.git":
  version "1.0.0"
  resolved "git+https://git.example/from-git.git#abc"
`,
    });
    expect(lines).toEqual([
      'registry @types/node@20.1.0 dev: . > @types/node@20.1.0',
      'registry forced@2.0.0 prod: . > forced@2.0.0',
      'git from-git@1.0.0 prod: . > from-git@1.0.0',
    ]);
  });
});

describe('Bun', () => {
  it('reads comments, bundled packages, commits and scopes', async () => {
    const lines = await linesOf({
      'package.json': {
        name: 'shop',
        dependencies: { '@a/b': '1.0.0', 'from-git': 'github:acme/from-git' },
      },
      'bun.lock': `{
        // Bun writes commas behind the last.
        "lockfileVersion": 1,
        "workspaces": {
          "": { "name": "shop", "dependencies": { "@a/b": "1.0.0", "from-git": "github:acme/from-git", }, },
        },
        "packages": {
          "@a/b": ["@a/b@1.0.0", "", { "dependencies": { "@c/d": "1.0.0", "e": "*" } }, "sha512-a"],
          "@c/d": ["@c/d@2.0.0", "", {}, "sha512-a"],
          "e": ["e@1.0.0", "", {}, "sha512-a"],
          "from-git": ["from-git@github:acme/from-git#abc", {}, "acme-from-git-abc"],
          "@a/b/@c/d": ["@c/d@1.0.0", "", { "dependencies": { "e": "*" }, "bundled": true }, "sha512-a"],
          "@a/b/@c/d/e": ["e@1.5.0", "", { "bundled": true }, "sha512-a"],
        },
      }`,
    });
    expect(lines).toEqual([
      'registry @a/b@1.0.0 prod: . > @a/b@1.0.0',
      'registry @c/d@1.0.0 prod bundled: . > @a/b@1.0.0 > @c/d@1.0.0',
      'registry @c/d@2.0.0 prod: ',
      'registry e@1.0.0 prod: . > @a/b@1.0.0 > e@1.0.0',
      'registry e@1.5.0 prod bundled: . > @a/b@1.0.0 > @c/d@1.0.0 > e@1.5.0',
      'git from-git@github:acme/from-git#abc prod: . > from-git@github:acme/from-git#abc',
    ]);
  });
});
