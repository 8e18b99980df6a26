import { createRequire } from 'node:module';
import path from 'node:path';
import {
  createTemporaryRepository,
  runCommand,
  type RepositoryFiles,
} from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

const config = path.resolve(import.meta.dirname, '../dist/index.js');
const load = createRequire(import.meta.url);
const ours = {
  module: load.resolve('typescript'),
  server: load.resolve('typescript/lib/tsserverlibrary.js'),
};

/** Files of the tool chain, and the packages they belong to. */
const toolChain = {
  'node_modules/ts-api-utils/lib/index.js': 'ts-api-utils',
  'node_modules/@typescript-eslint/extra/lib/index.js': '@typescript-eslint/extra',
  'node_modules/eslint-plugin-extra/lib/index.js': 'eslint-plugin-extra',
  'node_modules/@scope/eslint-plugin/lib/index.js': '@scope/eslint-plugin',
  'node_modules/@scope/eslint-plugin-extra/lib/index.js': '@scope/eslint-plugin-extra',
  'node_modules/.store/typescript-eslint-npm-8.0.0-0a1b2c3d4e/package/lib/index.js':
    'typescript-eslint',
  'packages/lint/lib/index.js': 'eslint-plugin-of-workspace',
  // A copy of what is bundled.
  'node_modules/@groundrules/eslint-config/dist/vendor.cjs': '@groundrules/eslint-config',
};
const others = {
  'node_modules/innocent/lib/index.js': 'innocent',
  'node_modules/eslint-plugin/lib/index.js': 'eslint-plugin',
  'node_modules/not-eslint-plugin-extra/lib/index.js': 'not-eslint-plugin-extra',
  'node_modules/@groundrules/eslint-config/dist/other.cjs': '@groundrules/eslint-config',
  'node_modules/bundled/dist/vendor.cjs': 'bundled',
};

/** Tells what it is given; its folder has a manifest that does not name it. */
const asker = `
const at = (request) => {
  try {
    return require.resolve(request);
  } catch (error) {
    return error.code;
  }
};
exports.given = {
  module: at('typescript'),
  server: at('typescript/lib/tsserverlibrary'),
  kinds: Object.keys(require('typescript')).includes('SyntaxKind'),
};
`;

function typescriptOf(version: string): RepositoryFiles {
  // Version 7 has no API; the others are stood in for by the real one.
  const api = `module.exports = require(${JSON.stringify(ours.module)});\n`;
  return {
    'node_modules/typescript/package.json': { name: 'typescript', version, main: 'lib/main.js' },
    ...(version.startsWith('7')
      ? { 'node_modules/typescript/lib/main.js': `exports.version = '${version}';\n` }
      : {
          'node_modules/typescript/lib/main.js': api,
          'node_modules/typescript/lib/tsserverlibrary.js': api,
        }),
  };
}

function repositoryWith(version: string): string {
  const callers = Object.entries({ ...toolChain, ...others }).flatMap<[string, string | object]>(
    ([file, name]) => [
      [`${path.dirname(path.dirname(file))}/package.json`, { name, version: '1.0.0' }],
      [`${path.dirname(file)}/package.json`, { type: 'commonjs' }],
      [file, asker],
    ],
  );
  const repository = createTemporaryRepository({
    'package.json': {},
    ...typescriptOf(version),
    ...Object.fromEntries(callers),
  });
  onTestFinished(repository.dispose);
  return repository.path;
}

interface Given {
  readonly module: string;
  readonly server: string;
  readonly kinds: boolean;
}

