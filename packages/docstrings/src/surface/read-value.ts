import type ts from 'typescript';
import type { LocalSymbol, Scope } from './module-record.js';
import { declareSymbol, makeDeclaration, type ModuleReader } from './module-reader.js';
import { judgeReturns } from './judge-returns.js';
import type { DocComment, SymbolKind, TextRange } from './public-symbol.js';
import { readClass } from './read-members.js';
import type { FunctionLike } from './read-signature.js';
import { unwrapFunction, unwrapValue } from './unwrap-function.js';

/** A name that is given a value. */
export interface NamedValue {
  readonly name: string;
  readonly nameRange: TextRange;
  /** What tells it from other names of the scope. */
  readonly key?: string;
  readonly node: ts.Node;
  readonly docs: DocComment | undefined;
  readonly docsPosition?: number;
  readonly value?: ts.Expression | undefined;
  readonly type?: ts.TypeNode | undefined;
}

/**
 * Declares a name by the value that it is given: a function, a class or whatever else.
 *
 * @param reader - What is known of the file.
 * @param scope - Where the name is declared.
 * @param owner - The namespace that holds it; `undefined` for the file.
 * @param named - The name and its value.
 * @returns Its symbol.
 */
export function readValue(
  reader: ModuleReader,
  scope: Scope,
  owner: LocalSymbol | undefined,
  named: NamedValue,
): LocalSymbol {
  const { typescript } = reader;
  const value = named.value && unwrapValue(typescript, named.value);
  const isClass = value !== undefined && typescript.isClassExpression(value);
  const { isFunction, callable } = findCallable(reader, value, named.type);
  const kind: SymbolKind = isFunction ? 'function' : 'variable';
  const symbol = declareSymbol(
    reader,
    scope,
    owner,
    named.name,
    isClass ? 'class' : kind,
    named.key,
  );
  const made = makeDeclaration(reader, { ...named, name: named.nameRange, callable });
  const annotated =
    named.type && typescript.isFunctionTypeNode(named.type) ? named.type : undefined;
  const declaration =
    made.signature && annotated
      ? { ...made, signature: { ...made.signature, returns: judgeReturns(typescript, annotated) } }
      : made;
  symbol.declarations.push(
    isClass ? { ...declaration, constructors: readClass(reader, symbol, value) } : declaration,
  );
  return symbol;
}

/** What can be called, with the signature that callers see. */
function findCallable(
  { typescript }: ModuleReader,
  value: ts.Expression | undefined,
  type: ts.TypeNode | undefined,
): { isFunction: boolean; callable: FunctionLike | undefined } {
  const written = type && typescript.isFunctionTypeNode(type) ? type : undefined;
  if (value && typescript.isAsExpression(value)) {
    const asserted = typescript.isFunctionTypeNode(value.type) ? value.type : written;
    const isFunction = unwrapFunction(typescript, value.expression) !== undefined;
    // What is asserted to be something else has that one's signature, which only types can tell.
    return { isFunction: isFunction || asserted !== undefined, callable: asserted };
  }
  const callable = (value && unwrapFunction(typescript, value)) ?? written;
  return { isFunction: callable !== undefined, callable };
}
