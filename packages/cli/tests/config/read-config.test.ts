import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { readClaimedConfig, readConfig } from '../../src/config/read-config.js';
import { UserError } from '../../src/user-error.js';

function repositoryOf(files: RepositoryFiles): string {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  return repository.path;
}

async function problemsOf(files: RepositoryFiles): Promise<string[]> {
  const root = repositoryOf(files);
  const error = await readConfig(root).then(
    () => undefined,
    (problem: unknown) => problem,
  );
  if (!(error instanceof UserError)) throw new Error('no mistake was found', { cause: error });
  return error.message.replaceAll(root, '<root>').split('\n');
}

describe('reads', () => {
  it('defaults where there is no file', async () => {
    expect(await readConfig(repositoryOf({}))).toEqual({
      level: 'strict',
      gates: {
        format: { mode: 'block', enabled: true },
        lint: { mode: 'block', enabled: true },
        types: { mode: 'block', enabled: true },
        'dead-code': { mode: 'block', enabled: true },
        docs: { mode: 'block', enabled: true },
        audit: { mode: 'block', enabled: true },
        secrets: { mode: 'block', enabled: true },
        bench: { mode: 'advise', enabled: true },
      },
      timeoutMs: 600_000,
      docs: { threshold: 100, entries: [], examples: true, readme: false },
      audit: {
        production: { block: 'low' },
        development: { block: 'low' },
        maximumAgeDays: 30,
        supplyChain: {
          installScripts: { mode: 'advise', allow: [] },
          sources: { mode: 'advise', allow: [] },
          youngVersions: { mode: 'advise', days: 7, allow: [] },
          provenance: { mode: 'advise', allow: [] },
        },
      },
      bench: {
        files: ['**/*.{bench,benchmark}.?(c|m)[jt]s?(x)'],
        threshold: 10,
        rounds: 5,
        otherMachines: 'report',
        instructions: false,
        instructionThreshold: 3,
      },
      waivers: { maximumDays: { critical: 30, high: 90, moderate: 180, low: 365 } },
      ignores: [],
      files: [],
    });
  });

  it('every setting, with comments, trailing commas and a byte order mark', async () => {
    const root = repositoryOf({
      'groundrules.json': `\uFEFF{
        // The editor's help.
        "$schema": "./node_modules/groundrules/schemas/groundrules.schema.json",
        "level": "recommended",
        "gates": { "lint": "advise", "docs": "off", "bench": "block", },
        "timeout": "1.5m", /* long */
        "docs": {
          "threshold": 80,
          "entries": ["src/main.ts"],
          "examples": false,
          "readme": true,
        },
        "audit": {
          "development": { "block": "none" },
          "offline": "osv.zip",
          "maximumAgeDays": 90,
          "secondOpinion": "osv",
          "supplyChain": {
            "installScripts": { "mode": "block", "allow": ["esbuild", "@swc/core@^1.2.0 || 2.0.0"] },
            "sources": { "allow": ["github.com", "npm.acme.example:8443", "[::1]:4873"] },
            "youngVersions": { "mode": "off", "days": 14, "allow": ["@acme/*", "ms@2.1.3"] },
            "provenance": { "allow": ["ms"] },
          },
        },
        "bench": {
          "files": ["bench/**"],
          "threshold": 25,
          "rounds": 3,
          "otherMachines": "judge",
          "instructions": true,
          "instructionThreshold": 1.5,
        },
        "waivers": { "maximumDays": { "low": 30 } },
        "ignores": ["generated/**"],
      }
      `,
    });
    expect(await readConfig(root)).toMatchObject({
      level: 'recommended',
      gates: {
        format: { mode: 'block', enabled: true },
        lint: { mode: 'advise', enabled: true },
        docs: { mode: 'block', enabled: false },
        bench: { mode: 'block', enabled: true },
      },
      timeoutMs: 90_000,
      docs: { threshold: 80, entries: ['src/main.ts'], examples: false, readme: true },
      audit: {
        production: { block: 'low' },
        development: { block: 'none' },
        offline: 'osv.zip',
        maximumAgeDays: 90,
        secondOpinion: 'osv',
        supplyChain: {
          installScripts: { mode: 'block', allow: ['esbuild', '@swc/core@^1.2.0 || 2.0.0'] },
          sources: { mode: 'advise', allow: ['github.com', 'npm.acme.example:8443', '[::1]:4873'] },
          youngVersions: { mode: 'off', days: 14, allow: ['@acme/*', 'ms@2.1.3'] },
          provenance: { mode: 'advise', allow: ['ms'] },
        },
      },
      bench: {
        files: ['bench/**'],
        threshold: 25,
        rounds: 3,
        otherMachines: 'judge',
        instructions: true,
        instructionThreshold: 1.5,
      },
      waivers: { maximumDays: { critical: 30, high: 90, moderate: 180, low: 30 } },
      ignores: ['generated/**'],
      files: [path.join(root, 'groundrules.json')],
    });
  });

  it.each([
    [90, 90_000],
    ['90s', 90_000],
    ['500ms', 500],
    [0.5, 500],
    ['24h', 86_400_000],
  ])('the time %j', async (timeout, milliseconds) => {
    const root = repositoryOf({ 'groundrules.json': { timeout } });
    expect((await readConfig(root)).timeoutMs).toBe(milliseconds);
  });
});

