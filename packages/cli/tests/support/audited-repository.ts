import type { RepositoryFiles } from '@groundrules/testkit/repositories';

/** An entry of a database in OSV's format, as much of it as tests need. */
interface OsvEntry {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly package: string;
  readonly fixed?: string;
  readonly severity?: string;
  readonly summary?: string;
  readonly cvss?: string;
}

const modified = `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;

/** What every database has to know, or it is not believed. */
export const canary: OsvEntry = {
  id: 'GHSA-vh95-rmgr-6w4m',
  aliases: ['CVE-2020-7598'],
  package: 'minimist',
  fixed: '0.2.1',
  severity: 'MODERATE',
  summary: 'Prototype Pollution in minimist',
};

/** Made up: a timing attack without a fix, and two holes that one upgrade mends. */
export const advisories: readonly OsvEntry[] = [
  {
    id: 'GHSA-ccff-gghh-jjmm',
    aliases: ['CVE-2027-1234'],
    package: 'ecc',
    severity: 'HIGH',
    summary: 'A timing attack gives the key away',
    cvss: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N',
  },
  {
    id: 'GHSA-ppqq-rrvv-wwxx',
    package: 'forms',
    fixed: '1.2.0',
    severity: 'MODERATE',
    summary: 'A large field exhausts the memory',
  },
  {
    id: 'GHSA-2233-4455-6677',
    package: 'runner',
    fixed: '2.0.0',
    severity: 'LOW',
    summary: 'A test may overwrite files',
  },
];

/**
 * Makes the files of a database in OSV's format.
 *
 * @param folder - Where it is.
 * @param entries - What it knows.
 * @returns The files.
 */
export function osvFiles(folder: string, entries: readonly OsvEntry[]): RepositoryFiles {
  return Object.fromEntries(
    entries.map(({ aliases = [], cvss, fixed, id, package: name, severity = 'HIGH', summary }) => [
      `${folder}/${id}.json`,
      {
        schema_version: '1.6.0',
        id,
        modified,
        aliases,
        summary,
        ...(cvss !== undefined && { severity: [{ type: 'CVSS_V3', score: cvss }] }),
        affected: [
          {
            package: { ecosystem: 'npm', name },
            ranges: [
              {
                type: 'SEMVER',
                events: [{ introduced: '0' }, ...(fixed === undefined ? [] : [{ fixed }])],
              },
            ],
          },
        ],
        database_specific: { severity },
      },
    ]),
  );
}

/** Of no archive that there is; an entry without one would be a finding of its own. */
const integrity = `sha512-${'A'.repeat(86)}==`;

/** A repository whose lockfile has a vulnerable package in production, one beside it and one for development. */
export const auditedFiles: RepositoryFiles = {
  'package.json': `{
  "name": "lablink",
  "version": "1.0.0",
  "dependencies": {
    "forms": "^1.0.0",
    "tokens": "^3.0.0"
  },
  "devDependencies": {
    "runner": "^1.0.0"
  }
}
`,
  'package-lock.json': {
    name: 'lablink',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': {
        name: 'lablink',
        version: '1.0.0',
        dependencies: { forms: '^1.0.0', tokens: '^3.0.0' },
        devDependencies: { runner: '^1.0.0' },
      },
      'node_modules/ecc': { version: '0.19.1', integrity },
      'node_modules/forms': { version: '1.0.0', integrity },
      'node_modules/runner': { version: '1.5.0', integrity, dev: true },
      'node_modules/tokens': {
        version: '3.3.0',
        integrity,
        dependencies: { ecc: '^0.19.0' },
      },
    },
  },
  'groundrules.json': { audit: { offline: 'osv', development: { block: 'high' } } },
  ...osvFiles('osv', [canary, ...advisories]),
};

/**
 * Gives a repository something to audit, by a database in its folder `osv`.
 *
 * @param manifest - Its package.json.
 * @returns That file with a dependency, the lockfile and the database.
 */
export function auditable(manifest: {
  readonly name: string;
  readonly [field: string]: unknown;
}): RepositoryFiles {
  const dependencies = { forms: '^1.0.0' };
  return {
    'package.json': { ...manifest, dependencies },
    'package-lock.json': {
      name: manifest.name,
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { name: manifest.name, dependencies },
        'node_modules/forms': { version: '1.0.0', integrity },
      },
    },
    ...osvFiles('osv', [canary, ...advisories]),
  };
}
