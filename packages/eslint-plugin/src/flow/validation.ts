import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import type { Call } from './bindings.js';
import type { Flow } from './flow.js';
import { clean, clear, input, Purpose, type Value } from './value.js';

/** Methods of schemas that give back what they accept. */
const parsing =
  /^(?:parse|parseAsync|safeParse|safeParseAsync|validate|validateAsync|validateSync|cast|check|assert|decode|create|Parse|Decode|Cast|is|unwrap|parseOrThrow)$/u;
const validator =
  /(?:schema|validator|valid|dto|model|body|query|params|input|payload|type|shape|form|joi|yup|zod|codec|struct)s?$/iu;
const schemaModule =
  /^(?:zod|valibot|yup|joi|@hapi\/joi|superstruct|@sinclair\/typebox|typebox|arktype|io-ts|ajv|myzod|runtypes|@effect\/schema|effect|zod\/v4|zod\/mini|@vinejs\/vine)(?:[./(]|$)/u;

/** What keeps a text in a schema from being any text. */
const restrictingStep =
  /^(?:uuid|uuidv4|uuidv7|guid|cuid2?|ulid|nanoid|ksuid|jwt|base64|base64url|hex|int|integer|number|boolean|bigint|date|datetime|isoDate|isoTimestamp|time|iso|ip|ipv4|ipv6|cidrv4|regex|pattern|matches|enum|enums|nativeEnum|picklist|valid|oneOf|literal|union|email|alphanum|digits|emoji|token|mongoId|refine|transform|check|custom|superRefine|brand|coerce|stringbool|equal|nullish_never)$/u;
/** What keeps a text short. */
const limitingStep = /^(?:max|length|maxLength|maxSize|size|lengthBetween)$/u;
/** What begins a schema that lets any text through. */
const anyText = /^(?:string|any|unknown|str)$/u;

/** The names along a chain of members and calls: `z.string().min(1)` is `z string min`. */
function getChain(node: TSESTree.Node): string[] {
  switch (node.type) {
    case AST_NODE_TYPES.CallExpression: {
      const own = getChain(node.callee);
      const isPipe =
        /^(?:pipe|optional|nullable|nullish|array|fallback|exactOptional|required)$/u.test(
          own.at(-1) ?? '',
        );
      return isPipe ? [...own, ...node.arguments.flatMap((it) => getChain(it))] : own;
    }
    case AST_NODE_TYPES.MemberExpression:
      return [...getChain(node.object), getMemberName(node) ?? '*'];
    case AST_NODE_TYPES.Identifier:
      return [node.name];
    default:
      return [];
  }
}

function getInit(flow: Flow, node: TSESTree.Node): TSESTree.Node {
  const definition = flow.bindings.variableOf(node)?.defs[0];
  return isDefinition(definition, 'Variable') &&
    definition.node.id === definition.name &&
    definition.node.init !== null
    ? definition.node.init
    : node;
}

/**
 * Reads the members that a schema lists.
 *
 * @param node - The schema: `z.object({ … })`, also behind `.strict()` and the like.
 * @returns The object that lists them, or `undefined`.
 */
export function getShape(node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const [first] = node.arguments;
  const name = getChain(node.callee).at(-1) ?? '';
  if (
    first?.type === AST_NODE_TYPES.ObjectExpression &&
    /^(?:object|strictObject|looseObject|keys)$/u.test(name)
  )
    return first;
  return node.callee.type === AST_NODE_TYPES.MemberExpression
    ? getShape(node.callee.object)
    : undefined;
}

/** Whether a schema that stands in the file lets any text through somewhere. */
function letsAnyTextThrough(flow: Flow, schema: TSESTree.Node): boolean {
  const written = getInit(flow, schema);
  const shape = getShape(written);
  if (shape !== undefined) {
    return shape.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property && letsAnyTextThrough(flow, property.value),
    );
  }
  const chain = getChain(written).slice(1);
  return chain.some((it) => anyText.test(it)) && !chain.some((it) => restrictingStep.test(it));
}

