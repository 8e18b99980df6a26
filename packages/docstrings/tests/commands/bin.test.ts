import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../entries/package.js';
import { docstrings } from './docstrings.js';

const half = '/** A. */\nexport const a = 1;\nexport const b = 2;\n';
const whole = '/** A. */\nexport const a = 1;\n';

function packageAt(folder: string, source = whole, manifest: object = {}): RepositoryFiles {
  return {
    [`${folder}/package.json`]: {
      name: path.posix.basename(folder),
      exports: './src/index.ts',
      ...manifest,
    },
    [`${folder}/src/index.ts`]: source,
  };
}

const single = {
  'package.json': { name: 'single', type: 'module', exports: './src/index.ts' },
  'src/index.ts': half,
};

/** The packages of a JSON report, `folder percent`. */
async function measured(cwd: string, args: readonly string[] = []): Promise<string[]> {
  const { exitCode, stderr, stdout } = await docstrings(cwd, ['--format', 'json', ...args]);
  expect([exitCode, stderr]).toEqual([0, '']);
  const { packages } = JSON.parse(stdout) as {
    packages: readonly { folder: string; percent: number | null }[];
  };
  return packages.map(({ folder, percent }) => `${folder} ${String(percent)}`);
}

describe('help', () => {
  /** Writes at the end which modules were loaded by `require`, as TypeScript is. */
  const probe = `
    import { createRequire } from 'node:module';
    import process from 'node:process';
    process.on('exit', () => {
      const loaded = Object.keys(createRequire('file:///probe.js').cache);
      process.stderr.write(String(loaded.some((file) => /node_modules.typescript./.test(file))));
    });`;
  const imported = `--import=data:text/javascript,${encodeURIComponent(probe)}`;

  it.each([
    { args: ['--help'], says: /Usage: docstrings \[options\] \[folders\.\.\.\]/u, loads: 'false' },
    { args: ['--version'], says: /^\d+\.\d+\.\d+/u, loads: 'false' },
    // What shows that the probe sees it.
    { args: [], says: /50\.0% documented/u, loads: 'true' },
  ])('$args loads the compiler: $loads', async ({ args, loads, says }) => {
    const result = await docstrings(writeFiles(single), args, { NODE_OPTIONS: imported });
    expect(result.stdout).toMatch(says);
    expect([result.exitCode, result.stderr]).toEqual([0, loads]);
  });
});

describe('which packages', () => {
  const members = {
    ...packageAt('packages/one'),
    ...packageAt('packages/two', half),
    ...packageAt('packages/left-out'),
    ...packageAt('packages/one/node_modules/installed', half),
    ...packageAt('elsewhere', half),
    'apps/web/package.json': { name: 'web', private: true },
    'packages/no-package/readme.txt': '',
  };
  const all = ['apps/web null', 'packages/left-out 100', 'packages/one 100', 'packages/two 50'];
  const some = all.filter((folder) => !folder.includes('left-out'));
  const root = { name: 'root', private: true };

  it.each<{ title: string; files: RepositoryFiles; args?: string[]; expected: string[] }>([
    { title: 'the package of the folder', files: single, expected: ['. 50'] },
    {
      title: 'those of npm workspaces',
      files: { 'package.json': { ...root, workspaces: ['packages/*', './apps/*/'] }, ...members },
      expected: all,
    },
    {
      title: 'those of pnpm workspaces, but for what is left out',
      files: {
        'package.json': root,
        'pnpm-workspace.yaml':
          "packages:\n  - 'packages/**' # all\n  - apps/*\n  - '!**/left-out'\n",
        ...members,
      },
      expected: some,
    },
    {
      title: 'those that are published, on request',
      files: { 'package.json': { ...root, workspaces: ['packages/*', 'apps/*'] }, ...members },
      args: ['--no-private'],
      expected: all.slice(1),
    },
    {
      title: 'those of a monorepo with spaces and signs',
      files: {
        'a (b)/package.json': { ...root, workspaces: ['packages/*'] },
        ...packageAt('a (b)/packages/one two'),
      },
      args: ['a (b)'],
      expected: ['a (b)/packages/one two 100'],
    },
    {
      title: 'an app, by entries',
      files: { 'package.json': { name: 'app' }, 'src/a.ts': half, 'src/b.ts': whole },
      args: ['--entry', 'src/b.ts', 'src/c/*.ts', '--entry', '!src/x.ts'],
      expected: ['. 100'],
    },
    {
      title: 'built files, by the folders of their sources',
      files: { 'package.json': { name: 'a', exports: './made/index.js' }, 'code/index.ts': half },
      args: ['--source', 'made=code', 'other=src'],
      expected: ['. 50'],
    },
  ])('$title', async ({ args, expected, files }) => {
    const withMore = { 'src/c/d.ts': whole, ...files };
    expect(await measured(writeFiles(withMore), args)).toEqual(expected);
  });
});

