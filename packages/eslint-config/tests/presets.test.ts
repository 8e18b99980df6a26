import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint, type Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { groundrules, presets, type Level, type PresetOptions } from '../src/index.js';
import { declined } from './declined.js';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { builtinRules } = require('eslint/use-at-your-own-risk') as {
  builtinRules: ReadonlyMap<string, Rule.RuleModule>;
};
const repository = path.join(import.meta.dirname, 'fixtures/repository');
const levels: readonly Level[] = ['recommended', 'strict'];
const files = [
  'src/module.ts',
  'src/module.test.ts',
  'src/declarations.d.ts',
  'src/view.tsx',
  'outside/script.ts',
  'scripts/build.js',
  'scripts/legacy.cjs',
  'tool.config.ts',
];

async function resolve(level: Level, file: string): Promise<Linter.Config> {
  const eslint = new ESLint({
    cwd: repository,
    overrideConfigFile: true,
    overrideConfig: groundrules({ level, root: repository }),
  });
  return (await eslint.calculateConfigForFile(path.join(repository, file))) as Linter.Config;
}

function severity(entry: Linter.RuleEntry | undefined): number {
  const value = Array.isArray(entry) ? (entry as unknown[])[0] : entry;
  return value === 'error' || value === 2 ? 2 : value === 'warn' || value === 1 ? 1 : 0;
}

function rulesOn(config: Pick<Linter.Config, 'rules'>): string[] {
  return Object.entries(config.rules ?? {})
    .filter(([, entry]) => severity(entry) > 0)
    .map(([id]) => id);
}

function definitionOf(id: string, plugins: Linter.Config['plugins']): Rule.RuleModule | undefined {
  const slash = id.lastIndexOf('/');
  if (slash === -1) return builtinRules.get(id);
  return plugins?.[id.slice(0, slash)]?.rules?.[id.slice(slash + 1)];
}

