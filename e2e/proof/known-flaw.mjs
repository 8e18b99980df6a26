import { expectClean, expectEnd } from './expect.mjs';
import { findHost } from './find-host.mjs';

/** The rule of the flaw. */
export const rule = 'groundrules/no-swallowed-error';

/** Where it is planted already, which takes a whole check. */
const planted = new WeakSet();

const flaw = (call) => `\ntry {\n  JSON.parse('${call}');\n} catch {}\n`;

/**
 * Plants a flaw and takes it into the baseline, so that a step knows one known finding by heart.
 *
 * @param {object} checkout The clone.
 * @returns {Promise<{ host: string, replace: (call: string) => void, remove: () => void }>} Where it is, and what can be
 * done to it.
 */
export async function plantKnownFlaw(checkout) {
  const host = await findHost(checkout);
  if (planted.has(checkout)) await checkout.restore('known-flaw');
  else await plant(checkout, host);
  return {
    host,
    replace: (call) => {
      checkout.edit(host, (before) => before.replace(flaw('first'), flaw(call)));
    },
    remove: () => {
      checkout.edit(host, (before) => before.replace(flaw('first'), ''));
    },
  };
}

async function plant(checkout, host) {
  checkout.edit(host, (before) => before + flaw('first'));
  const grown = await checkout.groundrules(
    ['baseline', '--grow', '--reason', 'It is planted to try what comes of it.'],
    { ...author, CI: '1' },
  );
  // The repository may lay out code differently, which comes in as well.
  expectEnd(grown, 0, ' came in');
  await checkout.commit('know one more', 'known-flaw');
  expectClean(await checkout.check(['--gate', 'lint']), 'after the baseline has grown');
  planted.add(checkout);
}

/** Growing is recorded with its author, whom Git knows. */
const author = {
  GIT_AUTHOR_NAME: 'Ada Lovelace',
  GIT_CONFIG_COUNT: '2',
  GIT_CONFIG_KEY_0: 'user.name',
  GIT_CONFIG_VALUE_0: 'Ada Lovelace',
  GIT_CONFIG_KEY_1: 'user.email',
  GIT_CONFIG_VALUE_1: 'ada@example.org',
};
