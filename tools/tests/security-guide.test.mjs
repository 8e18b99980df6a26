import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import { describe, expect, it } from 'vitest';
import { loadBuilt } from '../generate/load-built.mjs';
import { repository } from './support/copy-repository.mjs';
import { readGuide } from './support/read-guide.mjs';

const { practices } = await loadBuilt(repository, 'catalogue');
const { presets } = await loadBuilt(repository, 'eslint-config');
const { createLanguageOptions } = await loadBuilt(repository, 'testkit');

const guide = readFileSync(path.join(repository, 'docs/security/best-practices.md'), 'utf8');
const page = readFileSync(path.join(repository, 'docs/practices/security.md'), 'utf8');
const security = practices.filter(({ area }) => area === 'security');

const options = { root: repository };
const configs = [
  { files: ['**/*.{js,ts,tsx}'], languageOptions: createLanguageOptions() },
  ...presets.security(options),
  ...presets.workflows(options),
  ...presets.containers(options),
];
/** What a snippet is linted as; those of other languages are not. */
const files = {
  js: 'snippet.js',
  ts: 'snippet.ts',
  tsx: 'snippet.tsx',
  yaml: '.github/workflows/snippet.yml',
  dockerfile: 'Dockerfile',
};
const knownRules = new Set([
  ...builtinRules.keys(),
  ...configs.flatMap(({ plugins = {} }) =>
    Object.entries(plugins).flatMap(([prefix, { rules }]) =>
      Object.keys(rules).map((id) => `${prefix}/${id}`),
    ),
  ),
]);
const known = {
  eslint: knownRules,
  gate: new Set(practices.flatMap(({ enforcers }) => enforcers.gate ?? [])),
  knip: new Set(practices.flatMap(({ enforcers }) => enforcers.knip ?? [])),
  checklist: new Set(),
  tsc: new Set(),
};

function isLinted({ language }) {
  return Object.hasOwn(files, language);
}

/** The rules that report a snippet, or the message of what is no rule, such as a syntax error. */
function lint({ code, language }) {
  const messages = new Linter({ cwd: repository }).verify(code, configs, files[language]);
  return [...new Set(messages.map(({ message, ruleId }) => ruleId ?? message))].toSorted();
}

describe.each([
  { name: 'the guide', entries: readGuide(guide, '###') },
  { name: 'the page of the practices', entries: readGuide(page, '##') },
])('$name', ({ entries }) => {
  const samples = entries.flatMap((entry) =>
    ['wrong', 'right'].flatMap((kind) =>
      entry[kind].filter(isLinted).map((snippet) => ({ ...entry, kind, snippet })),
    ),
  );

  it('is read as it is meant', () => {
    expect(samples.length).toBeGreaterThan(security.length);
  });

  it.each(entries)('$title says what enforces it', ({ enforcer }) => {
    expect(Object.keys(known)).toContain(enforcer?.kind);
    expect(enforcer.names.length > 0).toBe(/^(?:eslint|gate|knip)$/u.test(enforcer.kind));
    expect(enforcer.names.filter((name) => !known[enforcer.kind].has(name))).toEqual([]);
  });

  it.each(entries.filter(({ enforcer }) => enforcer?.kind !== 'checklist'))(
    '$title shows wrong and right',
    ({ enforcer, right, wrong }) => {
      expect(wrong).not.toEqual([]);
      expect(right).not.toEqual([]);
      const isForESLint = enforcer.kind === 'eslint';
      expect([...wrong, ...right].every((snippet) => isLinted(snippet) || !isForESLint)).toBe(true);
    },
  );

  it.each(samples.filter(({ kind }) => kind === 'wrong'))(
    '$title: wrong in line $snippet.line is reported by what enforces it alone',
    ({ enforcer, snippet }) => {
      const found = lint(snippet);
      const named = enforcer.kind === 'eslint' ? enforcer.names : [];
      expect(found.filter((rule) => !named.includes(rule))).toEqual([]);
      expect(found.length > 0).toBe(named.length > 0);
    },
  );

  it.each(entries.filter(({ enforcer }) => enforcer?.kind === 'eslint'))(
    '$title is enforced by each rule it names',
    ({ enforcer, wrong }) => {
      const found = new Set(wrong.filter(isLinted).flatMap(lint));
      expect(enforcer.names.filter((name) => !found.has(name))).toEqual([]);
    },
  );

  it.each(samples.filter(({ kind }) => kind === 'right'))(
    '$title: right in line $snippet.line is silent',
    ({ snippet }) => {
      expect(lint(snippet)).toEqual([]);
    },
  );
});

it.each(security)('$id is in the guide, under what enforces it', ({ enforcers }) => {
  const named = readGuide(guide, '###').flatMap(({ enforcer }) => enforcer.names);
  expect(namesOf(enforcers).some((id) => named.includes(id))).toBe(true);
});

it.each(security)('$id names on its page all that enforces it', ({ enforcers, id }) => {
  const entry = readGuide(page, '##').find(({ title }) => title === id);
  expect(entry?.enforcer.names.toSorted()).toEqual(namesOf(enforcers).toSorted());
});

function namesOf({ eslint = [], gate }) {
  return gate === undefined ? eslint : [...eslint, gate];
}

describe('readGuide', () => {
  it('reads titles, snippets with their lines, and what enforces them', () => {
    const text = [
      '## Part',
      '### One',
      'Wrong:',
      '```ts',
      '# no heading',
      '```',
      'Right:',
      '```yaml',
      'a: 1',
      '```',
      'Enforced by: `some/rule` and `other`. Not `this`.',
      '### Two',
      'Enforced by: checklist. `tool` reports it.',
      '### Three',
      'Enforced by: knip `files`.',
      '### Four',
      'Enforced by: the gate `audit`.',
      '### Only prose',
    ].join('\n');
    const [one, two, three, four, ...rest] = readGuide(text, '###');
    expect(rest).toEqual([]);
    expect(one).toEqual({
      title: 'One',
      line: 2,
      wrong: [{ language: 'ts', code: '# no heading\n', line: 4 }],
      right: [{ language: 'yaml', code: 'a: 1\n', line: 8 }],
      enforcer: { kind: 'eslint', names: ['some/rule', 'other'] },
    });
    expect(two.enforcer).toEqual({ kind: 'checklist', names: [] });
    expect(three.enforcer).toEqual({ kind: 'knip', names: ['files'] });
    expect(four.enforcer).toEqual({ kind: 'gate', names: ['audit'] });
  });
});
