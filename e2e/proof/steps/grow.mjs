import assert from 'node:assert/strict';
import { expectEnd } from '../expect.mjs';
import { plantKnownFlaw, rule } from '../known-flaw.mjs';

/** The baseline takes in what is new for a reason only, and says whose it was. */
export const grow = {
  name: 'grow',
  async run(checkout) {
    expectEnd(await checkout.groundrules(['baseline', '--grow']), 2, 'needs a reason');
    expectEnd(
      await checkout.groundrules(['baseline', '--grow', '--reason', 'wip']),
      2,
      'no reason',
    );
    assert.equal(await checkout.git('status', '--porcelain'), '');
    const before = count(checkout);
    const { host } = await plantKnownFlaw(checkout);
    const { findings, growth } = JSON.parse(checkout.read('groundrules.baseline.json'));
    const { added, author } = growth.at(-1);
    assert.equal(author, 'Ada Lovelace <ada@example.org>');
    assert.equal(findings.length, before + added);
    assert.ok(findings.some(({ file, rule: found }) => file === host && found === rule));
    return `${before} and ${added} more`;
  },
};

function count({ read }) {
  return JSON.parse(read('groundrules.baseline.json')).findings.length;
}
