import { compileFunction } from 'node:vm';
import { describe, expect, it } from 'vitest';

import { measureTouchedCode } from '../../src/bench/worker/touched-code.js';

const megabyte = 1024 * 1024;

function largeFunction(statements: number): () => unknown {
  const lines = Array.from({ length: statements }, (_, index) => {
    const number = String(index);
    return `sum = (sum + ${number} * sum) | 0; if (sum === ${number}) sum += 1;`;
  });
  const run = compileFunction(`${lines.join('\n')} return sum;`, ['sum']) as (
    sum: number,
  ) => number;
  return () => run(1);
}

/** Some containers hide it, on Linux too. */
const isTold = (await measureTouchedCode(() => 0)) !== undefined;

describe.skipIf(!isTold)('the code that a call goes through', () => {
  it.each([
    ['little', () => [3, 1, 2].toSorted((a, b) => a - b), 0, 4],
    ['asynchronous', async () => await Promise.resolve(1), 0, 4],
    ['large', largeFunction(60_000), 4, 60],
  ])('is told of what is %s', async (_what, work, least, most) => {
    for (let call = 0; call < 200; call += 1) await work();
    const touched = (await measureTouchedCode(work)) ?? Number.NaN;
    expect(touched).toBeGreaterThan(least * megabyte);
    expect(touched).toBeLessThan(most * megabyte);
  });

  it('lets through what is thrown', async () => {
    const work = (): never => {
      throw new TypeError('gone');
    };
    await expect(measureTouchedCode(work)).rejects.toThrow('gone');
  });
});