/** Runs lines that may use `config`, then asks each caller in the current folder. */
async function ask(cwd: string, lines: string): Promise<Record<string, Given>> {
  const script = `
    import Module from 'node:module';
    const config = ${JSON.stringify(config)};
    ${lines}
    const load = Module.createRequire(process.cwd() + '/index.js');
    const callers = ${JSON.stringify(Object.keys({ ...toolChain, ...others }))};
    console.log(JSON.stringify(Object.fromEntries(callers.map(
      (file) => [file, load('./' + file).given],
    ))));
  `;
  const { exitCode, stderr, stdout } = await runCommand(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { cwd },
  );
  expect([exitCode, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Record<string, Given>;
}

function each(callers: object, given: Given): Record<string, Given> {
  return Object.fromEntries(Object.keys(callers).map((file) => [file, given]));
}

const fromUs: Given = { ...ours, kinds: true };

function fromRepository(folder: string): Given {
  return {
    module: path.join(folder, 'node_modules/typescript/lib/main.js'),
    server: path.join(folder, 'node_modules/typescript/lib/tsserverlibrary.js'),
    kinds: true,
  };
}

describe('the bridge', () => {
  it('directs the tool chain, and nothing else, to our own copy beside TypeScript 7', async () => {
    const folder = repositoryWith('7.0.2');
    const given = await ask(folder, 'await import(config);');
    expect(given).toEqual({
      ...each(toolChain, fromUs),
      ...each(others, {
        module: path.join(folder, 'node_modules/typescript/lib/main.js'),
        server: 'MODULE_NOT_FOUND',
        kinds: false,
      }),
    });
  });

  it.each(['4.7.4', '8.0.0', '50.0.0'])(
    'serves our own copy beside TypeScript %s, which typescript-eslint does not know',
    async (version) => {
      const folder = repositoryWith(version);
      const given = await ask(folder, '(await import(config)).groundrules();');
      expect(given).toEqual({
        ...each(toolChain, fromUs),
        ...each(others, fromRepository(folder)),
      });
    },
  );

  it.each(['5.9.3', '6.0.3'])('leaves the repository its own TypeScript %s', async (version) => {
    const folder = repositoryWith(version);
    const given = await ask(folder, '(await import(config)).groundrules();');
    expect(given).toEqual(each({ ...toolChain, ...others }, fromRepository(folder)));
  });

  it('serves our own copy where the repository has none', async () => {
    const folder = repositoryWith('6.0.3');
    const bare = createTemporaryRepository({ 'package.json': {} });
    onTestFinished(bare.dispose);
    const given = await ask(
      folder,
      `(await import(config)).groundrules({ root: ${JSON.stringify(bare.path)} });`,
    );
    expect(given).toEqual({ ...each(toolChain, fromUs), ...each(others, fromRepository(folder)) });
  });

  it('asks the repository that is linted, not the current folder', async () => {
    const linted = repositoryWith('5.9.3');
    const current = repositoryWith('7.0.2');
    const given = await ask(
      current,
      `(await import(config)).groundrules({ root: ${JSON.stringify(linted)} });`,
    );
    expect(given).toMatchObject(each(toolChain, fromRepository(linted)));
  });

  it('is in place once, however many copies of this package a process loads', async () => {
    const folder = repositoryWith('7.0.2');
    const given = await ask(
      folder,
      `const before = Module._resolveFilename;
      await import(config);
      const first = Module._resolveFilename;
      const { groundrules } = await import(config + '?copy');
      groundrules({ root: '/' });
      groundrules();
      if (first === before) throw new Error('not in place');
      if (Module._resolveFilename !== first) throw new Error('in place twice');`,
    );
    expect(given).toMatchObject(each(toolChain, fromUs));
  });

  it('hands what is not its own to the resolver that was there before it, as Yarn needs', async () => {
    const folder = repositoryWith('7.0.2');
    const given = await ask(
      folder,
      `const original = Module._resolveFilename;
      Module._resolveFilename = function (request, parent, ...rest) {
        if (this !== Module) throw new Error('called without its object');
        return request === 'virtual' ? '/virtual.js' : original.call(this, request, parent, ...rest);
      };
      await import(config);
      const resolve = Module.createRequire(process.cwd() + '/index.js').resolve;
      if (resolve('virtual') !== '/virtual.js') throw new Error('not asked');
      try {
        resolve('missing', { paths: [process.cwd()] });
        throw new Error('found what is missing');
      } catch (error) {
        if (error.code !== 'MODULE_NOT_FOUND') throw error;
      }`,
    );
    expect(given).toMatchObject(each(toolChain, fromUs));
  });
});
