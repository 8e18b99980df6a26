import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getTypedServices } from './get-typed-services.js';
import { getTypeOf, type Place } from './get-type-of.js';

/**
 * Tells whether a value stands apart from those that come to a place: they are numbers or strings,
 * and the value is not listed among them.
 *
 * @param sourceCode - The source code.
 * @param node - The place.
 * @param value - The value.
 * @returns `false` only where the types know neither numbers nor strings there, or list the value.
 */
export function mayBeOtherThan(
  sourceCode: Readonly<SourceCode>,
  node: Place,
  value: bigint | number | string,
): boolean {
  const services = getTypedServices(sourceCode);
  if (services === undefined) return true;
  const checker = services.program.getTypeChecker();
  const type = getTypeOf(services, node);
  if (type === undefined) return true;
  if (checker.isTypeAssignableTo(checker.getUnknownType(), type)) return true;
  const present = checker.getNonNullableType(type);
  const parts = present.isUnion() ? present.types : [present];
  const primitives = [checker.getStringType(), checker.getNumberType(), checker.getBigIntType()];
  return (
    parts.some((part) => primitives.some((it) => checker.isTypeAssignableTo(part, it))) &&
    !parts.some((part) => part.isLiteral() && part.value === value)
  );
}
