import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createTemporaryRepository,
  runCommand,
  type CommandResult,
  type RepositoryFiles,
} from '@groundrules/testkit/repositories';
import { execa } from 'execa';
import { describe, expect, it, onTestFinished } from 'vitest';

import manifest from '../package.json' with { type: 'json' };
import { canBeRefused, withFewRights } from './support/few-rights.js';
import { createGitRepository, type GitRepository } from './support/git-repository.js';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const bin = path.join(packageFolder, 'bin.js');
const env = { CI: undefined, GITHUB_ACTIONS: undefined, FORCE_COLOR: undefined };

/** A repository in which this one's tools are installed. */
async function repositoryOf(files: RepositoryFiles): Promise<GitRepository> {
  const repository = await createGitRepository({ '.gitignore': 'node_modules\n', ...files });
  const installed = path.resolve(packageFolder, '../../node_modules');
  symlinkSync(installed, path.join(repository.path, 'node_modules'), 'junction');
  return repository;
}

async function run(cwd: string, ...args: readonly string[]): Promise<CommandResult> {
  return await runCommand(process.execPath, [bin, ...args], { cwd, env });
}

describe('without a repository', () => {
  it.each<readonly [readonly string[], number, 'stdout' | 'stderr', string]>([
    [['--help'], 0, 'stdout', 'Usage: groundrules'],
    [['--version'], 0, 'stdout', manifest.version],
    [['check', '--help'], 0, 'stdout', '--since <ref>'],
    [[], 2, 'stderr', 'Usage: groundrules'],
    [['chek'], 2, 'stderr', '(Did you mean check?)'],
    [['explain', 'E722'], 0, 'stdout', 'swallowed-error  '],
    [['explain'], 0, 'stdout', '\ngovernance\n'],
    [['explain', 'sql-concat'], 2, 'stderr', 'Did you mean sql-concatenation'],
    [['check', '--gate', 'lnt'], 2, 'stderr', "'lnt' is invalid"],
    [['check', '--output'], 2, 'stderr', 'argument missing'],
  ])('%j ends with %i', async (args, exitCode, stream, text) => {
    const result = await run(packageFolder, ...args);
    expect(result.exitCode).toBe(exitCode);
    expect(result[stream]).toContain(text);
  });
});

it.skipIf(process.platform === 'win32').each([
  [
    'check',
    'groundrules: The folder that this was called in cannot be looked at: there is no such file or folder. Call it in one that is there.',
  ],
  [
    'explain one two',
    "error: too many arguments for 'explain'. Expected 1 argument but got 2.\nGive one name, in quotes where it has blanks.\nRun npx groundrules explain --help for what there is.",
  ],
])('says what is wrong with %s where the folder it is called in is gone', async (args, message) => {
  const { path: root } = await createGitRepository({});
  const script = `mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" ${args}`;
  const result = await runCommand('sh', ['-c', script, process.execPath, bin], {
    cwd: root,
    env,
  });
  expect(result.exitCode).toBe(2);
  expect(result.stderr).toBe(message);
});

it('loads commander and nothing heavy before it knows the command', () => {
  const packages = new Set<string>();
  const visit = (file: string): void => {
    const code = readFileSync(path.join(packageFolder, 'dist', file), 'utf8');
    for (const [, specifier = ''] of code.matchAll(/^(?:import|export) .*?"([^"]+)";$/gmu)) {
      if (specifier.startsWith('.')) visit(path.posix.join(path.posix.dirname(file), specifier));
      else packages.add(specifier);
    }
  };
  visit('cli.js');
  expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual(['commander']);
});

const onlyFormat = {
  lint: 'off',
  types: 'off',
  'dead-code': 'off',
  docs: 'off',
  secrets: 'off',
};

