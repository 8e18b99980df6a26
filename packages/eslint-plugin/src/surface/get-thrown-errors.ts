import type { PublicSymbol, ThrownError } from '@groundrules/docstrings';

import { getOwnDeclarations } from './get-own-declarations.js';

/**
 * Finds what users of a symbol have to catch. The body of a function throws for all its overloads, a setter for its
 * getter, a constructor for its class.
 *
 * @param symbol - The symbol.
 * @returns What is thrown, in the order of the text, that of constructors last.
 */
export function getThrownErrors(symbol: PublicSymbol): ThrownError[] {
  const declarations = getOwnDeclarations(symbol);
  return [...declarations, ...declarations.flatMap((it) => it.constructors)].flatMap(
    ({ signature }) => signature?.throws ?? [],
  );
}
