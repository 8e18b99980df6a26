import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isDefinition } from '../ast/is-definition.js';
import { unwrapExpression } from '../ast/unwrap-expression.js';
import type { Flow } from './flow.js';

/** Definitions are followed no further: `const a = b; const b = c; …` */
const furthest = 10;
const keeping = /^Object\.(?:freeze|seal|preventExtensions)$/u;

/** `Object.freeze(object)` is the object. */
function getKept(flow: Flow, node: TSESTree.Expression): TSESTree.Expression | undefined {
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const [kept] = node.arguments;
  if (kept === undefined || kept.type === AST_NODE_TYPES.SpreadElement) return undefined;
  return keeping.test(flow.nameOf(node.callee) ?? '') ? unwrapExpression(kept) : undefined;
}

/**
 * Finds the expression that a name stands for, where it is given once and for all.
 *
 * @param flow - The flow of the file.
 * @param node - An expression.
 * @returns What the variable was initialised with, followed as far as it goes; the expression itself, without
 *   type assertions, where it is no such name.
 */
export function resolveConstant(flow: Flow, node: TSESTree.Node): TSESTree.Node {
  let current: TSESTree.Expression = unwrapExpression(node as TSESTree.Expression);
  for (let step = 0; step < furthest; step++) {
    const kept = getKept(flow, current);
    if (kept !== undefined) {
      current = kept;
      continue;
    }
    if (current.type !== AST_NODE_TYPES.Identifier) break;
    const variable = flow.bindings.variableOf(current);
    const definition = variable?.defs[0];
    if (
      variable?.defs.length !== 1 ||
      !isDefinition(definition, 'Variable') ||
      definition.node.id !== definition.name ||
      definition.node.init === null ||
      variable.references.filter((it) => it.isWrite()).length !== 1
    )
      break;
    current = unwrapExpression(definition.node.init);
  }
  return current;
}
