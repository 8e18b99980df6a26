import { expect, it } from 'vitest';

import { driftOf, eslintConfig, groundrules, onlyGates, repositoryOf } from './support/drift-of.js';

/** Days from today. */
function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

const relaxed = (files: string): string =>
  eslintConfig(`groundrules({}, {\n  files: [${files}],\n  rules: { 'no-var': 'off' },\n})`);

const openOf = (weakenings: readonly { readonly rule: string; readonly status: string }[]) =>
  weakenings.filter(({ status }) => status === 'open').map(({ rule }) => rule);

it('accepts a weakening until a day, and no more than that weakening', async () => {
  const repository = await repositoryOf({
    'eslint.config.js': relaxed("'tests/**'"),
    ...onlyGates('lint'),
  });
  const root = repository.path;
  const before = await driftOf(root);
  expect(openOf(before.repository.weakenings)).toContain('no-var');
  const [{ fingerprint = '' } = {}] = before.repository.weakenings;
  const end = await groundrules(
    root,
    ...['waive', fingerprint.slice(0, 12), '--drift', '--owner', 'ada'],
    ...['--reason', 'Old tests stay as they are.', '--expires', day(30)],
  );
  expect(end.stderr).toBe('');
  const accepted = await driftOf(root);
  expect(openOf(accepted.repository.weakenings)).toEqual([]);
  expect(accepted.repository.weakenings[0]?.waiver?.expires).toBe(day(30));
  expect(accepted.exitCode).toBe(0);
  // Moved, it is the same; spread to more files, it is another.
  repository.write({ 'eslint.config.js': `// moved\n${relaxed("'tests/**'")}` });
  expect(openOf((await driftOf(root)).repository.weakenings)).toEqual([]);
  repository.write({ 'eslint.config.js': relaxed("'tests/**', 'src/**'") });
  const spread = await driftOf(root);
  expect(openOf(spread.repository.weakenings)).toEqual(['no-var']);
  expect(spread.repository.notices.map(({ rule }) => rule)).toEqual(['stale-waiver']);
  expect(spread.exitCode).toBe(1);
});

it('waives by a rule, and tells it from what the rule finds', async () => {
  const waiver = {
    id: 'no-var',
    gate: 'lint',
    reason: 'Old tests stay as they are.',
    owner: 'ada',
    created: day(-1),
    expires: day(30),
  };
  const { path, write } = await repositoryOf({
    'eslint.config.js': relaxed("'tests/**'"),
    ...onlyGates('lint'),
    'groundrules.waivers.json': { waivers: [waiver] },
  });
  expect(openOf((await driftOf(path)).repository.weakenings)).toContain('no-var');
  write({
    'groundrules.waivers.json': { waivers: [{ ...waiver, practice: 'weakened-rule' }] },
  });
  expect(openOf((await driftOf(path)).repository.weakenings)).not.toContain('no-var');
  // The gate finds nothing that it could be about, and it is not about that.
  const check = await groundrules(path, 'check', '--gate', 'lint', '--format', 'json');
  expect(check.stdout).not.toContain('stale-waiver');
});

it('opens a weakening again when its waiver has ended', async () => {
  const { path } = await repositoryOf({
    'eslint.config.js': relaxed("'tests/**'"),
    ...onlyGates('lint'),
    'groundrules.waivers.json': {
      waivers: [
        {
          id: 'no-var',
          gate: 'lint',
          practice: 'weakened-rule',
          reason: 'Old tests stay as they are.',
          owner: 'ada',
          created: day(-30),
          expires: day(-1),
        },
      ],
    },
  });
  const { exitCode, repository } = await driftOf(path);
  expect(openOf(repository.weakenings)).toEqual(['no-var']);
  expect(repository.notices).toMatchObject([{ rule: 'expired-waiver', severity: 'error' }]);
  expect(exitCode).toBe(1);
});

it('finds by itself that a fingerprint is one of drift', async () => {
  const { path } = await repositoryOf({
    'eslint.config.js': relaxed("'tests/**'"),
    ...onlyGates('lint'),
  });
  const { repository } = await driftOf(path);
  const found = repository.weakenings.find(({ rule }) => rule === 'no-var');
  const end = await groundrules(
    path,
    ...['waive', found?.fingerprint ?? '', '--owner', 'ada', '--expires', day(30)],
    ...['--reason', 'Old tests stay as they are.'],
  );
  expect(end.stderr).not.toContain('Nothing that is found');
  expect(end.stdout).toContain('1 finding of lint is waived');
  expect(openOf((await driftOf(path)).repository.weakenings)).not.toContain('no-var');
});
