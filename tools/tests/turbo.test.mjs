import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRepository } from './support/copy-repository.mjs';
import { run } from './support/run.mjs';

const tasks = ['build', 'check-types', 'lint', 'test', 'lint:root', 'test:tools'];

/** Asks Turborepo for the hash of every task; a task reruns when its hash changes. */
function readHashes(folder, env) {
  const turbo = path.join(folder, 'node_modules/.bin/turbo');
  const { exitCode, stderr, stdout } = run(folder, [turbo, 'run', ...tasks, '--dry=json'], env);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  return new Map(
    JSON.parse(stdout)
      // A package without the script has nothing to rerun.
      .tasks.filter(({ command }) => command !== '<NONEXISTENT>')
      .map(({ hash, taskId }) => [taskId.replace('@groundrules/', ''), hash]),
  );
}

/** Makes a folder a clone, as Turborepo leaves out what Git ignores only where there is Git. */
function commitAll(folder) {
  const settings = ['user.name=Test', 'user.email=test@example.com', 'commit.gpgSign=false'];
  const git = ['git', ...settings.flatMap((setting) => ['-c', setting])];
  for (const command of [
    ['init', '--quiet'],
    ['add', '.'],
    ['commit', '--quiet', '--no-verify', '--message=All'],
  ])
    expect(run(folder, [...git, ...command])).toMatchObject({ exitCode: 0 });
}

const each = (name, ...kinds) => kinds.map((kind) => `${name}#${kind}`);
const checks = ['check-types', 'lint', 'test'];

describe('what Turborepo reruns', { timeout: 60_000 }, () => {
  let copy;
  let before;

  beforeAll(() => {
    copy = copyRepository(afterAll);
    commitAll(copy);
    before = readHashes(copy);
  }, 60_000);

  /** Names the tasks that a change of a file reruns. */
  function findRerun(file) {
    const absolute = path.join(copy, file);
    const text = readFileSync(absolute, 'utf8');
    writeFileSync(absolute, `${text}\n`);
    const after = readHashes(copy);
    writeFileSync(absolute, text);
    return findChanged(after);
  }

  function findChanged(after) {
    expect(after.size).toBe(before.size);
    return [...after].filter(([id, hash]) => before.get(id) !== hash).map(([id]) => id);
  }

  it('is nothing when nothing changed', () => {
    expect(readHashes(copy)).toEqual(before);
    expect(before.size).toBeGreaterThan(20);
  });

  it.each([
    'packages/catalogue/.turbo/turbo-test.log',
    'packages/catalogue/coverage/index.html',
    'packages/catalogue/dist/other.js',
    'packages/catalogue/node_modules/.vite/results.json',
    'packages/eslint-config/node_modules/.vite/results.json',
    'tools/node_modules/.vite/results.json',
  ])('is nothing when a run left %s behind', (file) => {
    const absolute = path.join(copy, file);
    mkdirSync(path.dirname(absolute), { recursive: true });
    writeFileSync(absolute, 'left behind');
    expect(findChanged(readHashes(copy))).toEqual([]);
  });

  it('is the rule, what depends on it, and what is linted with it', () => {
    const rerun = findRerun('packages/eslint-plugin/src/rules/no-swallowed-error.ts');
    expect(rerun).toEqual(
      expect.arrayContaining([
        ...each('eslint-plugin', 'build', ...checks),
        ...each('eslint-config', 'build', ...checks),
        ...each('demo', 'build', ...checks),
        'catalogue#lint',
        'knip-config#lint',
      ]),
    );
    const others = [
      'catalogue',
      'knip-config',
      'prettier-config',
      'testkit',
      'tsconfig',
      'vitest-config',
    ];
    const needless = others.flatMap((name) => each(name, 'build', 'check-types', 'test'));
    expect(rerun.filter((id) => needless.includes(id))).toEqual([]);
  });

  it('is not a build when a test changed', () => {
    const rerun = findRerun('packages/eslint-plugin/tests/contract/meta.test.ts');
    expect(rerun.sort()).toEqual(['//#test:tools', ...each('eslint-plugin', ...checks)].sort());
  });

  it('is every test, and nothing else, on another Node.js', () => {
    const rerun = findChanged(readHashes(copy, { GROUNDRULES_NODE: '99.0.0' }));
    const tests = [...before.keys()].filter((id) => /#test(?::tools)?$/u.test(id));
    expect(rerun.sort()).toEqual(tests.sort());
  });

  it.each([
    ['packages/catalogue/src/practices/errors.ts', 'catalogue#build', 'demo#build'],
    ['packages/tsconfig/base.json', 'eslint-plugin#build', 'eslint-plugin#check-types'],
    ['packages/vitest-config/src/index.ts', 'eslint-plugin#test', 'knip-config#test'],
    ['packages/prettier-config/index.js', 'prettier-config#test', 'demo#test'],
    ['packages/eslint-plugin/build-constants.ts', 'eslint-plugin#build', 'eslint-config#test'],
    ['package.json', 'eslint-plugin#build', 'eslint-config#test'],
    ['eslint.config.js', 'catalogue#lint', '//#lint:root'],
    ['apps/demo/flawed/src/app.ts', 'demo#test', 'demo#lint'],
    ['apps/demo/verify/main.ts', 'demo#build', 'demo#test'],
    ['packages/tsconfig/README.md', 'e2e#test', '//#test:tools'],
    ['tools/new-rule.mjs', '//#test:tools', '//#lint:root'],
    ['prettier.config.js', '//#test:tools', '//#lint:root'],
    ['LICENSE', '//#test:tools'],
  ])('is what uses %s', (file, ...expected) => {
    expect(findRerun(file)).toEqual(expect.arrayContaining(expected));
  });
});
