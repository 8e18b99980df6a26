import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

/** The name of a member that only some index tells. */
export const anyMember = '*';

function getKey(property: TSESTree.Property): string {
  const { computed, key } = property;
  if (!computed && key.type === AST_NODE_TYPES.Identifier) return key.name;
  return key.type === AST_NODE_TYPES.Literal ? String(key.value) : anyMember;
}

/**
 * Finds by which members a pattern takes a name out of an object.
 *
 * @param pattern - The pattern: `{ body: { id } }`.
 * @param name - The identifier within: `id`.
 * @returns The names of the members from the outside in: `['body', 'id']`; an element of an array is
 *   {@link anyMember}; what a rest element collects adds no member. `undefined` where the identifier is not there.
 */
export function getPatternPath(
  pattern: TSESTree.Node,
  name: TSESTree.Node,
): readonly string[] | undefined {
  if (pattern === name) return [];
  const path: string[] = [];
  let node: TSESTree.Node = name;
  while (node !== pattern) {
    const { parent } = node as { parent?: TSESTree.Node };
    if (parent === undefined) return undefined;
    if (parent.type === AST_NODE_TYPES.Property) path.unshift(getKey(parent));
    else if (
      parent.type === AST_NODE_TYPES.ArrayPattern &&
      node.type !== AST_NODE_TYPES.RestElement
    )
      path.unshift(anyMember);
    node = parent;
  }
  return path;
}
