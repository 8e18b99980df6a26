import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isDefinition } from '../../ast/is-definition.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import type { Flow } from '../../flow/flow.js';
import { getTypedServices } from '../../types/get-typed-services.js';

function isArrayType(annotation: TSESTree.TSTypeAnnotation | undefined): boolean {
  const type = annotation?.typeAnnotation;
  return (
    type?.type === AST_NODE_TYPES.TSArrayType ||
    (type?.type === AST_NODE_TYPES.TSTypeReference &&
      type.typeName.type === AST_NODE_TYPES.Identifier &&
      /^(?:Readonly)?Array$/u.test(type.typeName.name))
  );
}

/**
 * Tells whether a value is written as an array.
 *
 * @param node - The value, or none.
 * @returns Whether it is: `[]`, `[] as string[]`, `new Array()`.
 */
export function isWrittenArray(node: TSESTree.Node | null | undefined): boolean {
  if (!node) return false;
  const plain = unwrapExpression(node as TSESTree.Expression);
  if (plain.type === AST_NODE_TYPES.NewExpression)
    return plain.callee.type === AST_NODE_TYPES.Identifier && plain.callee.name === 'Array';
  return plain.type === AST_NODE_TYPES.ArrayExpression;
}

/**
 * Tells whether a name holds an array, and no text, by what it begins with, its annotation, or its type.
 *
 * @param flow - The flow of the file.
 * @param node - The name.
 * @returns Whether it is known to hold one.
 */
export function isArray(flow: Flow, node: TSESTree.Expression): boolean {
  const definition = flow.bindings.variableOf(node)?.defs[0];
  if (isDefinition(definition, 'Variable') && isWrittenArray(definition.node.init)) return true;
  if (
    definition?.name.type === AST_NODE_TYPES.Identifier &&
    isArrayType(definition.name.typeAnnotation)
  )
    return true;
  const services = getTypedServices(flow.sourceCode);
  if (services === undefined) return false;
  return services.program.getTypeChecker().isArrayType(services.getTypeAtLocation(node));
}
