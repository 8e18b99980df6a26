import { describe, expect, it } from 'vitest';
import { everyIssue, everyIssueIntended, knipConfigFile, manifest } from './repository.js';
import { findIssues, runKnip } from './run-knip.js';

const at100 = ['binaries no-such-binary', 'unlisted ghost', 'unresolved ./missing.js'];
const at90 = [
  ...at100,
  'dependencies orphan',
  'devDependencies orphan-tool',
  'optionalPeerDependencies peer',
];
const at80 = [...at90, 'files src/orphan.ts'];
const at60 = [
  ...at80,
  'duplicates original|alias',
  'enumMembers Blue',
  'exports original',
  'exports saw',
  'exports unused',
  'namespaceMembers square',
  'types Nail',
  'types UnusedType',
];

describe('minConfidence', () => {
  it.each([
    { options: "{ kind: 'library', minConfidence: 100 }", expected: at100 },
    { options: "{ kind: 'library', minConfidence: 90 }", expected: at90 },
    { options: "{ kind: 'library', minConfidence: 80 }", expected: at80 },
    { options: "{ kind: 'library', minConfidence: 60 }", expected: at60 },
    { options: "{ kind: 'library' }", expected: at60 },
    { options: "{ kind: 'app', minConfidence: 100 }", expected: at100 },
    { options: "{ kind: 'app', minConfidence: 90 }", expected: at90 },
    { options: "{ kind: 'app', minConfidence: 80 }", expected: at80 },
    { options: "{ kind: 'app', minConfidence: 60 }", expected: [...at60, 'exports api'] },
    { options: "{ kind: 'app' }", expected: [...at60, 'exports api'] },
  ])('$options', async ({ options, expected }) => {
    const found = await findIssues({ ...everyIssue, ...knipConfigFile(options) });
    expect(found).toStrictEqual({ exitCode: 1, issues: [...expected].sort() });
  });

  it.each([
    { minConfidence: 80, exitCode: 0, issues: [] },
    { minConfidence: 60, exitCode: 1, issues: ['exports unused'] },
  ])(
    'at $minConfidence an unused export ends with $exitCode',
    async ({ minConfidence, ...end }) => {
      const found = await findIssues({
        ...manifest(),
        'src/index.ts': "import './parts.js';",
        'src/parts.ts': 'export const unused = 1;',
        ...knipConfigFile(`{ kind: 'library', minConfidence: ${String(minConfidence)} }`),
      });
      expect(found).toStrictEqual(end);
    },
  );

  it('says nothing about a namespace that is handed on whole', async () => {
    const found = await findIssues({
      ...manifest(),
      'src/index.ts': "import * as rules from './rules.js';\nregister(rules);",
      'src/rules.ts': 'export const one = 1;\nexport type Two = 2;',
      ...knipConfigFile("{ kind: 'app' }"),
    });
    expect(found).toStrictEqual({ exitCode: 0, issues: [] });
  });

  it('knows catalogs: entries that nothing uses, and uses that have no entry', async () => {
    const files = {
      ...manifest({
        workspaces: { packages: ['packages/*'], catalog: { orphan: '1' } },
        packageManager: 'bun@1.3.0',
      }),
      'bun.lock': '{}',
      'src/index.ts': "import 'ghost';",
      'packages/one/package.json': JSON.stringify({
        name: 'one',
        dependencies: { ghost: 'catalog:' },
      }),
      'packages/one/index.js': "import 'ghost';",
    };
    const at = async (minConfidence: number): Promise<string[]> => {
      const config = knipConfigFile(`{ kind: 'app', minConfidence: ${String(minConfidence)} }`);
      const { issues } = await findIssues({ ...files, ...config });
      return issues.filter((issue) => issue.startsWith('catalog'));
    };
    expect(await at(100)).toStrictEqual(['catalogReferences ghost']);
    expect(await at(90)).toStrictEqual(['catalog orphan', 'catalogReferences ghost']);
  });
});

describe('a leading underscore', () => {
  it.each(['library', 'app'])('is silent for each name in code of a %s', async (kind) => {
    const config = knipConfigFile(`{ kind: '${kind}' }`);
    const found = await findIssues({ ...everyIssueIntended, ...config });
    expect(found).toStrictEqual({ exitCode: 0, issues: [] });
  });

  it('silences only the name that has it', async () => {
    const found = await findIssues({
      ...everyIssueIntended,
      ...knipConfigFile("{ kind: 'app' }"),
      'src/tools.ts': 'export const hammer = 1;\nexport const saw_ = 2;\nexport const _nail = 3;',
    });
    expect(found).toStrictEqual({ exitCode: 1, issues: ['exports saw_'] });
  });

  it('does not silence a file', async () => {
    const found = await findIssues({
      ...manifest(),
      'src/index.ts': '',
      'src/_orphan.ts': '',
      ...knipConfigFile("{ kind: 'library' }"),
    });
    expect(found).toStrictEqual({ exitCode: 1, issues: ['files src/_orphan.ts'] });
  });

  it('is not removed by --fix either', async () => {
    const files = {
      ...everyIssueIntended,
      ...knipConfigFile("{ kind: 'app' }"),
      'src/tools.ts': 'export const hammer = 1;\nexport const _saw = 2;\nexport const nail = 3;',
    };
    const { files: after } = await runKnip(files, ['--fix'], ['src/tools.ts']);
    expect(after['src/tools.ts']).toBe(
      'export const hammer = 1;\nexport const _saw = 2;\nconst nail = 3;',
    );
  });
});