describe('extends', () => {
  const layers: RepositoryFiles = {
    'groundrules.json': {
      extends: ['./shared/first.json', '@acme/standard', 'plain/strict.json'],
      gates: { docs: 'advise' },
      ignores: ['own/**'],
    },
    'shared/first.json': {
      extends: '../base',
      level: 'recommended',
      gates: { lint: 'advise', types: 'advise', secrets: 'advise' },
      ignores: ['first/**'],
      timeout: 1,
    },
    'base/groundrules.json': { docs: { threshold: 50, examples: false }, timeout: 2 },
    'node_modules/@acme/standard/package.json': { name: '@acme/standard', exports: './index.js' },
    'node_modules/@acme/standard/groundrules.json': { gates: { types: 'block', docs: 'off' } },
    'node_modules/plain/package.json': { name: 'plain' },
    'node_modules/plain/strict.json': { gates: { secrets: 'block' }, docs: { threshold: 90 } },
  };

  it('merges objects, replaces lists, and lets the later win', async () => {
    const root = repositoryOf(layers);
    const config = await readConfig(root);
    expect(config).toMatchObject({
      level: 'recommended',
      gates: {
        lint: { mode: 'advise' },
        types: { mode: 'block' },
        docs: { mode: 'advise', enabled: true },
        secrets: { mode: 'block' },
      },
      docs: { threshold: 90, examples: false },
      ignores: ['own/**'],
      timeoutMs: 1000,
    });
    expect(config.files.map((file) => path.relative(root, file))).toEqual([
      'groundrules.json',
      'shared/first.json',
      'base/groundrules.json',
      'node_modules/@acme/standard/groundrules.json',
      'node_modules/plain/strict.json',
    ]);
  });

  it('merges what is said of the supply chain check by check, and replaces its lists', async () => {
    const root = repositoryOf({
      'groundrules.json': {
        extends: './acme.json',
        audit: {
          supplyChain: { installScripts: { allow: ['esbuild'] }, provenance: { mode: 'off' } },
        },
      },
      'acme.json': {
        audit: {
          supplyChain: {
            installScripts: { mode: 'block', allow: ['sharp'] },
            youngVersions: { mode: 'block', days: 3 },
          },
        },
      },
    });
    expect((await readConfig(root)).audit.supplyChain).toEqual({
      installScripts: { mode: 'block', allow: ['esbuild'] },
      sources: { mode: 'advise', allow: [] },
      youngVersions: { mode: 'block', days: 3, allow: [] },
      provenance: { mode: 'off', allow: [] },
    });
  });

  it.each([
    ['its own level', { level: 'recommended' }, 'recommended'],
    [
      'the level of what it extends, whatever it says on top',
      { extends: './base.json', level: 'recommended' },
      'strict',
    ],
  ])('claims %s', async (_, settings, level) => {
    const root = repositoryOf({
      'groundrules.json': { ...settings, gates: { lint: 'off' } },
      'base.json': { level: 'strict' },
    });
    const claimed = await readClaimedConfig(root);
    expect(claimed.level).toBe(level);
    expect(claimed.gates.lint.enabled).toBe(true);
  });

  it('may reach the same file by two ways', async () => {
    const root = repositoryOf({
      'groundrules.json': { extends: ['./a.json', './b.json'] },
      'a.json': { extends: './base.json' },
      'b.json': { extends: './base.json' },
      'base.json': { level: 'recommended' },
    });
    const config = await readConfig(root);
    expect(config.level).toBe('recommended');
    expect(config.files.map((file) => path.basename(file))).toEqual([
      'groundrules.json',
      'a.json',
      'base.json',
      'b.json',
    ]);
  });

  it('names a file outside of the repository by its whole path', async () => {
    const outside = repositoryOf({ 'base.json': '{ "level": "max" }' });
    const file = path.join(outside, 'base.json');
    const root = repositoryOf({ 'groundrules.json': { extends: file } });
    await expect(readConfig(root)).rejects.toThrow(`${file}:1:12 $.level: expected one of`);
  });

  it('looks for packages from the file that names them', async () => {
    const root = repositoryOf({
      'groundrules.json': { extends: 'outer' },
      'node_modules/outer/package.json': { name: 'outer' },
      'node_modules/outer/groundrules.json': { extends: 'inner' },
      'node_modules/outer/node_modules/inner/package.json': { name: 'inner' },
      'node_modules/outer/node_modules/inner/groundrules.json': { level: 'recommended' },
    });
    expect((await readConfig(root)).level).toBe('recommended');
  });

  it.each<readonly [string, RepositoryFiles, string]>([
    [
      'a circle, showing the chain',
      {
        'groundrules.json': { extends: './a.json' },
        'a.json': { extends: './b.json' },
        'b.json': '{\n  "extends": ["./a.json"]\n}',
      },
      'b.json:2:15 $.extends[0]: this goes round in a circle: a.json → b.json → a.json',
    ],
    [
      'itself',
      { 'groundrules.json': { extends: '.' } },
      'groundrules.json:2:14 $.extends: this goes round in a circle: groundrules.json → groundrules.json',
    ],
    [
      'a file that is not there',
      { 'groundrules.json': { extends: './no.json' } },
      'groundrules.json:2:14 $.extends: there is no file <root>/no.json.',
    ],
    [
      'the entry of a list that is not there, naming it',
      { 'groundrules.json': { extends: ['./a.json', './no.json'] }, 'a.json': '{}' },
      'groundrules.json:4:5 $.extends[1]: there is no file <root>/no.json.',
    ],
    [
      'a path of which each part is misspelt',
      { 'groundrules.json': { extends: './confg/stric.json' }, 'config/strict.json': '{}' },
      'groundrules.json:2:14 $.extends: there is no file <root>/confg/stric.json. Did you mean "./config/strict.json"?',
    ],
    [
      'a path without its ending',
      {
        'groundrules.json': { extends: './a.json' },
        'a.json': { extends: './sub/base' },
        'sub/base.json': '{}',
      },
      'a.json:2:14 $.extends: there is no file <root>/sub/base. Did you mean "./sub/base.json"?',
    ],
    [
      'a misspelt path out of the folder',
      {
        'groundrules.json': { extends: './sub/a.json' },
        'sub/a.json': { extends: '../bas.json' },
        'base.json': '{}',
      },
      'sub/a.json:2:14 $.extends: there is no file <root>/bas.json. Did you mean "../base.json"?',
    ],
    [
      'a folder without settings',
      { 'groundrules.json': { extends: './config' }, 'config/other.json': '{}' },
      'groundrules.json:2:14 $.extends: there is no file <root>/config/groundrules.json.',
    ],
    [
      'a path through a file',
      { 'groundrules.json': { extends: './a.json/b.json' }, 'a.json': '{}' },
      'groundrules.json:2:14 $.extends: there is no file <root>/a.json/b.json.',
    ],
    [
      'a program',
      { 'groundrules.json': { extends: './base.mjs' }, 'base.mjs': 'export default {}' },
      'groundrules.json:2:14 $.extends: "./base.mjs" is a program. Write the settings as JSON.',
    ],
    [
      'a program of a package',
      {
        'groundrules.json': { extends: 'plain/base' },
        'node_modules/plain/package.json': { name: 'plain' },
        'node_modules/plain/base.js': '',
      },
      'groundrules.json:2:14 $.extends: "plain/base" is a program. Write the settings as JSON.',
    ],
    [
      'a package that is not installed',
      { 'groundrules.json': { extends: '@acme/standard' } },
      'groundrules.json:2:14 $.extends: the package @acme/standard is not installed. Install it: npm install --save-dev @acme/standard',
    ],
    [
      'a package that is not installed, by the package manager that is used',
      {
        'groundrules.json': { extends: 'plain/strict.json' },
        'pnpm-workspace.yaml': 'packages: []',
        'pnpm-lock.yaml': '',
      },
      'groundrules.json:2:14 $.extends: the package plain is not installed. Install it: pnpm add --save-dev --workspace-root plain',
    ],
    [
      'a path that lacks its ./',
      { 'groundrules.json': { extends: 'config/base.json' }, 'config/base.json': '{}' },
      'groundrules.json:2:14 $.extends: no package is installed that is called config, and a path begins with "./". Did you mean "./config/base.json"?',
    ],
    [
      'a folder that lacks its ./',
      { 'groundrules.json': { extends: 'config' }, 'config/groundrules.json': '{}' },
      'groundrules.json:2:14 $.extends: no package is installed that is called config, and a path begins with "./". Did you mean "./config"?',
    ],
    [
      'a file that lacks its ./, and is not there either',
      { 'groundrules.json': { extends: 'base.json' } },
      'groundrules.json:2:14 $.extends: no package is installed that is called base.json, and a path begins with "./". Did you mean "./base.json"?',
    ],
    [
      'a package without settings',
      {
        'groundrules.json': { extends: 'plain' },
        'node_modules/plain/package.json': { name: 'plain' },
      },
      'groundrules.json:2:14 $.extends: the package plain holds no groundrules.json (looked for <root>/node_modules/plain/groundrules.json).',
    ],
    [
      'a misspelt file of a package',
      {
        'groundrules.json': { extends: '@acme/standard/libary.json' },
        'node_modules/@acme/standard/package.json': { name: '@acme/standard', exports: {} },
        'node_modules/@acme/standard/library.json': '{}',
      },
      'groundrules.json:2:14 $.extends: the package @acme/standard holds no libary.json (looked for <root>/node_modules/@acme/standard/libary.json). Did you mean "@acme/standard/library.json"?',
    ],
    [
      'a folder in the place of the settings of a package',
      {
        'groundrules.json': { extends: 'plain' },
        'node_modules/plain/package.json': { name: 'plain' },
        'node_modules/plain/groundrules.json/a.txt': '',
      },
      'groundrules.json:2:14 $.extends: the package plain holds no groundrules.json (looked for <root>/node_modules/plain/groundrules.json).',
    ],
    [
      'the version of a package',
      { 'groundrules.json': { extends: '@acme/standard@^1.0.0/library.json' } },
      'groundrules.json:2:14 $.extends: which version of a package it is, package.json says. Did you mean "@acme/standard/library.json"?',
    ],
    ...[
      'https://example.com/base.json',
      'file:///base.json',
      'npm:plain',
      'node:fs',
      'fs/promises',
      '@acme',
      '%/base.json',
      ' ',
      'plain; reboot',
    ].map((written): [string, RepositoryFiles, string] => [
      `${written}, which can be no package`,
      { 'groundrules.json': { extends: written } },
      `groundrules.json:2:14 $.extends: expected a path that begins with "./", or the name of a package, not ${JSON.stringify(written)}.`,
    ]),
    [
      'a path from the root of the disk',
      { 'groundrules.json': { extends: '/' } },
      'groundrules.json:2:14 $.extends: there is no file /groundrules.json.',
    ],
    [
      'a mistake in another file, naming that',
      { 'groundrules.json': { extends: './a.json' }, 'a.json': '{ "level": "max" }' },
      'a.json:1:12 $.level: expected one of "recommended", "strict", not "max".',
    ],
  ])('refuses %s', async (_, files, message) => {
    expect(await problemsOf(files)).toEqual([message]);
  });

  it('takes a link that leads in a circle for no file', async () => {
    const root = repositoryOf({ 'groundrules.json': { extends: './a.json' } });
    symlinkSync('a.json', path.join(root, 'a.json'));
    await expect(readConfig(root)).rejects.toThrow(
      `groundrules.json:2:14 $.extends: there is no file ${path.join(root, 'a.json')}.`,
    );
  });

  it('follows the names of a link to the settings from where the link leads', async () => {
    const root = repositoryOf({
      'shared/groundrules.json': { extends: './base.json' },
      'shared/base.json': { level: 'recommended' },
      'base.json': { level: 'strict' },
    });
    symlinkSync('shared/groundrules.json', path.join(root, 'groundrules.json'));
    expect((await readConfig(root)).level).toBe('recommended');
  });

  it.each<readonly [string, string, RepositoryFiles]>([
    [
      'where exports say',
      'plain',
      {
        'package.json': { exports: { './groundrules.json': './dist/settings.json' } },
        'dist/settings.json': { level: 'recommended' },
      },
    ],
    [
      'by a pattern of exports',
      'plain/library',
      {
        'package.json': { exports: { './*': './presets/*.json' } },
        'presets/library.json': { level: 'recommended' },
      },
    ],
    [
      'without its ending, beside a program',
      'plain/base',
      { 'package.json': {}, 'base.js': '', 'base.json': { level: 'recommended' } },
    ],
    [
      'in a folder of it',
      'plain/library',
      {
        'package.json': {},
        'library/index.js': '',
        'library/groundrules.json': { level: 'recommended' },
      },
    ],
    [
      'with a slash at the end',
      'plain/',
      { 'package.json': {}, 'groundrules.json': { level: 'recommended' } },
    ],
  ])('finds settings of a package %s', async (_, written, files) => {
    const root = repositoryOf({
      'groundrules.json': { extends: written },
      ...Object.fromEntries(
        Object.entries(files).map(([name, content]) => [`node_modules/plain/${name}`, content]),
      ),
    });
    expect((await readConfig(root)).level).toBe('recommended');
  });

  it('sees a circle through a symbolic link', async () => {
    const root = repositoryOf({ 'groundrules.json': { extends: './link/groundrules.json' } });
    symlinkSync(root, path.join(root, 'link'), 'junction');
    await expect(readConfig(root)).rejects.toThrow('$.extends: this goes round in a circle');
  });
});

