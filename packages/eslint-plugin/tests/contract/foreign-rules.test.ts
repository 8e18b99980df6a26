import { createRequire } from 'node:module';

import { type ESLint, Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';

const require = createRequire(import.meta.url);
const { builtinRules } = require('eslint/use-at-your-own-risk') as {
  builtinRules: ReadonlyMap<string, Rule.RuleModule>;
};
const typescriptEslint = require('@typescript-eslint/eslint-plugin') as ESLint.Plugin;

const ids = [
  ...builtinRules.keys(),
  ...Object.keys(typescriptEslint.rules ?? {}).map((id) => `@typescript-eslint/${id}`),
];
const texts = {
  yaml: ['', '# a\nb: [c,\td]   # e\n\n\n\nf: "\u00A0 g"\n', 'a: &b {c: 1}\nd: *b'],
  dockerfile: [
    '',
    '# a\nFROM  node AS b\t\n\n\n\nRUN "\u00A0" \\\n # c\n  && d   \nUSER e',
    'ARG A',
  ],
};

describe.each(['yaml', 'dockerfile'] as const)('rules for JavaScript on %s', (language) => {
  const linter = new Linter();

  function lint(text: string, rules: Linter.RulesRecord): Linter.LintMessage[] {
    const configs: Linter.Config[] = [
      { files: ['**/file'], language: `groundrules/${language}` },
      { plugins: { groundrules: plugin, '@typescript-eslint': typescriptEslint }, rules },
    ];
    return linter.verify(text, configs, 'file');
  }

  it('are the rules that users may turn on for every file', () => {
    expect(ids.length).toBeGreaterThan(350);
    expect(ids).toContain('@typescript-eslint/no-floating-promises');
  });

  it.each(ids)('%s neither throws nor reports', (id) => {
    for (const text of texts[language]) expect(lint(text, { [id]: 'error' })).toEqual([]);
  });

  it('may select any node and class of nodes', () => {
    const selectors = [
      '*',
      ':function',
      ':statement > :pattern',
      'Program:exit',
      ':not(Identifier)',
    ];
    for (const selector of selectors) {
      for (const text of texts[language]) {
        expect(() => lint(text, { 'no-restricted-syntax': ['error', selector] })).not.toThrow();
      }
    }
  });
});

it('the root of YAML is what rules for YAML expect', () => {
  const seen: string[] = [];
  const rule: Rule.RuleModule = {
    create: ({ sourceCode }) =>
      (sourceCode.parserServices as Record<string, unknown>)['isYAML'] === true
        ? { Program: () => seen.push('Program') }
        : {},
  };
  const configs: Linter.Config[] = [
    { files: ['**/file'], language: 'groundrules/yaml' },
    {
      plugins: { groundrules: plugin, yml: { rules: { any: rule } } },
      rules: { 'yml/any': 'error', 'groundrules/unpinned-action': 'error' },
    },
  ];
  const workflow = 'on: push\njobs: {a: {runs-on: b, steps: [{uses: c/d@v1}]}}\n';
  const found = new Linter().verify(workflow, configs, 'file').map(({ ruleId }) => ruleId);
  expect(seen).toEqual(['Program']);
  expect(found).toEqual(['groundrules/unpinned-action']);
});