describe.each(levels)('the %s level', (level) => {
  it.each(files)('turns on only rules that exist and are not deprecated, for %s', async (file) => {
    const config = await resolve(level, file);
    const on = rulesOn(config);
    expect(on.length).toBeGreaterThan(50);
    expect(on.filter((id) => definitionOf(id, config.plugins) === undefined)).toEqual([]);
    expect(on.filter((id) => definitionOf(id, config.plugins)?.meta?.deprecated)).toEqual([]);
  });

  it('reports every finding as an error, since a warning is read by nobody', async () => {
    const config = await resolve(level, 'src/module.ts');
    expect(Object.values(config.rules ?? {}).filter((entry) => severity(entry) === 1)).toEqual([]);
  });

  it.each(files)('resolves to the committed rules for %s', async (file) => {
    const { rules } = await resolve(level, file);
    const on = Object.entries(rules ?? {})
      .filter(([, entry]) => severity(entry) > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    await expect(`${JSON.stringify(Object.fromEntries(on), null, 2)}\n`).toMatchFileSnapshot(
      `resolved/${level}/${file.replaceAll('/', '_')}.snap`,
    );
  });

  it('has committed rules for these kinds of file, and no others', () => {
    const committed = readdirSync(path.join(import.meta.dirname, 'resolved', level));
    expect(committed.toSorted()).toEqual(
      files.map((file) => `${file.replaceAll('/', '_')}.snap`).toSorted(),
    );
  });

  it('names each config object after the standard', () => {
    const names = groundrules({ level, root: repository }).map(({ name }) => name);
    expect(names.filter((name) => name?.startsWith('groundrules/') !== true)).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});

it('strict asks for all that recommended asks for', async () => {
  for (const file of files) {
    const [recommended, strict] = await Promise.all(levels.map((level) => resolve(level, file)));
    const missing = rulesOn(recommended ?? {}).filter((id) => !rulesOn(strict ?? {}).includes(id));
    expect(missing).toEqual([]);
  }
});

it('presets stand alone', async () => {
  for (const [name, preset] of Object.entries(presets)) {
    const config = name === 'formatting' ? presets.formatting() : preset();
    const eslint = new ESLint({
      cwd: repository,
      overrideConfigFile: true,
      overrideConfig: config,
    });
    const files: Readonly<Record<string, string>> = {
      docs: 'src/module.ts',
      examples: 'src/module.ts',
      workflows: '.github/workflows/ci.yml',
      containers: 'Dockerfile',
    };
    const file = files[name] ?? 'src/module.test.ts';
    await expect(eslint.calculateConfigForFile(path.join(repository, file))).resolves.toBeDefined();
  }
});

it.each(Object.entries(presets).filter(([name]) => name !== 'formatting'))(
  'presets.%s refuses a level that there is not',
  (_name, preset) => {
    const make = preset as (options: PresetOptions) => unknown;
    expect(() => make({ level: 'stirct' as 'strict' })).toThrow(/"level" expected .*"stirct"/u);
  },
);

it.each<['docs' | 'examples' | 'performance' | 'security', string, string]>([
  [
    'performance',
    'export const show = (list: string[]): string[] => list.reduce((all: string[], it) => [...all, it], []);\n',
    'groundrules/accumulating-spread',
  ],
  [
    'security',
    'export const show = (req: Request, res: Response): void => { eval(req.body.a); };\n',
    'groundrules/dynamic-code',
  ],
  [
    'docs',
    '/** @returns {string} That. */\nexport const show = (name: string): string => name;\n',
    'jsdoc/no-types',
  ],
  [
    'examples',
    '/**\n * @example\n * var a: string;\n */\nexport const show = (name: string): string => name;\n',
    'no-var',
  ],
])(
  'presets.%s reads TypeScript by itself, and with the parser that is there',
  async (name, code, rule) => {
    const preset = presets[name]({ root: repository });
    for (const config of [preset, [...presets.typescript({ root: repository }), ...preset]]) {
      const eslint = new ESLint({
        cwd: repository,
        overrideConfigFile: true,
        overrideConfig: config,
      });
      const [result] = await eslint.lintText(code, {
        filePath: path.join(repository, 'src/module.ts'),
      });
      const reported = result?.messages.map(({ message, ruleId }) => ruleId ?? message) ?? [];
      expect(reported).toContain(rule);
      expect(reported.filter((it) => /pars/iu.test(it))).toEqual([]);
    }
  },
);

it('leaves the parser of TypeScript to one preset', async () => {
  const { languageOptions } = await resolve('strict', 'src/module.ts');
  const parser = languageOptions?.['parser'] as Linter.Parser;
  expect(parser.meta?.name).toBe('typescript-eslint/parser');
});

it.each(['describe', 'jest', 'suite', 'vi'])(
  '%s is known in tests, as `no-undef` asks',
  async (name) => {
    const eslint = new ESLint({
      cwd: repository,
      overrideConfigFile: true,
      overrideConfig: presets.javascript(),
    });
    const [result] = await eslint.lintText(`${name}.each([]);\n`, {
      filePath: path.join(repository, 'scripts/build.test.js'),
    });
    expect(result?.messages.filter(({ ruleId }) => ruleId === 'no-undef')).toEqual([]);
  },
);

it.each([
  ['src/mocks.ts', false],
  ['src/user.mock.ts', false],
  ['src/user.fixture.js', false],
  ['types/index.tst.ts', false],
  ['types/index.test-d.ts', false],
  ['src/__fixtures__/user.ts', false],
  ['src/mock/user.ts', false],
  ['src/mockery.ts', true],
  ['src/fixtures-of-lamps.ts', true],
])('looks for secrets in %s: %s', async (file, isOn) => {
  expect(rulesOn(await resolve('recommended', file)).includes('groundrules/hardcoded-secret')).toBe(
    isOn,
  );
});

it('every rule of the presets upstream is on, or declined with a reason', async () => {
  const on = new Set(rulesOn(await resolve('strict', 'src/module.ts')));
  for (const id of rulesOn(await resolve('strict', 'scripts/build.js'))) on.add(id);
  // The preset calls the plugin by another name, see its loader.
  for (const id of [...on]) on.add(id.replace(/^node\//u, 'n/'));
  for (const id of rulesOn(await resolve('strict', 'src/module.test.ts'))) on.add(id);
  const typescriptEslint = require('typescript-eslint') as {
    configs: Record<string, Linter.Config[]>;
  };
  const upstream = [
    ...(typescriptEslint.configs['strictTypeChecked'] ?? []),
    (require('@eslint/js') as { configs: { recommended: Linter.Config } }).configs.recommended,
    (require('eslint-plugin-regexp') as { configs: Record<string, Linter.Config> }).configs[
      'flat/recommended'
    ] ?? {},
    (require('eslint-plugin-n') as { configs: Record<string, Linter.Config> }).configs[
      'flat/recommended'
    ] ?? {},
    (
      require('@vitest/eslint-plugin') as {
        configs: Record<string, Linter.Config>;
      }
    ).configs['recommended'] ?? {},
  ];
  const offered = new Set(upstream.flatMap((config) => rulesOn(config)));
  const undecided = [...offered].filter((id) => !on.has(id) && !(id in declined));
  expect(undecided).toEqual([]);
  // A rule that was taken after all, or that upstream dropped, is no longer declined.
  expect(Object.keys(declined).filter((id) => on.has(id) || !offered.has(id))).toEqual([]);
});