describe("knip's own options", () => {
  const unused = {
    ...manifest(),
    'src/index.ts': "import './parts.js';",
    'src/parts.ts': 'export const unused = 1;\nexport type Unused = 1;',
  };

  it.each([
    {
      options: "rules: { exports: 'warn', types: 'off' }",
      exitCode: 0,
      issues: ['exports unused'],
    },
    { options: "exclude: ['exports']", exitCode: 1, issues: ['types Unused'] },
    { options: "ignore: ['src/parts.ts']", exitCode: 0, issues: [] },
    { options: "ignoreIssues: { 'src/*': ['types'] }", exitCode: 1, issues: ['exports unused'] },
  ])('$options is passed on', async ({ options, ...expected }) => {
    const config = knipConfigFile(`{ kind: 'library', ${options} }`);
    expect(await findIssues({ ...unused, ...config })).toStrictEqual(expected);
  });

  it('preprocessor comes after ours', async () => {
    const { stdout } = await runKnip({
      ...everyIssueIntended,
      ...knipConfigFile("{ kind: 'app', preprocessor: './count.js' }"),
      'count.js':
        'export default (results) => { console.log("exports: " + results.counters.exports); return results; };',
    });
    expect(stdout).toContain('exports: 0\n');
  });

  it('includeEntryExports wins over the kind', async () => {
    const files = { ...manifest(), 'src/index.ts': 'export const api = 1;' };
    const config = knipConfigFile("{ kind: 'library', includeEntryExports: true }");
    expect(await findIssues({ ...files, ...config })).toStrictEqual({
      exitCode: 1,
      issues: ['exports api'],
    });
  });

  it('leaves alone what a platform calls, where a tag says so', async () => {
    const found = await findIssues({
      ...manifest(),
      'src/index.ts': '/** @public */\nexport default {};\nexport const extra = 1;',
      ...knipConfigFile("{ kind: 'app' }"),
    });
    expect(found).toStrictEqual({ exitCode: 1, issues: ['exports extra'] });
  });

  it('an option that neither knows stops the run and is named', async () => {
    const { exitCode, stderr } = await runKnip({
      ...unused,
      ...knipConfigFile("{ kind: 'library', minConfidense: 80 }"),
    });
    expect(stderr).toContain('minConfidense');
    expect(exitCode).toBe(2);
  });
});

describe('workspaces', () => {
  const files = {
    ...manifest({ workspaces: ['packages/*'], main: undefined }),
    'packages/lib/package.json': '{ "name": "lib", "main": "./src/index.ts" }',
    'packages/lib/src/index.ts': 'export const libApi = 1;',
    'packages/lib/src/orphan.ts': '',
    'packages/app/package.json':
      '{ "name": "app", "type": "module", "devDependencies": { "vitest": "4" }, "scripts": { "test": "vitest" } }',
    'packages/app/src/main.ts': 'export const appApi = 1;',
    'packages/app/vitest.config.ts': 'export default {};',
    'node_modules/vitest/package.json':
      '{ "name": "vitest", "version": "4.0.0", "bin": "./vitest.mjs" }',
    'node_modules/vitest/vitest.mjs': '',
  };

  it.each([
    { root: 'library', lib: '', app: "kind: 'app'," },
    { root: 'app', lib: "kind: 'library'", app: '' },
  ])('have kinds of their own in a repository of kind $root', async ({ root, lib, app }) => {
    const config = knipConfigFile(`{
      kind: '${root}',
      workspaces: {
        'packages/lib': { ${lib} },
        'packages/app': { ${app} entry: ['src/main.ts'] },
      },
    }`);
    expect(await findIssues({ ...files, ...config })).toStrictEqual({
      exitCode: 1,
      issues: ['exports appApi', 'files packages/lib/src/orphan.ts'],
    });
  });
});

describe('a wrong option', () => {
  it('stops the run and says what is allowed', async () => {
    const { exitCode, stderr } = await runKnip({
      ...manifest(),
      ...knipConfigFile("{ kind: 'library', minConfidence: 85 }"),
    });
    expect(stderr).toContain(
      'knipConfig(): "minConfidence" must be one of 100, 90, 80, 60; received 85',
    );
    expect(exitCode).toBe(2);
  });
});
