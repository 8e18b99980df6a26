import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import {
  createTemporaryRepository,
  runCommand,
  type CommandResult,
  type RepositoryFiles,
} from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

const thisPackage = path.resolve(import.meta.dirname, '..');
const installed = path.resolve(thisPackage, '../../node_modules');
const umbrella = 'typescript-eslint';
const plugin = '@typescript-eslint/eslint-plugin';

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

interface Layout {
  /** Packages that are copied, and so are other objects than ours, by the folder they are copied to. */
  readonly copies: Readonly<Record<string, string>>;
  /** Folders that stand in the top node_modules too, as pnpm does it. */
  readonly links?: Readonly<Record<string, string>>;
  /** Said to be another version than it is. */
  readonly version?: string;
}

function link(target: string, at: string): void {
  if (existsSync(at)) return;
  mkdirSync(path.dirname(at), { recursive: true });
  symlinkSync(target, at, 'junction');
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Makes a repository that has this package, and packages of its own. */
function repositoryWith({ copies, links = {}, version }: Layout, files: RepositoryFiles): string {
  const repository = createTemporaryRepository({
    'package.json': {
      type: 'module',
      devDependencies: Object.fromEntries(Object.values(copies).map((name) => [name, '*'])),
    },
    ...files,
  });
  onTestFinished(repository.dispose);
  const at = (folder: string): string => path.join(repository.path, folder);
  link(thisPackage, at('node_modules/@groundrules/eslint-config'));
  for (const [folder, name] of Object.entries(copies)) {
    cpSync(path.join(installed, name), at(folder), { recursive: true });
    if (version === undefined) continue;
    repository.write({ [`${folder}/package.json`]: { ...manifestOf(at(folder)), version } });
  }
  for (const [folder, target] of Object.entries(links)) link(at(target), at(folder));
  for (const folder of Object.keys(copies)) {
    const { dependencies, peerDependencies, peerDependenciesMeta } = manifestOf(at(folder));
    const modules = folder.slice(0, folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
      if (peerDependenciesMeta?.[name]?.optional === true) continue;
      link(path.join(installed, name), at(`${modules}${name}`));
    }
  }
  return repository.path;
}

/** Runs ESLint as a repository does, and tells what it found. */
async function lint(cwd: string): Promise<readonly string[] | CommandResult> {
  const result = await runCommand(
    process.execPath,
    [path.join(installed, 'eslint/bin/eslint.js'), '.', '--format', 'json'],
    { cwd },
  );
  if (result.exitCode !== 1 || result.stderr !== '') return result;
  const files = JSON.parse(result.stdout) as readonly {
    readonly messages: readonly { readonly line?: number; readonly ruleId: string | null }[];
  }[];
  return files.flatMap(({ messages }) =>
    messages.map(({ line, ruleId }) => `${String(line)} ${String(ruleId)}`),
  );
}

const typescriptFiles: RepositoryFiles = {
  'tsconfig.json': { compilerOptions: { strict: true, module: 'nodenext', types: [] } },
  'index.ts':
    'const load = async (): Promise<void> => {};\n\nload();\nexport const one: Array<number> = [];\n',
};
const hoisted = {
  [`node_modules/${umbrella}`]: umbrella,
  [`node_modules/${plugin}`]: plugin,
};

describe('a repository that uses typescript-eslint itself', () => {
  it.each<[string, Layout, string]>([
    ['as npm lays it out', { copies: hoisted }, umbrella],
    [
      'as pnpm lays it out',
      {
        copies: {
          [`node_modules/.pnpm/one/node_modules/${umbrella}`]: umbrella,
          [`node_modules/.pnpm/one/node_modules/${plugin}`]: plugin,
        },
        links: { [`node_modules/${umbrella}`]: `node_modules/.pnpm/one/node_modules/${umbrella}` },
      },
      umbrella,
    ],
    [
      'without the package that bundles it',
      { copies: { [`node_modules/${plugin}`]: plugin } },
      plugin,
    ],
    ['in a newer version', { copies: hoisted, version: '8.999.0' }, umbrella],
  ])('may register it beside the standard, %s', async (_name, layout, imported) => {
    const folder = repositoryWith(layout, {
      ...typescriptFiles,
      'eslint.config.js': `import { groundrules } from '@groundrules/eslint-config';
import imported from '${imported}';

export default groundrules(
  { docs: false },
  {
    ignores: ['eslint.config.js'],
    plugins: { '@typescript-eslint': imported.plugin ?? imported },
    rules: { '@typescript-eslint/array-type': 'error' },
  },
);
`,
    });
    expect(await lint(folder)).toEqual([
      '3 @typescript-eslint/no-floating-promises',
      '4 @typescript-eslint/array-type',
    ]);
  });

  it.each(['8.72.0', '9.0.0'])(
    'is linted with ours where its own is %s, which may lack what we turn on',
    async (version) => {
      const folder = repositoryWith(
        { copies: hoisted, version },
        {
          ...typescriptFiles,
          'eslint.config.js': `import { groundrules } from '@groundrules/eslint-config';
import tseslint from 'typescript-eslint';

const configs = groundrules({ docs: false });
if (configs.some(({ plugins }) => plugins?.['@typescript-eslint'] === tseslint.plugin)) {
  throw new Error('not ours');
}
export default configs;
`,
        },
      );
      expect(await lint(folder)).toEqual(['3 @typescript-eslint/no-floating-promises']);
    },
  );
});

describe.each([
  ['unused-imports', 'eslint-plugin-unused-imports', '1 unused-imports/no-unused-imports'],
  ['jsdoc', 'eslint-plugin-jsdoc', '1 jsdoc/check-param-names'],
  ['vitest', '@vitest/eslint-plugin', '1 vitest/no-focused-tests'],
  ['regexp', 'eslint-plugin-regexp', '1 regexp/no-empty-group'],
  ['import-lite', 'eslint-plugin-import-lite', '1 import-lite/no-mutable-exports'],
  [
    '@eslint-community/eslint-comments',
    '@eslint-community/eslint-plugin-eslint-comments',
    '1 @eslint-community/eslint-comments/no-unlimited-disable',
  ],
])('a repository that registers %s itself', (namespace, name, finding) => {
  const code: Readonly<Record<string, string>> = {
    'unused-imports': "import os from 'node:os';\n",
    jsdoc: '/** @param two - Two. */\nexport function one() {}\n',
    vitest: "it.only('one', () => undefined);\n",
    regexp: 'export const one = /()/u;\n',
    'import-lite': 'export let one = 1;\none = 2;\n',
    '@eslint-community/eslint-comments': '/* eslint-disable */\n',
  };

  it.each([
    ['imports', `import plugin from '${name}';`, 'export default', 'mjs'],
    [
      'requires',
      `const loaded = require('${name}');\nconst plugin = loaded.default ?? loaded;`,
      'module.exports =',
      'cjs',
    ],
  ])('%s the object that the standard registers', async (_name, load, give, extension) => {
    const folder = repositoryWith(
      { copies: { [`node_modules/${name}`]: name } },
      {
        'src/index.test.js': code[namespace] ?? '',
        'index.js': code[namespace] ?? '',
        [`eslint.config.${extension}`]: `${
          extension === 'mjs'
            ? "import { groundrules } from '@groundrules/eslint-config';"
            : "const { groundrules } = require('@groundrules/eslint-config');"
        }
${load}

${give} groundrules(
  { vitest: true },
  { ignores: ['eslint.config.*'] },
  { files: ['**/*.js'], plugins: { ${JSON.stringify(namespace)}: plugin } },
);
`,
      },
    );
    expect(await lint(folder)).toContain(finding);
  });
});
