import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getTypedServices } from './get-typed-services.js';

/**
 * Tells whether an expression may come to `null` or `undefined`.
 *
 * @param sourceCode - The source code.
 * @param node - The expression.
 * @returns `false` only where the types say that it never does.
 */
export function mayBeMissing(sourceCode: Readonly<SourceCode>, node: TSESTree.Expression): boolean {
  const services = getTypedServices(sourceCode);
  if (services === undefined) return true;
  const checker = services.program.getTypeChecker();
  const type = services.getTypeAtLocation(node);
  if (checker.isTypeAssignableTo(checker.getUnknownType(), type)) return true;
  const nothing = checker.getUndefinedType();
  // Without `strictNullChecks`, no type tells.
  const isLoose = checker.getNonNullableType(nothing) === nothing;
  return isLoose || checker.getNonNullableType(type) !== type;
}