describe('check', () => {
  const clean = {
    'package.json': '{\n  "name": "sample"\n}\n',
    'src/a.js': 'export const a = 1;\n',
  };

  it('passes what is clean', async () => {
    const repository = await repositoryOf(clean);
    const { exitCode, stderr, stdout } = await run(repository.path, 'check', '--gate', 'format');
    expect(stdout).toContain('✔ Every gate that blocks passed.');
    expect(stderr).toMatch(/^format: started\nformat: 0 findings in /u);
    expect(exitCode).toBe(0);
  });

  it('fails what is not, and passes it once it is repaired', async () => {
    const repository = await repositoryOf({ ...clean, 'src/b.js': "export const b = '1'" });
    const first = await run(repository.path, 'check', '--gate', 'format');
    expect(first.stdout).toContain('src/b.js');
    expect(first.exitCode).toBe(1);
    expect((await run(repository.path, 'check', '--gate', 'format', '--fix')).exitCode).toBe(0);
    expect(readFileSync(path.join(repository.path, 'src/b.js'), 'utf8')).toBe(
      'export const b = "1";\n',
    );
  });

  it('neither reports nor repairs what it wrote itself, nor what is ignored', async () => {
    const repository = await repositoryOf({
      ...clean,
      'groundrules.json': `${JSON.stringify({ ignores: ['generated'], gates: onlyFormat }, null, 2)}\n`,
      'generated/a.js': 'a  ()',
      'packages/a/eslint-suppressions.json': '{}',
      'packages/a/groundrules.bench.json': '{}',
      'packages/a/groundrules.baseline.json': '{}',
    });
    const { path: root } = repository;
    expect((await run(root, 'baseline')).exitCode).toBe(0);
    const files = ['groundrules.baseline.json', 'generated/a.js'].map((file) =>
      path.join(root, file),
    );
    const before = files.map((file) => readFileSync(file, 'utf8'));
    const { exitCode, stdout } = await run(root, 'check', '--gate', 'format', '--fix');
    expect(stdout).toContain('✔ Every gate that blocks passed.');
    expect(exitCode).toBe(0);
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(before);
  });

  it('counts only what changed', async () => {
    const repository = await repositoryOf({ ...clean, 'old.js': 'old  ()' });
    repository.write({ 'new.js': 'fresh  ()' });
    const args = ['check', '--gate', 'format', '--since', 'main', '--format', 'json'];
    const { stdout } = await run(repository.path, ...args);
    const { findings } = JSON.parse(stdout) as { findings: readonly { file: string }[] };
    expect(findings.map(({ file }) => file)).toEqual(['new.js']);
  });

  it.each<readonly [string, readonly string[], RepositoryFiles, string]>([
    [
      'a mistake in the settings',
      ['check'],
      { 'groundrules.json': '{ "levl": 1 }' },
      'groundrules: groundrules.json:1:3 $.levl: unknown name',
    ],
    [
      'a ref that is not known',
      ['check', '--since', 'nowhere'],
      {},
      'groundrules: --since nowhere: there is no such branch, tag or commit here.',
    ],
    [
      'a report that cannot be written',
      ['check', '--gate', 'format', '--output', 'src/a.js/report.txt'],
      clean,
      'cannot be written',
    ],
  ])('ends with 2 and no stack after %s', async (_, args, files, message) => {
    const repository = await repositoryOf(files);
    const { exitCode, stderr, stdout } = await run(repository.path, ...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /mu);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  it
    .skipIf(process.platform === 'win32')
    .each([['stdout', 'stderr'], ['stdout'], ['stderr']] as const)(
    'ends as it would have where nobody reads on',
    async (...closed) => {
      const repository = await repositoryOf({ ...clean, 'src/b.js': 'call  ()' });
      const args = [bin, 'check', '--gate', 'format', '--gate', 'lint'];
      const running = execa(process.execPath, args, { cwd: repository.path, env, reject: false });
      for (const stream of closed) running[stream].destroy();
      const { exitCode, stderr, stdout } = await running;
      // There is no config of ESLint, so there is no verdict.
      expect({ exitCode, wrong: /\bEPIPE\b/u.test(`${stdout}${stderr}`) }).toEqual({
        exitCode: 2,
        wrong: false,
      });
    },
  );

  it('prints a report of any length whole, into a pipe', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [
        `folder-with-a-long-name-${String(index)}/file.js`,
        'call  ()',
      ]),
    );
    const repository = await repositoryOf(files);
    const { stdout } = await run(repository.path, 'check', '--gate', 'format', '--format', 'json');
    expect(stdout.length).toBeGreaterThan(200_000);
    expect(JSON.parse(stdout)).toHaveProperty('findings.length', 600);
  });
});

