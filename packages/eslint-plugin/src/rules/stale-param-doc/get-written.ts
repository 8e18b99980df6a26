import type { DocComment, PublicSymbol, Signature } from '@groundrules/docstrings';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getOwnDeclarations } from '../../surface/get-own-declarations.js';
import { getSignature } from '../../surface/get-signature.js';

/** A docstring and what it has to agree with. */
export interface Written {
  readonly docs: DocComment;
  /** It may speak of any of these: a class has several constructors. None where nothing is known. */
  readonly signatures: readonly Signature[];
  /** Where the documented name or member stands. */
  readonly position: number;
  /** Whether it stands on a class or type, whose type parameters are not those of its signature. */
  readonly isOfType: boolean;
}

const typeKinds: ReadonlySet<PublicSymbol['kind']> = new Set(['class', 'interface', 'type']);

/**
 * Finds the docstrings of a symbol, complete or not, with what they stand on.
 *
 * @param sourceCode - The source code.
 * @param symbol - The symbol.
 * @returns The docstrings, in the order of the text.
 */
export function getWritten(sourceCode: Readonly<SourceCode>, symbol: PublicSymbol): Written[] {
  const isOfType = typeKinds.has(symbol.kind);
  return getOwnDeclarations(symbol).flatMap((declaration) => {
    const { constructors, docs, nameRange } = declaration;
    const signature = getSignature(sourceCode, symbol, declaration);
    const signatures = signature ? [signature] : constructors.map((it) => it.signature);
    const own = docs ? [{ docs, signatures, position: nameRange.start, isOfType }] : [];
    const ofConstructors = constructors.flatMap((it) =>
      it.docs
        ? [{ docs: it.docs, signatures: [it.signature], position: it.start, isOfType: false }]
        : [],
    );
    return [...own, ...ofConstructors];
  });
}
