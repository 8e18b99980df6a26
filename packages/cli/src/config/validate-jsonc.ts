import { Ajv, type ErrorObject, type SchemaObject, type ValidateFunction } from 'ajv';
import { findNodeAtLocation, type Node } from 'jsonc-parser';

import { UserError } from '../user-error.js';
import { jsonPath } from './json-path.js';
import { nearest } from './nearest.js';
import { placeOf, type JsoncFile } from './read-jsonc.js';

const compiled = new Map<SchemaObject, ValidateFunction>();

// The schemas are our own, and the tests hold them against that of JSON Schema, which takes longer than all the rest.
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  validateSchema: false,
});

/**
 * Holds a file against its schema.
 *
 * @param file - The file.
 * @param schema - The schema, draft 7.
 * @param name - The file's name in messages.
 * @throws {@link UserError} naming every mistake: line and column, path, what was expected, and the
 *   nearest valid spelling.
 */
export function validateJsonc(file: JsoncFile, schema: SchemaObject, name: string): void {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = ajv.compile(schema);
    compiled.set(schema, validate);
  }
  if (validate(file.value)) return;
  const errors = validate.errors ?? [];
  // What else is new in it is no mistake.
  const newer = errors.find((error) => isNewer(error));
  if (newer !== undefined) throw new UserError(describe(newer, file, name));
  // A value of the wrong type is none of the listed ones either; once is enough.
  const wrongType = new Set(
    errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath),
  );
  const problems = errors
    // What a condition asks for is told by itself.
    .filter(({ keyword }) => keyword !== 'if')
    .filter(({ instancePath, keyword }) => keyword === 'type' || !wrongType.has(instancePath))
    .map((error) => describe(error, file, name));
  throw new UserError(problems.join('\n'));
}

function describe(error: ErrorObject, file: JsoncFile, name: string): string {
  const segments = segmentsOf(error.instancePath, file.root);
  const { problem, property } = explain(error);
  const path = property === undefined ? segments : [...segments, property];
  const node = findNodeAtLocation(file.root, path) ?? file.root;
  // An unknown name is at its key, everything else at the value.
  const at = error.keyword === 'additionalProperties' ? (node.parent?.children?.[0] ?? node) : node;
  return `${placeOf(file.text, at.offset, name)} ${jsonPath(path)}: ${problem}`;
}

function explain(error: ErrorObject): { problem: string; property?: string } {
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const property = String(params['additionalProperty']);
      const schema = error.parentSchema as { properties?: object } | undefined;
      const allowed = Object.keys(schema?.properties ?? {});
      return {
        property,
        problem: `unknown name; ${oneOf(allowed)}.${didYouMean(property, allowed)}`,
      };
    }
    case 'required':
      return { problem: `${JSON.stringify(params['missingProperty'])} is missing.` };
    case 'enum': {
      const allowed = (params['allowedValues'] as readonly unknown[]).map(String);
      return {
        problem: `${oneOf(allowed.map((value) => JSON.stringify(value)))}, not ${show(error.data)}.${didYouMean(error.data, allowed)}`,
      };
    }
    case 'const':
      if (isNewer(error)) {
        return {
          problem: `the file is of version ${show(error.data)} of its format, and this groundrules knows version ${show(params['allowedValue'])}. Update groundrules.`,
        };
      }
      return { problem: `expected ${show(params['allowedValue'])}, not ${show(error.data)}.` };
    case 'type': {
      const listed = (error.parentSchema as { enum?: readonly unknown[] } | undefined)?.enum;
      if (listed !== undefined) {
        return { problem: `${oneOf(listed.map(show))}, not ${show(error.data)}.` };
      }
      const types = [params['type']].flat().map((type) => articles[String(type)] ?? String(type));
      return { problem: `expected ${types.join(' or ')}, not ${show(error.data)}.` };
    }
    case 'pattern':
    case 'format': {
      const schema = error.parentSchema as { description?: string } | undefined;
      return {
        problem: `${show(error.data)} is not what was expected${schema?.description === undefined ? '' : `: ${schema.description}`}`,
      };
    }
    case 'minLength':
    case 'minItems':
      return { problem: 'must not be empty.' };
    default:
      return { problem: `${error.message ?? error.keyword}, not ${show(error.data)}.` };
  }
}

/** Written by a version of this command that is not known here. */
function isNewer({ data, instancePath, keyword, params }: ErrorObject): boolean {
  const known: unknown = (params as Readonly<Record<string, unknown>>)['allowedValue'];
  return (
    keyword === 'const' &&
    instancePath === '/version' &&
    typeof data === 'number' &&
    typeof known === 'number' &&
    data > known
  );
}

const articles: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};

function oneOf(allowed: readonly string[]): string {
  return `expected ${allowed.length > 1 ? 'one of ' : ''}${allowed.join(', ')}`;
}

function didYouMean(written: unknown, allowed: readonly string[]): string {
  const meant = typeof written === 'string' ? nearest(written, allowed) : undefined;
  return meant === undefined ? '' : ` Did you mean ${JSON.stringify(meant)}?`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Turns a JSON pointer into segments; where the value is a list, its index is a number. */
function segmentsOf(pointer: string, root: Node): (string | number)[] {
  const segments: (string | number)[] = [];
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const holder = findNodeAtLocation(root, segments);
    segments.push(holder?.type === 'array' ? Number(name) : name);
  }
  return segments;
}
