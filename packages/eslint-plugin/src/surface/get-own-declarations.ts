import type { DocComment, PublicDeclaration, PublicSymbol } from '@groundrules/docstrings';

/** A declaration that has a docstring of its own. */
export interface DocumentedDeclaration extends PublicDeclaration {
  readonly docs: DocComment;
}

/**
 * Finds the declarations of a symbol in the file that declares it first.
 *
 * @param symbol - The symbol.
 * @returns The declarations, in the order of the text.
 */
export function getOwnDeclarations({ declarations }: PublicSymbol): PublicDeclaration[] {
  const [{ file }] = declarations;
  return declarations.filter((declaration) => declaration.file === file);
}

/**
 * Finds the declarations of a symbol whose docstrings have to be complete.
 *
 * Docstrings that say nothing are reported as missing, and nothing else is asked of them. One that takes its text from
 * elsewhere says all that is said there. Of overloads, those count that have a docstring; what stands on the body
 * behind them is seen by nobody where they have one.
 *
 * @param symbol - The symbol.
 * @returns The declarations, in the order of the text.
 */
export function getDocumentedDeclarations(symbol: PublicSymbol): DocumentedDeclaration[] {
  if (!symbol.isDocumented) return [];
  const documented = getOwnDeclarations(symbol).filter(
    (it): it is DocumentedDeclaration => it.docs !== undefined,
  );
  if (documented.some(({ docs }) => docs.inherits)) return [];
  const visible = documented.filter(({ isImplementation }) => !isImplementation);
  return visible.length > 0 ? visible : documented;
}
