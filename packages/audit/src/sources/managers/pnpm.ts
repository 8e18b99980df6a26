import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SchemaObject } from 'ajv';
import { satisfies } from 'semver';
import { parse } from 'yaml';

import { AuditError } from '../../audit-error.js';
import { isRecord } from '../../inventory/is-record.js';
import type { Answer } from '../claim.js';
import { explainFailure } from '../explain-failure.js';
import {
  findUnlisted,
  legacyAdvisory,
  legacyMetadata,
  readLegacyAdvisory,
  type LegacyAdvisory,
  type LegacyMetadata,
} from '../legacy-advisories.js';
import { SourceFailure } from '../source-failure.js';
import { parseJson, validate } from '../validate.js';
import type { AuditTool, Files, Probe, ToolSettings, Written } from './audit-tool.js';
import { listByAddress } from './list-by-address.js';
import { rangesOf } from './npm.js';
import { readVersions } from './read-versions.js';
import { withoutFilters } from './without-filters.js';

interface Report {
  readonly advisories: Readonly<Record<string, LegacyAdvisory>>;
  readonly metadata: LegacyMetadata;
}

const report: SchemaObject = {
  type: 'object',
  required: ['advisories', 'metadata'],
  properties: {
    advisories: { type: 'object', additionalProperties: legacyAdvisory },
    metadata: legacyMetadata,
  },
};

/** `pnpm audit`: version 10 asks the older endpoints of the registry, version 11 and later in bulk. */
export const pnpm: AuditTool = {
  manager: 'pnpm',
  program: 'pnpm',
  name: 'pnpm audit',
  supported: '>=9',
  advice: 'Update pnpm to 9 or later.',
  args: (version) => [
    'audit',
    '--json',
    `--audit-level=${satisfies(version, '>=12', { includePrerelease: true }) ? 'info' : 'low'}`,
    '--no-ignore-registry-errors',
  ],
  env: {
    ...withoutFilters,
    // We ask again ourselves, and only where it may help. The second is what pnpm 11 and later read.
    npm_config_fetch_retries: '0',
    PNPM_CONFIG_FETCH_RETRIES: '0',
    PNPM_CONFIG_IGNORE_REGISTRY_ERRORS: undefined,
    PNPM_CONFIG_OPTIONAL: undefined,
    PNPM_CONFIG_DEV: undefined,
    PNPM_CONFIG_PRODUCTION: undefined,
    NO_COLOR: '1',
  },
  settings: { args: ['config', 'list', '--json'], read: readSettings },
  checkFiles: findExceptions,
  // Of those whose severity it does not know; older ones show it in their counts.
  isPicky: asksInBulk,
  read: readPnpmAudit,
  versions: { args: (name) => ['view', name, 'versions', '--json'], read: readVersions },
  project: async (probes): Promise<Files> =>
    await Promise.resolve({
      'package.json': JSON.stringify({
        name: 'canary',
        version: '1.0.0',
        dependencies: rangesOf(probes),
      }),
      'pnpm-lock.yaml': lockfileOf(probes),
    }),
};

function lockfileOf(probes: readonly Probe[]): string {
  const resolution = { integrity: `sha512-${Buffer.alloc(64).toString('base64')}` };
  const keys = probes.map((probe) => `${probe.package}@${probe.version}`);
  // JSON is YAML.
  return JSON.stringify({
    lockfileVersion: '9.0',
    settings: { autoInstallPeers: true, excludeLinksFromLockfile: false },
    importers: {
      '.': {
        dependencies: Object.fromEntries(
          probes.map((probe) => [
            probe.package,
            { specifier: probe.version, version: probe.version },
          ]),
        ),
      },
    },
    packages: Object.fromEntries(keys.map((key) => [key, { resolution }])),
    snapshots: Object.fromEntries(keys.map((key) => [key, {}])),
  });
}

/** Before that the registry did the counting. */
function asksInBulk(version: string): boolean {
  return satisfies(version, '>=11', { includePrerelease: true });
}

/** Switches that make pnpm leave packages out, hold its tongue or stay at home. */
const switches: readonly {
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly does: string;
}[] = [
  { names: ['offline'], values: ['true'], does: 'be offline' },
  {
    names: ['ignore-registry-errors', 'ignoreRegistryErrors'],
    values: ['true'],
    does: 'take errors of the registry for a clean audit',
  },
  { names: ['dev'], values: ['false', 'true'], does: 'audit only one kind of dependencies' },
  { names: ['production'], values: ['false', 'true'], does: 'audit only one kind of dependencies' },
  {
    names: ['only'],
    values: ['prod', 'production', 'dev', 'development'],
    does: 'audit only one kind of dependencies',
  },
  { names: ['optional'], values: ['false'], does: 'leave optional dependencies out' },
];

