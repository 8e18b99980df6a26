import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { CoverageReport } from '../../src/coverage/coverage-report.js';
import { measureCoverage, type CoverageOptions } from '../../src/coverage/measure-coverage.js';
import { renderCoverageBadge } from '../../src/coverage/render-coverage-badge.js';
import { renderCoverageJson } from '../../src/coverage/render-coverage-json.js';
import { renderCoverageMarkdown } from '../../src/coverage/render-coverage-markdown.js';
import { renderCoverageText } from '../../src/coverage/render-coverage-text.js';
import type { RenderOptions } from '../../src/coverage/render-options.js';
import type { ExampleReport } from '../../src/examples/example-report.js';
import { symbolKinds } from '../../src/surface/public-symbol.js';
import { writeFiles } from '../entries/package.js';
import { library, measure } from './measure.js';

const monorepo = {
  'queue/package.json': {
    name: '@scope/queue',
    exports: { '.': './src/index.ts', './lost': './dist/lost.js' },
  },
  'queue/src/index.ts': `export * from './generated.js';
/** A queue. */
export class Queue { add(): void {} /** Size. */ size = 0; }
export const limit = 1;`,
  'pick/package.json': { name: 'pick', exports: './index.ts' },
  'pick/index.ts': `/** Picks. */ export function pick(): void {}
export function drop(): void {}
export function leave(): void {}`,
  'app/package.json': { name: 'app' },
};

/** The monorepo's report, and how to write it. */
function report(
  folders: readonly string[],
  options?: CoverageOptions,
): { measured: CoverageReport; options: RenderOptions } {
  const root = writeFiles(monorepo);
  const measured = measureCoverage(
    folders.map((folder) => path.join(root, folder)),
    options,
  );
  return { measured, options: { root } };
}

function examplesOf(folder: string): ExampleReport {
  return {
    folder,
    packageName: 'library',
    checked: [],
    unchecked: [],
    problems: [
      {
        file: path.join(folder, 'src/index.ts'),
        line: 4,
        column: 9,
        code: 2322,
        message: "Type 'string' is not assignable\nto type '@scope/number'.",
        symbol: undefined,
      },
    ],
  };
}

describe('options', () => {
  it.each([
    ['text', renderCoverageText],
    ['Markdown', renderCoverageMarkdown],
    ['JSON', renderCoverageJson],
  ])('that nobody knows are refused in %s', (_name, render) => {
    const { measured, options } = report(['pick']);
    const misspelt = { ...options, example: [] };
    expect(() => render(measured, misspelt)).toThrow(
      'There is no option "example". Did you mean "examples"?',
    );
  });
});

