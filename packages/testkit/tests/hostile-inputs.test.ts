import { parse } from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';

import { hostileInputs } from '../src/index.js';

describe('hostile inputs', () => {
  it.each(hostileInputs)('parses: $name', ({ filename, code }) => {
    expect(() =>
      parse(code, { filePath: filename, ecmaFeatures: { jsx: filename.endsWith('x') } }),
    ).not.toThrow();
  });

  it('gives each input a name of its own', () => {
    const names = hostileInputs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
