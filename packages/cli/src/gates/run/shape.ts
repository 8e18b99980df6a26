import { Ajv, type SchemaObject, type ValidateFunction } from 'ajv';

/**
 * Compiles the shape that a tool's output has to have. Fields that are not named are left alone: tools add some.
 *
 * @param schema - A JSON Schema.
 * @returns A check that says what is wrong in its `errors`.
 */
export function compileShape<T>(schema: SchemaObject): ValidateFunction<T> {
  return new Ajv({ allowUnionTypes: true, strict: true, strictRequired: false }).compile<T>(schema);
}

/**
 * Says what is wrong with output that has not the shape it should have.
 *
 * @param tool - Whose output it is.
 * @param validate - The check that refused it.
 * @returns One sentence.
 */
export function shapeReason(tool: string, { errors }: ValidateFunction): string {
  const [first] = errors ?? [];
  const where = first?.instancePath === '' ? 'the whole' : (first?.instancePath ?? 'the whole');
  return `${tool} reported something that is not understood: ${where} ${first?.message ?? 'is wrong'}. Its version may be too old or too new.`;
}
