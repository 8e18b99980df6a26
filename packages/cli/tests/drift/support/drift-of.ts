import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand, type RepositoryFiles } from '@groundrules/testkit/repositories';

import { createGitRepository, type GitRepository } from '../../support/git-repository.js';

const bin = fileURLToPath(new URL('../../../bin.js', import.meta.url));
const installed = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));

/** What a repository that follows the standard has installed. */
export const allTools = [
  'eslint',
  'typescript',
  'typescript-eslint',
  'prettier',
  'knip',
  '@groundrules/eslint-config',
  '@groundrules/tsconfig',
  '@groundrules/prettier-config',
  '@groundrules/knip-config',
];

/** A config of ESLint that exports this expression. */
export function eslintConfig(expression: string, imports = ''): string {
  return `import { groundrules, presets } from '@groundrules/eslint-config';\n${imports}\nexport default ${expression};\n`;
}

/** A repository that follows the standard in all that it asks for. */
export const followed = {
  'package.json': { name: 'sample', type: 'module', prettier: '@groundrules/prettier-config' },
  '.gitignore': 'node_modules\n',
  'eslint.config.js': eslintConfig('groundrules()'),
  'tsconfig.json': {
    extends: '@groundrules/tsconfig/library.json',
    compilerOptions: { noEmit: true },
  },
  'knip.config.js':
    "import { knipConfig } from '@groundrules/knip-config';\nexport default knipConfig({ kind: 'library' });\n",
  'src/index.ts': 'export const a = 1;\n',
  'src/view.tsx': 'export const b = 1;\n',
  'src/legacy/old.ts': 'export const c = 1;\n',
  'scripts/build.mjs': 'export const d = 1;\n',
  'scripts/old.cjs': "'use strict';\n",
  'tests/index.test.ts': 'export const e = 1;\n',
  Dockerfile: 'FROM scratch\n',
  '.github/workflows/ci.yml': 'on: push\n',
} satisfies RepositoryFiles;

/**
 * Settings under which only some gates are on. They are those that the repository claims to follow, so that they weaken
 * nothing.
 *
 * @param on - The gates.
 * @returns The files.
 */
export function onlyGates(...on: readonly string[]): RepositoryFiles {
  const gates = ['format', 'lint', 'types', 'dead-code', 'docs', 'audit', 'secrets', 'bench'];
  return {
    'groundrules.json': { extends: './standard.json' },
    'standard.json': {
      gates: Object.fromEntries(
        gates.filter((gate) => !on.includes(gate)).map((gate) => [gate, 'off']),
      ),
    },
  };
}

/** A weakening, as the JSON has it. */
export interface JsonWeakening {
  readonly tool: string;
  readonly gate: string;
  readonly rule: string;
  readonly severity: string;
  readonly change: string;
  readonly standard: string;
  readonly effective: string;
  readonly scope: string;
  readonly kinds: readonly string[];
  readonly files: number;
  readonly examples: readonly string[];
  readonly file: string;
  readonly line?: number;
  readonly object?: string;
  readonly package?: { readonly name: string; readonly version: string };
  readonly author?: string;
  readonly commit?: string;
  readonly date?: string;
  readonly summary?: string;
  readonly message: string;
  readonly fingerprint: string;
  readonly status: string;
  readonly waiver?: { readonly expires: string };
}

/** A repository, as the JSON has it. */
export interface JsonRepository {
  readonly repository: string;
  readonly folder: string;
  readonly level?: string;
  readonly status: string;
  readonly reason?: string;
  readonly tools: readonly {
    readonly tool: string;
    readonly status: string;
    readonly reason?: string;
  }[];
  readonly weakenings: readonly JsonWeakening[];
  readonly notices: readonly { readonly rule: string; readonly severity: string }[];
}

/** How the command ended. */
export interface DriftEnd {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a case says besides its files. */
export interface RepositoryOptions {
  readonly links?: readonly string[];
  /** Files of the repository above that it does not have. */
  readonly without?: readonly (keyof typeof followed)[];
}

/**
 * Makes a repository that follows the standard but for some files.
 *
 * @param files - What is different.
 * @param options - What is installed, and what is not there.
 * @returns The repository, with one commit.
 */
export async function repositoryOf(
  files: RepositoryFiles = {},
  { links = allTools, without = [] }: RepositoryOptions = {},
): Promise<GitRepository> {
  const base = Object.entries(followed).filter(
    ([name]) => !(without as readonly string[]).includes(name),
  );
  const repository = await createGitRepository({ ...Object.fromEntries(base), ...files });
  for (const name of links) {
    const link = path.join(repository.path, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(installed, name), link, 'junction');
  }
  return repository;
}

/**
 * Calls `groundrules`, as it is built.
 *
 * @param cwd - Where it is called.
 * @param args - Its arguments.
 * @returns How it ended.
 */
export async function groundrules(cwd: string, ...args: readonly string[]): Promise<DriftEnd> {
  return await runCommand(process.execPath, [bin, ...args], {
    cwd,
    env: { CI: undefined, GITHUB_ACTIONS: undefined, FORCE_COLOR: undefined },
  });
}

/**
 * Calls `groundrules drift` for JSON.
 *
 * @param cwd - Where it is called.
 * @param args - Further arguments.
 * @returns How it ended, and the first repository.
 */
export async function driftOf(
  cwd: string,
  ...args: readonly string[]
): Promise<DriftEnd & { readonly repository: JsonRepository }> {
  const end = await groundrules(cwd, 'drift', '--format', 'json', ...args);
  if (end.stdout === '') throw new Error(`nothing was printed: ${end.stderr}`);
  const { repositories } = JSON.parse(end.stdout) as {
    readonly repositories: readonly JsonRepository[];
  };
  const [repository] = repositories;
  if (repository === undefined) throw new Error('there is no repository');
  return { ...end, repository };
}

/** A weakening on one line, for tables. */
export function summarize({
  change,
  effective,
  file,
  kinds,
  line,
  rule,
  severity,
  standard,
  tool,
}: JsonWeakening): string {
  const place = line === undefined ? file : `${file}:${String(line)}`;
  const hint = severity === 'warning' ? ' (hint)' : '';
  return `${tool} ${rule} ${change}: ${standard} → ${effective} [${kinds.join(' ')}] ${place}${hint}`;
}
