import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from 'groundrules';
import { execa } from 'execa';
import type { Finding } from './finding.js';
import { startRegistry } from './start-registry.js';

const demo = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** What only a registry can tell; the audit without a network tells the rest. */
const practices: ReadonlySet<string | null> = new Set(['young-version', 'lost-provenance']);

/**
 * Audits what a folder installs against a registry on this machine, for what an audit without a network can't find.
 *
 * The files that tell what is installed are copied to where no history makes them old and no setting keeps the registry from
 * being asked.
 *
 * @param folder - The folder.
 * @returns What the command reported of young versions and lost provenance.
 * @throws Error when the gate could not do its work.
 */
export async function findInRegistry(folder: string): Promise<Finding[]> {
  const copy = await mkdtemp(path.join(tmpdir(), 'lablink-registry-'));
  const registry = await startRegistry(folder, demo);
  try {
    await Promise.all(
      ['package.json', 'package-lock.json'].map(async (file) => {
        await copyFile(path.join(folder, file), path.join(copy, file));
      }),
    );
    const { exitCode, stderr, stdout } = await execa(
      'groundrules',
      ['check', '--format', 'json', '--gate', 'audit'],
      {
        cwd: copy,
        preferLocal: true,
        localDir: demo,
        reject: false,
        env: {
          npm_config_registry: registry.url,
          npm_config_cache: path.join(copy, '.npm'),
          npm_config_userconfig: path.join(copy, '.npmrc'),
          NO_PROXY: '127.0.0.1',
          no_proxy: '127.0.0.1',
        },
      },
    );
    // What else it advises on is no failure.
    if (exitCode !== 0 && exitCode !== 1) {
      throw new Error(`groundrules could not audit ${folder} by a registry\n${stderr}`);
    }
    const { findings } = JSON.parse(stdout) as Report;
    return findings.filter(({ practice }) => practices.has(practice));
  } finally {
    await registry.close();
    await rm(copy, { recursive: true, force: true, maxRetries: 3 });
  }
}