describe('text', () => {
  it('has a table for each package, what is missing by file, and a verdict', () => {
    const { measured, options } = report(['pick', 'app'], { threshold: 50 });
    expect(renderCoverageText(measured, options)).toMatchInlineSnapshot(`
      "pick
        Without a docstring
          pick/index.ts
            2:17  function  drop
            3:17  function  leave
        kind      documented  public  coverage
        function           1       3     33.3%
        all                1       3     33.3%

      app
        publishes no code

        package  documented  public  coverage
        pick              1       3     33.3%
        app               0       0         –
        all               1       3     33.3%

      Failed: 33.3% documented (1 of 3 public symbols); below 50%: pick (33.3%).
      "
    `);
  });

  it('says what is not known, and what to do', () => {
    const { measured, options } = report(['queue'], { threshold: 50 });
    expect(renderCoverageText(measured, options)).toMatchInlineSnapshot(`
      "@scope/queue queue
        Entries without a source, so what they publish is not known
          ./lost → ./dist/lost.js
            looked for src/lost.*, src/lost/index.*, source/lost.*, source/lost/index.*, lib/lost.*, lib/lost/index.*, lost.*, lost/index.*, dist/lost.*
          Say where their sources are (sources: { dist: 'src' }), or name the entries (entries: ['src/index.ts']).
        Re-exports of files that do not exist
          queue/src/index.ts → ./generated.js
          Mend the paths, or generate the files first.
        Without a docstring
          queue/src/index.ts
            3:22  method    Queue.add
            4:14  variable  limit
        kind      documented  public  coverage
        class              1       1         –
        variable           0       1         –
        method             0       1         –
        property           1       1         –
        all                2       4         –

      Not judged: @scope/queue could not be traced completely; 2 of 4 public symbols that were found are documented.
      "
    `);
  });

  it('shows a single package without a sum', () => {
    const text = renderCoverageText(measure(library('/** A. */ export const a = 1;')));
    expect(text).not.toContain('  package');
    expect(text).toMatch(/\n100% documented \(1 of 1 public symbols\)\.\n$/u);
  });

  it('lists examples that do not compile by place', () => {
    const { measured, options } = report(['pick']);
    const root = options.root ?? '';
    const text = renderCoverageText(measured, {
      ...options,
      examples: [examplesOf(path.join(root, 'pick'))],
    });
    expect(text).toContain('Examples: 0 checked, 1 problem\n');
    expect(text).toContain("\n    pick/src/index.ts:4:9 TS2322 Type 'string' is not assignable\n");
  });

  it('lists so many findings of all packages together, by file, and counts the others', () => {
    const { measured, options } = report(['pick', 'queue']);
    const root = options.root ?? '';
    const [problem] = examplesOf(path.join(root, 'pick')).problems;
    const at = (file: string, line: number): typeof problem =>
      problem && { ...problem, file: path.join(root, 'pick', file), line };
    const problems = [at('b.ts', 2), at('a.ts', 7), at('b.ts', 1)].filter(
      (one) => one !== undefined,
    );
    const examples = [{ ...examplesOf(path.join(root, 'pick')), problems }];
    const listed = (list?: number): string[] =>
      renderCoverageText(measured, { ...options, examples, ...(list !== undefined && { list }) })
        .split('\n')
        .flatMap(
          (line) => /drop|leave|limit|Queue\.add|[ab]\.ts:\d|\d more$/u.exec(line)?.[0] ?? [],
        );
    expect(listed()).toEqual(['drop', 'leave', 'a.ts:7', 'b.ts:1', 'b.ts:2', 'Queue.add', 'limit']);
    expect(listed(4)).toEqual(['drop', 'leave', 'a.ts:7', 'b.ts:1', '1 more', '2 more']);
    expect(listed(0)).toEqual(['2 more', '3 more', '2 more']);
  });

  it.each([
    {
      advice: 'command' as const,
      says: '(--source dist=src), or name the entries (--entry src/index.ts).',
    },
    {
      advice: 'functions' as const,
      says: "(sources: { dist: 'src' }), or name the entries (entries: ['src/index.ts']).",
    },
  ])('names the options of the $advice', ({ advice, says }) => {
    const { measured, options } = report(['queue']);
    expect(renderCoverageText(measured, { ...options, advice })).toContain(says);
  });

  it('is coloured on request only', () => {
    const { measured, options } = report(['pick', 'queue', 'app'], { threshold: 50 });
    const plain = renderCoverageText(measured, options);
    const coloured = renderCoverageText(measured, { ...options, color: true });
    expect(plain).not.toContain('\u001B');
    expect(coloured).toContain('\u001B[31m');
    expect(coloured.replaceAll(/\u001B\[\d+m/gu, '')).toBe(plain);
  });

  it.each([20, 40, 60, 80, 200])('keeps tables within %i columns', (width) => {
    const name = `@scope/${'long-'.repeat(20)}name`;
    const files = library('export const a = 1;', {}, { name });
    const root = writeFiles(files);
    const other = writeFiles(
      library('/** 表. */ export const 表 = 1;', {}, { name: '表'.repeat(30) }),
    );
    const text = renderCoverageText(measureCoverage([root, other]), { width });
    const lines = text.split('\n');
    const table = lines.slice(lines.findIndex((line) => line.startsWith('  package')));
    const narrowest = 12 + 2 + 'documented  public  coverage'.length + 2;
    for (const line of table.slice(0, table.indexOf(''))) {
      const columns = line.length + (line.match(/表/gu) ?? []).length;
      expect(columns).toBeLessThanOrEqual(Math.max(width, narrowest));
    }
    expect(table.join('').replaceAll(/[^表]/gu, '')).toHaveLength(30);
  });
});

describe('names that would break the output', () => {
  const source =
    "export interface Odd { 'a\\u001B[2Jb': 1; '`': 2; 'c\\nd|e': 3; '</code>': 4; '\\u202Ef': 5 }";
  const odd = (): CoverageReport => measure(library(source, {}, { name: 'odd|`<b>@everyone' }));

  it('are written as escapes in text', () => {
    const text = renderCoverageText(odd());
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/u);
    expect(text).toContain(String.raw`Odd.a\u{1b}[2Jb`);
    expect(text).toContain(String.raw`Odd.c\u{a}d|e`);
  });

  it('are code in Markdown', () => {
    const markdown = renderCoverageMarkdown(odd());
    expect(markdown).toContain('| `` odd\\|`<b>@everyone `` |');
    expect(markdown).toContain('<code>odd|`&lt;b&gt;@everyone</code>');
    expect(markdown).toContain('- `` Odd.` `` (property)');
    expect(markdown).toContain('- `Odd.</code>` (property)');
  });
});

