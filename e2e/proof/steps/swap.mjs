import { expectEnd, expectOpen } from '../expect.mjs';
import { plantKnownFlaw, rule } from '../known-flaw.mjs';

/** A known finding is traded for a new one of the same rule in the same file, which counts can't tell. */
export const swap = {
  name: 'swap',
  async run(checkout) {
    const { host, replace } = await plantKnownFlaw(checkout);
    replace('second');
    expectEnd(await checkout.exec('eslint', [host, '--quiet']), 0);
    expectOpen(await checkout.check(['--gate', 'lint']), [`lint ${rule} ${host}`]);
    return `eslint passes, the gate does not, in ${host}`;
  },
};
