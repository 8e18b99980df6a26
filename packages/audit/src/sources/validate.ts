import { Ajv, type SchemaObject, type ValidateFunction } from 'ajv';

import { SourceFailure } from './source-failure.js';

const compiled = new Map<SchemaObject, ValidateFunction>();

/**
 * Holds what a source said against the shape it should have.
 *
 * @param value - What it said.
 * @param schema - The shape, draft 7.
 * @param what - What it is, for a person: `The report of npm audit`.
 * @returns The same value.
 * @throws {@link SourceFailure} naming what is wrong.
 */
export function validate<T>(value: unknown, schema: SchemaObject, what: string): T {
  let check = compiled.get(schema);
  if (check === undefined) {
    check = new Ajv({ allowUnionTypes: true }).compile(schema);
    compiled.set(schema, check);
  }
  if (check(value)) return value as T;
  const [error] = check.errors ?? [];
  throw new SourceFailure(
    `${what} is not of a shape that is known here: ${error?.instancePath ?? ''} ${error?.message ?? 'it is wrong'}.`.replace(
      ':  ',
      ': it ',
    ),
    'Update @groundrules/audit, or use a version of the package manager that it knows; else audit offline with an OSV database.',
    false,
  );
}

/**
 * Parses JSON that a source wrote.
 *
 * @param text - The text.
 * @returns The value; `undefined` where it is no JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown;
  } catch {
    return undefined;
  }
}
