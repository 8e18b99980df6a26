import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { createLanguageOptions } from '@groundrules/testkit';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { Linter, type Rule } from 'eslint';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';

import { getFlow } from '../../src/flow/flow.js';
import plugin from '../../src/index.js';
import { allRules } from './all-rules.js';

/**
 * Folders with code to run every rule over, separated as in `PATH`: `GROUNDRULES_CORPUS=/src/typescript-eslint
 * npx vitest run tests/contract/corpus.test.ts`. Without it, the code of this package has to do.
 */
const given = process.env['GROUNDRULES_CORPUS'];
const ownCode = fileURLToPath(new URL('../..', import.meta.url));
const folders = given === undefined ? [ownCode] : given.split(path.delimiter);

const code = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}';
const linter = new Linter();

/** Asks the flow about every node, also where no rule does. */
const askAll: Rule.RuleModule = {
  create: ({ sourceCode }) => ({
    '*'(node: unknown) {
      const flow = getFlow(sourceCode as unknown as SourceCode);
      flow.valueOf(node as TSESTree.Node);
      flow.partsOf(node as TSESTree.Node);
      flow.nameOf(node as TSESTree.Node);
    },
  }),
};

const config: Linter.Config = {
  files: [code],
  languageOptions: createLanguageOptions(),
  linterOptions: { reportUnusedDisableDirectives: 'off' },
  plugins: { groundrules: plugin, flow: { rules: { 'ask-all': askAll } } },
  rules: {
    ...Object.fromEntries(allRules.map(([id]) => [`groundrules/${id}`, 'error' as const])),
    'flow/ask-all': 'error',
  },
};

describe.each(folders)('every rule survives the code in %s', (folder) => {
  const files = globSync(code, {
    cwd: folder,
    absolute: true,
    dot: true,
    ignore: ['**/node_modules/**', '**/dist/**', '**/.git/**'],
  });

  it('throws nowhere', { timeout: 60 * 60 * 1000 }, () => {
    let read = 0;
    const failures: string[] = [];
    for (const file of files) {
      // In fixtures, JavaScript often has types or elements in it.
      const filename = /\.[cm]?js$/u.test(file) ? 'file.jsx' : `file${path.extname(file)}`;
      const text = readFileSync(file, 'utf8');
      try {
        const messages = linter.verify(text, config, { filename, allowInlineConfig: false });
        // A file that no config is for has a message without a rule too.
        if (messages.every(({ ruleId }) => ruleId !== null)) read++;
      } catch (error) {
        failures.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    expect(failures).toEqual([]);
    // A corpus that nobody could read would prove nothing.
    expect(read).toBeGreaterThan(50);
    console.info(
      `${String(read)} of ${String(files.length)} files could be parsed, none made a rule throw.`,
    );
  });
});
