import type { SchemaObject } from 'ajv';

/** One change of a range: from a version on it is in, or out. */
export interface OsvEvent {
  readonly introduced?: string;
  readonly fixed?: string;
  readonly last_affected?: string;
  readonly limit?: string;
}

/** A range of versions, told by its changes. */
interface OsvRange {
  readonly type: string;
  readonly events: readonly OsvEvent[];
}

/** One package that an entry is about. */
export interface OsvAffected {
  readonly package?: { readonly ecosystem: string; readonly name: string };
  readonly ranges?: readonly OsvRange[] | null;
  readonly versions?: readonly string[] | null;
  readonly severity?: readonly OsvSeverity[] | null;
  readonly ecosystem_specific?: Readonly<Record<string, unknown>> | null;
  readonly database_specific?: Readonly<Record<string, unknown>> | null;
}

/** A rating: CVSS_V2, CVSS_V3 or CVSS_V4 and its vector. */
interface OsvSeverity {
  readonly type: string;
  readonly score: string;
}

/** An entry of a database in OSV format. */
export interface OsvEntry {
  readonly id: string;
  readonly modified: string;
  readonly withdrawn?: string | null;
  readonly aliases?: readonly string[] | null;
  readonly summary?: string | null;
  readonly details?: string | null;
  readonly severity?: readonly OsvSeverity[] | null;
  readonly affected?: readonly OsvAffected[] | null;
  readonly database_specific?: Readonly<Record<string, unknown>> | null;
}

const severity: SchemaObject = {
  type: ['array', 'null'],
  items: {
    type: 'object',
    required: ['type', 'score'],
    properties: { type: { type: 'string' }, score: { type: 'string' } },
  },
};

const text: SchemaObject = { type: 'string' };

/** What is asked of each entry, draft 7: that it is one. */
export const osvHead: SchemaObject = {
  type: 'object',
  required: ['id', 'modified'],
  properties: {
    id: { type: 'string', minLength: 1 },
    modified: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T' },
    withdrawn: { type: ['string', 'null'] },
    affected: { type: ['array', 'null'], items: { type: 'object' } },
  },
};

/** What is asked of an entry that counts, draft 7. */
export const osvEntry: SchemaObject = {
  type: 'object',
  required: ['id', 'modified', 'affected'],
  properties: {
    id: text,
    modified: text,
    aliases: { type: ['array', 'null'], items: text },
    summary: { type: ['string', 'null'] },
    details: { type: ['string', 'null'] },
    severity,
    database_specific: { type: ['object', 'null'] },
    affected: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          package: {
            type: 'object',
            required: ['ecosystem', 'name'],
            properties: { ecosystem: text, name: text },
          },
          versions: { type: ['array', 'null'], items: text },
          severity,
          database_specific: { type: ['object', 'null'] },
          ecosystem_specific: { type: ['object', 'null'] },
          ranges: {
            type: ['array', 'null'],
            items: {
              type: 'object',
              required: ['type', 'events'],
              properties: {
                type: text,
                events: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      introduced: text,
                      fixed: text,
                      last_affected: text,
                      limit: text,
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