/** Whether a schema stands in the file, so that it can be read. */
function isWritten(flow: Flow, schema: TSESTree.Node): boolean {
  const written = getInit(flow, schema);
  return (
    written.type === AST_NODE_TYPES.CallExpression && schemaModule.test(flow.nameOf(written) ?? '')
  );
}

function getSubject(
  flow: Flow,
  node: Call,
): { schema: TSESTree.Node; subject: TSESTree.Node } | undefined {
  const { arguments: args, callee } = node;
  const name = flow.nameOf(callee) ?? '';
  const [first, second] = args;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) {
    const isFunctionOfModule =
      schemaModule.test(name) && parsing.test(name.split('.').at(-1) ?? '');
    return isFunctionOfModule && first !== undefined && second !== undefined
      ? { schema: first, subject: second }
      : undefined;
  }
  const method = getMemberName(callee);
  if (method === undefined || !parsing.test(method) || first === undefined) return undefined;
  // valibot, superstruct and typebox take the schema as an argument.
  if (second !== undefined && /^(?:valibot|superstruct|@sinclair\/typebox|typebox)/u.test(name))
    return name.startsWith('valibot') || name.startsWith('superstruct')
      ? name.startsWith('superstruct')
        ? { schema: second, subject: first }
        : { schema: first, subject: second }
      : { schema: first, subject: second };
  const owner = callee.object;
  const isSchema =
    schemaModule.test(flow.nameOf(owner) ?? '') ||
    (owner.type === AST_NODE_TYPES.Identifier &&
      (validator.test(owner.name) || /^[A-Z]/u.test(owner.name)) &&
      !/^(?:JSON|URL|Date|Object|Promise|Buffer|Number|String)$/u.test(owner.name)) ||
    (owner.type === AST_NODE_TYPES.MemberExpression && validator.test(getMemberName(owner) ?? ''));
  return isSchema ? { schema: owner, subject: first } : undefined;
}

/**
 * Evaluates a call that validates: `schema.parse(value)`, `v.parse(schema, value)`, `await schema.validateAsync(value)`.
 *
 * @param flow - The flow of the file.
 * @param node - The call.
 * @returns Clean, unless the schema can be read and lets any text through, which then is text still;
 *   `undefined` for a call that does not validate.
 */
export function evaluateValidation(flow: Flow, node: Call): Value | undefined {
  const found = getSubject(flow, node);
  if (found === undefined) return undefined;
  const { schema, subject } = found;
  const value = flow.valueOf(subject);
  if (value.kind !== 'input' && value.kind !== 'request' && value.kind !== 'parameter')
    return undefined;
  if (!isWritten(flow, schema) || !letsAnyTextThrough(flow, schema)) return clean;
  const { literal: _literal, ...read } = value.kind === 'request' ? input(subject) : value;
  const text = clear(read, Purpose.operator);
  const shape = getShape(getInit(flow, schema));
  return shape === undefined ? text : { ...text, schema: shape };
}

/**
 * Evaluates a member of what a schema checked.
 *
 * @param flow - The flow of the file.
 * @param value - What was checked, with its `schema`.
 * @param name - The member's name.
 * @returns The member's value: clean, unless the schema lets any text through there. `undefined` for a member
 *   that the schema does not list.
 */
export function memberOfChecked(flow: Flow, value: Value, name: string): Value | undefined {
  // `safeParse` and its kin wrap what they give.
  if (/^(?:data|output|value)$/u.test(name) && findMember(value, name) === undefined) return value;
  const member = findMember(value, name);
  if (member === undefined) return undefined;
  const { schema: _schema, ...plain } = value;
  const shape = getShape(getInit(flow, member));
  if (shape !== undefined) return { ...plain, schema: shape };
  if (!letsAnyTextThrough(flow, member)) return clean;
  return getChain(getInit(flow, member)).some((it) => limitingStep.test(it))
    ? clear(plain, Purpose.length)
    : plain;
}

function findMember({ schema }: Value, name: string): TSESTree.Node | undefined {
  for (const property of schema?.properties ?? []) {
    if (property.type !== AST_NODE_TYPES.Property || property.computed) continue;
    const { key, value } = property;
    const own = key.type === AST_NODE_TYPES.Identifier ? key.name : String(key.value);
    if (own === name) return value;
  }
  return undefined;
}
