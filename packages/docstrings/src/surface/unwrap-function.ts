import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';

/**
 * Takes away what does not change a value: parentheses, `satisfies`, `as const`, `!`.
 *
 * @param typescript - The compiler's API.
 * @param node - An expression.
 * @returns What is in it.
 */
export function unwrapValue(typescript: TypeScript, node: ts.Expression): ts.Expression {
  const isWrapped =
    typescript.isParenthesizedExpression(node) ||
    typescript.isSatisfiesExpression(node) ||
    typescript.isNonNullExpression(node) ||
    (typescript.isAsExpression(node) && typescript.isConstTypeReference(node.type));
  return isWrapped ? unwrapValue(typescript, node.expression) : node;
}

/**
 * Gets the function that an expression is.
 *
 * @param typescript - The compiler's API.
 * @param node - An expression.
 * @returns The function, without what is around it; `undefined` where it is none.
 */
export function unwrapFunction(
  typescript: TypeScript,
  node: ts.Expression,
): ts.FunctionExpression | ts.ArrowFunction | undefined {
  const value = unwrapValue(typescript, node);
  return typescript.isFunctionExpression(value) || typescript.isArrowFunction(value)
    ? value
    : undefined;
}
