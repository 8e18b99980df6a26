import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand, type CommandResult } from '@groundrules/testkit/repositories';
import { expect, it } from 'vitest';

import type { ProgressSummary } from '../../src/progress-report/progress-summary.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';
import { parseHtml } from '../support/parse-html.js';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));

const files = {
  '.gitignore': 'node_modules\n',
  '.prettierignore': '*.json\n',
  '.prettierrc.json': '{ "singleQuote": true }\n',
  // What is installed here says nothing about a repository of a few files.
  'groundrules.json': { gates: { 'dead-code': 'off', audit: 'off', bench: 'off' } },
  'package.json': { name: 'sample', private: true, type: 'module', exports: './src/main.ts' },
  'eslint.config.js': `import { groundrules } from '@groundrules/eslint-config';

export default groundrules();
`,
  'tsconfig.json': {
    compilerOptions: {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2022',
      types: [],
      skipLibCheck: true,
    },
    include: ['src/**/*.ts'],
  },
  'src/main.ts': `export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {}
  return undefined
}
export const run = (code: string): unknown => eval(code);
`,
};

const mended = `/**
 * Parses a text.
 *
 * @param text - JSON.
 * @returns What it holds.
 * @throws SyntaxError For what is no JSON.
 * @example
 * \`\`\`ts
 * import { parse } from 'sample';
 *
 * parse('1');
 * \`\`\`
 */
export function parse(text: string): unknown {
  return JSON.parse(text);
}
`;

async function repositoryWith(content: typeof files): Promise<GitRepository> {
  const repository = await createGitRepository(content);
  const installed = path.resolve(packageFolder, '../../node_modules');
  symlinkSync(installed, path.join(repository.path, 'node_modules'), 'junction');
  return repository;
}

async function groundrules(
  { path: cwd }: GitRepository,
  ...args: readonly string[]
): Promise<CommandResult> {
  return await runCommand(process.execPath, [path.join(packageFolder, 'bin.js'), ...args], {
    cwd,
    env: { CI: undefined, GITHUB_ACTIONS: undefined, FORCE_COLOR: undefined },
  });
}

function areasOf({ sections }: ProgressSummary): Record<string, string> {
  return Object.fromEntries(
    sections
      .flatMap(({ areas }) => areas)
      .map(({ area, percent, start, remaining, status }) => [
        area,
        [status, percent, start, remaining].join(' ').trimEnd(),
      ]),
  );
}

it('tells how a repository gets better, commit by commit', async () => {
  const repository = await repositoryWith(files);
  const first = await groundrules(repository, 'report', '--format', 'json');
  expect(first.stderr).toContain('Recorded in .groundrules/history.jsonl.');
  expect(first.exitCode).toBe(0);
  const before = JSON.parse(first.stdout) as ProgressSummary;
  expect(before.docs).toMatchObject({ documented: 0, public: 2 });

  repository.write({ 'src/main.ts': mended });
  await repository.commit('fix(security)!: run no text as code');
  const checked = await groundrules(
    repository,
    'check',
    '--format',
    'json',
    '--output',
    'report.json',
  );
  expect(checked.exitCode).toBe(0);
  const second = await groundrules(
    repository,
    'report',
    '--input',
    'report.json',
    '--format',
    'json',
  );
  expect(second.exitCode).toBe(0);
  const after = JSON.parse(second.stdout) as ProgressSummary;
  expect(areasOf(after)).toMatchObject({
    errors: 'complete 100 1 0',
    format: 'complete 100 1 0',
    'dead-code': 'in-progress  0 0',
    performance: 'pending',
    security: 'in-progress  1 0',
  });
  expect(after.docs).toMatchObject({ documented: 1, public: 1, percent: 100 });
  expect(after.trend.map(({ docs }) => docs)).toEqual([0, 100]);
  expect(after.commits?.kinds).toMatchObject([
    { type: 'fix', commits: [{ scope: 'security', breaking: true }] },
  ]);
  expect(after.readiness.met).toBeGreaterThan(before.readiness.met);

  const third = await groundrules(
    repository,
    'report',
    ...['--input', 'report.json', '--format', 'html', '--output', 'out/progress.html'],
  );
  expect(third.stderr).toContain('has this commit already');
  expect(third.stdout).toBe('');
  const { elements, errors } = parseHtml(
    readFileSync(path.join(repository.path, 'out/progress.html'), 'utf8'),
  );
  expect(errors).toEqual([]);
  expect(elements.filter(({ attributes }) => attributes['class'] === 'chart')).toHaveLength(2);
});

it('claims nothing of a file that no tool can read', async () => {
  const repository = await repositoryWith({ ...files, 'src/main.ts': 'export const = ;\n' });
  const { exitCode, stderr, stdout } = await groundrules(repository, 'report', '--format', 'json');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Nothing was recorded');
  expect(existsSync(path.join(repository.path, '.groundrules'))).toBe(false);
  const areas = areasOf(JSON.parse(stdout) as ProgressSummary);
  const named = ['errors', 'imports', 'types', 'docs', 'security', 'correctness'];
  expect(named.filter((area) => areas[area] !== 'unknown')).toEqual([]);
});