describe('Markdown', () => {
  it('has a table and lists to open', () => {
    const { measured, options } = report(['pick', 'queue', 'app'], { threshold: 50 });
    expect(renderCoverageMarkdown(measured, options)).toMatchInlineSnapshot(`
      "### Docstrings

      Not judged: \`@scope/queue\` could not be traced completely; 3 of 7 public symbols that were found are documented.

      | package | documented | public | coverage |
      | :-- | --: | --: | --: |
      | \`pick\` | 1 | 3 | 33.3% |
      | \`@scope/queue\` | 2 | 4 | incomplete |
      | \`app\` |  |  | publishes no code |
      | all | 3 | 7 | – |

      <details><summary>2 without a docstring in <code>pick</code></summary>

      - \`drop\` (function) in \`pick/index.ts:2\`
      - \`leave\` (function) in \`pick/index.ts:3\`

      </details>

      Not known of \`@scope/queue\`:

      - the entry \`./lost\` leads to \`./dist/lost.js\`, whose source was not found
      - \`queue/src/index.ts\` re-exports \`./generated.js\`, which does not exist

      <details><summary>2 without a docstring in <code>@scope/queue</code></summary>

      - \`Queue.add\` (method) in \`queue/src/index.ts:3\`
      - \`limit\` (variable) in \`queue/src/index.ts:4\`

      </details>
      "
    `);
  });

  it('says why examples could not be checked', () => {
    const { measured, options } = report(['pick']);
    const folder = path.join(options.root ?? '', 'pick');
    const refusals = [{ folder, message: 'tsconfig.json is `broken`.\nMend it.' }];
    const markdown = renderCoverageMarkdown(measured, { ...options, refusals });
    expect(markdown).toContain(
      '\n\nNot judged: the examples of `pick` could not be checked; 33.3%',
    );
    expect(markdown).toContain(
      'Examples that could not be checked:\n\n- `` tsconfig.json is `broken`. Mend it. ``\n',
    );
  });

  it('is short enough for a comment', () => {
    const names = Array.from({ length: 3000 }, (_, index) => `name${String(index)} = 1`);
    const markdown = renderCoverageMarkdown(measure(library(`export const ${names.join(', ')};`)));
    expect(markdown).toContain('3000 without a docstring');
    expect(markdown).toContain('- and 2700 more\n');
    expect(markdown.length).toBeLessThan(65_536);
  });

  it('lists examples that do not compile', () => {
    const { measured, options } = report(['pick']);
    const root = options.root ?? '';
    expect(
      renderCoverageMarkdown(measured, { root, examples: [examplesOf(path.join(root, 'pick'))] }),
    ).toContain(
      "- `pick/src/index.ts:4:9` TS2322 `Type 'string' is not assignable to type '@scope/number'.`\n",
    );
  });
});

