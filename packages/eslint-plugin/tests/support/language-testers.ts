import { createRuleTester, type StrictRuleTester } from '@groundrules/testkit';

import plugin from '../../src/index.js';

/** The rule tester for rules on YAML. */
export const yamlTester: StrictRuleTester = createRuleTester({
  language: { name: 'groundrules/yaml', plugins: { groundrules: plugin } },
});

/** The rule tester for rules on Dockerfiles. */
export const dockerfileTester: StrictRuleTester = createRuleTester({
  language: { name: 'groundrules/dockerfile', plugins: { groundrules: plugin } },
});
