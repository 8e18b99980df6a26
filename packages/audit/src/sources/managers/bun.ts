import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'jsonc-parser';

import { isRecord } from '../../inventory/is-record.js';
import { readBulkAdvisories } from '../bulk-advisories.js';
import type { Answer } from '../claim.js';
import { listByAddress } from './list-by-address.js';
import { explainFailure } from '../explain-failure.js';
import { parseJson } from '../validate.js';
import type { AuditTool, Files, Probe, Written } from './audit-tool.js';
import { rangesOf } from './npm.js';
import { readVersions } from './read-versions.js';
import { withoutFilters } from './without-filters.js';

/** `bun audit`, which prints the registry's answer as it came. */
export const bun: AuditTool = {
  manager: 'bun',
  program: 'bun',
  name: 'bun audit',
  supported: '>=1.2.15',
  advice: 'Update Bun to 1.2.15 or later.',
  args: () => ['audit', '--json'],
  env: { ...withoutFilters, NO_COLOR: '1' },
  read: readBunAudit,
  // It asks about the address in place of the version.
  blindSpots: listByAddress,
  versions: { args: (name) => ['pm', 'view', name, 'versions', '--json'], read: readVersions },
  project: async (probes, root, lockfile): Promise<Files> => ({
    'package.json': JSON.stringify({
      name: 'canary',
      version: '1.0.0',
      dependencies: rangesOf(probes),
    }),
    'bun.lock': await lockfileOf(probes, path.join(root, lockfile)),
  }),
};

async function lockfileOf(probes: readonly Probe[], own: string): Promise<string> {
  const lock = parse(await readFile(own, 'utf8')) as unknown;
  const head = isRecord(lock)
    ? { lockfileVersion: lock['lockfileVersion'], configVersion: lock['configVersion'] }
    : {};
  const integrity = `sha512-${Buffer.alloc(64).toString('base64')}`;
  return JSON.stringify({
    ...head,
    workspaces: { '': { name: 'canary', dependencies: rangesOf(probes) } },
    packages: Object.fromEntries(
      probes.map((probe) => [
        probe.package,
        [`${probe.package}@${probe.version}`, '', {}, integrity],
      ]),
    ),
  });
}

/**
 * Reads what `bun audit` wrote.
 *
 * @param written - What it wrote.
 * @returns What it claims.
 * @throws {@link SourceFailure} for all that is no answer of a registry.
 */
export function readBunAudit(written: Written): Answer {
  const { command, stderr, stdout } = written;
  const value = parseJson(stdout);
  if (!isRecord(value) || /^error:/mu.test(stderr)) {
    throw explainFailure(command, `${stderr}\n${stdout}`);
  }
  return { claims: readBulkAdvisories(value, `The report of ${command}`) };
}
