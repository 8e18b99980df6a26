import type { SchemaObject } from 'ajv';

import type { Claim } from './claim.js';
import { cvssOf, readPatched } from './bulk-advisories.js';
import { toIds } from './to-ids.js';
import { toPatched } from './to-patched.js';
import { toSeverity } from './to-severity.js';

/** An advisory as registries answered with it before one could ask in bulk, and as pnpm still writes it. */
export interface LegacyAdvisory {
  readonly id?: number | string;
  readonly module_name: string;
  readonly title?: string | null;
  readonly severity?: unknown;
  readonly vulnerable_versions: string;
  readonly patched_versions?: string | null;
  readonly url?: string | null;
  readonly cves?: readonly string[] | null;
  readonly github_advisory_id?: string | null;
  readonly cvss?: { readonly score?: number | null; readonly vectorString?: string | null } | null;
  readonly findings: readonly { readonly version: string }[];
}

/** Its shape, draft 7. */
export const legacyAdvisory: SchemaObject = {
  type: 'object',
  required: ['module_name', 'vulnerable_versions', 'findings'],
  properties: {
    id: { type: ['number', 'string'] },
    module_name: { type: 'string' },
    title: { type: ['string', 'null'] },
    vulnerable_versions: { type: 'string' },
    patched_versions: { type: ['string', 'null'] },
    url: { type: ['string', 'null'] },
    cves: { type: ['array', 'null'], items: { type: 'string' } },
    github_advisory_id: { type: ['string', 'null'] },
    cvss: {
      type: ['object', 'null'],
      properties: {
        score: { type: ['number', 'null'] },
        vectorString: { type: ['string', 'null'] },
      },
    },
    findings: {
      type: 'array',
      items: {
        type: 'object',
        required: ['version'],
        properties: { version: { type: 'string' } },
      },
    },
  },
};

/** The counts that go with them, draft 7. */
export const legacyMetadata: SchemaObject = {
  type: 'object',
  required: ['vulnerabilities', 'totalDependencies'],
  properties: {
    vulnerabilities: { type: 'object', additionalProperties: { type: 'number' } },
    totalDependencies: { type: 'number' },
  },
};

/** Counts of a report. */
export interface LegacyMetadata {
  readonly vulnerabilities: Readonly<Record<string, number>>;
  readonly totalDependencies: number;
}

/**
 * Reads an advisory of the older kind.
 *
 * @param one - The advisory.
 * @returns What it claims.
 */
export function readLegacyAdvisory(one: LegacyAdvisory): Claim {
  const title = one.title ?? 'No title';
  return {
    advisory: {
      ...toIds(
        [one.github_advisory_id, one.url, ...(one.cves ?? []), one.id],
        `${one.module_name}: ${title}`,
      ),
      package: one.module_name,
      vulnerable: one.vulnerable_versions,
      patched: readPatched(one.patched_versions) ?? toPatched(one.vulnerable_versions),
      severity: toSeverity(one.severity),
      ...cvssOf(one.cvss),
      title,
      ...(typeof one.url === 'string' && { url: one.url }),
    },
    versions: one.findings.map(({ version }) => version),
  };
}

const words: ReadonlySet<string> = new Set(['info', 'low', 'moderate', 'high', 'critical']);

/**
 * Looks for advisories that a report counts and does not list: package managers leave out those whose severity they
 * don't know.
 *
 * @param counts - Counts by severity.
 * @param listed - How many advisories are listed.
 * @returns What is wrong, if anything, as the end of a sentence.
 */
export function findUnlisted(
  counts: Readonly<Record<string, number>>,
  listed: number,
): string | undefined {
  const unknown = Object.entries(counts).find(([word, count]) => count > 0 && !words.has(word));
  if (unknown !== undefined) {
    return `counts ${String(unknown[1])} of severity ${JSON.stringify(unknown[0])}, which the package manager does not know and leaves out`;
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return total > 0 && listed === 0 ? `counts ${String(total)} and lists none` : undefined;
}
