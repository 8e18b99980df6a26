import type { Parameter } from '@groundrules/docstrings';
import type { ParserServicesWithTypeInformation } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getTypedServices } from '../../types/get-typed-services.js';

type Type = ReturnType<ParserServicesWithTypeInformation['getTypeAtLocation']>;

function typeHas(services: ParserServicesWithTypeInformation, type: Type, name: string): boolean {
  const checker = services.program.getTypeChecker();
  const present = checker.getNonNullableType(type);
  const parts = present.isUnion() ? present.types : [present];
  return parts.some(
    (part) =>
      checker.isTypeAssignableTo(checker.getUnknownType(), part) ||
      checker.getIndexInfosOfType(part).length > 0 ||
      checker.getPropertyOfType(checker.getApparentType(part), name) !== undefined,
  );
}

/**
 * Tells whether a parameter has a property, as `@param options.limit` says.
 *
 * @param sourceCode - The source code.
 * @param parameter - The parameter.
 * @param path - The property, after the name of the parameter and its dot.
 * @returns `false` only where the pattern that takes it apart, or its type, tells that there is none.
 */
export function hasProperty(
  sourceCode: Readonly<SourceCode>,
  parameter: Parameter,
  path: string,
): boolean {
  const { hasOtherProperties, name, properties, start, type } = parameter;
  const [property = ''] = path.split(/[.[\]]+/u).filter((it) => it !== '');
  if (type === undefined && name === undefined) {
    return hasOtherProperties || properties.length === 0 || properties.includes(property);
  }
  const services = getTypedServices(sourceCode);
  const node = services && sourceCode.getNodeByRangeIndex(start);
  if (!node || !services.esTreeNodeToTSNodeMap.has(node)) return true;
  return typeHas(services, services.getTypeAtLocation(node), property);
}
