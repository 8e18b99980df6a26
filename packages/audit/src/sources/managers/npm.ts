import type { SchemaObject } from 'ajv';

import { AuditError } from '../../audit-error.js';
import type { Vulnerability } from '../../audit-report.js';
import { cvssOf } from '../bulk-advisories.js';
import type { Answer, Claim } from '../claim.js';
import { explainFailure } from '../explain-failure.js';
import { SourceFailure } from '../source-failure.js';
import { toIds } from '../to-ids.js';
import { toPatched } from '../to-patched.js';
import { toSeverity } from '../to-severity.js';
import { parseJson, validate } from '../validate.js';
import type { AuditTool, Files, Probe, ToolSettings, Written } from './audit-tool.js';
import { readVersions } from './read-versions.js';
import { withoutFilters } from './without-filters.js';

interface Via {
  readonly source?: number | string;
  readonly name?: string;
  readonly dependency?: string;
  readonly title?: string | null;
  readonly url?: string | null;
  readonly severity?: unknown;
  readonly cvss?: { readonly score?: number | null; readonly vectorString?: string | null } | null;
  readonly range: string;
}

type Fix =
  boolean | { readonly name: string; readonly version: string; readonly isSemVerMajor?: boolean };

interface Report {
  readonly auditReportVersion: number;
  readonly vulnerabilities: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly via: readonly (string | Via)[];
        readonly nodes: readonly string[];
        readonly fixAvailable: Fix;
      }
    >
  >;
  readonly metadata: { readonly dependencies: { readonly total: number } };
}

const via: SchemaObject = {
  type: ['string', 'object'],
  required: ['range'],
  properties: {
    source: { type: ['number', 'string'] },
    name: { type: 'string' },
    dependency: { type: 'string' },
    title: { type: ['string', 'null'] },
    url: { type: ['string', 'null'] },
    range: { type: 'string' },
    cvss: {
      type: ['object', 'null'],
      properties: {
        score: { type: ['number', 'null'] },
        vectorString: { type: ['string', 'null'] },
      },
    },
  },
};

const report: SchemaObject = {
  type: 'object',
  required: ['auditReportVersion', 'vulnerabilities', 'metadata'],
  properties: {
    auditReportVersion: { const: 2 },
    vulnerabilities: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['name', 'via', 'nodes', 'fixAvailable'],
        properties: {
          name: { type: 'string' },
          via: { type: 'array', minItems: 1, items: via },
          nodes: { type: 'array', items: { type: 'string' } },
          fixAvailable: {
            type: ['boolean', 'object'],
            required: ['name', 'version'],
            properties: {
              name: { type: 'string' },
              version: { type: 'string' },
              isSemVerMajor: { type: 'boolean' },
            },
          },
        },
      },
    },
    metadata: {
      type: 'object',
      required: ['dependencies'],
      properties: {
        dependencies: {
          type: 'object',
          required: ['total'],
          properties: { total: { type: 'number' } },
        },
      },
    },
  },
};

/** `npm audit`, which writes reports of version 2 since npm 7. */
export const npm: AuditTool = {
  manager: 'npm',
  program: 'npm',
  name: 'npm audit',
  supported: '>=7',
  advice: 'Update npm to 7 or later.',
  args: () => [
    'audit',
    '--json',
    // What is installed is told by the lockfile, not by what lies about.
    '--package-lock-only',
    '--include=prod',
    '--include=dev',
    '--include=optional',
    '--include=peer',
    // We ask again ourselves, and only where it may help.
    '--fetch-retries=0',
  ],
  env: { ...withoutFilters, npm_config_update_notifier: 'false', npm_config_color: 'false' },
  settings: { args: ['config', 'get', 'offline', 'workspace', 'registry'], read: readSettings },
  read: readNpmAudit,
  versions: {
    args: (name) => ['view', name, 'versions', '--json', '--fetch-retries=0'],
    read: readVersions,
  },
  project: async (probes): Promise<Files> => {
    const dependencies = rangesOf(probes);
    const packages = {
      '': { name: 'canary', version: '1.0.0', dependencies },
      ...Object.fromEntries(
        probes.map((probe) => [`node_modules/${probe.package}`, { version: probe.version }]),
      ),
    };
    return await Promise.resolve({
      'package.json': JSON.stringify({ name: 'canary', version: '1.0.0', dependencies }),
      'package-lock.json': JSON.stringify({
        name: 'canary',
        version: '1.0.0',
        lockfileVersion: 3,
        requires: true,
        packages,
      }),
    });
  },
};

