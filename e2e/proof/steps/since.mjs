import { expectClean, expectOpen } from '../expect.mjs';
import { findHost } from '../find-host.mjs';
import { flaws } from '../flaws.mjs';

/** Only what changed counts: nothing at first, and then what was planted. */
export const since = {
  name: 'since',
  async run(checkout) {
    expectClean(await checkout.check(['--since', 'known']), 'nothing has changed');
    const host = await findHost(checkout);
    const { gate, rule, text } = flaws.find((flaw) => flaw.gate === 'lint');
    checkout.edit(host, (before) => before + text);
    await checkout.commit('plant a flaw');
    const args = ['--since', 'known', '--gate', gate];
    expectOpen(await checkout.check(args), [`${gate} ${rule} ${host}`]);
    return `${rule} in ${host}`;
  },
};
