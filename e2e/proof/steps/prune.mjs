import assert from 'node:assert/strict';
import { expectClean, expectEnd } from '../expect.mjs';
import { plantKnownFlaw } from '../known-flaw.mjs';

/** What is fixed leaves the baseline: by hand, and by a check outside of CI. */
export const prune = {
  name: 'prune',
  async run(checkout) {
    const before = files(checkout);
    const { remove } = await plantKnownFlaw(checkout);
    const grown = files(checkout);
    remove();
    const checked = await checkout.check();
    expectClean(checked, 'after it was fixed');
    assert.deepEqual(files(checkout), grown, 'A check in CI wrote something.');
    assert.match(checked.stdout, /--prune/u);
    expectEnd(await checkout.groundrules(['baseline', '--prune']), 0, ' went, as ');
    assert.deepEqual(withoutHistory(files(checkout)), withoutHistory(before));
    await checkout.git('checkout', '--quiet', '--', 'groundrules.baseline.json');
    expectClean(await checkout.check([], {}), 'outside of CI');
    assert.deepEqual(withoutHistory(files(checkout)), withoutHistory(before));
    return 'by --prune, and by a check outside of CI';
  },
};

function files({ read }) {
  return {
    baseline: read('groundrules.baseline.json'),
    suppressions: read('eslint-suppressions.json'),
  };
}

/** That it grew once, and at which commit it was written, is kept. */
function withoutHistory({ baseline, suppressions }) {
  return { findings: JSON.parse(baseline).findings, suppressions: JSON.parse(suppressions) };
}
