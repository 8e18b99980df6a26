import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun } from './must-run.mjs';

/** How each package manager is called. */
const managers = {
  npm: {
    command: () => ['npm'],
    install: ['install', '--ignore-scripts', '--no-audit', '--no-fund'],
    exec: ['exec', '--no', '--'],
    overrides: (versions) => ({ overrides: versions }),
  },
  pnpm: {
    command: (tools) => ['node', path.join(tools, 'pnpm/bin/pnpm.cjs')],
    // This copy is used, whichever version a repository names.
    env: { npm_config_manage_package_manager_versions: 'false' },
    install: ['install', '--no-frozen-lockfile', '--ignore-scripts'],
    exec: ['exec'],
    overrides: (versions) => ({ pnpm: { overrides: versions } }),
  },
  yarn: {
    command: (tools) => ['node', path.join(tools, '@yarnpkg/cli-dist/bin/yarn.js')],
    install: ['install', '--no-immutable', '--mode=skip-build'],
    exec: ['exec'],
    overrides: (versions) => ({ resolutions: versions }),
  },
  'yarn-classic': {
    command: (tools) => ['node', path.join(tools, 'yarn/bin/yarn.js')],
    // The repository's own tools may want another Node.js than the one at hand.
    install: ['install', '--ignore-scripts', '--ignore-engines', '--non-interactive'],
    // It would print its name before what the command prints.
    exec: ['--silent', 'exec', '--'],
    overrides: (versions) => ({ resolutions: versions }),
  },
};

/**
 * Installs the package managers that do not come with Node.js.
 *
 * @param {string} folder Where they go.
 * @returns {Promise<string>} The `node_modules` that holds them.
 */
export async function installManagers(folder) {
  const tools = path.join(folder, 'node_modules');
  if (existsSync(tools)) return tools;
  mkdirSync(folder, { recursive: true });
  const dependencies = { '@yarnpkg/cli-dist': '^4.9.0', pnpm: '^10.0.0', yarn: '^1.22.0' };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await mustRun('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
  return tools;
}

/**
 * Finds a repository's own package manager.
 *
 * @param {string} folder The repository.
 * @returns {object} How it is called, with its `name`.
 */
export function managerOf(folder) {
  const name = nameOf(folder);
  return { name, ...managers[name] };
}

function nameOf(folder) {
  if (existsSync(path.join(folder, 'pnpm-lock.yaml'))) return 'pnpm';
  const lockfile = path.join(folder, 'yarn.lock');
  if (!existsSync(lockfile)) return 'npm';
  return readFileSync(lockfile, 'utf8').includes('# yarn lockfile v1') ? 'yarn-classic' : 'yarn';
}

/**
 * Says what package managers need to be told by the environment.
 *
 * @param {string} registry Address of the registry in use, which Yarn does not learn from npm's settings.
 * @returns {object} Variables.
 */
export function managerEnvironment(registry) {
  return {
    NODE_OPTIONS: '',
    npm_config_workspaces: '',
    YARN_IGNORE_PATH: '1',
    YARN_ENABLE_TELEMETRY: '0',
    YARN_NPM_REGISTRY_SERVER: registry,
    YARN_REGISTRY: registry,
    // Browsers and binaries are of no use here.
    CYPRESS_INSTALL_BINARY: '0',
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    PUPPETEER_SKIP_DOWNLOAD: '1',
  };
}