describe('exit codes', () => {
  const lost = { 'package.json': { name: 'lost', exports: './dist/index.js' } };

  it.each<{
    title: string;
    files: RepositoryFiles;
    args?: string[];
    code: number;
    out?: RegExp;
    error?: RegExp;
  }>([
    { title: 'without a threshold', files: single, code: 0, out: /50\.0% documented/u },
    {
      title: 'at the threshold',
      files: single,
      args: ['--threshold', '50'],
      code: 0,
      out: /Passed: 50\.0%/u,
    },
    {
      title: 'below the threshold',
      files: single,
      args: ['--threshold', '50.1'],
      code: 1,
      out: /Failed: 50\.0%.*single \(50\.0%\)/u,
    },
    {
      title: 'below the threshold, as JSON',
      files: single,
      args: ['--threshold=90', '--format=json'],
      code: 1,
      out: /"verdict": "below"/u,
      error: /^Failed: 50\.0%/u,
    },
    {
      title: 'without what needs none',
      files: single,
      args: ['--threshold', '100', '--exclude', 'variable'],
      code: 2,
      out: /Not judged: single publishes nothing to document\. Name entries/u,
    },
    {
      title: 'examples of an app without a surface',
      files: { 'package.json': { name: 'app' }, 'src/main.ts': half },
      args: ['--examples'],
      code: 2,
      out: /Not judged: app publishes nothing to document\. Name entries\.$/u,
    },
    {
      title: 'an app without a surface',
      files: { 'package.json': { name: 'app' }, 'src/main.ts': half },
      code: 0,
      out: /app\n {2}publishes no code\n/u,
    },
    {
      title: 'an app without a surface, at a threshold',
      files: { 'package.json': { name: 'app' } },
      args: ['--threshold', '1'],
      code: 2,
      out: /Not judged: app publishes nothing/u,
    },
    {
      title: 'an entry without a source',
      files: lost,
      code: 0,
      out: /\. → \.\/dist\/index\.js\n[\s\S]*Incomplete: lost could not be traced/u,
    },
    {
      title: 'an entry without a source, at a threshold',
      files: lost,
      args: ['--threshold', '0'],
      code: 2,
      out: /Not judged: lost could not be traced/u,
    },
    {
      title: 'a broken manifest',
      files: { 'package.json': '{ "name": ' },
      code: 2,
      error: /^docstrings: .*package\.json: It is not valid JSON: .* Mend it\.$/u,
    },
    {
      title: 'a broken manifest of one package',
      files: { 'package.json': { workspaces: ['*'] }, ...packageAt('a'), 'b/package.json': '[]' },
      code: 2,
      error: /^docstrings: .*b.package\.json: It holds no object/u,
    },
    {
      title: 'a broken pnpm-workspace.yaml',
      files: { ...single, 'pnpm-workspace.yaml': 'packages: [' },
      code: 2,
      error: /^docstrings: .*pnpm-workspace\.yaml: It is not valid YAML: .* Mend it\.$/u,
    },
    {
      title: 'a folder that does not exist',
      files: single,
      args: ['nowhere'],
      code: 2,
      error: /^docstrings: .*nowhere does not exist\. Name the folder of a package\.$/u,
    },
    {
      title: 'a file',
      files: single,
      args: ['src/index.ts'],
      code: 2,
      error: /index\.ts is a file\. Name the folder/u,
    },
    { title: 'no package', files: { 'a.ts': '' }, code: 2, error: /has no package\.json/u },
    {
      title: 'an entry that does not exist',
      files: single,
      args: ['--entry', 'main.ts'],
      code: 2,
      error: /^docstrings: The entry "main\.ts" matches no file/u,
    },
    {
      title: 'a folder of sources that does not exist',
      files: single,
      args: ['--source', 'nope=alsonope'],
      code: 2,
      error: /^docstrings: The folder of sources "alsonope" does not exist in .* Mend it/u,
    },
    {
      title: 'one of two folders of sources that does not exist',
      files: single,
      args: ['--source', 'lib=src', 'dist=nope'],
      code: 2,
      error: /^docstrings: The folder of sources "nope" does not exist/u,
    },
    {
      title: 'an option that does not exist',
      files: single,
      args: ['--treshold', '90'],
      code: 2,
      error: /unknown option '--treshold'[\s\S]*--threshold[\s\S]*docstrings --help/u,
    },
    {
      title: 'a format that does not exist',
      files: single,
      args: ['--format', 'html'],
      code: 2,
      error: /Allowed choices are text, json, markdown/u,
    },
    {
      title: 'a threshold that is none',
      files: single,
      args: ['--threshold', '90%'],
      code: 2,
      error: /--threshold.* is invalid\. It has to be a number from 0 to 100/u,
    },
  ])('$code for $title', async ({ args, code, error, files, out }) => {
    const result = await docstrings(writeFiles(files), args);
    expect(result.stderr).toMatch(error ?? /^$/u);
    expect(result.stdout).toMatch(out ?? /^$/u);
    expect(result.exitCode).toBe(code);
  });
});

