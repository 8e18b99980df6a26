import assert from 'node:assert/strict';
import { expectClean, expectEnd, expectOpen } from '../expect.mjs';
import { findHost } from '../find-host.mjs';
import { flaws } from '../flaws.mjs';

/** A finding is accepted for a while; without a reason it is not. */
export const waive = {
  name: 'waive',
  async run(checkout) {
    const host = await findHost(checkout);
    const { gate, rule, text } = flaws.find((flaw) => flaw.gate === 'lint');
    checkout.edit(host, (before) => before + text);
    // Of what changed alone, as the rest has been judged many times.
    const args = ['--gate', gate, '--since', 'known'];
    const before = await checkout.check(args);
    expectOpen(before, [`${gate} ${rule} ${host}`]);
    const [{ fingerprint }] = before.open;
    const expires = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const given = ['waive', fingerprint, '--gate', gate, '--owner', 'ada', '--expires', expires];
    expectEnd(await checkout.groundrules(given), 2, '--reason');
    const reason = 'It is planted to be waived.';
    expectEnd(await checkout.groundrules([...given, '--reason', reason]), 0, 'is waived until');
    const after = await checkout.check(args);
    expectClean(after, 'after it was waived');
    const waived = after.report.findings.filter(({ status }) => status === 'waived');
    assert.deepEqual(
      waived.map((finding) => finding.fingerprint),
      [fingerprint],
    );
    expectEnd(await checkout.groundrules(['waive', fingerprint, '--remove']), 0);
    expectOpen(await checkout.check(args), [`${gate} ${rule} ${host}`]);
    return `${rule} in ${host} until ${expires}`;
  },
};
