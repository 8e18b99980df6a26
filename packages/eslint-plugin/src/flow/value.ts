import type { TSESTree } from '@typescript-eslint/utils';

/**
 * Where the text of an expression comes from, from harmless to harmful:
 *
 * - `constant`: written in the code.
 * - `clean`: a number, a boolean, configuration of the process, or something validated.
 * - `unknown`: from elsewhere: an import, the answer of a function that this file does not hold.
 * - `parameter`: from whoever calls an exported function.
 * - `input`: from a request.
 * - `request`: the request itself, whose members are input.
 */
type ValueKind = 'constant' | 'clean' | 'unknown' | 'parameter' | 'input' | 'request';

/** What a request object is, which decides by which members input comes. */
export type RequestKind =
  | 'arguments'
  | 'context'
  | 'cookies'
  | 'entry'
  | 'event'
  | 'file'
  | 'files'
  | 'headers'
  | 'request'
  | 'route'
  | 'socket';

/** What the code knows of an expression's value. */
export interface Value {
  readonly kind: ValueKind;
  /** Bits of {@link Purpose}: for which uses the value is harmless although it is input. */
  readonly cleared: number;
  /** The expression or parameter by which the value enters the file. */
  readonly source?: TSESTree.Node;
  /** Which kind of request it is; set where `kind` is `request`. */
  readonly request?: RequestKind;
  /** The literal that the value is, if it is one, for reading its members one by one. */
  readonly literal?: TSESTree.ObjectExpression;
  /** The shape that a schema checked, as written: `{ id: z.uuid(), name: z.string() }`. */
  readonly schema?: TSESTree.ObjectExpression;
}

/** A use of input that a check or a conversion can make harmless without validating it for every use. */
export const Purpose = {
  /** As a file path. */
  path: 1,
  /** As the host of an address. */
  host: 2,
  /** As a part of a regular expression. */
  regexp: 4,
  /** As text in a place where an object would be read as operators. */
  operator: 8,
  /** As a part of a query's text. */
  query: 16,
  /** As a part of a shell's command line. */
  shell: 32,
  /** As text that a browser shows. */
  markup: 64,
  /** As text that work is done on which grows faster than the text. */
  length: 128,
} as const;

/** All uses. */
export const everyPurpose: number = Object.values(Purpose).reduce((all, bit) => all | bit, 0);

const order: readonly ValueKind[] = [
  'constant',
  'clean',
  'unknown',
  'parameter',
  'input',
  'request',
];

/** Written in the code. */
export const constant: Value = { kind: 'constant', cleared: 0 };

/** Harmless whatever it is used for. */
export const clean: Value = { kind: 'clean', cleared: 0 };

/** From elsewhere. */
export const unknown: Value = { kind: 'unknown', cleared: 0 };

/**
 * Makes the value of something that a request brings.
 *
 * @param source - Where it enters the file.
 * @param cleared - For which uses it is harmless.
 * @returns The value.
 */
export function input(source: TSESTree.Node, cleared = 0): Value {
  return { kind: 'input', cleared, source };
}

/**
 * Makes the value of a request.
 *
 * @param request - Which kind.
 * @param source - Where it enters the file.
 * @returns The value.
 */
export function requestValue(request: RequestKind, source: TSESTree.Node): Value {
  return { kind: 'request', cleared: 0, source, request };
}

/**
 * Joins two values that an expression may have, or that it is made of.
 *
 * @param one - A value.
 * @param other - Another.
 * @returns The more harmful of the two; what clears it has to clear both.
 */
export function join(one: Value, other: Value): Value {
  const difference = order.indexOf(one.kind) - order.indexOf(other.kind);
  if (difference > 0) return withoutLiteral(one);
  if (difference < 0) return withoutLiteral(other);
  return withoutLiteral({ ...one, cleared: one.cleared & other.cleared });
}

/**
 * Joins any number of values.
 *
 * @param values - The values.
 * @returns The most harmful of them; a constant where there are none.
 */
export function joinAll(values: readonly Value[]): Value {
  const [first, ...others] = values;
  return first === undefined ? constant : others.reduce(join, first);
}

/**
 * Clears a value for some uses.
 *
 * @param value - The value.
 * @param bits - The uses, bits of {@link Purpose}.
 * @returns The value, which is clean where nothing harmful is left.
 */
export function clear(value: Value, bits: number): Value {
  if (bits === 0 || value.kind === 'constant' || value.kind === 'clean') return value;
  const cleared = value.cleared | bits;
  if (cleared === everyPurpose) return clean;
  return { ...value, cleared };
}

/** What is joined can't be read member by member any more. */
function withoutLiteral(value: Value): Value {
  if (value.literal === undefined && value.schema === undefined) return value;
  const { literal: _literal, schema: _schema, ...rest } = value;
  return rest;
}
