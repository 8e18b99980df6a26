import { describe, expect, it } from 'vitest';

import { looserOptions } from '../../src/drift/tsconfig/strict-options.js';

const standard = { strict: true, noImplicitReturns: true, allowUnreachableCode: false };

describe('looserOptions', () => {
  it.each<readonly [effective: object, isStrictByDefault: boolean, found: readonly string[]]>([
    [standard, false, []],
    [{ ...standard, noUnusedLocals: true, target: 1 }, false, []],
    [{ ...standard, strict: false }, true, ['strict']],
    [{ ...standard, strict: undefined }, true, []],
    [{ ...standard, strict: undefined }, false, ['strict']],
    [{ ...standard, strictNullChecks: false }, true, ['strictNullChecks']],
    [{ ...standard, noImplicitReturns: false }, true, ['noImplicitReturns']],
    [{ ...standard, allowUnreachableCode: undefined }, true, ['allowUnreachableCode']],
    [{ ...standard, noCheck: true, skipLibCheck: true }, true, ['noCheck', 'skipLibCheck']],
  ])('%j', (effective, isStrictByDefault, found) => {
    const options = looserOptions(
      standard,
      effective as Record<string, unknown>,
      isStrictByDefault,
    );
    expect(options.map(({ option }) => option)).toEqual(found);
  });
});
