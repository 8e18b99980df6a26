import assert from 'node:assert/strict';
import { expectClean, expectEnd } from '../expect.mjs';

/** All that is found is known, and nothing of it counts. */
export const baseline = {
  name: 'baseline',
  from: 'adopted',
  async run(checkout) {
    expectEnd(await checkout.groundrules(['baseline']), 0);
    await checkout.commit('know what is there', 'known');
    const checked = await checkout.check();
    expectClean(checked, 'after the baseline was made');
    const { findings } = JSON.parse(checkout.read('groundrules.baseline.json'));
    const baselined = checked.report.findings.filter(({ status }) => status === 'baselined');
    assert.equal(baselined.length, findings.length);
    assert.equal(await checkout.git('status', '--porcelain'), '', 'A check in CI wrote something.');
    return `${findings.length} known`;
  },
};