describe('files', () => {
  it('writes the report and the badge, in folders that are made for them', async () => {
    const root = writeFiles(single);
    const args = ['--format', 'json', '--output', 'out/a b/coverage.json', '--badge', 'out/b.svg'];
    const result = await docstrings(root, args);
    expect(result).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: '50.0% documented (1 of 2 public symbols).',
    });
    const report = readFileSync(path.join(root, 'out/a b/coverage.json'), 'utf8');
    expect(JSON.parse(report)).toMatchObject({ total: { percent: 50 } });
    expect(readFileSync(path.join(root, 'out/b.svg'), 'utf8')).toContain('docstrings: 50.0%');
    expect(readdirSync(path.join(root, 'out')).toSorted()).toEqual(['a b', 'b.svg']);
    expect(readdirSync(path.join(root, 'out/a b'))).toEqual(['coverage.json']);
  });

  it('writes text without colours, whatever is forced', async () => {
    const root = writeFiles(single);
    await docstrings(root, ['--output', 'a.txt'], { FORCE_COLOR: '1' });
    const text = readFileSync(path.join(root, 'a.txt'), 'utf8');
    expect(text).toContain('3:14  variable  b');
    expect(text).not.toContain('\u001B');
  });

  it('writes what it knows where it is below the threshold', async () => {
    const root = writeFiles(single);
    const args = [
      '--threshold',
      '90',
      '--format',
      'markdown',
      '--output',
      'a.md',
      '--badge',
      'a.svg',
    ];
    const { exitCode, stdout } = await docstrings(root, args);
    expect([exitCode, stdout]).toEqual([1, expect.stringMatching(/^Failed/u)]);
    expect(readFileSync(path.join(root, 'a.md'), 'utf8')).toContain('| `single` | 1 | 2 | 50.0% |');
    expect(existsSync(path.join(root, 'a.svg'))).toBe(true);
  });

  it('replaces what a link leads to', async () => {
    const root = writeFiles({ ...single, 'real.svg': 'old' });
    symlinkSync('real.svg', path.join(root, 'link.svg'));
    await docstrings(root, ['--badge', 'link.svg']);
    expect(readFileSync(path.join(root, 'real.svg'), 'utf8')).toContain('<svg');
  });

  it('keeps what is there where it can not write, and says so', async () => {
    const root = writeFiles({ ...single, 'taken/file': '' });
    const { exitCode, stderr } = await docstrings(root, ['--output', 'taken']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^docstrings: .*taken can't be written: it is a folder\. Name a file in it\.$/u,
    );
    expect(readdirSync(root).toSorted()).toEqual(['package.json', 'src', 'taken']);
  });

  it.each([
    {
      args: ['--badge', 'src'],
      says: /src can't be written: it is a folder\. Name a file in it\.$/u,
    },
    { args: ['--output='], says: /can't be written: it is a folder\. Name a file in it\.$/u },
    {
      args: ['--output', 'package.json/a'],
      says: /a can't be written: what should be its folder is a file\. Name another file\.$/u,
    },
    {
      args: ['--output', 'a.svg', '--badge', './a.svg'],
      says: /^docstrings: --output and --badge name the same file, .*a\.svg\. Name two\.$/u,
    },
  ])('refuses $args before anything is written', async ({ args, says }) => {
    const root = writeFiles(single);
    const { exitCode, stderr, stdout } = await docstrings(root, args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(readdirSync(root).toSorted()).toEqual(['package.json', 'src']);
  });

  it('writes nothing where it could not measure', async () => {
    const root = writeFiles({ ...single, 'package.json': '{', 'a.json': 'old' });
    await docstrings(root, ['--output', 'a.json', '--badge', 'b.svg']);
    expect(readFileSync(path.join(root, 'a.json'), 'utf8')).toBe('old');
    expect(existsSync(path.join(root, 'b.svg'))).toBe(false);
  });
});

