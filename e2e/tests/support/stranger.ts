import path from 'node:path';
import {
  createTemporaryRepository,
  runCommand,
  type CommandResult,
  type RepositoryFiles,
  type TemporaryRepository,
} from '@groundrules/testkit/repositories';
import { inject } from 'vitest';
import { nodeFolder, type NodeVersion } from './node-versions.js';

/** A package manager, and for Yarn how it lays out packages. */
export type Manager = 'npm' | 'pnpm' | 'yarn' | 'yarn-pnp';

/** What a stranger's repository runs on. */
export interface Setting {
  readonly manager: Manager;
  /** Version of Node; `current`, the default, is the one that runs the tests. */
  readonly node?: NodeVersion | 'current';
  /** What it installs besides the standard. */
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly files: RepositoryFiles;
  /** Packages of the standard that it installs. */
  readonly packages: readonly string[];
}

/** A repository of somebody who knows only the README. */
export interface Stranger extends TemporaryRepository {
  /** What the package manager printed while installing. */
  readonly installed: CommandResult;
  /** Runs a command of an installed package. */
  readonly run: (bin: string, args: readonly string[]) => Promise<CommandResult>;
  /** Runs Node the way the package manager's layout needs. */
  readonly node: (args: readonly string[]) => Promise<CommandResult>;
}

/**
 * Makes a repository and installs packed tarballs in it.
 *
 * @param setting - What it runs on and holds.
 * @returns The repository, installed.
 * @throws Error when the install fails.
 */
export async function createStranger(setting: Setting): Promise<Stranger> {
  const { tarballs, tools } = inject('e2e');
  const files = Object.fromEntries(
    Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`]),
  );
  const repository = createTemporaryRepository({
    ...setting.files,
    'package.json': {
      name: 'stranger',
      version: '1.0.0',
      private: true,
      type: 'module',
      ...(setting.files['package.json'] as object | undefined),
      devDependencies: {
        ...setting.devDependencies,
        ...Object.fromEntries(setting.packages.map((name) => [name, files[name]])),
      },
      // Until a version is published, what packages of ours ask of each other comes from tarballs too.
      ...overridesFor(setting, files),
    },
    ...(setting.manager.startsWith('yarn') && {
      '.yarnrc.yml': `nodeLinker: ${setting.manager === 'yarn' ? 'node-modules' : 'pnp'}\n`,
      'yarn.lock': '',
    }),
  });
  const env = await environment(setting, tools);
  const command = commandOf(setting.manager, tools);
  const [file = '', ...args] = command;
  const installed = await runCommand(file, [...args, 'install', ...flagsOf(setting.manager)], {
    cwd: repository.path,
    env,
  });
  if (installed.exitCode !== 0) {
    repository.dispose();
    throw new Error(`${setting.manager} install failed\n${installed.stdout}\n${installed.stderr}`);
  }
  return {
    ...repository,
    installed,
    run: (bin, rest) => {
      const prefix = setting.manager === 'npm' ? ['exec', '--no', '--'] : ['exec'];
      return runCommand(file, [...args, ...prefix, bin, ...rest], { cwd: repository.path, env });
    },
    // Yarn's Plug'n'Play has no node_modules for Node to find.
    node: (rest) =>
      setting.manager === 'yarn-pnp'
        ? runCommand(file, [...args, 'node', ...rest], { cwd: repository.path, env })
        : runCommand('node', rest, { cwd: repository.path, env }),
  };
}

function overridesFor({ manager }: Setting, files: Readonly<Record<string, string>>): object {
  if (manager === 'npm') return { overrides: files };
  return manager === 'pnpm' ? { pnpm: { overrides: files } } : { resolutions: files };
}

function commandOf(manager: Manager, tools: string): string[] {
  if (manager === 'npm') return ['npm'];
  const bin = manager === 'pnpm' ? 'pnpm/bin/pnpm.cjs' : '@yarnpkg/cli-dist/bin/yarn.js';
  return ['node', path.join(tools, 'node_modules', bin)];
}

function flagsOf(manager: Manager): string[] {
  if (manager === 'npm') return ['--no-audit', '--no-fund'];
  return manager === 'pnpm' ? ['--no-frozen-lockfile'] : ['--no-immutable'];
}

async function environment(
  { manager, node = 'current' }: Setting,
  tools: string,
): Promise<Record<string, string>> {
  const bins =
    node === 'current'
      ? path.dirname(process.execPath)
      : path.join(tools, 'node_modules', nodeFolder(node), 'bin');
  const env: Record<string, string> = {
    PATH: `${bins}${path.delimiter}${process.env['PATH'] ?? ''}`,
    // The tests' own settings are not the stranger's.
    NODE_OPTIONS: '',
    npm_config_workspaces: '',
  };
  if (manager.startsWith('yarn')) {
    // Yarn does not read npm's settings, so the registry in use is handed on.
    const { stdout } = await runCommand('npm', ['config', 'get', 'registry'], { cwd: tools });
    env['YARN_NPM_REGISTRY_SERVER'] = stdout.trim();
    env['YARN_ENABLE_TELEMETRY'] = '0';
  }
  return env;
}
