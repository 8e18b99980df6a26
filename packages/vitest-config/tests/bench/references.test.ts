import { describe, expect, it } from 'vitest';

import { createProgramReference } from '../../src/bench/worker/program-reference.js';
import { references } from '../../src/bench/worker/references.js';

// A change of what they do makes every record worthless, and nobody would notice: these numbers depend on all of it.
describe('the reference work', () => {
  it.each([
    ['compute', references.compute, 17_672_236.848_115],
    ['memory', references.memory, 160_000],
  ])('of %s comes to the same as ever', (_name, work, expected) => {
    expect(work()).toBeCloseTo(expected, 5);
  });

  it('of a large program comes to the same as ever, each time that it goes on', () => {
    const work = createProgramReference();
    expect([work(), work(), work()]).toEqual([409_561_868, -65_020_648, -600_130_634]);
  });

  it('of a large program goes on where it stopped, and begins anew where it is made anew', () => {
    const [one, other] = [createProgramReference(), createProgramReference()];
    one();
    other();
    const again = one();
    expect(other()).toBe(again);
  });
});