/** A config that never comes to an end, and leaves the id of its process behind. */
const hanging = {
  'a.js': '',
  'eslint.config.js': `
    import { writeFileSync } from 'node:fs';
    writeFileSync('pid', String(process.pid));
    await new Promise((resolve) => setTimeout(resolve, 600_000));
    export default [];
  `,
};

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // No such process.
    return false;
  }
}

async function pidIn(folder: string): Promise<number> {
  const file = path.join(folder, 'pid');
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (pid > 0) return pid;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the tool did not start');
}

describe.skipIf(process.platform === 'win32')('a tool that hangs', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends with the command on %s, and nothing is written', async (signal, exitCode) => {
    const repository = await repositoryOf(hanging);
    const args = [bin, 'check', '--gate', 'lint', '--output', 'report.txt'];
    const running = execa(process.execPath, args, { cwd: repository.path, env, reject: false });
    const pid = await pidIn(repository.path);
    running.kill(signal);
    const result = await running;
    expect(result.exitCode).toBe(exitCode);
    expect(result.stderr).toContain(`Broken off by ${signal}; nothing was written.`);
    expect(result.stdout).toBe('');
    expect(existsSync(path.join(repository.path, 'report.txt'))).toBe(false);
    expect(isAlive(pid)).toBe(false);
  });

  it('does not hide what --fix had changed before Ctrl-C', async () => {
    const repository = await repositoryOf({
      'a.js': 'var a = 1;\nexport default a;\n',
      'package.json': '{ "name": "sample", "type": "module" }\n',
      'eslint.config.js': "export default [{ rules: { 'no-var': 'error' } }];\n",
      'prettier.config.mjs': hanging['eslint.config.js'],
    });
    const args = [bin, 'check', '--gate', 'lint', '--gate', 'format', '--fix'];
    const running = execa(process.execPath, args, { cwd: repository.path, env, reject: false });
    const pid = await pidIn(repository.path);
    running.kill('SIGINT');
    const { exitCode, stderr, stdout } = await running;
    expect(stderr).toMatch(
      /^Broken off by SIGINT; no report was written\.\nlint: --fix changed 1 file:\na\.js$/mu,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
    expect(readFileSync(path.join(repository.path, 'a.js'), 'utf8')).toMatch(/^let a = 1;/u);
    expect(isAlive(pid)).toBe(false);
  });

  it('is an error of its gate after --timeout', async () => {
    const repository = await repositoryOf(hanging);
    const args = ['check', '--gate', 'lint', '--timeout', '10s'];
    const { exitCode, stdout } = await run(repository.path, ...args);
    expect(stdout).toContain('it did not finish within 10.0 s');
    expect(stdout).toContain('Give it longer with --timeout');
    expect(exitCode).toBe(2);
    expect(isAlive(await pidIn(repository.path))).toBe(false);
  });
});

