import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { runCommand } from './run-command.js';

/**
 * Packs every package of a folder that is not private, as npm publishes it.
 *
 * @param packages - The folder that holds the packages, built.
 * @param destination - The folder that the tarballs go to.
 * @returns The path of each tarball, by the name of its package.
 * @throws Error when npm can't pack one of them.
 * @example
 * ```ts
 * import { packPackages } from '@groundrules/testkit/repositories';
 *
 * const { groundrules } = await packPackages('packages', 'tarballs');
 * ```
 */
export async function packPackages(
  packages: string,
  destination: string,
): Promise<Readonly<Record<string, string>>> {
  const tarballs: Record<string, string> = {};
  for (const folder of readdirSync(packages)) {
    const cwd = path.join(packages, folder);
    const manifest = JSON.parse(readFileSync(path.join(cwd, 'package.json'), 'utf8')) as {
      name: string;
      private?: boolean;
    };
    if (manifest.private === true) continue;
    const args = ['pack', '--json', '--pack-destination', path.resolve(destination)];
    const { exitCode, stderr, stdout } = await runCommand('npm', args, { cwd });
    if (exitCode !== 0) throw new Error(`npm can't pack ${manifest.name}\n${stderr}`);
    const [entry] = JSON.parse(stdout) as readonly { filename: string }[];
    if (entry === undefined) throw new Error(`npm pack made nothing of ${manifest.name}`);
    tarballs[manifest.name] = path.join(path.resolve(destination), entry.filename);
  }
  return tarballs;
}
