import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { satisfies } from 'semver';
import { inject } from 'vitest';

import { audit, type AuditOptions } from '../../src/audit.js';
import { AuditError } from '../../src/audit-error.js';
import type { AuditReport } from '../../src/audit-report.js';
import type { Cleanup } from './open-registry.js';
import { startProxy } from './proxy.js';
import type { Registry } from './registry.js';

/** The package managers that are run. */
export const managers = ['npm', 'pnpm 10', 'pnpm 12', 'yarn 4', 'yarn classic', 'bun'] as const;

/** Those that are run for less, as they are older or between two others. */
export const otherManagers = ['pnpm 9', 'pnpm 11', 'yarn 4.0'] as const;

/**
 * Tells whether a package manager runs on this Node.js.
 *
 * @param manager - The package manager.
 * @returns Whether it does: pnpm 11 needs a newer one than the oldest that we support.
 */
export function runsHere(manager: ManagerName): boolean {
  return manager !== 'pnpm 11' || satisfies(process.version, '>=22.13');
}

/** One of them. */
export type ManagerName = (typeof managers)[number] | (typeof otherManagers)[number];

/** Their commands, in the folder that they are installed to. */
const commands: Readonly<Record<Exclude<ManagerName, 'npm'>, readonly [string, string]>> = {
  'pnpm 9': ['pnpm', 'pnpm-9/bin/pnpm.cjs'],
  'pnpm 10': ['pnpm', 'pnpm-10/bin/pnpm.cjs'],
  'pnpm 11': ['pnpm', 'pnpm-11/bin/pnpm.cjs'],
  'pnpm 12': ['pnpm', 'pnpm-12/pnpm'],
  'yarn 4.0': ['yarn', '@yarnpkg/cli-dist-4.0/bin/yarn.js'],
  'yarn 4': ['yarn', '@yarnpkg/cli-dist/bin/yarn.js'],
  'yarn classic': ['yarn', 'yarn-classic/bin/yarn.js'],
  bun: ['bun', 'bun/bin/bun.exe'],
};

/** The fixture that each installs. */
const fixtures: Readonly<Record<ManagerName, string>> = {
  npm: 'npm',
  'pnpm 9': 'pnpm',
  'pnpm 10': 'pnpm',
  'pnpm 11': 'pnpm',
  'pnpm 12': 'pnpm',
  'yarn 4.0': 'yarn',
  'yarn 4': 'yarn',
  'yarn classic': 'yarn-classic',
  bun: 'bun',
};

/** A copy of the shop, and what it is audited with. */
export interface Shop {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly write: (files: RepositoryFiles) => void;
  /** All its files. */
  readonly list: () => readonly string[];
  /** Audits it, and never asks twice unless told otherwise. */
  readonly audit: (options?: Partial<AuditOptions>) => Promise<AuditReport>;
  /** The error of an audit that should fail; fails where it does not. */
  readonly failure: (options?: Partial<AuditOptions>) => Promise<AuditError>;
}

/**
 * Makes a copy of the shop that knows no registry but one on this machine, in a home of its own.
 *
 * @param cleanup - `onTestFinished` of the test.
 * @param manager - Who installs it.
 * @param registry - The registry, or nobody.
 * @returns The copy, gone at the end of the test.
 */
export async function openShop(
  cleanup: Cleanup,
  manager: ManagerName,
  registry?: Registry,
): Promise<Shop> {
  const repository = createTemporaryRepository({});
  const home = mkdtempSync(path.join(tmpdir(), 'groundrules-home-'));
  cleanup(async () => {
    repository.dispose();
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  });
  cpSync(path.resolve(import.meta.dirname, '../fixtures', fixtures[manager]), repository.path, {
    recursive: true,
  });
  const env = { PATH: pathFor(manager, home), HOME: home };
  // Nobody listens there.
  const url = registry?.url ?? 'http://127.0.0.1:9/';
  repository.write(await settingsFor(cleanup, manager, url, registry));
  const run = async (options: Partial<AuditOptions> = {}): Promise<AuditReport> =>
    await audit({ root: repository.path, env, retries: 0, retryDelayMs: 10, ...options });
  return {
    root: repository.path,
    env,
    write: repository.write,
    list: () => readdirSync(repository.path, { recursive: true, encoding: 'utf8' }).toSorted(),
    audit: run,
    failure: async (options) => {
      try {
        const report = await run(options);
        throw new Error(`It passed: ${JSON.stringify(report)}`);
      } catch (error) {
        if (error instanceof AuditError) return error;
        throw error;
      }
    },
  };
}

/** A folder with nothing but the command, in front of those of the system. */
function pathFor(manager: ManagerName, home: string): string {
  const system = [path.dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'];
  if (manager === 'npm') return system.join(path.delimiter);
  const [name, file] = commands[manager];
  const target = path.join(inject('managers'), 'node_modules', file);
  if (!existsSync(target)) throw new Error(`${target} is not there`);
  const folder = path.join(home, 'bin');
  mkdirSync(folder, { recursive: true });
  const script = path.join(folder, name);
  const node = /\.c?js$/u.test(file) ? `"${process.execPath}" ` : '';
  writeFileSync(script, `#!/bin/sh\nexec ${node}"${target}" "$@"\n`);
  chmodSync(script, 0o755);
  return [folder, ...system].join(path.delimiter);
}

async function settingsFor(
  cleanup: Cleanup,
  manager: ManagerName,
  url: string,
  registry: Registry | undefined,
): Promise<RepositoryFiles> {
  if (manager === 'yarn 4' || manager === 'yarn 4.0') {
    return {
      '.yarnrc.yml': `npmRegistryServer: ${JSON.stringify(url.replace(/\/$/u, ''))}\nunsafeHttpWhitelist: ["127.0.0.1"]\n`,
    };
  }
  if (manager === 'yarn classic') {
    // It asks its own registry, wherever packages come from; so a proxy stands in for that.
    const proxy = registry === undefined ? undefined : await startProxy(registry);
    if (proxy !== undefined) cleanup(proxy.close);
    const address = proxy?.url ?? url;
    return {
      '.yarnrc': `strict-ssl false\nhttps-proxy "${address}"\nproxy "${address}"\n`,
    };
  }
  return { '.npmrc': `registry=${url}\n` };
}