describe.skipIf(!canBeRefused)('--fix where the system refuses a file', () => {
  const flaw = 'var a   = 1;\nexport default a;\n';
  const files = {
    '.gitignore': 'node_modules\n',
    '.prettierignore': '*.json\n*.config.js\n',
    'package.json': '{ "name": "sample", "type": "module" }\n',
    // The signal that comes before the error where a file grows past the limit.
    'eslint.config.js':
      'process.on(\'SIGXFSZ\', () => {});\n\nexport default [{ rules: { "no-var": "error" } }];\n',
    'prettier.config.js': 'process.on("SIGXFSZ", () => {});\n\nexport default { plugins: [] };\n',
  };

  interface Repaired {
    readonly exitCode: number | undefined;
    readonly stdout: string;
    readonly gates: readonly {
      readonly name: string;
      readonly status: string;
      readonly reason?: string;
      readonly fixed?: readonly string[];
    }[];
  }

  async function repair(root: string, gate: string, limit = ''): Promise<Repaired> {
    const args = [bin, 'check', '--gate', gate, '--fix', '--format', 'json'];
    const command = withFewRights(process.execPath, ...args);
    const { exitCode, stdout } = await execa('sh', ['-c', `${limit}exec "$0" "$@"`, ...command], {
      cwd: root,
      env,
      reject: false,
    });
    const { gates } = JSON.parse(stdout) as Pick<Repaired, 'gates'>;
    return { exitCode, stdout, gates };
  }

  function folderOf(texts: RepositoryFiles): string {
    const { dispose, path: folder } = createTemporaryRepository({ ...files, ...texts });
    onTestFinished(dispose);
    symlinkSync(
      path.resolve(packageFolder, '../../node_modules'),
      path.join(folder, 'node_modules'),
      'junction',
    );
    return folder;
  }

  it.each([
    ['lint', 'ESLint'],
    ['format', 'Prettier'],
  ])('repairs the others, and names it: %s', async (gate, tool) => {
    const root = folderOf({ 'a.js': flaw, 'b.js': flaw, 'c.js': flaw });
    chmodSync(path.join(root, 'b.js'), 0o444);
    const { exitCode, gates } = await repair(root, gate);
    expect(exitCode).toBe(2);
    expect(gates).toMatchObject([
      {
        status: 'error',
        reason: `${tool} could not repair 1 file:\nb.js: you have no right to it\nMend that, or list it under "ignores" in groundrules.json.`,
        fixed: ['a.js', 'c.js'],
      },
    ]);
    const changed = ['a.js', 'b.js', 'c.js'].map(
      (name) => readFileSync(path.join(root, name), 'utf8') !== flaw,
    );
    expect(changed).toEqual([true, false, true]);
  });

  it.each([
    ['lint', 'ESLint'],
    ['format', 'Prettier'],
  ])('cuts no text off where there is no room for it: %s', async (gate, tool) => {
    // It becomes longer than a process may write.
    const line = gate === 'lint' ? 'var a = 1;\n' : 'f(a=>{g()});\n';
    const long = line.repeat(3000);
    const grows = {
      'eslint.config.js': `process.on('SIGXFSZ', () => {});
        const rule = { meta: { fixable: 'code' }, create: (context) => ({ VariableDeclaration(node) {
          if (node.kind === 'var') context.report({ node, message: 'no', fix: (fixer) => fixer.replaceText(node, 'let a = "' + 'x'.repeat(20) + '";') });
        } }) };
        export default [{ plugins: { test: { rules: { rule } } }, rules: { 'test/rule': 2 } }];`,
    };
    const root = folderOf({ ...(gate === 'lint' && grows), 'a.js': flaw, 'long.js': long });
    const { exitCode, gates } = await repair(root, gate, 'ulimit -f 80; ');
    expect(exitCode).toBe(2);
    expect(gates).toMatchObject([
      { reason: expect.stringContaining(`${tool} could not repair 1 file:\nlong.js: `) as unknown },
    ]);
    expect(gates[0]?.fixed).toContain('a.js');
    expect(readFileSync(path.join(root, 'long.js'), 'utf8')).toBe(long);
    expect(readdirSync(root).filter((name) => name.startsWith('long.js'))).toEqual(['long.js']);
  });
});
