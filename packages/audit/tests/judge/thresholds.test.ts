import { expect, it } from 'vitest';

import type { Severity } from '../../src/advisory.js';
import { severities } from '../../src/judge/severities.js';
import { doesBlock, type Thresholds } from '../../src/judge/thresholds.js';
import { vulnerabilityOf } from '../support/vulnerability-of.js';

const strict: Thresholds = { production: { block: 'low' }, development: { block: 'low' } };
const usual: Thresholds = { production: { block: 'moderate' }, development: { block: 'critical' } };
const lax: Thresholds = { production: { block: 'none' }, development: { block: 'none' } };

it.each<{
  readonly name: string;
  readonly thresholds: Thresholds;
  readonly production: boolean;
  readonly blocked: readonly Severity[];
}>([
  {
    name: 'strict',
    thresholds: strict,
    production: true,
    blocked: ['low', 'moderate', 'high', 'critical'],
  },
  {
    name: 'strict',
    thresholds: strict,
    production: false,
    blocked: ['low', 'moderate', 'high', 'critical'],
  },
  {
    name: 'usual',
    thresholds: usual,
    production: true,
    blocked: ['moderate', 'high', 'critical'],
  },
  { name: 'usual', thresholds: usual, production: false, blocked: ['critical'] },
  { name: 'lax', thresholds: lax, production: true, blocked: [] },
  { name: 'lax', thresholds: lax, production: false, blocked: [] },
])('$name thresholds block $blocked, in production: $production', (row) => {
  const blocked = severities.filter((severity) =>
    doesBlock(
      vulnerabilityOf({ production: row.production, advisory: { severity } }),
      row.thresholds,
    ),
  );
  expect(blocked).toEqual(row.blocked);
});

it('counts a word that nobody knows as critical', () => {
  const advisory = { severity: 'apocalyptic' as Severity };
  expect(doesBlock(vulnerabilityOf({ production: false, advisory }), usual)).toBe(true);
});
