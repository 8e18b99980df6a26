import type { ParserServices, ParserServicesWithTypeInformation } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

function isTyped(
  services: Partial<ParserServices> | undefined,
): services is ParserServicesWithTypeInformation {
  return services?.program !== undefined && services.program !== null;
}

/**
 * Finds the type information of a file, for rules that also work without.
 *
 * @param sourceCode - The source code.
 * @returns The parser's services, or `undefined` where the file is linted without types.
 */
export function getTypedServices(
  sourceCode: Readonly<SourceCode>,
): ParserServicesWithTypeInformation | undefined {
  const services: Partial<ParserServices> | undefined = sourceCode.parserServices;
  return isTyped(services) ? services : undefined;
}
