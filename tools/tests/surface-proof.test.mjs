import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { causes } from '../surface-proof/causes.mjs';
import { compare } from '../surface-proof/compare.mjs';
import { repository } from './support/copy-repository.mjs';
import { makeCheckout } from './support/make-checkout.mjs';
import { run } from './support/run.mjs';

const tool = path.join(repository, 'tools/surface-proof.mjs');
const at = (line, column = 1, file = '/a.ts') => ({ file, line, column });

function ours(name, line, more = {}) {
  const place = at(line);
  return {
    ...{ name, localName: name.split('.').at(-1), kind: 'variable', isDocumented: false, place },
    ...{ places: [place], texts: [undefined], tags: [], entryFiles: ['/a.ts'] },
    ...{ isInherited: false, isInTypeLiteral: false, isOverride: false, isParameter: false },
    spans: [{ file: place.file, start: place, nameLine: line }],
    replacesModule: false,
    ...more,
  };
}

function theirs(name, line, more = {}) {
  return {
    ...{ name, kind: 'Variable', places: [at(line)], isOwn: true, isUndocumented: true },
    ...{ signatures: 0, documentedSignatures: 0, isDocumented: false, texts: [] },
    ...{ isInherited: false, around: ['Module', 'Project'], ...more },
  };
}

const message = (name, line, column = 1) => ({ name, ...at(line, column) });

function compareAll({ own = [], typedoc = [], messages = [], failures = [], evidence = {} }) {
  const documented = { symbols: typedoc, reports: typedoc.length };
  return compare(own, documented, { messages, failures }, () => evidence);
}

function difference(input) {
  const { differences } = compareAll(input);
  return differences.map(({ cause, name, only, tool: by, what }) => [by, what, only, name, cause]);
}

describe('comparing', () => {
  it('counts what is in both and judged alike, once for each place', () => {
    const own = [ours('a', 1), ours('b', 2, { isDocumented: true }), ours('c', 3)];
    const typedoc = [
      theirs('a', 1),
      theirs('other.a', 1),
      theirs('b', 2, { isUndocumented: false }),
      theirs('c', 3),
      theirs('inherited', 9, { isOwn: false }),
    ];
    const messages = [message('a', 1), message('a', 1), message('c', 3)];
    expect(compareAll({ own, typedoc, messages })).toEqual({
      ours: { public: 3, undocumented: 2 },
      typedoc: { public: 3, undocumented: 2, reports: 5, both: 3, agreed: 3 },
      apiExtractor: { undocumented: 2, agreed: 2 },
      differences: [],
    });
  });

  it('believes the declaration, not what is inherited or written again in a parameter', () => {
    const typedoc = [
      theirs('a', 1, { isUndocumented: false }),
      theirs('Heir.a', 1, { isInherited: true }),
      theirs('f.options.a', 1, { around: ['TypeLiteral', 'Parameter'] }),
    ];
    expect(difference({ own: [ours('a', 1, { isDocumented: true })], typedoc })).toEqual([]);
  });

  it('takes what is exported without a name for what stands at the beginning of its statement', () => {
    const span = { file: '/a.ts', start: at(1), nameLine: 1 };
    const own = [ours('default', 1, { places: [at(1, 8)], place: at(1, 8), spans: [span] })];
    const typedoc = [theirs('default', 1)];
    expect(difference({ own, typedoc, messages: [message('default', 1)] })).toEqual([]);
  });

  it('finds what the compiler names or moves, where the message leads beside it', () => {
    const own = [ours('default', 4), ours('other', 5)];
    const typedoc = [theirs('default', 4), theirs('other', 5)];
    const messages = [{ ...message('_default', 1), isThere: false }, message('other', 5)];
    expect(difference({ own, typedoc, messages })).toEqual([]);
  });

  it('has no cause for what nothing explains', () => {
    expect(difference({ own: [ours('a', 1)], typedoc: [theirs('b', 2)] })).toEqual([
      ['TypeDoc', 'public', 'theirs', 'b', undefined],
      ['TypeDoc', 'public', 'ours', 'a', undefined],
      ['API Extractor', 'undocumented', 'ours', 'a', undefined],
    ]);
  });
});

