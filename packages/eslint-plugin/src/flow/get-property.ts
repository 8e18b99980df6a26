import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from './flow.js';
import { resolveConstant } from './resolve-constant.js';

/** What is known of a member of an object. */
export type Property =
  | { readonly kind: 'present'; readonly value: TSESTree.Node; readonly node: TSESTree.Property }
  /** The object is written in full and does not have it. */
  | { readonly kind: 'absent' }
  /** The object, or a part that is spread into it, comes from elsewhere. */
  | { readonly kind: 'unknown' };

function isNamed({ computed, key }: TSESTree.Property, name: string): boolean {
  if (!computed && key.type === AST_NODE_TYPES.Identifier) return key.name === name;
  return key.type === AST_NODE_TYPES.Literal && String(key.value) === name;
}

/** `Object.assign({}, defaults, { name: value })`: what comes later counts. */
function ofAssigned(flow: Flow, parts: readonly TSESTree.Node[], name: string): Property {
  return parts
    .map((part): Property =>
      part.type === AST_NODE_TYPES.SpreadElement
        ? { kind: 'unknown' }
        : getProperty(flow, part, name),
    )
    .reduce((found, part) => (part.kind === 'absent' ? found : part), { kind: 'absent' });
}

/**
 * Looks for a member of an object that is written in the file, directly or as a constant: an option of a call.
 *
 * @param flow - The flow of the file.
 * @param node - The object; `undefined` for an argument that is not there.
 * @param name - The member's name.
 * @returns What is known of the member. A missing argument has no members.
 */
export function getProperty(flow: Flow, node: TSESTree.Node | undefined, name: string): Property {
  if (node === undefined) return { kind: 'absent' };
  const object = resolveConstant(flow, node);
  if (
    object.type === AST_NODE_TYPES.CallExpression &&
    flow.nameOf(object.callee) === 'Object.assign'
  )
    return ofAssigned(flow, object.arguments, name);
  if (object.type !== AST_NODE_TYPES.ObjectExpression) return { kind: 'unknown' };
  let found: Property = { kind: 'absent' };
  for (const property of object.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      const spread = getProperty(flow, property.argument, name);
      if (spread.kind !== 'absent') found = spread;
    } else if (isNamed(property, name)) {
      found = { kind: 'present', value: property.value, node: property };
    } else if (property.computed && property.key.type !== AST_NODE_TYPES.Literal) {
      if (found.kind === 'absent') found = { kind: 'unknown' };
    }
  }
  return found;
}
