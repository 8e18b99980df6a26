import assert from 'node:assert/strict';
import { expectSchema } from '../are-valid.mjs';
import { expectEnd } from '../expect.mjs';

const weaker = `import { groundrules } from '@groundrules/eslint-config';

export default groundrules({}, { rules: { 'groundrules/no-swallowed-error': 'off' } });
`;

/** A rule that is switched off is named, and nothing else comes with it. */
export const drift = {
  name: 'drift',
  async run(checkout) {
    const before = await weakened(checkout);
    checkout.write('eslint.config.mjs', weaker);
    const added = (await weakened(checkout)).filter((one) => !before.includes(one));
    assert.ok(
      added.length > 0 && added.every((one) => one.includes('no-swallowed-error')),
      `It says this of the rule that was switched off: ${added.join(' | ')}`,
    );
    return `${before.length} at first, and the rule that was switched off`;
  },
};

async function weakened({ groundrules }) {
  const result = await groundrules(['drift', '--format', 'json']);
  expectEnd(result, result.exitCode === 0 ? 0 : 1);
  expectSchema(result.stdout, 'schemas/drift.schema.json');
  return JSON.parse(result.stdout).repositories.flatMap(({ weakenings }) =>
    weakenings.map((one) => JSON.stringify(one)),
  );
}