describe('colours', () => {
  it.each([
    { env: {}, isColoured: false },
    { env: { CI: '1' }, isColoured: false },
    { env: { FORCE_COLOR: '1' }, isColoured: true },
    { env: { FORCE_COLOR: '0' }, isColoured: false },
    { env: { FORCE_COLOR: '1', NO_COLOR: '1' }, isColoured: false },
  ])('with $env: $isColoured', async ({ env, isColoured }) => {
    const { stdout } = await docstrings(writeFiles(single), [], env);
    expect(stdout.includes('\u001B')).toBe(isColoured);
  });
});

describe('examples', () => {
  const tsconfig = { compilerOptions: { module: 'nodenext', target: 'es2022', types: [] } };
  const withExamples = (
    code: string,
    readme = '',
  ): RepositoryFiles & { readonly 'src/index.ts': string } => ({
    'package.json': { name: 'single', type: 'module', exports: './src/index.ts' },
    'tsconfig.json': tsconfig,
    'src/index.ts': `/**
 * Halves.
 *
 * @example
 * \`\`\`ts
 * import { halve } from 'single';
 *
 * ${code}
 * \`\`\`
 */
export function halve(value: number): number {
  return value / 2;
}
`,
    ...(readme !== '' && { 'README.md': readme }),
  });
  const wrong = "halve('two');";
  const right = 'halve(2);';
  const readme = `# Single\n\n\`\`\`ts\nimport { halve } from 'single';\n\nhalve(true);\n\`\`\`\n`;

  it.each<{ title: string; files: RepositoryFiles; args: string[]; code: number; out: RegExp }>([
    {
      title: 'that compile',
      files: withExamples(right),
      args: ['--examples'],
      code: 0,
      out: /\nExamples: 1 checked, 0 problems\n\nPassed: 100% documented .*; 1 example compiles\.$/u,
    },
    {
      title: 'that do not compile',
      files: withExamples(wrong),
      args: ['--examples', '--threshold', '100'],
      code: 1,
      out: /\n {2}Examples that do not compile\n {4}src\/index\.ts:8:10 TS2345 [\s\S]*\nFailed: 1 problem in 1 example; 100% documented .*, 100% are asked for\.$/u,
    },
    {
      title: 'that nobody asked for',
      files: withExamples(wrong, readme),
      args: [],
      code: 0,
      out: /^(?![\s\S]*Examples)/u,
    },
    {
      title: 'of the README',
      files: withExamples(right, readme),
      args: ['--readme'],
      code: 1,
      out: /\n {4}README\.md:6:7 TS2345 [\s\S]*\nExamples: 2 checked, 1 problem\n/u,
    },
    {
      title: 'without a README',
      files: withExamples(right),
      args: ['--readme'],
      code: 0,
      out: /\nExamples: 1 checked, 0 problems\n/u,
    },
    {
      title: 'as JSON',
      files: withExamples(wrong),
      args: ['--examples', '--format', 'json'],
      code: 1,
      out: /"file": "src\/index\.ts",\n\s*"line": 8,\n\s*"column": 10,\n\s*"code": 2345,/u,
    },
    {
      title: 'beside packages without code',
      files: {
        'package.json': { workspaces: ['*'] },
        'app/package.json': { name: 'app' },
        ...packageAt('lib'),
        'lib/tsconfig.json': tsconfig,
      },
      args: ['--examples'],
      code: 0,
      out: /\nExamples: 0 checked, 0 problems\n/u,
    },
    {
      title: 'of packages of which one has the folder of sources',
      files: {
        'package.json': { workspaces: ['*'] },
        ...packageAt('lib'),
        'made/package.json': { name: 'made', exports: './made/index.js' },
        'made/code/index.ts': whole,
      },
      args: ['--examples', '--source', 'made=code'],
      code: 0,
      out: /\nExamples: 0 checked, 0 problems\n\nPassed: 100% documented \(2 of 2/u,
    },
  ])('$title: $code', async ({ args, code, files, out }) => {
    const result = await docstrings(writeFiles(files), args);
    expect(result.stdout).toMatch(out);
    expect(result.exitCode).toBe(code);
  });

  it.each<{ args: string[]; out: RegExp; error?: RegExp }>([
    { args: [], out: /^Failed: 1 problem in 1 example; 100% documented [^\n]*$/mu },
    {
      args: ['--format', 'json'],
      out: /"verdict": "broken-examples"/u,
      error: /^Failed: 1 problem in 1 example; 100%/u,
    },
    {
      args: ['--format', 'markdown'],
      out: /^### Docstrings\n\nFailed: 1 problem in 1 example; 100%/u,
      error: /^Failed: 1 problem in 1 example; 100%/u,
    },
    { args: ['--output', 'f'], out: /^Failed: 1 problem in 1 example; 100% [^\n]*$/u },
  ])('that are wrong above a threshold fail in one voice with $args', async (one) => {
    const root = writeFiles(withExamples(wrong));
    const args = ['--examples', '--threshold', '10', ...one.args];
    const { exitCode, stderr, stdout } = await docstrings(root, args);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(one.out);
    expect(stdout).not.toContain('Passed');
    expect(stderr).toMatch(one.error ?? /^$/u);
  });

  it.each<{ args: string[]; out: RegExp; error?: RegExp }>([
    {
      args: [],
      out: /tsconfig\.json can't be used[\s\S]*\nNot judged: the examples of single could not be checked; 100% documented [^\n]*$/u,
    },
    {
      args: ['--format', 'json'],
      out: /"verdict": "unknown"[\s\S]*"refusal": ".*tsconfig\.json can't be used/u,
      error: /^Not judged: the examples of single .*\ndocstrings: .*tsconfig\.json can't be used/u,
    },
    {
      args: ['--format', 'markdown'],
      out: /\n\nNot judged: the examples of `single` [\s\S]*tsconfig\.json can't be used/u,
      error: /^Not judged: the examples of single .*\ndocstrings: .*tsconfig\.json can't be used/u,
    },
    {
      args: ['--output', 'f'],
      out: /^Not judged: the examples of single [^\n]*$/u,
      error: /^docstrings: .*tsconfig\.json can't be used/u,
    },
  ])('that can not be checked: 2 and why, with the numbers, with $args', async (one) => {
    const root = writeFiles(withExamples(right));
    writeFileSync(path.join(root, 'tsconfig.json'), '{ "extends": "./nowhere.json" }');
    const { exitCode, stderr, stdout } = await docstrings(root, ['--examples', ...one.args]);
    expect(stdout).toMatch(one.out);
    expect(stderr).toMatch(one.error ?? /^$/u);
    expect(exitCode).toBe(2);
  });

  it('of what could not be traced: the facts once, and the switch to turn', async () => {
    const root = writeFiles({ 'package.json': { name: 'lost', exports: './dist/index.js' } });
    const { exitCode, stderr, stdout } = await docstrings(root, ['--examples']);
    expect(exitCode).toBe(2);
    expect(stderr).toBe('');
    expect(stdout.match(/dist\/index\.js/gu)).toHaveLength(1);
    expect(stdout).toContain('(--source dist=src)');
    expect(stdout).toMatch(
      /\nNot judged: the examples of lost could not be checked; lost could not/u,
    );
    const json = await docstrings(root, ['--examples', '--format', 'json']);
    expect(json.stdout + json.stderr).not.toContain("{ dist: 'src' }");
  });

  it.each([
    { names: ['readme.md'], problem: 'readme.md' },
    { names: ['Readme.md'], problem: 'Readme.md' },
    { names: ['readme.md', 'README.md'], problem: 'README.md' },
  ])('are found in $names', async ({ names, problem }) => {
    const root = writeFiles({
      ...withExamples(right),
      ...Object.fromEntries(names.map((name) => [name, readme])),
    });
    const { exitCode, stderr, stdout } = await docstrings(root, ['--readme']);
    expect(stdout).toContain(`${problem}:6:7 TS2345 `);
    expect([exitCode, stderr]).toEqual([1, '']);
  });

  it('are said to be missing where there is no README', async () => {
    const root = writeFiles({ ...withExamples(right), 'README.md/a.txt': '' });
    const { exitCode, stderr } = await docstrings(root, ['--readme']);
    expect([exitCode, stderr]).toEqual([0, 'docstrings: Note: single has no README.md.']);
  });

  it('without a language are read in the one that is named', async () => {
    const plain = withExamples('halve("2");');
    const files = {
      ...plain,
      'src/index.ts': plain['src/index.ts'].replace('```ts', '```'),
    };
    const root = writeFiles(files);
    expect((await docstrings(root, ['--examples'])).exitCode).toBe(1);
    const args = ['--examples', '--example-language', 'js'];
    expect((await docstrings(root, args)).exitCode).toBe(0);
  });
});

describe('folders that are no package', () => {
  const files = { 'package.json': { workspaces: ['*'] }, ...packageAt('lib') };

  it.each([
    {
      at: '.',
      args: ['lib/src'],
      error: /^docstrings: Note: lib\/src is no package; \S+\Wlib around it was taken\.$/u,
    },
    { at: '.', args: ['lib'], error: /^$/u },
    { at: 'lib/src', args: [], error: /^$/u },
  ])('$at $args: $error', async ({ args, at, error }) => {
    const root = writeFiles(files);
    const { exitCode, stderr, stdout } = await docstrings(path.join(root, at), args);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(error);
    expect(stdout).toContain('lib');
  });
});

describe('how much is listed', () => {
  const many = {
    ...single,
    'src/index.ts': Array.from({ length: 60 }, (_, n) => `export const v${String(n)} = 1;`).join(
      '\n',
    ),
  };

  it.each([
    { args: [], listed: 60, left: undefined },
    { args: ['--list', 'all'], listed: 60, left: undefined },
    { args: ['--list', 'none'], listed: 0, left: '60 more: --list all shows them' },
    { args: ['--list', '7'], listed: 7, left: '53 more: --list all shows them' },
  ])('$args: $listed', async ({ args, left, listed }) => {
    const { stdout } = await docstrings(writeFiles(many), args);
    expect(stdout.match(/ variable {2}v\d+$/gmu) ?? []).toHaveLength(listed);
    expect(/\d+ more: --list all shows them/u.exec(stdout)?.[0]).toBe(left);
    expect(stdout).toMatch(/\n {2}all +0 +60 +0\.0%\n\n0\.0% documented .*$/u);
  });
});