function readSettings(stdout: string): ToolSettings {
  const value = parseJson(stdout);
  if (!isRecord(value)) {
    return {
      problem: new AuditError(
        'pnpm does not tell its settings, so it is not known whether they blind it.',
        'Run `pnpm config list --json` by hand and mend what it complains of.',
      ),
    };
  }
  const { registry } = value;
  if (typeof registry !== 'string') {
    return {
      problem: new AuditError(
        'pnpm does not tell its registry.',
        'Run `pnpm config get registry`.',
      ),
    };
  }
  const found = switches.flatMap(({ does, names, values }) =>
    names
      .filter((name) => values.includes(String(value[name])))
      .map((name) => ({ does, name, value: String(value[name]) })),
  );
  const [first] = found;
  return {
    registry,
    problem:
      first === undefined
        ? exceptionsIn(value, 'the settings of the user or the environment')
        : new AuditError(
            `pnpm is told to ${first.does}: \`${first.name}\` is ${first.value} in its settings.`,
            'Take it out of .npmrc, pnpm-workspace.yaml and the environment, or audit offline with an OSV database.',
          ),
  };
}

/** pnpm has exceptions of its own, without reason, owner or end. */
async function findExceptions(root: string): Promise<AuditError | undefined> {
  const files = [
    { name: 'package.json', key: 'pnpm', read: parseJson },
    { name: 'pnpm-workspace.yaml', key: undefined, read: (text: string) => parse(text) as unknown },
  ];
  for (const { key, name, read } of files) {
    const content = read(await readIfThere(path.join(root, name)));
    const settings = key === undefined || !isRecord(content) ? content : content[key];
    const problem = isRecord(settings) ? exceptionsIn(settings, name) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Newer versions have another name for it, and know it in the settings of a user too. */
function exceptionsIn(
  settings: Readonly<Record<string, unknown>>,
  place: string,
): AuditError | undefined {
  for (const name of ['auditConfig', 'audit']) {
    const config = settings[name];
    const ignored = isRecord(config)
      ? Object.values(config).filter(Array.isArray).flat().map(String)
      : [];
    if (ignored.length > 0) {
      return new AuditError(
        `pnpm is told by \`${name}\` in ${place} to say nothing of ${ignored.join(', ')}.`,
        'Take that out, and accept the risks in groundrules.waivers.json, where they have a reason, an owner and an end.',
      );
    }
  }
  return undefined;
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/**
 * Reads a report of `pnpm audit`.
 *
 * @param written - What pnpm wrote.
 * @returns What it claims.
 * @throws {@link SourceFailure} for all that is no complete report.
 */
export function readPnpmAudit(written: Written): Answer {
  const { command, inventory, packages, stderr, stdout, version } = written;
  const value = parseJson(stdout);
  // Told to ignore errors, newer ones write a clean report and the error beside it.
  const failed = /audit endpoint|AUDIT_BAD_RESPONSE|AUDIT_ENDPOINT/u.test(stderr);
  if (failed || !isRecord(value) || !('advisories' in value)) {
    throw explainFailure(command, `${stdout}\n${stderr}`);
  }
  const { advisories, metadata } = validate<Report>(value, report, `The report of ${command}`);
  const claims = Object.values(advisories).map(readLegacyAdvisory);
  const unlisted = findUnlisted(metadata.vulnerabilities, claims.length);
  if (unlisted !== undefined) {
    throw new SourceFailure(
      `The report of ${command} ${unlisted}.`,
      'Update pnpm, or audit offline with an OSV database.',
      false,
    );
  }
  // Version 12 leaves these to the second look.
  const left =
    inventory === undefined || !asksInBulk(version) ? 0 : listByAddress(inventory).length;
  const audited = metadata.totalDependencies + left;
  if (asksInBulk(version) && audited < packages.length) {
    throw new SourceFailure(
      `${command} looked at ${String(metadata.totalDependencies)} packages, and the lockfile has ${String(packages.length)}.`,
      'Look for settings of pnpm that leave some out, such as `optional: false`, and take them out.',
      false,
    );
  }
  return { claims, audited };
}