describe('JSON', () => {
  const schema = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../coverage.schema.json'), 'utf8'),
  ) as { $defs: { kind: { enum: string[] } } };
  const isValid = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
    schema,
  );

  it('has the documented shape', () => {
    const { measured, options } = report(['pick', 'app'], { threshold: 50, exclude: ['type'] });
    const root = options.root ?? '';
    const examples = [examplesOf(path.join(root, 'pick'))];
    const content: unknown = JSON.parse(renderCoverageJson(measured, { root, examples }));
    expect(content).toEqual({
      version: 1,
      threshold: 50,
      verdict: 'below',
      exclude: ['type'],
      total: { documented: 1, public: 3, percent: 33.3 },
      packages: [
        {
          name: 'pick',
          folder: 'pick',
          status: 'measured',
          documented: 1,
          public: 3,
          percent: 33.3,
          kinds: { function: { documented: 1, public: 3, percent: 33.3 } },
          entries: [{ specifier: '.', file: 'index.ts' }],
          missing: [
            { name: 'drop', kind: 'function', file: 'index.ts', line: 2, column: 17 },
            { name: 'leave', kind: 'function', file: 'index.ts', line: 3, column: 17 },
          ],
          untraced: [],
          unresolved: [],
          examples: {
            checked: 0,
            unchecked: 0,
            problems: [
              {
                file: 'src/index.ts',
                line: 4,
                column: 9,
                code: 2322,
                message: "Type 'string' is not assignable\nto type '@scope/number'.",
                symbol: null,
              },
            ],
            refusal: null,
          },
        },
        {
          name: 'app',
          folder: 'app',
          status: 'nothing',
          documented: 0,
          public: 0,
          percent: null,
          kinds: {},
          entries: [],
          missing: [],
          untraced: [],
          unresolved: [],
        },
      ],
    });
    isValid(content);
    expect(isValid.errors).toBeNull();
  });

  it.each<{ title: string; measured: () => CoverageReport }>([
    { title: 'something incomplete', measured: () => report(['queue'], { threshold: 1 }).measured },
    { title: 'every kind', measured: () => measure(library(everyKind)) },
    {
      title: 'no name',
      measured: () => measure({ 'a.ts': 'export const a = 1;' }, { entries: ['a.ts'] }),
    },
    { title: 'nothing', measured: () => measureCoverage([]) },
  ])('is valid with $title', ({ measured }) => {
    const content: unknown = JSON.parse(renderCoverageJson(measured()));
    isValid(content);
    expect(isValid.errors).toBeNull();
  });

  it('says why examples could not be checked', () => {
    const { measured, options } = report(['pick'], { threshold: 10 });
    const folder = path.join(options.root ?? '', 'pick');
    const refusals = [{ folder, message: 'Mend it.' }];
    const content: unknown = JSON.parse(renderCoverageJson(measured, { ...options, refusals }));
    isValid(content);
    expect(isValid.errors).toBeNull();
    expect(content).toMatchObject({
      verdict: 'unknown',
      packages: [{ examples: { checked: 0, refusal: 'Mend it.' } }],
    });
  });

  it('knows each kind', () => {
    expect(schema.$defs.kind.enum).toEqual(symbolKinds);
    const { packages } = measure(library(everyKind));
    expect([...(packages[0]?.kinds.keys() ?? [])]).toEqual(symbolKinds);
  });

  it.each([
    { change: { version: 2 } },
    { change: { verdict: 'ok' } },
    { change: { more: 1 } },
    { change: { total: { documented: 1, public: 2 } } },
    { change: { exclude: ['members'] } },
    { change: { packages: [{}] } },
  ])('refuses $change', ({ change }) => {
    const { measured, options } = report(['pick']);
    const content = JSON.parse(renderCoverageJson(measured, options)) as object;
    expect(isValid({ ...content, ...change })).toBe(false);
  });

  const everyKind = `export function a() {}
export class B { c() {} d = 1; get e() { return 1; } }
export interface F {}
export type G = 1;
export enum H { i }
export const j = 1;
export namespace K { export const l = 1; }`;
});

describe('badge', () => {
  it.each([
    { documented: 20, message: '100%', color: '#4b0' },
    { documented: 19, message: '95.0%', color: '#4b0' },
    { documented: 18, message: '90.0%', color: '#67ac09' },
    { documented: 15, message: '75.0%', color: '#95991a' },
    { documented: 12, message: '60.0%', color: '#d8b800' },
    { documented: 8, message: '40.0%', color: '#ea7233' },
    { documented: 0, message: '0.0%', color: '#dd4343' },
  ])('is $color at $message', ({ color, documented, message }) => {
    const lines = Array.from({ length: 20 }, (_, index) => {
      const docs = index < documented ? '/** V. */ ' : '';
      return `${docs}export const v${String(index)} = 1;`;
    });
    const measured = measure(library(lines.join('\n')));
    const badge = renderCoverageBadge(measured);
    expect(badge).toMatch(/^<svg [\s\S]*<\/svg>$/u);
    expect(badge).toContain(`docstrings: ${message}`);
    expect(badge).toContain(`fill="${color}"`);
    expect(renderCoverageBadge(measured)).toBe(badge);
  });

  it.each([
    { folder: 'app', message: 'nothing public' },
    { folder: 'queue', message: 'incomplete' },
  ])('has no number for $folder', ({ folder, message }) => {
    const badge = renderCoverageBadge(report([folder]).measured);
    expect(badge).toContain(`docstrings: ${message}`);
    expect(badge).not.toContain('%<');
  });

  it('takes a label, whatever is in it', () => {
    const badge = renderCoverageBadge(report(['pick']).measured, 'API <docs> & "more"');
    expect(badge).toContain('API &lt;docs&gt; &amp;');
  });
});
