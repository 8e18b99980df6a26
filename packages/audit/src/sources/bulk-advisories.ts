import type { SchemaObject } from 'ajv';

import type { Claim } from './claim.js';
import { toIds } from './to-ids.js';
import { toPatched } from './to-patched.js';
import { toSeverity } from './to-severity.js';
import { validate } from './validate.js';

/** An advisory as registries give it to those who ask in bulk. */
interface BulkAdvisory {
  readonly id?: number | string;
  readonly url?: string | null;
  readonly title?: string | null;
  readonly severity?: unknown;
  readonly vulnerable_versions: string;
  readonly patched_versions?: string | null;
  readonly cves?: readonly string[];
  readonly github_advisory_id?: string | null;
  readonly cvss?: { readonly score?: number | null; readonly vectorString?: string | null } | null;
}

const advisory: SchemaObject = {
  type: 'object',
  required: ['vulnerable_versions'],
  properties: {
    id: { type: ['number', 'string'] },
    url: { type: ['string', 'null'] },
    title: { type: ['string', 'null'] },
    vulnerable_versions: { type: 'string' },
    patched_versions: { type: ['string', 'null'] },
    cves: { type: 'array', items: { type: 'string' } },
    github_advisory_id: { type: ['string', 'null'] },
    cvss: {
      type: ['object', 'null'],
      properties: {
        score: { type: ['number', 'null'] },
        vectorString: { type: ['string', 'null'] },
      },
    },
  },
};

const answer: SchemaObject = {
  type: 'object',
  additionalProperties: { type: 'array', items: advisory },
};

/**
 * Reads what a registry answers to a question in bulk: lists of advisories by package.
 *
 * @param value - The answer.
 * @param what - What it is, for a person.
 * @returns What it claims.
 * @throws {@link SourceFailure} where it is not of that shape.
 */
export function readBulkAdvisories(value: unknown, what: string): readonly Claim[] {
  const lists = validate<Readonly<Record<string, readonly BulkAdvisory[]>>>(value, answer, what);
  return Object.entries(lists).flatMap(([name, advisories]) =>
    advisories.map((one): Claim => {
      const title = one.title ?? 'No title';
      return {
        advisory: {
          ...toIds(
            [one.github_advisory_id, one.url, ...(one.cves ?? []), one.id],
            `${name}: ${title}`,
          ),
          package: name,
          vulnerable: one.vulnerable_versions,
          patched: readPatched(one.patched_versions) ?? toPatched(one.vulnerable_versions),
          severity: toSeverity(one.severity),
          ...cvssOf(one.cvss),
          title,
          ...(typeof one.url === 'string' && { url: one.url }),
        },
        versions: [],
      };
    }),
  );
}

/**
 * Reads a range of patched versions; npm writes an impossible one where there is none.
 *
 * @param range - The range, if there is one.
 * @returns The range; `undefined` where it says nothing.
 */
export function readPatched(range: string | null | undefined): string | undefined {
  const text = range?.trim() ?? '';
  return text === '' || /^<\s*0+\.0+\.0+(?:-0)?$/u.test(text) || text === 'null' ? undefined : text;
}

/**
 * Reads a CVSS score as registries give it: those that nobody rated have a score of 0 and no vector.
 *
 * @param cvss - What the registry gave.
 * @param cvss.score - The score.
 * @param cvss.vectorString - How it came about.
 * @returns The property of an advisory, or nothing.
 */
export function cvssOf(
  cvss:
    { readonly score?: number | null; readonly vectorString?: string | null } | null | undefined,
): { readonly cvss?: { readonly score: number; readonly vector?: string } } {
  const [score, vector] = [cvss?.score ?? 0, cvss?.vectorString ?? ''];
  if (score <= 0) return {};
  return { cvss: { score, ...(vector !== '' && { vector }) } };
}
