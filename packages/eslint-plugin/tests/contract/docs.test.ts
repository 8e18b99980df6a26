import { practices } from '@groundrules/catalogue';
import { createLanguageOptions, fixtureProject } from '@groundrules/testkit';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { publicFixtures } from '../support/public-fixtures.js';
import { allRules, type AnyRule, readText } from './all-rules.js';

interface Sample {
  readonly kind: 'Incorrect' | 'Correct';
  readonly language: string;
  readonly code: string;
  readonly line: number;
}

const sections = ['Why', 'Incorrect', 'Correct', 'Options', 'When not to use', 'Prior art'];

function readSamples(page: string): Sample[] {
  const samples: Sample[] = [];
  let kind: string | undefined;
  let open: { language: string; code: string[]; line: number } | undefined;
  for (const [index, text] of page.split('\n').entries()) {
    const fence = /^```(?<language>\w*)$/u.exec(text);
    if (open === undefined) {
      const heading = /^#+ (?<first>\w+)/u.exec(text)?.groups?.['first'];
      kind = heading ?? kind;
      if (fence) open = { language: fence.groups?.['language'] ?? '', code: [], line: index + 1 };
    } else if (fence) {
      const { language, code, line } = open;
      if (kind === 'Incorrect' || kind === 'Correct') {
        samples.push({ kind, language, code: `${code.join('\n')}\n`, line });
      }
      open = undefined;
    } else {
      open.code.push(text);
    }
  }
  return samples;
}

/** The languages of samples that are not TypeScript, and a file of each. */
const languages: Readonly<Record<string, string>> = {
  yaml: 'workflow.yml',
  dockerfile: 'Dockerfile',
};

function lint(id: string, { language, code }: Sample, typed: boolean): string[] {
  const foreignFile = languages[language];
  if (foreignFile !== undefined) {
    const foreign: Linter.Config = {
      files: [`**/${foreignFile}`],
      language: `groundrules/${language}`,
      plugins: { groundrules: plugin },
      rules: { [`groundrules/${id}`]: 'error' },
    };
    return new Linter()
      .verify(code, foreign, foreignFile)
      .map(({ ruleId, message }) => ruleId ?? message);
  }
  const config: Linter.Config = {
    files: ['**/*.{ts,tsx}'],
    languageOptions: createLanguageOptions({ typed }),
    settings: publicFixtures,
    plugins: { groundrules: plugin },
    rules: { [`groundrules/${id}`]: 'error' },
  };
  const filename = language === 'tsx' ? 'react.tsx' : 'file.ts';
  return new Linter({ cwd: fixtureProject })
    .verify(code, config, filename)
    .map(({ ruleId, message }) => ruleId ?? message);
}

/** The lines that every page starts with; they follow from the rule's `meta`. */
function describeRule(id: string, { meta }: AnyRule): string[] {
  const practice = practices.find((it) => it.id === meta.docs?.practice);
  const cells = [
    `[${practice?.id ?? 'none'}](../../../../${practice?.docs ?? ''})`,
    meta.docs?.level ?? 'none',
    meta.fixable === undefined ? 'no' : 'yes',
    meta.hasSuggestions === true ? 'yes' : 'no',
    meta.docs?.requiresTypeChecking === true ? 'required' : 'not required',
  ];
  return [
    `# ${id}`,
    '',
    `${meta.docs?.description ?? ''}.`,
    '',
    '| Practice | Level | Fix | Suggestions | Type information |',
    '| --- | --- | --- | --- | --- |',
    `| ${cells.join(' | ')} |`,
  ];
}

describe.each(allRules)('page of %s', (id, rule) => {
  const page = readText(`docs/rules/${id}.md`);
  const samples = readSamples(page);

  it('starts with what the rule says of itself', () => {
    const start = describeRule(id, rule);
    // Prettier pads the columns of tables.
    const lines = page
      .split('\n', start.length)
      .map((line) => line.replaceAll(/(?<! ) +\|/gu, ' |').replaceAll(/-{3,}/gu, '---'));
    expect(lines).toEqual(start);
  });

  it('has the sections of every page, in order', () => {
    const headings = [...page.matchAll(/^## (?<title>.+)$/gmu)].map((it) => it.groups?.['title']);
    expect(headings).toEqual(sections);
  });

  it('has a heading for every option, and for no other', () => {
    const options = (rule.meta.schema as readonly { properties?: object }[]).flatMap(
      ({ properties = {} }) => Object.keys(properties),
    );
    const headings = [...page.matchAll(/^### `(?<title>.+)`$/gmu)].map(
      (it) => it.groups?.['title'] ?? '',
    );
    expect(headings.toSorted()).toEqual(options.toSorted());
  });

  it('shows samples of both kinds', () => {
    expect(new Set(samples.map(({ kind }) => kind))).toEqual(new Set(['Incorrect', 'Correct']));
    const own = rule.meta.docs?.language;
    const expected = own === undefined ? ['ts', 'tsx'] : [own];
    for (const { language } of samples) expect(expected).toContain(language);
  });

  const modes = rule.meta.docs?.requiresTypeChecking === true ? [true] : [false, true];
  describe.each(modes)('with type information: %s', (typed) => {
    it.each(samples)('$kind sample in line $line is right', (sample) => {
      const found = lint(id, sample, typed);
      const expected = sample.kind === 'Correct' ? [] : [`groundrules/${id}`];
      expect([...new Set(found)]).toEqual(expected);
    });
  });
});
