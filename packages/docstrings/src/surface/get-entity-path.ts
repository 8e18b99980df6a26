import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';

/**
 * Takes a dotted name apart.
 *
 * @param typescript - The compiler's API.
 * @param node - `A.B.C`, as an expression or in a type.
 * @returns Its parts; `undefined` where it is no such name.
 */
export function getEntityPath(
  typescript: TypeScript,
  node: ts.Node,
): readonly [string, ...string[]] | undefined {
  if (typescript.isIdentifier(node)) return [node.text];
  if (typescript.isExpressionWithTypeArguments(node)) {
    return getEntityPath(typescript, node.expression);
  }
  if (typescript.isTypeReferenceNode(node)) return getEntityPath(typescript, node.typeName);
  if (typescript.isQualifiedName(node)) {
    const left = getEntityPath(typescript, node.left);
    return left && [...left, node.right.text];
  }
  if (typescript.isPropertyAccessExpression(node) && typescript.isIdentifier(node.name)) {
    const left = getEntityPath(typescript, node.expression);
    return left && [...left, node.name.text];
  }
  return undefined;
}
