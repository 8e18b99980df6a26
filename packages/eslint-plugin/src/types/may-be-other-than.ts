import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getTypedServices } from './get-typed-services.js';

/**
 * Tells whether a value stands apart from those that an expression comes to: the expression is a
 * number or a string, and the value is not one of its members.
 *
 * @param sourceCode - The source code.
 * @param node - The expression.
 * @param value - The value.
 * @returns `false` only where the types say that the expression is neither a number nor a string,
 *   or list the value.
 */
export function mayBeOtherThan(
  sourceCode: Readonly<SourceCode>,
  node: TSESTree.Expression,
  value: bigint | number | string,
): boolean {
  const services = getTypedServices(sourceCode);
  if (services === undefined) return true;
  const checker = services.program.getTypeChecker();
  const type = services.getTypeAtLocation(node);
  if (checker.isTypeAssignableTo(checker.getUnknownType(), type)) return true;
  const present = checker.getNonNullableType(type);
  const parts = present.isUnion() ? present.types : [present];
  const primitives = [checker.getStringType(), checker.getNumberType(), checker.getBigIntType()];
  return (
    parts.some((part) => primitives.some((it) => checker.isTypeAssignableTo(part, it))) &&
    !parts.some((part) => part.isLiteral() && part.value === value)
  );
}