describe('causes', () => {
  const both = (more, their = {}, documented = true) => ({
    own: [ours('a', 1, { isDocumented: documented, ...more })],
    typedoc: [theirs('a', 1, { isUndocumented: documented, ...their })],
    messages: documented ? [] : [message('a', 1)],
  });
  const extracted = (more, documented = true) => ({
    own: [ours('a', 1, { isDocumented: documented, ...more })],
    typedoc: [theirs('a', 1, { isUndocumented: !documented })],
    messages: documented ? [message('a', 1)] : [],
  });
  const twice = { places: [at(1), at(2)] };
  const cases = [
    ['written-in-place', { typedoc: [theirs('f.x', 1, { around: ['TypeLiteral', 'Parameter'] })] }],
    ['underscore', { typedoc: [theirs('_a.b', 1)] }],
    ['underscore', { messages: [message('_a', 1)] }],
    ['symbol-key', { typedoc: [theirs('A.[key]', 1)] }],
    ['unnamed-signature', { messages: [message('__call', 1)] }],
    ['module-namespace', { typedoc: [theirs('all', 1, { kind: 'Namespace' })] }],
    ['other-package', { typedoc: [theirs('a', 1, { places: [] })] }],
    ['hidden-for-all', { messages: [message('a', 1)], evidence: { context: { isHidden: true } } }],
    [
      'local-of-namespace',
      { messages: [message('a', 1)], evidence: { context: { isLocal: true } } },
    ],
    ['hidden-by-base', { messages: [message('a', 1)], evidence: { isHiddenElsewhere: true } }],
    [
      'computed-type',
      {
        typedoc: [theirs('A.b', 1, { isInherited: true })],
        evidence: { context: { isInTypeLiteral: true } },
      },
    ],
    ['given-to-function', { messages: [message('a', 1)], evidence: { isExpando: true } }],
    ['tags-only', both({ tags: ['see'], texts: [''] }, {}, false)],
    ['docs-from-elsewhere', { ...both({}, {}, false), evidence: { docsIn: 'elsewhere' } }],
    ['docs-of-list', { ...both({}, {}, false), evidence: { docsIn: 'package' } }],
    ['each-declaration', both({ ...twice, texts: ['A.', undefined] })],
    ['signature-of-value', both({ texts: ['A.'] }, { isDocumented: true, signatures: 1 })],
    ['override', both({ isOverride: true })],
    ['docs-of-constructor', both({ isParameter: true })],
    ['docs-of-export', both({})],
    ['text-of-tag', extracted({ texts: [''] })],
    ['inherited-docs', extracted({})],
    ['export-equals', extracted({ replacesModule: true }, false)],
    ['type-literal', extracted({ isInTypeLiteral: true }, false)],
    ['base-not-exported', extracted({ isInherited: true }, false)],
    ['unknown-tag', extracted({ tags: ['module'] }, false)],
    ['tool-failed', { ...extracted({}, false), failures: [{ file: '/a.ts', message: '' }] }],
  ];

  it.each(cases)('know %s', (cause, input) => {
    expect(difference(input).map((entry) => entry.at(-1))).toEqual([cause]);
  });

  it('are all known here, and each says why', () => {
    expect([...new Set(cases.map(([cause]) => cause))]).toEqual(Object.keys(causes));
    for (const { text } of Object.values(causes)) expect(text).toMatch(/\.$/u);
  });
});

const sources = {
  'package.json': JSON.stringify({ name: 'acme', type: 'module', exports: './index.ts' }),
  'index.ts': `/** The queue. */
export class Queue {
  add(): void {}
  /** @internal */
  size = 1;
}
export interface Options { limit: number }
`,
};