describe('names every mistake', () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      'an unknown name, with the nearest',
      '{\n  "gate": {}\n}',
      [
        'groundrules.json:2:3 $.gate: unknown name; expected one of $schema, extends, level, gates, timeout, docs, audit, bench, waivers, ignores. Did you mean "gates"?',
      ],
    ],
    [
      'an unknown gate, spelt another way',
      '{ "gates": { "deadCode": "block" } }',
      [
        'groundrules.json:1:14 $.gates.deadCode: unknown name; expected one of format, lint, types, dead-code, docs, audit, secrets, bench. Did you mean "dead-code"?',
      ],
    ],
    [
      'an unknown name near to nothing',
      '{ "docs": { "zzzzzzzz": 1 } }',
      [
        'groundrules.json:1:13 $.docs.zzzzzzzz: unknown name; expected one of threshold, entries, examples, readme.',
      ],
    ],
    [
      'a mode that is misspelt',
      '{ "gates": { "dead-code": "Blocks" } }',
      [
        'groundrules.json:1:27 $.gates["dead-code"]: expected one of "block", "advise", "off", not "Blocks". Did you mean "block"?',
      ],
    ],
    [
      'a mode that is no text at all',
      '{ "gates": { "docs": true } }',
      ['groundrules.json:1:22 $.gates.docs: expected one of "block", "advise", "off", not true.'],
    ],
    [
      'several at once',
      '{ "level": 1, "ignores": ["a", 2, ""], "docs": { "threshold": 101 } }',
      [
        'groundrules.json:1:12 $.level: expected one of "recommended", "strict", not 1.',
        'groundrules.json:1:63 $.docs.threshold: must be <= 100, not 101.',
        'groundrules.json:1:32 $.ignores[1]: expected a text, not 2.',
        'groundrules.json:1:35 $.ignores[2]: must not be empty.',
      ],
    ],
    [
      'benchmarks that are in no file',
      '{ "bench": { "files": [] } }',
      ['groundrules.json:1:23 $.bench.files: must not be empty.'],
    ],
    [
      'a time without a unit that is known',
      '{ "timeout": "5 minutes" }',
      [
        'groundrules.json:1:14 $.timeout: "5 minutes" is not what was expected: How long one gate may take: seconds, or a text such as 90s or 5m.',
      ],
    ],
    [
      'a time of more than a day',
      '{ "timeout": "25h" }',
      [
        'groundrules.json:1:14 $.timeout: expected a time of up to a day such as 90, "90s" or "5m", not "25h".',
      ],
    ],
    [
      'no time at all',
      '{ "timeout": 0 }',
      ['groundrules.json:1:14 $.timeout: must be > 0, not 0.'],
    ],
    [
      'checks and modes of the supply chain that there are not',
      `{ "audit": { "supplyChain": {
  "installScript": {},
  "sources": { "mode": "warn", "days": 7 },
  "youngVersions": { "days": 0 }
} } }`,
      [
        'groundrules.json:2:3 $.audit.supplyChain.installScript: unknown name; expected one of installScripts, sources, youngVersions, provenance. Did you mean "installScripts"?',
        'groundrules.json:3:32 $.audit.supplyChain.sources.days: unknown name; expected one of mode, allow.',
        'groundrules.json:3:24 $.audit.supplyChain.sources.mode: expected one of "block", "advise", "off", not "warn".',
        'groundrules.json:4:30 $.audit.supplyChain.youngVersions.days: must be >= 1, not 0.',
      ],
    ],
    [
      'hosts and packages that are none',
      `{ "audit": { "supplyChain": {
  "installScripts": { "allow": ["@acme/*", "es build"] },
  "sources": { "allow": ["https://github.com"] },
  "provenance": { "allow": [7] }
} } }`,
      [
        'groundrules.json:2:33 $.audit.supplyChain.installScripts.allow[0]: "@acme/*" is not what was expected: a package by its name, for some of its versions with a range: esbuild, @swc/core@^1.2.0.',
        'groundrules.json:2:44 $.audit.supplyChain.installScripts.allow[1]: "es build" is not what was expected: a package by its name, for some of its versions with a range: esbuild, @swc/core@^1.2.0.',
        'groundrules.json:3:26 $.audit.supplyChain.sources.allow[0]: "https://github.com" is not what was expected: a host, with its port where it has one: github.com, npm.acme.example:8443.',
        'groundrules.json:4:29 $.audit.supplyChain.provenance.allow[0]: expected a text, not 7.',
      ],
    ],
    [
      'ranges of versions that are none',
      `{ "audit": { "supplyChain": {
  "installScripts": { "allow": ["esbuild@latest"] },
  "youngVersions": { "allow": ["ms@^2", "@acme/x@next"] }
} } }`,
      [
        'groundrules.json:2:33 $.audit.supplyChain.installScripts.allow[0]: "latest" is no range of versions: write it like esbuild@^0.25.0 || 0.21.5.',
        'groundrules.json:3:41 $.audit.supplyChain.youngVersions.allow[1]: "next" is no range of versions: write it like esbuild@^0.25.0 || 0.21.5.',
      ],
    ],
    [
      'a list in place of the settings',
      '[]',
      ['groundrules.json:1:1 $: expected an object, not [].'],
    ],
    [
      'a key that stands twice',
      '{ "level": "strict",\n  "level": "strict" }',
      ['groundrules.json:2:3: $.level stands here a second time, first at groundrules.json:1:3.'],
    ],
    [
      'a nested key that stands twice',
      '{ "gates": { "lint": "block", "lint": "off" } }',
      [
        'groundrules.json:1:31: $.gates.lint stands here a second time, first at groundrules.json:1:14.',
      ],
    ],
    [
      'a key that would change what an object is',
      '{ "gates": { "__proto__": { "lint": "off" } } }',
      [
        'groundrules.json:1:14 $.gates.__proto__: unknown name; expected one of format, lint, types, dead-code, docs, audit, secrets, bench.',
      ],
    ],
    [
      'more after the end',
      '{}\n{}',
      ['groundrules.json:2:1: expected the end of the file; there is more after the settings.'],
    ],
    ['an empty file', '', ['groundrules.json:1:1: expected a value.']],
    ['nothing but a comment', '// later', ['groundrules.json:1:9: expected a value.']],
    [
      'a missing brace',
      '{ "level": "strict"',
      ['groundrules.json:1:20: expected a closing brace.'],
    ],
    [
      'single quotes',
      "{ 'level': 'strict' }",
      ['groundrules.json:1:3: this is no JSON; texts stand in double quotes.'],
    ],
    [
      'what a merge left',
      '{\n<<<<<<< HEAD\n"level": "strict"\n=======\n>>>>>>> other\n}',
      ['groundrules.json:2:1: markers of a merge are left in the file. Settle the merge first.'],
    ],
    [
      'lists that are nested deep',
      `{ "ignores": ${'['.repeat(200)}${']'.repeat(200)} }`,
      [
        'groundrules.json:1:114: lists and objects are nested too deep here; 100 levels are the limit.',
      ],
    ],
    [
      'objects that are nested without end',
      `${'{ "a": '.repeat(100_000)}1${'}'.repeat(100_000)}`,
      [
        'groundrules.json:1:1: lists and objects are nested too deep here; 100 levels are the limit.',
      ],
    ],
    [
      'names in other letters and with other spaces',
      '{ "gates": { "D E A D C O D E": "off", "Dead_Code": "off" } }',
      [
        'groundrules.json:1:14 $.gates["D E A D C O D E"]: unknown name; expected one of format, lint, types, dead-code, docs, audit, secrets, bench. Did you mean "dead-code"?',
        'groundrules.json:1:40 $.gates.Dead_Code: unknown name; expected one of format, lint, types, dead-code, docs, audit, secrets, bench. Did you mean "dead-code"?',
      ],
    ],
  ])('%s', async (_, content, problems) => {
    expect(await problemsOf({ 'groundrules.json': content })).toEqual(problems);
  });

  it('a link that leads nowhere', async () => {
    const root = repositoryOf({});
    symlinkSync('gone.json', path.join(root, 'groundrules.json'));
    await expect(readConfig(root)).rejects.toThrow('groundrules.json is a link that leads nowhere');
  });

  it('a folder in the place of the file', async () => {
    const root = repositoryOf({});
    mkdirSync(path.join(root, 'groundrules.json'));
    await expect(readConfig(root)).rejects.toThrow('groundrules.json cannot be read');
  });
});
