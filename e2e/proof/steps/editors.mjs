import { existsSync } from 'node:fs';
import path from 'node:path';
import { expectEnd } from '../expect.mjs';
import { NotTried } from './not-tried.mjs';

/** ESLint by itself agrees, by the suppressions that come with the baseline. */
export const editors = {
  name: 'plain eslint',
  async run({ exec, folder, read }) {
    if (!existsSync(path.join(folder, 'eslint-suppressions.json'))) {
      throw new NotTried('The lint gate found no errors.');
    }
    expectEnd(await exec('eslint', ['.', '--quiet']), 0);
    const files = Object.keys(JSON.parse(read('eslint-suppressions.json')));
    return `errors in ${files.length} files are suppressed`;
  },
};
