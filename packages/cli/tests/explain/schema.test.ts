import { areas, practices } from '@groundrules/catalogue';
import { Ajv } from 'ajv';
import { applyEdits, modify } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';

import schema from '../../schemas/explain.schema.json' with { type: 'json' };
import { explain } from '../../src/commands/explain.js';
import { gateNames } from '../../src/config/gate-names.js';
import { ioOf } from '../support/io-of.js';

const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);

function print(name?: string): string {
  const { io, printed } = ioOf('/');
  explain({ format: 'json', ...(name !== undefined && { name }) }, io);
  return printed();
}

it.each([undefined, ...practices.map(({ id }) => id)])('describes what is said of %s', (name) => {
  expect(validate(JSON.parse(print(name)))).toBe(true);
});

describe('refuses', () => {
  it.each<readonly [string, readonly (string | number)[], unknown]>([
    ['another field', ['practice'], {}],
    ['another field of a practice', ['practices', 0, 'docs'], 'docs/practices/errors.md'],
    ['a missing field', ['practices', 0, 'why'], undefined],
    ['nothing that enforces it', ['practices', 0, 'enforcers'], {}],
    ['a sample that is a text', ['practices', 0, 'wrong', 0], 'code'],
    ['no practice', ['practices'], []],
    ['another version', ['version'], 2],
  ])('%s', (_, path, value) => {
    const text = print('swallowed-error');
    const edits = modify(text, [...path], value, {});
    expect(validate(JSON.parse(applyEdits(text, edits)))).toBe(false);
  });
});

it('knows the areas and gates there are', () => {
  const { area, enforcers } = schema.properties.practices.items.properties;
  expect(area.enum).toEqual(areas);
  expect(enforcers.properties.gate.enum).toEqual(gateNames);
});
