import { describe, expect, it } from 'vitest';
import { runVitest } from './run-vitest.js';

function config(options = ''): Record<string, string> {
  return {
    'vitest.config.js':
      "import { groundrulesVitest } from '@groundrules/vitest-config';\n" +
      "import { defineConfig } from 'vitest/config';\n" +
      `export default defineConfig(groundrulesVitest(${options}));\n`,
  };
}

const test = (body: string): string =>
  `import { expect, it, vi } from 'vitest';\nimport * as code from '../src/code.js';\n${body}\n`;

const code = {
  'src/code.js':
    'export function sign(n) {\n  if (n < 0) return -1;\n  return 1;\n}\n' +
    'export function double(n) {\n  return n * 2;\n}\n',
};

const half = test("it('is half', () => expect(code.sign(1)).toBe(1));");
const whole = test(
  "it.each([[1, 1], [-1, -1]])('sign', (n, s) => expect(code.sign(n)).toBe(s));\n" +
    "it('doubles', () => expect(code.double(2)).toBe(4));",
);

describe('coverage', () => {
  const cases = [
    { name: 'half of the code', tests: half, args: ['--coverage'], options: '', exitCode: 1 },
    { name: 'all of the code', tests: whole, args: ['--coverage'], options: '', exitCode: 0 },
    { name: 'half, not measured', tests: half, args: [], options: '', exitCode: 0 },
    {
      name: 'half, where less is asked',
      tests: half,
      args: ['--coverage'],
      options:
        '{ coverage: { thresholds: { lines: 40, functions: 40, branches: 40, statements: 40 } } }',
      exitCode: 0,
    },
    {
      name: 'half, where one threshold is still too high',
      tests: half,
      args: ['--coverage'],
      options: '{ coverage: { thresholds: { lines: 40, branches: 40, statements: 40 } } }',
      exitCode: 1,
    },
  ];

  it.each(cases)('$name ends with $exitCode', async ({ tests, args, options, exitCode }) => {
    const run = await runVitest({ ...config(options), ...code, 'tests/code.test.js': tests }, args);
    expect(run).toMatchObject({ exitCode });
    expect(run.output.includes('does not meet global threshold')).toBe(exitCode === 1);
  });

  it('counts a file that no test loads', async () => {
    const files = {
      ...config(),
      ...code,
      'src/forgotten.js': 'export function forgotten(n) {\n  return n;\n}\n',
      'tests/code.test.js': whole,
    };
    const { exitCode, output } = await runVitest(files, ['--coverage']);
    expect(output).toMatch(/forgotten\.js +\| +0/);
    expect(output).toContain(
      'Coverage for functions (66.66%) does not meet global threshold (80%)',
    );
    expect(exitCode).toBe(1);
  });

  it('leaves out tests that stand beside the code', async () => {
    const files = {
      ...config(),
      ...code,
      'src/code.test.js': whole.replace('../src/code.js', './code.js'),
    };
    const { exitCode, output } = await runVitest(files, ['--coverage']);
    expect(output).not.toMatch(/code\.test\.js +\|/);
    expect(exitCode).toBe(0);
  });
});

describe('a run fails', () => {
  it('where there is no test', async () => {
    const { exitCode, output } = await runVitest({ ...config(), ...code });
    expect(output).toContain('No test files found');
    expect(exitCode).toBe(1);
  });

  it('where a test asserts nothing', async () => {
    const files = { ...code, 'tests/code.test.js': test("it('runs', () => { code.double(1); });") };
    const strict = await runVitest({ ...config(), ...files });
    expect(strict.output).toContain('expected any number of assertion, but got none');
    expect(strict.exitCode).toBe(1);
    const lenient = await runVitest({ ...config('{ requireAssertions: false }'), ...files });
    expect(lenient).toMatchObject({ exitCode: 0 });
  });

  it('where an option is wrong, and says which', async () => {
    const { exitCode, output } = await runVitest({
      ...config('{ coverage: { thresholds: { lines: 800 } } }'),
      ...code,
      'tests/code.test.js': whole,
    });
    expect(output).toContain(
      '"coverage.thresholds.lines" must be a percentage from 0 to 100; received 800',
    );
    expect(exitCode).toBe(1);
  });
});

describe('the run', () => {
  it('gives each test the real functions, variables and globals back', async () => {
    const body = `
      it('replaces', () => {
        vi.spyOn(console, 'log').mockReturnValue('mocked');
        vi.stubEnv('GROUNDRULES', 'stubbed');
        vi.stubGlobal('answer', 42);
        expect([console.log('x'), process.env.GROUNDRULES, globalThis.answer]).toEqual(
          ['mocked', 'stubbed', 42],
        );
      });
      it('is not touched by the test before', () => {
        expect(vi.isMockFunction(console.log)).toBe(false);
        expect([process.env.GROUNDRULES, globalThis.answer]).toEqual([undefined, undefined]);
      });`;
    const run = await runVitest({ ...config(), ...code, 'tests/code.test.js': test(body) });
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.output).toContain('2 passed');
  });

  it('takes no test from build output, fixtures or where it is told not to', async () => {
    const failing = test("it('fails', () => expect(1).toBe(2));");
    const { exitCode, output } = await runVitest({
      ...config("{ exclude: ['later/**'] }"),
      ...code,
      'dist/a.test.js': failing,
      'coverage/a.test.js': failing,
      'tests/fixtures/a.test.js': failing,
      'later/a.test.js': failing,
      'tests/code.test.js': whole,
    });
    expect(output).toContain('3 passed');
    expect(exitCode).toBe(0);
  });
});
