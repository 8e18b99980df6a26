import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

/** A function as `jsdoc/check-param-names` looks at, without what does not change it. */
function isFunctionValue(node: TSESTree.Node | null | undefined): boolean {
  switch (node?.type) {
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
      return true;
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
      return isFunctionValue(node.expression);
    default:
      return false;
  }
}

/** What is held against the signature: names by `check-param-names`, types by `no-types`. */
type Part = 'names' | 'types';

function isRead(node: TSESTree.Node, part: Part): boolean | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.TSDeclareFunction:
    case AST_NODE_TYPES.TSMethodSignature:
      return true;
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.PropertyDefinition:
      return isFunctionValue(node.value);
    case AST_NODE_TYPES.VariableDeclarator:
      return isFunctionValue(node.init);
    case AST_NODE_TYPES.AssignmentExpression:
      return isFunctionValue(node.right);
    case AST_NODE_TYPES.ExportDefaultDeclaration:
      return isRead(node.declaration, part) ?? isFunctionValue(node.declaration);
    case AST_NODE_TYPES.ClassDeclaration:
      return part === 'types';
    case AST_NODE_TYPES.TSAbstractMethodDefinition:
    case AST_NODE_TYPES.TSInterfaceDeclaration:
    case AST_NODE_TYPES.TSTypeAliasDeclaration:
      return false;
    default:
      return undefined;
  }
}

/**
 * Tells whether eslint-plugin-jsdoc holds the docstring of a declaration against its signature. It does not where a
 * signature has no body: type aliases, abstract methods, overloads of methods and properties with the type of a function.
 *
 * @param sourceCode - The source code.
 * @param position - Where the declared name or the member stands.
 * @param part - What of the docstring.
 * @returns Whether it does.
 */
export function isReadByJsdoc(
  sourceCode: Readonly<SourceCode>,
  position: number,
  part: Part,
): boolean {
  let node: TSESTree.Node | null | undefined = sourceCode.getNodeByRangeIndex(position);
  while (node) {
    const answer = isRead(node, part);
    if (answer !== undefined) return answer;
    node = node.parent;
  }
  return false;
}
