import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getTypedServices } from './get-typed-services.js';
import { getTypeOf, type Place } from './get-type-of.js';

/**
 * Tells whether `null` or `undefined` may come to a place.
 *
 * @param sourceCode - The source code.
 * @param node - The place.
 * @returns `false` only where the types say that it never does.
 */
export function mayBeMissing(sourceCode: Readonly<SourceCode>, node: Place): boolean {
  const services = getTypedServices(sourceCode);
  if (services === undefined) return true;
  const checker = services.program.getTypeChecker();
  const type = getTypeOf(services, node);
  if (type === undefined) return true;
  if (checker.isTypeAssignableTo(checker.getUnknownType(), type)) return true;
  const nothing = checker.getUndefinedType();
  // Without `strictNullChecks`, no type tells.
  const isLoose = checker.getNonNullableType(nothing) === nothing;
  return isLoose || checker.getNonNullableType(type) !== type;
}
