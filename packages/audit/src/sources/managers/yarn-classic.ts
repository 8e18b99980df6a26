import type { SchemaObject } from 'ajv';

import { splitRequest } from '../../inventory/split-request.js';
import type { LocatedInventory } from '../../inventory/list-packages.js';
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
import type { AuditTool, Files, Probe, Written } from './audit-tool.js';
import { rangesOf } from './npm.js';
import { withoutFilters } from './without-filters.js';

interface Line {
  readonly type: string;
  readonly data: unknown;
}

const line: SchemaObject = {
  type: 'object',
  required: ['type'],
  properties: { type: { type: 'string' } },
};

const found: SchemaObject = {
  type: 'object',
  required: ['advisory'],
  properties: { advisory: legacyAdvisory },
};

/** `yarn audit` of classic Yarn, which always asks Yarn's own registry, and writes a JSON value a line. */
export const yarnClassic: AuditTool = {
  manager: 'yarn-classic',
  program: 'yarn',
  name: 'yarn audit',
  supported: '>=1.12 <2',
  advice:
    'The lockfile is of classic Yarn: put Yarn 1.22 on the PATH, or install once with the newer Yarn and commit the lockfile.',
  args: () => [
    'audit',
    '--json',
    '--no-progress',
    '--groups=dependencies devDependencies optionalDependencies',
    '--level=info',
  ],
  env: { ...withoutFilters, NO_UPDATE_NOTIFIER: '1', YARN_SILENT: undefined },
  read: readClassicAudit,
  blindSpots: listAliased,
  project: async (probes): Promise<Files> =>
    await Promise.resolve({
      'package.json': JSON.stringify({
        name: 'canary',
        version: '1.0.0',
        license: 'MIT',
        private: true,
        dependencies: rangesOf(probes),
      }),
      'yarn.lock': [
        '# yarn lockfile v1',
        ...probes.map(
          ({ package: name, version }) =>
            // Without an address it would ask the registry for one; nothing is fetched from there.
            `${JSON.stringify(`${name}@${version}`)}:\n  version ${JSON.stringify(version)}\n  resolved "https://registry.example/${name}/-/${version}.tgz#${'0'.repeat(40)}"\n`,
        ),
      ].join('\n\n'),
    }),
};

/** Packages under another name it asks about by that name, so that nothing is ever found. */
function listAliased(inventory: LocatedInventory): readonly Probe[] {
  return inventory.packages
    .filter(({ nodes, origin }) => origin === 'registry' && nodes.some(isAliased))
    .map(({ name, version }) => ({ package: name, version }));
}

function isAliased(key: string): boolean {
  return key.split(/,\s+/u).some((request) => splitRequest(request).range.startsWith('npm:'));
}

/**
 * Reads what `yarn audit --json` of classic Yarn wrote.
 *
 * @param written - What it wrote.
 * @returns What it claims.
 * @throws {@link SourceFailure} for all that does not end in a summary, and where the summary counts what is not listed.
 */
export function readClassicAudit(written: Written): Answer {
  const { command, stderr, stdout } = written;
  const lines = stdout
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const value = parseJson(text);
      if (value === undefined) throw explainFailure(command, `${stdout}\n${stderr}`);
      return validate<Line>(value, line, `The report of ${command}`);
    });
  const summary = lines.find(({ type }) => type === 'auditSummary');
  if (summary === undefined) throw explainFailure(command, `${stderr}\n${stdout}`);
  const metadata = validate<LegacyMetadata>(
    summary.data,
    legacyMetadata,
    `The summary of ${command}`,
  );
  const claims = lines
    .filter(({ type }) => type === 'auditAdvisory')
    .map(({ data }) =>
      readLegacyAdvisory(
        validate<{ advisory: LegacyAdvisory }>(data, found, `The report of ${command}`).advisory,
      ),
    );
  const unlisted = findUnlisted(metadata.vulnerabilities, claims.length);
  if (unlisted !== undefined) {
    throw new SourceFailure(
      `The report of ${command} ${unlisted}.`,
      'Go over to a newer Yarn, or audit offline with an OSV database.',
      false,
    );
  }
  return { claims, audited: metadata.totalDependencies };
}
