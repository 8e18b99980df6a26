import { Ajv, type ErrorObject, type SchemaObject, type ValidateFunction } from 'ajv';

/** Tells whether a tool's output has the shape that it should have. */
export interface Shape<T> {
  (value: unknown): value is T;
  /** What is wrong with the value that was last looked at. */
  errors: readonly ErrorObject[];
}

// One for all, which takes our own schemas as they are: to hold them against that of JSON Schema took more of the
// processor than anything else of a check that is ours. Misspelt keywords are told by `strict`.
const ajv = new Ajv({
  allowUnionTypes: true,
  strict: true,
  strictRequired: false,
  validateSchema: false,
});

/**
 * Describes the shape that a tool's output has to have. Fields that are not named are left alone: tools add some.
 *
 * @param schema - A JSON Schema, which is compiled once there is something to look at.
 * @returns A check that says what is wrong in its `errors`.
 */
export function compileShape<T>(schema: SchemaObject): Shape<T> {
  let compiled: ValidateFunction<T> | undefined;
  const shape = (value: unknown): value is T => {
    compiled ??= ajv.compile<T>(schema);
    const isRight = compiled(value);
    shape.errors = compiled.errors ?? [];
    return isRight;
  };
  shape.errors = [] as readonly ErrorObject[];
  return shape;
}

/**
 * Says what is wrong with output that has not the shape it should have.
 *
 * @param tool - Whose output it is.
 * @param shape - The check that refused it.
 * @returns One sentence.
 */
export function shapeReason(tool: string, { errors: [first] }: Shape<unknown>): string {
  const where = first?.instancePath === '' ? 'the whole' : (first?.instancePath ?? 'the whole');
  return `${tool} reported something that is not understood: ${where} ${first?.message ?? 'is wrong'}. Its version may be too old or too new.`;
}
