import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getTypedServices } from './get-typed-services.js';

/**
 * Tells whether an expression may be a text that is not listed in its type, or an object.
 *
 * @param sourceCode - The source code.
 * @param node - The expression.
 * @returns `false` only where the types say that it is a number, a boolean or one of listed texts. Values from a
 *   request are not asked about: their types are a promise that nobody keeps.
 */
export function mayBeText(sourceCode: Readonly<SourceCode>, node: TSESTree.Node): boolean {
  const services = getTypedServices(sourceCode);
  if (services === undefined || !services.esTreeNodeToTSNodeMap.has(node)) return true;
  const checker = services.program.getTypeChecker();
  const type = checker.getNonNullableType(services.getTypeAtLocation(node));
  const harmless = [checker.getNumberType(), checker.getBigIntType(), checker.getBooleanType()];
  const parts = type.isUnion() ? type.types : [type];
  if (parts.length === 0 || checker.isTypeAssignableTo(checker.getUnknownType(), type)) return true;
  return !parts.every(
    (part) => part.isLiteral() || harmless.some((it) => checker.isTypeAssignableTo(part, it)),
  );
}
