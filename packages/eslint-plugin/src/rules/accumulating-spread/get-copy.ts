import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import type { Flow } from '../../flow/flow.js';

/** An expression that copies something whole and adds to it. */
export interface Copy {
  /** What is copied. */
  readonly source: TSESTree.Expression;
  /** What the copy is. `list` may also be a text, for a call of `concat`. */
  readonly kind: 'array' | 'buffer' | 'list' | 'object';
}

/** `all`, `all ?? []`, `all || []`, `(all as Item[])`: what is copied. */
function getSource(node: TSESTree.Expression): TSESTree.Expression {
  const plain = unwrapExpression(node);
  return plain.type === AST_NODE_TYPES.LogicalExpression && plain.operator !== '&&'
    ? getSource(plain.left)
    : plain;
}

function ofArray({ elements }: TSESTree.ArrayExpression): Copy[] {
  if (elements.length < 2) return [];
  return elements.flatMap((it) =>
    it?.type === AST_NODE_TYPES.SpreadElement
      ? { source: getSource(it.argument), kind: 'array' }
      : [],
  );
}

/** A key that may be another one each time, or parts of something else. */
function isGrowth(property: TSESTree.ObjectLiteralElement): boolean {
  return (
    property.type === AST_NODE_TYPES.SpreadElement ||
    (property.computed && property.key.type !== AST_NODE_TYPES.Literal)
  );
}

/** Whether what is assigned to an object can bring keys that it does not have. */
function mayGrow(node: TSESTree.Node): boolean {
  return node.type !== AST_NODE_TYPES.ObjectExpression || node.properties.some(isGrowth);
}

function ofObject({ properties }: TSESTree.ObjectExpression): Copy[] {
  return properties.flatMap((it, index) => {
    if (it.type !== AST_NODE_TYPES.SpreadElement) return [];
    const others = properties.filter((_, position) => position !== index);
    // With keys that are always the same, the object has a size that it never outgrows.
    return others.some(isGrowth) ? { source: getSource(it.argument), kind: 'object' } : [];
  });
}

function ofCall(flow: Flow, { arguments: args, callee }: TSESTree.CallExpression): Copy[] {
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return [];
  const method = getMemberName(callee);
  const [first, ...others] = args;
  if (method === 'concat' && flow.nameOf(callee.object) === 'Buffer')
    return first?.type === AST_NODE_TYPES.ArrayExpression && first.elements.length > 1
      ? first.elements.flatMap((it) =>
          it === null || it.type === AST_NODE_TYPES.SpreadElement
            ? []
            : { source: getSource(it), kind: 'buffer' },
        )
      : [];
  if (method === 'concat' && first !== undefined) {
    const copied = getSource(callee.object);
    // `[first].concat(all)` copies what it is given.
    const given =
      copied.type === AST_NODE_TYPES.ArrayExpression &&
      first.type !== AST_NODE_TYPES.SpreadElement &&
      copied.elements.length > 0
        ? [{ source: getSource(first), kind: 'list' as const }]
        : [];
    return [{ source: copied, kind: 'list' }, ...given];
  }
  if (method !== 'assign' || flow.nameOf(callee.object) !== 'Object') return [];
  // `Object.assign(all, …)` changes `all`, which is what should be done.
  if (first?.type !== AST_NODE_TYPES.ObjectExpression) return [];
  return others.flatMap((it, index) => {
    if (it.type === AST_NODE_TYPES.SpreadElement) return [];
    const rest = [first, ...others.filter((_, position) => position !== index)];
    return rest.some((part) => mayGrow(part)) ? { source: getSource(it), kind: 'object' } : [];
  });
}

/**
 * Tells what an expression copies into something new to add to it.
 *
 * @param flow - The flow of the file.
 * @param node - Any expression.
 * @returns What is copied: several things for `[...a, ...b]`, and none for what adds nothing.
 */
export function getCopies(flow: Flow, node: TSESTree.Node): readonly Copy[] {
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return ofArray(node);
    case AST_NODE_TYPES.ObjectExpression:
      return ofObject(node);
    case AST_NODE_TYPES.CallExpression:
      return ofCall(flow, node);
    default:
      return [];
  }
}
