import { describe, expect, it } from 'vitest';
import { groundrulesVitest, VitestOptionsError, type VitestOptions } from '../src/index.js';

const wrong: readonly { options: unknown; option: string; message: string }[] = [
  {
    options: { includes: ['a'] },
    option: 'includes',
    message:
      '"includes" is not an option; use one of include, exclude, requireAssertions, coverage',
  },
  {
    options: { include: 'tests' },
    option: 'include',
    message: `"include" must be an array of one or more globs; received 'tests'`,
  },
  {
    options: { include: [] },
    option: 'include',
    message: '"include" must be an array of one or more globs; received []',
  },
  {
    options: { exclude: [''] },
    option: 'exclude',
    message: `"exclude" must be an array of one or more globs; received [ '' ]`,
  },
  {
    options: { requireAssertions: 'yes' },
    option: 'requireAssertions',
    message: `"requireAssertions" must be true or false; received 'yes'`,
  },
  {
    options: { coverage: true },
    option: 'coverage',
    message: '"coverage" must be an object with any of include, exclude, thresholds; received true',
  },
  {
    options: { coverage: { thresholds: { lines: 101 } } },
    option: 'coverage.thresholds.lines',
    message: '"coverage.thresholds.lines" must be a percentage from 0 to 100; received 101',
  },
  {
    options: { coverage: { thresholds: { branches: -1 } } },
    option: 'coverage.thresholds.branches',
    message: '"coverage.thresholds.branches" must be a percentage from 0 to 100; received -1',
  },
  {
    options: { coverage: { thresholds: { functions: Number.NaN } } },
    option: 'coverage.thresholds.functions',
    message: '"coverage.thresholds.functions" must be a percentage from 0 to 100; received NaN',
  },
  {
    options: { coverage: { thresholds: { perFile: true } } },
    option: 'coverage.thresholds.perFile',
    message:
      '"coverage.thresholds.perFile" is not an option; use one of lines, functions, branches, statements',
  },
  {
    options: { coverage: { toString: 1 } },
    option: 'coverage.toString',
    message: '"coverage.toString" is not an option; use one of include, exclude, thresholds',
  },
  {
    options: null,
    option: '',
    message:
      'the options must be an object with any of include, exclude, requireAssertions, coverage; received null',
  },
  {
    options: [],
    option: '',
    message:
      'the options must be an object with any of include, exclude, requireAssertions, coverage; received []',
  },
];

describe('groundrulesVitest', () => {
  it.each(wrong)('refuses $options', ({ options, option, message }) => {
    const call = (): unknown => groundrulesVitest(options as VitestOptions);
    expect(call).toThrow(VitestOptionsError);
    expect(call).toThrow(expect.objectContaining({ option }));
    expect(call).toThrow(`groundrulesVitest(): ${message}`);
  });

  it('takes undefined for an option that is left out', () => {
    const left = { include: undefined, coverage: undefined } as unknown as VitestOptions;
    expect(groundrulesVitest(left)).toStrictEqual(groundrulesVitest());
  });

  it('asks for 80 percent of what is not said otherwise', () => {
    const { test } = groundrulesVitest({ coverage: { thresholds: { lines: 95, branches: 0 } } });
    expect(test?.coverage?.thresholds).toStrictEqual({
      lines: 95,
      functions: 80,
      branches: 0,
      statements: 80,
    });
  });

  it('measures nothing unless asked on the command line', () => {
    expect(groundrulesVitest().test?.coverage).not.toHaveProperty('enabled');
  });
});
