import type { DocComment, PublicSymbol, Signature, TextRange } from '@groundrules/docstrings';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getDocumentedDeclarations, getOwnDeclarations } from './get-own-declarations.js';
import { getSignature } from './get-signature.js';

/** Something that is called, and the docstrings that tell how. */
export interface Callable {
  readonly signature: Signature;
  /** Its own docstring. */
  readonly docs: DocComment | undefined;
  /** That of the class, of a constructor. */
  readonly outerDocs: DocComment | undefined;
  /** Where a docstring is to be inserted. */
  readonly docsPosition: number;
  readonly nameRange: TextRange;
  readonly isConstructor: boolean;
}

function getConstructors(symbol: PublicSymbol): Callable[] {
  return getOwnDeclarations(symbol).flatMap(({ constructors, docs, nameRange }) => {
    if (constructors.some((it) => it.docs?.inherits === true)) return [];
    const visible = constructors.filter(({ isImplementation }) => !isImplementation);
    const judged = [visible, constructors]
      .map((some) => some.filter((it) => it.docs !== undefined))
      // Without docstrings of their own, that of the class has to tell of one.
      .concat([visible.slice(0, 1)])
      .find((some) => some.length > 0);
    return (judged ?? []).map((it) => ({ ...it, outerDocs: docs, nameRange, isConstructor: true }));
  });
}

/**
 * Finds what of a symbol is called and has to be documented as such: a function or method, each of its overloads that
 * has a docstring, or the constructors of a class that has one.
 *
 * @param sourceCode - The source code.
 * @param symbol - The symbol.
 * @returns What is called; nothing of what has no docstring, or takes it from elsewhere.
 */
export function getCallables(
  sourceCode: Readonly<SourceCode>,
  symbol: PublicSymbol,
): readonly Callable[] {
  const declarations = getDocumentedDeclarations(symbol);
  if (declarations.length === 0 || symbol.kind === 'accessor') return [];
  if (symbol.kind === 'class') return getConstructors(symbol);
  return declarations.flatMap((declaration) => {
    // In JavaScript the type of another place may be its own: that one tells.
    if (declaration.docs.tags.some(({ tag }) => tag === 'type')) return [];
    const signature = getSignature(sourceCode, symbol, declaration);
    return signature
      ? [{ ...declaration, signature, outerDocs: undefined, isConstructor: false }]
      : [];
  });
}
