import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { formatGate } from '../../src/gates/format.js';
import type { GateAdapter, GateOutcome } from '../../src/gates/gate.js';
import { lintGate } from '../../src/gates/lint.js';
import { runGates } from '../../src/gates/run-gates.js';
import { expectedOutcome, runGate, summarize } from './support/run-gate.js';
import { fakeEslint, fakePrettier, linkTools } from './support/tools.js';

const noVar: RepositoryFiles = {
  'package.json': { name: 'example', type: 'commonjs', workspaces: ['packages/*'] },
  'eslint.config.js': "module.exports = [{ rules: { 'no-var': 'error' } }];\n",
};

const flaw = 'var b = 1;\nexports.b = b;\n';
const mended = 'let b = 1;\nexports.b = b;\n';

function repositoryWith(files: RepositoryFiles, tools: readonly string[]): string {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  linkTools(repository.path, ...tools);
  return repository.path;
}

const fixedBy = (outcome: GateOutcome): unknown => ('fixed' in outcome ? outcome.fixed : undefined);

describe('Prettier that does not come through', () => {
  it.each<readonly [string, string, RegExp]>([
    [
      'is killed',
      "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {});",
      /^error: Prettier was killed by SIGKILL.* It was at c\.js\.$/u,
    ],
    ['ends the process', 'process.exit(0);', /^error: Prettier ended without a result\./u],
    [
      'throws what nobody awaits',
      "setTimeout(() => { throw new Error('why'); }); await new Promise(() => {});",
      /^error: Prettier ended without a result\..* why/su,
    ],
    [
      'makes no text',
      'return undefined;',
      /^error: Prettier could not repair 1 file:\nc\.js: it made no text of c\.js/u,
    ],
    [
      'throws',
      "throw new Error('no such thing');",
      /^error: Prettier could not repair 1 file:\nc\.js: it failed at c\.js: no such thing\n/u,
    ],
  ])('as it %s has said what it wrote', async (_, code, expected) => {
    const root = repositoryWith(
      {
        ...fakePrettier(`if (text === 'c') { ${code} } return text.replace(/(\\w)=/, '$1 =');`),
        'a.js': 'a=1\n',
        'b.js': 'b =1\n',
        'c.js': 'c',
        'd.js': 'd=1\n',
      },
      [],
    );
    const outcome = await runGate(formatGate, root, { fix: true });
    expect(summarize(outcome)).toEqual(expectedOutcome(expected));
    // One file alone keeps it from no other.
    const isThrough = outcome.kind === 'error' && outcome.reason.includes('could not repair');
    expect(fixedBy(outcome)).toEqual(isThrough ? ['a.js', 'd.js'] : ['a.js']);
    expect(readFileSync(path.join(root, 'd.js'), 'utf8')).toBe(isThrough ? 'd =1\n' : 'd=1\n');
    expect(fixedBy(await runGate(formatGate, root))).toBeUndefined();
  });

  it('has said what it wrote before a time-out', async () => {
    const root = repositoryWith(
      {
        ...fakePrettier("if (text === 'c') for (;;); return text.replace(/(\\w)=/, '$1 =');"),
        'a.js': 'a=1\n',
        'c.js': 'c',
      },
      [],
    );
    const timely: GateAdapter = {
      ...formatGate,
      run: async (context) => await runGate(formatGate, root, { ...context, fix: true }),
    };
    const [run] = await runGates([timely], {
      context: {
        root,
        workspaces: [],
        config: (await import('../../src/config/fill-settings.js')).fillSettings({}, []),
        changed: undefined,
        fix: true,
      },
      concurrency: 1,
      timeoutMs: 15_000,
      signal: new AbortController().signal,
      listener: { onStart: () => undefined, onProgress: () => undefined, onEnd: () => undefined },
    });
    expect(run?.outcome).toMatchObject({
      kind: 'error',
      reason: expect.stringContaining('It was at c.js') as unknown,
      fixed: ['a.js'],
    });
  });
});

describe('ESLint that does not come through', () => {
  const dying = (how: string): RepositoryFiles => ({
    'packages/a/package.json': { name: 'a' },
    'packages/a/eslint.config.js': noVar['eslint.config.js'] ?? '',
    'packages/a/a.js': flaw,
    'packages/b/package.json': { name: 'b' },
    'packages/b/a.js': flaw,
    'packages/b/b.js': flaw,
    'packages/b/eslint.config.js': `
      const rule = { create: (context) => ({ Program() { if (context.filename.endsWith('b.js')) { ${how} } } }) };
      module.exports = [{ plugins: { test: { rules: { rule } } }, rules: { 'test/rule': 2, 'no-var': 2 } }];
    `,
  });

  it.each<readonly [string, string, RegExp]>([
    ['throws in the second package', "throw new Error('why');", /^error: ESLint: .*why/su],
    [
      'is killed in the second package',
      "process.kill(process.pid, 'SIGKILL'); for (;;);",
      /SIGKILL/u,
    ],
  ])('as it %s has said what it wrote', async (_, how, expected) => {
    const root = repositoryWith({ ...noVar, ...dying(how), 'c.js': flaw }, ['eslint']);
    const outcome = await runGate(lintGate, root, { fix: true });
    expect(summarize(outcome)).toEqual(expectedOutcome(expected));
    expect(fixedBy(outcome)).toEqual(['c.js', 'packages/a/a.js']);
    expect(readFileSync(path.join(root, 'packages/b/a.js'), 'utf8')).toBe(flaw);
  });

  it('as it is killed between two of many files has said what it wrote', async () => {
    const names = Array.from({ length: 400 }, (_, index) => `${String(index + 100)}.js`);
    const root = repositoryWith(
      {
        ...Object.fromEntries(names.map((name) => [name, flaw])),
        ...fakeEslint(`
          const { readFileSync } = require('node:fs');
          const fifth = require('node:path').join(process.cwd(), '105.js');
          setInterval(() => {
            if (readFileSync(fifth, 'utf8') === 'fixed') process.kill(process.pid, 'SIGKILL');
          }, 0);
          return ${JSON.stringify(names)}.map((name) => (
            { filePath: require('node:path').join(process.cwd(), name), messages: [], output: 'fixed' }
          ));
        `),
      },
      [],
    );
    const outcome = await runGate(lintGate, root, { fix: true });
    expect(summarize(outcome)).toEqual(expectedOutcome(/^error: ESLint was killed by SIGKILL/u));
    const texts = names.map((name) => readFileSync(path.join(root, name), 'utf8'));
    expect([...new Set(texts)].toSorted()).toEqual(['fixed', flaw]);
    expect(fixedBy(outcome)).toEqual(names.filter((_, index) => texts[index] === 'fixed'));
  });
});

