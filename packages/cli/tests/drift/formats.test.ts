import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { runCommand } from '@groundrules/testkit/repositories';
import { expect, it } from 'vitest';

import schema from '../../schemas/drift.schema.json' with { type: 'json' };
import { eslintConfig, groundrules, repositoryOf } from './support/drift-of.js';

const weak = {
  'eslint.config.js': eslintConfig(
    "groundrules({}, {\n  name: 'acme/relaxed',\n  files: ['src/**'],\n  rules: { 'no-var': 'off', eqeqeq: 'warn' },\n})",
  ),
  '.prettierignore': 'src/legacy\n',
};

/** What the schema that ships says against it. */
function problemsOf(json: string): unknown[] {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  validate(JSON.parse(json));
  return validate.errors ?? [];
}

it('writes each format of one repository', async () => {
  const { path: root } = await repositoryOf(weak);
  const text = await groundrules(root, 'drift', '--format', 'text');
  expect(text.exitCode).toBe(1);
  expect(text.stdout).toMatch(
    /^ESLint {2}held against @groundrules\/eslint-config [\d.]+, level strict$/mu,
  );
  expect(text.stdout).toMatch(/^ {2}ts, tsx: 3 files$/mu);
  expect(text.stdout).toMatch(
    /^ {4}eslint\.config\.js "acme\/relaxed" \(object \d+ of the config\)$/mu,
  );
  expect(text.stdout).toMatch(/^ +6 ✖ no-var +error → off {2}[\da-f]{20}$/mu);
  expect(text.stdout).toContain('Ada Lovelace, 2027-01-05, ');
  expect(text.stdout).toContain(
    '✖ 3 settings are weaker than the standard: 2 of ESLint, 1 of Prettier.',
  );
  expect(text.stdout).toMatch(/groundrules waive [\da-f]{20} --drift$/mu);

  const json = await groundrules(root, 'drift', '--format', 'json');
  expect(problemsOf(json.stdout)).toEqual([]);

  const markdown = await groundrules(root, 'drift', '--format', 'markdown');
  expect(markdown.stdout).toContain('### ❌ Drift of sample: 3 settings are weaker');
  expect(markdown.stdout).toMatch(/^\| `no-var` \| `error` → `off` \|/mu);

  const sarif = await groundrules(
    root,
    'drift',
    '--format',
    'sarif',
    '--output',
    'out/drift.sarif',
  );
  expect(sarif.stdout).toContain('✖ 3 settings are weaker');
  const log = JSON.parse(readFileSync(path.join(root, 'out/drift.sarif'), 'utf8')) as {
    readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
  };
  expect(log.runs[0]?.results.map(({ ruleId }) => ruleId).toSorted()).toEqual([
    'eqeqeq',
    'ignores',
    'no-var',
  ]);

  const github = await groundrules(root, 'drift', '--format', 'github');
  expect(github.stdout).toMatch(
    /^::error file=eslint\.config\.js,line=6,col=1,title=weakened-rule \(no-var\)::no-var is off: error → off/mu,
  );
});

it('looks at many repositories, and lets none hide the others', async () => {
  const [good, bad, broken] = await Promise.all([
    repositoryOf({ 'package.json': { name: 'good', prettier: '@groundrules/prettier-config' } }),
    repositoryOf(weak),
    repositoryOf(
      { 'package.json': { name: 'broken' }, 'groundrules.json': { lvl: 1 } },
      { links: [] },
    ),
  ]);
  const missing = path.join(good.path, 'package.json');
  const roots = [good.path, missing, bad.path, broken.path];
  const json = await groundrules('.', 'drift', '--format', 'json', '--root', ...roots);
  const { repositories } = JSON.parse(json.stdout) as {
    readonly repositories: readonly { readonly repository: string; readonly status: string }[];
  };
  expect(repositories.map(({ repository, status }) => `${repository} ${status}`)).toEqual([
    'good followed',
    'package.json unknown',
    'sample weakened',
    'broken unknown',
  ]);
  expect(problemsOf(json.stdout)).toEqual([]);
  expect(json.exitCode).toBe(2);
  const text = await groundrules('.', 'drift', '--root', ...roots);
  expect(text.stdout).toMatch(/│ good \(.*│ strict +│ ✔ followed/u);
  expect(text.stdout).toMatch(/│ broken \(.*│ - +│ ✖ unknown/u);
  const sarif = await groundrules('.', 'drift', '--format', 'sarif', '--root', ...roots);
  expect(sarif.exitCode).toBe(2);
  expect(sarif.stderr).toContain('--format sarif is about one repository');
  const nowhere = await groundrules('.', 'drift', '--root', '/nowhere-at-all');
  expect(nowhere.stderr).toContain('there is no such folder');
});

it('writes nothing into the repository', async () => {
  const repository = await repositoryOf(weak);
  await groundrules(repository.path, 'drift');
  const { stdout } = await runCommand('git', ['status', '--porcelain'], { cwd: repository.path });
  expect(stdout).toBe('');
});
