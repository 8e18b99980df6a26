import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { unwrapExpression } from '../../ast/unwrap-expression.js';
import { getTypedServices } from '../../types/get-typed-services.js';

function getRoot(node: TSESTree.Expression): TSESTree.Expression {
  const expression = unwrapExpression(node);
  switch (expression.type) {
    case AST_NODE_TYPES.CallExpression:
      return getRoot(expression.callee);
    case AST_NODE_TYPES.MemberExpression:
      return getRoot(expression.object);
    default:
      return expression;
  }
}

/**
 * Tells whether something with a `catch` or `then` method is a promise. Builders of schemas have a
 * `catch` too, and there it sets a default.
 *
 * @param sourceCode - The source code.
 * @param node - The object whose method is called.
 * @returns `false` only where the types or the name `z` say so.
 */
export function isPromise(sourceCode: Readonly<SourceCode>, node: TSESTree.Expression): boolean {
  const root = getRoot(node);
  if (root.type === AST_NODE_TYPES.Identifier && /^(?:z|zod)$/u.test(root.name)) return false;
  const services = getTypedServices(sourceCode);
  if (services === undefined) return true;
  const checker = services.program.getTypeChecker();
  const type = checker.getApparentType(
    checker.getNonNullableType(services.getTypeAtLocation(node)),
  );
  // `any`, `unknown` and unresolved types have no properties and say nothing.
  return type.getProperties().length === 0 || type.getProperty('then') !== undefined;
}