/**
 * Lists packages as a manifest does.
 *
 * @param probes - The packages.
 * @returns Their versions by name.
 */
export function rangesOf(probes: readonly Probe[]): Readonly<Record<string, string>> {
  return Object.fromEntries(probes.map((probe) => [probe.package, probe.version]));
}

function readSettings(stdout: string): ToolSettings {
  const values = new Map(
    stdout.split('\n').map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const;
    }),
  );
  return { registry: values.get('registry'), problem: problemOf(values) };
}

function problemOf(values: ReadonlyMap<string, string>): AuditError | undefined {
  const workspace = values.get('workspace') ?? '';
  if (values.get('offline') === 'true') {
    return new AuditError(
      'npm is told to be offline, and then audits nothing and reports no vulnerabilities.',
      'Take `offline` out of .npmrc and of the environment, or audit offline with an OSV database.',
    );
  }
  if (!values.has('offline')) {
    return new AuditError(
      'npm does not tell its settings, so it is not known whether it may use the network.',
      'Run `npm config get offline` by hand and mend what it complains of; `workspace` in .npmrc keeps it from answering.',
    );
  }
  if (workspace !== '') {
    return new AuditError(
      `npm is told to look at the workspace ${workspace} alone.`,
      'Take `workspace` out of .npmrc, so that all are audited.',
    );
  }
  return undefined;
}

/**
 * Reads a report of `npm audit`.
 *
 * @param written - What npm wrote.
 * @returns What it claims.
 * @throws {@link SourceFailure} for all that is no complete report of version 2.
 */
export function readNpmAudit(written: Written): Answer {
  const { command, inventory, stderr, stdout } = written;
  const value = parseJson(stdout);
  if (!(typeof value === 'object' && value !== null && 'auditReportVersion' in value)) {
    throw explainFailure(command, `${stdout}\n${stderr}`);
  }
  const { metadata, vulnerabilities } = validate<Report>(value, report, `The report of ${command}`);
  const claims = Object.values(vulnerabilities).flatMap(({ fixAvailable, nodes, via: causes }) =>
    causes.flatMap((cause): readonly Claim[] => {
      if (typeof cause !== 'string') {
        const versions = nodes.flatMap((node) => inventory?.graph.nodes.get(node)?.version ?? []);
        return [toClaim(cause, versions, fixAvailable, command)];
      }
      // One that only depends on what is vulnerable; that one has an entry of its own.
      if (!Object.hasOwn(vulnerabilities, cause)) {
        throw new SourceFailure(
          `${command} names ${cause} as a cause and says nothing of it.`,
          'Update npm and try again, or audit offline with an OSV database.',
          false,
        );
      }
      return [];
    }),
  );
  return { claims, audited: metadata.dependencies.total };
}

function toClaim(cause: Via, versions: readonly string[], fix: Fix, command: string): Claim {
  const name = cause.dependency ?? cause.name;
  if (name === undefined) {
    throw new SourceFailure(
      `${command} reports an advisory without the package that it is about.`,
      'Update npm and try again, or audit offline with an OSV database.',
      false,
    );
  }
  const title = cause.title ?? 'No title';
  return {
    advisory: {
      ...toIds([cause.url, cause.source], `${name}: ${title}`),
      package: name,
      vulnerable: cause.range,
      patched: toPatched(cause.range),
      severity: toSeverity(cause.severity),
      ...cvssOf(cause.cvss),
      title,
      ...(typeof cause.url === 'string' && { url: cause.url }),
    },
    versions,
    fix: toFix(fix),
  };
}

/** Where npm can mend it within the ranges it does not say to which version. */
function toFix(fix: Fix): Vulnerability['fix'] | undefined {
  if (fix === true) return undefined;
  if (fix === false) return null;
  return { name: fix.name, version: fix.version, breaking: fix.isSemVerMajor === true };
}