describe('a file that is not in UTF-8', () => {
  const latin = Buffer.from('// gr\u00F6\u00DFer\nvar b = 1;\nexports.b = b;\n\n\n\n', 'latin1');

  it.each([
    ['ESLint', lintGate],
    ['Prettier', formatGate],
  ] as const)('is left as it is by %s, which repairs the others', async (tool, gate) => {
    const others = { 'a.js': `${flaw}\n\n\n`, 'c.js': `${flaw}\n\n\n` };
    const root = repositoryWith({ ...noVar, ...others }, ['eslint', 'prettier']);
    writeFileSync(path.join(root, 'b.js'), latin);
    writeFileSync(path.join(root, '.prettierignore'), '*.json\neslint.config.js\n');
    const outcome = await runGate(gate, root, { fix: true });
    expect(summarize(outcome)).toBe(
      `error: ${tool} could not repair 1 file:\nb.js: it is not in UTF-8, so that what it holds would be lost\nMend that, or list it under "ignores" in groundrules.json.`,
    );
    expect(fixedBy(outcome)).toEqual(['a.js', 'c.js']);
    expect(readFileSync(path.join(root, 'b.js'))).toEqual(latin);
  });
});

describe('a file that is saved while a tool looks at it', () => {
  it.each([
    [
      'ESLint',
      lintGate,
      {
        ...noVar,
        'eslint.config.js': `
          const fs = require('node:fs');
          const rule = { create: (context) => ({ Program() {
            if (context.filename.endsWith('c.js')) fs.writeFileSync('b.js', 'saved\\n');
          } }) };
          module.exports = [{ plugins: { test: { rules: { rule } } }, rules: { 'test/rule': 2, 'no-var': 2 } }];
        `,
      },
    ],
    [
      'Prettier',
      formatGate,
      {
        ...fakePrettier(`
          if (text.includes('b')) require('node:fs').writeFileSync('b.js', 'saved\\n');
          return text.replace('var', 'let');
        `),
        '.prettierignore': '',
      },
    ],
  ] as const)('is left to the person, and named: %s', async (tool, gate, files) => {
    const root = repositoryWith(
      { ...files, 'a.js': 'var a;\n', 'b.js': 'var b;\n', 'c.js': 'var c;\n' },
      tool === 'ESLint' ? ['eslint'] : [],
    );
    const outcome = await runGate(gate, root, { fix: true });
    expect(summarize(outcome)).toMatch(
      new RegExp(
        `^error: ${tool} could not repair 1 file:\\nb\\.js: it was changed meanwhile`,
        'u',
      ),
    );
    expect(fixedBy(outcome)).toEqual(['a.js', 'c.js']);
    expect(readFileSync(path.join(root, 'b.js'), 'utf8')).toBe('saved\n');
  });
});

describe.skipIf(process.platform === 'win32')('a file that is repaired', () => {
  it.each([
    ['ESLint', lintGate, 'let b = 1;\r\nexports.b   =   b;\r\n'],
    ['Prettier', formatGate, 'var b = 1;\r\nexports.b = b;\r\n'],
  ] as const)(
    'keeps its mode and its line ends, and the links to it: %s',
    async (_, gate, after) => {
      const root = repositoryWith(
        {
          ...noVar,
          '.prettierrc': '{ "endOfLine": "auto" }\n',
          '.prettierignore': '*\n!tool.js\n',
        },
        ['eslint', 'prettier'],
      );
      const file = path.join(root, 'tool.js');
      writeFileSync(file, 'var b = 1;\r\nexports.b   =   b;\r\n');
      chmodSync(file, 0o750);
      const link = path.join(root, 'link.js');
      symlinkSync('tool.js', link);
      const outcome = await runGate(gate, root, { fix: true });
      expect(fixedBy(outcome)).toEqual(['tool.js']);
      expect(readFileSync(file, 'utf8')).toBe(after);
      expect(statSync(file).mode & 0o777).toBe(0o750);
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
    },
  );

  it('lies in a folder that is a link', async () => {
    const root = repositoryWith(
      { ...noVar, 'real/a/package.json': { name: 'a' }, 'real/a/a.js': flaw, 'packages/x': '' },
      ['eslint'],
    );
    symlinkSync('../real/a', path.join(root, 'packages/a'));
    await runGate(lintGate, root, { fix: true });
    expect(readFileSync(path.join(root, 'real/a/a.js'), 'utf8')).toBe(mended);
    expect(lstatSync(path.join(root, 'packages/a')).isSymbolicLink()).toBe(true);
  });
});
