import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { justifications, severities } from '@groundrules/audit/judge';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';

import auditSchema from '../../schemas/audit.schema.json' with { type: 'json' };
import schema from '../../schemas/groundrules.schema.json' with { type: 'json' };
import waiversSchema from '../../schemas/waivers.schema.json' with { type: 'json' };
import { fillSettings } from '../../src/config/fill-settings.js';
import { gateNames } from '../../src/config/gate-names.js';
import { checkNames } from '../../src/gates/audit/supply-chain/check-names.js';
import { parseDuration } from '../../src/config/parse-duration.js';

it('lists the gates there are, in their order', () => {
  expect(Object.keys(schema.properties.gates.properties)).toEqual(gateNames);
});

it('states the defaults that hold', () => {
  const { audit, docs, level, timeoutMs } = fillSettings({}, []);
  const { properties } = schema;
  expect({
    level: properties.level.default,
    timeoutMs: parseDuration(properties.timeout.default),
    threshold: properties.docs.properties.threshold.default,
    examples: properties.docs.properties.examples.default,
    maximumAgeDays: properties.audit.properties.maximumAgeDays.default,
    supplyChain: schema.definitions.checkMode.default,
    youngDays:
      properties.audit.properties.supplyChain.properties.youngVersions.properties.days.default,
    thresholds: [
      schema.definitions.threshold.properties.block.default,
      schema.definitions.threshold.properties.block.default,
    ],
  }).toEqual({
    level,
    timeoutMs,
    threshold: docs.threshold,
    examples: docs.examples,
    maximumAgeDays: audit.maximumAgeDays,
    supplyChain: 'advise',
    youngDays: audit.supplyChain.youngVersions.days,
    thresholds: [audit.production.block, audit.development.block],
  });
});

it('lists the checks of the supply chain, in their order', () => {
  const { supplyChain } = schema.properties.audit.properties;
  expect(Object.keys(supplyChain.properties)).toEqual(checkNames);
  expect(Object.keys(fillSettings({}, []).audit.supplyChain)).toEqual(checkNames);
  expect(auditSchema.definitions.check.enum).toEqual(checkNames);
});

it('knows every severity, and why a vulnerability may do no harm', () => {
  const { block } = schema.definitions.threshold.properties;
  expect(block.enum).toEqual([...severities, 'none']);
  const { justification, severity } = waiversSchema.definitions.waiver.properties;
  expect(severity.enum.toReversed()).toEqual(severities);
  expect(justification.enum).toEqual(justifications);
});

const folder = path.join(import.meta.dirname, '../../schemas');

it.each(readdirSync(folder))('%s is a sound schema', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  expect(new Ajv({ allowUnionTypes: true }).validateSchema(JSON.parse(text) as object)).toBe(true);
});
