import { Ajv } from 'ajv';
import { expect, it } from 'vitest';

import schema from '../../schemas/groundrules.schema.json' with { type: 'json' };
import { fillSettings } from '../../src/config/fill-settings.js';
import { gateNames } from '../../src/config/gate-names.js';
import { parseDuration } from '../../src/config/parse-duration.js';

it('lists the gates there are, in their order', () => {
  expect(Object.keys(schema.properties.gates.properties)).toEqual(gateNames);
});

it('states the defaults that hold', () => {
  const { docs, level, timeoutMs } = fillSettings({}, []);
  const { properties } = schema;
  expect({
    level: properties.level.default,
    timeoutMs: parseDuration(properties.timeout.default),
    threshold: properties.docs.properties.threshold.default,
    examples: properties.docs.properties.examples.default,
  }).toEqual({ level, timeoutMs, threshold: docs.threshold, examples: docs.examples });
});

it('is a sound schema', () => {
  expect(new Ajv({ allowUnionTypes: true }).validateSchema(schema)).toBe(true);
});
