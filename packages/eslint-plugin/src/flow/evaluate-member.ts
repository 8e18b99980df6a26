import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import type { Flow } from './flow.js';
import { anyMember } from './get-pattern-path.js';
import { memberOfRequest } from './requests.js';
import { memberOfChecked } from './validation.js';
import { clean, joinAll, unknown, type Value } from './value.js';

/** Members that are numbers, whatever they are members of. */
const numbers = new Set(['length', 'size', 'byteLength', 'lastIndex']);
const collection = /^(?:Set|Map|URLSearchParams)\(\)$/u;
const formReader = /^(?:formData|parseBody|blob)$/u;

/** `req.query.size` is what the client says; collections and files have a size of their own. */
function isGivenSize(
  flow: Flow,
  { kind, source }: Value,
  name: string,
  node: TSESTree.Node,
): boolean {
  if (name !== 'size' || kind !== 'input') return false;
  if (
    node.type === AST_NODE_TYPES.MemberExpression &&
    collection.test(flow.nameOf(node.object) ?? '')
  )
    return false;
  const isForm =
    source?.type === AST_NODE_TYPES.CallExpression &&
    source.callee.type === AST_NODE_TYPES.MemberExpression &&
    formReader.test(getMemberName(source.callee) ?? '');
  return !isForm;
}

function memberOfLiteral(
  flow: Flow,
  literal: TSESTree.ObjectExpression,
  name: string,
): Value | undefined {
  const spread: Value[] = [];
  for (const property of literal.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      spread.push(evaluateMember(flow, flow.valueOf(property.argument), name, property));
      continue;
    }
    const { computed, key } = property;
    const isNamed =
      !computed &&
      ((key.type === AST_NODE_TYPES.Identifier && key.name === name) ||
        (key.type === AST_NODE_TYPES.Literal && String(key.value) === name));
    if (isNamed) return flow.valueOf(property.value);
  }
  return spread.length === 0 ? undefined : joinAll(spread);
}

/**
 * Evaluates a member of a value.
 *
 * @param flow - The flow of the file.
 * @param object - The value.
 * @param name - The member's name, or `anyMember`.
 * @param node - Where the member is taken.
 * @returns The member's value.
 */
export function evaluateMember(
  flow: Flow,
  object: Value,
  name: string,
  node: TSESTree.Node,
): Value {
  if (numbers.has(name) && !isGivenSize(flow, object, name, node)) return clean;
  if (object.request !== undefined) return memberOfRequest(object.request, name, node);
  if (object.literal !== undefined) {
    if (name !== anyMember) return memberOfLiteral(flow, object.literal, name) ?? unknown;
    const values = object.literal.properties.map((property) =>
      property.type === AST_NODE_TYPES.SpreadElement
        ? flow.valueOf(property.argument)
        : flow.valueOf(property.value),
    );
    return joinAll(values);
  }
  if (object.schema !== undefined && name !== anyMember)
    return memberOfChecked(flow, object, name) ?? clean;
  // A member of an input object is an object again, unless a check of the whole said otherwise.
  return object;
}

/**
 * Evaluates a member of a member, and so on.
 *
 * @param flow - The flow of the file.
 * @param object - The value.
 * @param path - The names from the outside in.
 * @param node - Where the member is taken.
 * @returns The last member's value.
 */
export function evaluatePath(
  flow: Flow,
  object: Value,
  path: readonly string[],
  node: TSESTree.Node,
): Value {
  return path.reduce((value, name) => evaluateMember(flow, value, name, node), object);
}
