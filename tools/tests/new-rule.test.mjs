import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRepository } from './support/copy-repository.mjs';
import { run } from './support/run.mjs';

const id = 'no-forgotten-thing';
const wanted = ['--practice', 'swallowed-error', '--description', "Disallow what's forgotten"];

function scaffold(folder, ...argumentList) {
  return run(folder, [process.execPath, 'tools/new-rule.mjs', ...argumentList]);
}

describe('a scaffolded rule', () => {
  it('passes every check of the repository as it is', { timeout: 300_000 }, () => {
    const copy = copyRepository();
    const plugin = path.join(copy, 'packages/eslint-plugin');
    expect(scaffold(copy, id, ...wanted)).toMatchObject({ exitCode: 0 });

    const written = [`src/rules/${id}.ts`, `tests/rules/${id}.test.ts`, `docs/rules/${id}.md`];
    const touched = [
      ...written.map((file) => `packages/eslint-plugin/${file}`),
      'packages/eslint-plugin/src/rules/index.ts',
      'packages/catalogue/src/practices/errors.ts',
    ];
    const bin = (name) => path.join(copy, 'node_modules/.bin', name);
    const passed = { exitCode: 0, stderr: '' };
    expect(run(copy, [bin('prettier'), '--check', ...touched])).toMatchObject(passed);
    expect(run(copy, [process.execPath, 'tools/generate.mjs', '--check'])).toMatchObject(passed);
    expect(run(plugin, [bin('tsc'), '--noEmit'])).toMatchObject({ ...passed, stdout: '' });
    expect(
      run(copy, [bin('eslint'), ...touched.filter((file) => file.endsWith('.ts'))]),
    ).toMatchObject({
      ...passed,
      stdout: '',
    });
    const tests = run(plugin, [
      bin('vitest'),
      'run',
      '--reporter=json',
      'tests/contract',
      `tests/rules/${id}.test.ts`,
      // The other rules are tested elsewhere.
      `--testNamePattern=${id}|one rule is one file|presets`,
    ]);
    const report = JSON.parse(tests.stdout);
    expect(report).toMatchObject({ success: true, numFailedTests: 0 });
    const names = report.testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ fullName }) => fullName),
    );
    expect(names.filter((name) => name.includes(id)).length).toBeGreaterThan(3);

    const readme = readFileSync(path.join(plugin, 'README.md'), 'utf8');
    expect(readme).toContain(`[${id}](docs/rules/${id}.md)`);
    // A second time it would overwrite what a person has written by then.
    expect(scaffold(copy, id, ...wanted)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`${id}.ts is there already`),
    });
  });
});

describe('nothing is scaffolded', () => {
  let copy;

  beforeAll(() => {
    copy = copyRepository(afterAll);
  });

  it.each([
    ['no id', wanted],
    ['no practice', [id, '--description', 'Disallow it']],
    ['no description', [id, '--practice', 'swallowed-error']],
    ['an id in another case', ['noForgottenThing', ...wanted]],
    ['an id that is a path', ['../no-forgotten-thing', ...wanted]],
    [
      'a practice that does not exist',
      [id, '--practice', 'nothing', '--description', 'Disallow it'],
    ],
    [
      'a description with a full stop',
      [id, '--practice', 'swallowed-error', '--description', 'Do it.'],
    ],
    ['a level that does not exist', [id, ...wanted, '--level', 'all']],
    ['an unknown option', [id, ...wanted, '--force']],
    ['the id of a rule that exists', ['no-swallowed-error', ...wanted]],
  ])('with %s', (_name, argumentList) => {
    const { exitCode, stderr, stdout } = scaffold(copy, ...argumentList);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).not.toBe('');
    expect(stderr).not.toContain('    at ');
    expect(existsSync(path.join(copy, `packages/eslint-plugin/src/rules/${id}.ts`))).toBe(false);
  });
});