/** Runs the tool on what the others are said to have found, so that they need not be here. */
function prove({ commit, folder }, typedoc, messages, ...options) {
  const keep = path.join(folder, 'keep');
  mkdirSync(keep, { recursive: true });
  const write = (name, content) =>
    writeFileSync(
      path.join(keep, `acme-${commit.slice(0, 12)}-${name}.json`),
      JSON.stringify(content),
    );
  const inIndex = ({ file: _, ...place }) => ({ ...place, file: path.join(folder, 'index.ts') });
  const symbols = typedoc.map((symbol) => ({ ...symbol, places: symbol.places.map(inIndex) }));
  write('typedoc', { symbols, reports: 0 });
  write('api-extractor', { messages: messages.map(inIndex), failures: [] });
  const command = [process.execPath, tool, '--tools', folder, '--keep', keep, ...options, folder];
  return run(folder, command);
}

const typedoc = [
  theirs('Queue', 2, { places: [at(2, 14)], isUndocumented: false, kind: 'Class' }),
  theirs('Queue.add', 3, { places: [at(3, 3)], kind: 'Method' }),
  theirs('Options', 7, { places: [at(7, 18)], kind: 'Interface' }),
  theirs('Options.limit', 7, { places: [at(7, 28)], kind: 'Property' }),
];
const messages = [message('add', 3, 3), message('Options', 7), message('limit', 7, 28)];

describe('a package', () => {
  it('on which all agree passes', () => {
    const { exitCode, stderr, stdout } = prove(makeCheckout(sources), typedoc, messages);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(`# acme

ours: 4 public, 3 undocumented
TypeDoc: 4 public, 3 undocumented; 4 in both, 4 of them judged alike
API Extractor: 3 undocumented, 3 of them ours too
`);
  });

  it('shows each difference with its place, and fails where one has no cause', () => {
    const hidden = message('size', 5, 3);
    const { exitCode, stdout } = prove(makeCheckout(sources), typedoc.slice(0, 3), [
      ...messages,
      hidden,
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'TypeDoc: public for us only, UNEXPLAINED (1):\n  Options.limit index.ts:7',
    );
    expect(stdout).toContain(
      'API Extractor: public for it only, hidden-for-all (1):\n  size index.ts:5',
    );
  });

  it('is recorded in a page', () => {
    const checkout = makeCheckout(sources);
    const page = path.join(checkout.folder, 'page.md');
    writeFileSync(page, 'a\n<!-- record -->\nold\n<!-- /record -->\nz\n');
    const more = [...messages, message('size', 5, 3)];
    expect(prove(checkout, typedoc, more, '--write', page).exitCode).toBe(0);
    const written = readFileSync(page, 'utf8');
    const short = checkout.commit.slice(0, 12);
    expect(written).toContain(`| acme | ${short} | 4 | 3 | 4 | 4 | 4 | 3 | 4 | 3 |`);
    expect(written).toContain(
      '| API Extractor: public for it only | [hidden-for-all](#hidden-for-all) | 1 |',
    );
    expect(written).toContain('### hidden-for-all\n\nA docstring says that it is not for users');
    writeFileSync(page, 'no place\n');
    const { exitCode, stderr } = prove(checkout, typedoc, more, '--write', page);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2 });
    expect(stderr).toContain('must hold <!-- record -->');
  });

  it.each([
    ['no tools', ['.'], 'Usage: node tools/surface-proof.mjs'],
    ['no package', ['--tools', '.', 'none'], 'none has no package.json.'],
    ['an unknown option', ['--fast', '.'], '--fast'],
    ['tools that are not there', ['--tools', '.', '.'], 'typedoc is not installed in '],
  ])('is refused for %s', (_title, options, reason) => {
    const { folder } = makeCheckout(sources);
    const { exitCode, stderr } = run(folder, [process.execPath, tool, ...options]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(reason);
  });

  it('is refused where nothing is known of what it publishes', () => {
    const { folder } = makeCheckout({
      'package.json': '{ "name": "acme", "exports": "./gone.js" }',
    });
    const { exitCode, stderr } = run(folder, [process.execPath, tool, '--tools', '.', '.']);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2 });
    expect(stderr).toContain('No source of what');
  });
});
