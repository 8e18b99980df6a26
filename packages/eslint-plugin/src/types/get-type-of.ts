import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';

/** An expression, a member of a pattern, or a `return`. */
export type Place = TSESTree.Expression | TSESTree.Property | TSESTree.ReturnStatement;

type Type = ReturnType<ParserServicesWithTypeInformation['getTypeAtLocation']>;
type Checker = ReturnType<ParserServicesWithTypeInformation['program']['getTypeChecker']>;
type Expression = Parameters<Checker['getContextualType']>[0];

function getTypeOfMember(
  services: ParserServicesWithTypeInformation,
  { computed, key, parent }: TSESTree.Property,
): Type | undefined {
  if (computed) return undefined;
  const name = key.type === AST_NODE_TYPES.Identifier ? key.name : String(key.value);
  const member = services.getTypeAtLocation(parent).getProperty(name);
  return member && services.program.getTypeChecker().getTypeOfSymbol(member);
}

/**
 * Finds the type of what comes to a place.
 *
 * @param services - The parser's services.
 * @param node - The place.
 * @returns The type of the expression; for a member of a pattern, of what is taken apart, before a
 *   default stands in; for a `return`, the one that the function declares. `undefined` where there
 *   is none.
 */
export function getTypeOf(
  services: ParserServicesWithTypeInformation,
  node: Place,
): Type | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.Property:
      return getTypeOfMember(services, node);
    case AST_NODE_TYPES.ReturnStatement: {
      if (node.argument === null) return undefined;
      const value = services.esTreeNodeToTSNodeMap.get(node.argument);
      // What is returned is no pattern, which the map cannot know.
      return services.program.getTypeChecker().getContextualType(value as Expression);
    }
    default:
      return services.getTypeAtLocation(node);
  }
}
