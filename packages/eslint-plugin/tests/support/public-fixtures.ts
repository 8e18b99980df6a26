import path from 'node:path';

import { fixtureProject } from '@groundrules/testkit';

/** Settings by which all that the files of the fixture project export is public. */
export const publicFixtures = {
  groundrules: { root: path.dirname(fixtureProject), publicApi: ['fixtures/*.{ts,tsx}'] },
};
