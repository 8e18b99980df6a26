import { areas, practices } from '@groundrules/catalogue';
import { Ajv } from 'ajv';
import { applyEdits, modify } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';

import schema from '../../schemas/explain.schema.json' with { type: 'json' };
import { explain } from '../../src/commands/explain.js';
import { gateNames } from '../../src/config/gate-names.js';
import { ownRules } from '../../src/explain/rules/own-rules.js';
import { ioOf } from '../support/io-of.js';

const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);

async function print(name?: string): Promise<string> {
  const { io, printed } = ioOf('/');
  await explain({ format: 'json', ...(name !== undefined && { name }) }, io);
  return printed();
}

const others = [
  ...gateNames,
  ...Object.keys(ownRules),
  'correctness',
  'TS2322',
  'TS1109',
  'cycles',
];

it.each([undefined, ...practices.map(({ id }) => id), ...others])(
  'describes what is said of %s',
  async (name) => {
    expect(validate(JSON.parse(await print(name)))).toBe(true);
  },
);

describe('refuses', () => {
  it.each<readonly [string, readonly (string | number)[], unknown]>([
    ['another field', ['practice'], {}],
    ['another field of a practice', ['practices', 0, 'docs'], 'docs/practices/errors.md'],
    ['a missing field', ['practices', 0, 'why'], undefined],
    ['nothing that enforces it', ['practices', 0, 'enforcers'], {}],
    ['a sample that is a text', ['practices', 0, 'wrong', 0], 'code'],
    ['another field of a rule', ['about', 'rule'], 'x'],
    ['a rule of no gate', ['about', 'gate'], 'eslint'],
    ['what is neither rule nor gate', ['about', 'kind'], 'code'],
    ['no practices', ['practices'], undefined],
    ['another version', ['version'], 2],
  ])('%s', async (_, path, value) => {
    const text = await print('files');
    const edits = modify(text, [...path], value, {});
    expect(validate(JSON.parse(applyEdits(text, edits)))).toBe(false);
  });
});

it('knows the areas and gates there are', () => {
  const { area, enforcers } = schema.properties.practices.items.properties;
  expect(area.enum).toEqual(areas);
  expect(enforcers.properties.gate.enum).toEqual(gateNames);
  expect(schema.definitions.rule.properties.gate.enum).toEqual(gateNames);
  expect(schema.definitions.gate.properties.name.enum).toEqual(gateNames);
});
