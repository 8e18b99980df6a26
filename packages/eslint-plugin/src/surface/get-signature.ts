import type {
  Parameter,
  PublicDeclaration,
  PublicSymbol,
  Signature,
} from '@groundrules/docstrings';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getTypedServices } from '../types/get-typed-services.js';
import { isComponent } from './is-component.js';

type Type = ReturnType<ParserServicesWithTypeInformation['getTypeAtLocation']>;
type Checker = ReturnType<ParserServicesWithTypeInformation['program']['getTypeChecker']>;
type TypedSignature = ReturnType<Type['getCallSignatures']>[number];

/** What a declaration's name stands for; the expression of a default export that has none. */
function getNode(
  sourceCode: Readonly<SourceCode>,
  { nameRange }: PublicDeclaration,
): TSESTree.Node | undefined {
  const node = sourceCode.getNodeByRangeIndex(nameRange.start);
  if (node === null) return undefined;
  return node.type === AST_NODE_TYPES.ExportDefaultDeclaration ? node.declaration : node;
}

function getsNothing(checker: Checker, signature: TypedSignature): boolean {
  const type = signature.getReturnType();
  const awaited = checker.getAwaitedType(type) ?? type;
  return (
    checker.isTypeAssignableTo(awaited, checker.getVoidType()) &&
    !checker.isTypeAssignableTo(checker.getUnknownType(), awaited)
  );
}

/** A function and nothing else: what has properties, as an application of Express, is used by them. */
function isPlainFunction(type: Type): boolean {
  return type.getCallSignatures().length > 0 && type.getProperties().length === 0;
}

function toParameter(
  symbol: TypedSignature['parameters'][number],
  { nameRange }: PublicDeclaration,
): Parameter {
  return {
    ...nameRange,
    // The compiler makes up names for what is taken apart.
    name: symbol.name.startsWith('__') ? undefined : symbol.name,
    properties: [],
    hasOtherProperties: true,
    isRest: false,
    isOptional: false,
    type: undefined,
  };
}

/** Whether a method gives the object it is called on, for the next call: there is nothing to say about that. */
function returnsThis(text: string, { end, nameRange, signature }: PublicDeclaration): boolean {
  const last = signature?.parameters.at(-1);
  const rest = text.slice(last?.end ?? nameRange.end, end);
  const head = last ? /^[\s,]*\)/u : /^[^(){]*\(\s*\)/u;
  const start = head.exec(rest)?.[0].length;
  return start !== undefined && /^\s*:\s*this\s*(?:[{;}]|$)/u.test(rest.slice(start));
}

/**
 * Finds what a declaration takes and gives, with the help of types where its text does not tell.
 *
 * @param sourceCode - The source code.
 * @param symbol - The symbol.
 * @param declaration - One of its declarations in this file.
 * @returns The signature; `undefined` where it is no function, or nobody knows.
 */
export function getSignature(
  sourceCode: Readonly<SourceCode>,
  symbol: PublicSymbol,
  declaration: PublicDeclaration,
): Signature | undefined {
  const { signature } = declaration;
  if (signature && isComponent(sourceCode, symbol, declaration)) {
    return { ...signature, returns: 'nothing' };
  }
  const isKnown = signature ? signature.returns !== 'unknown' : symbol.kind !== 'variable';
  if (isKnown) {
    const isChained = signature !== undefined && returnsThis(sourceCode.text, declaration);
    return isChained ? { ...signature, returns: 'nothing' } : signature;
  }
  const services = getTypedServices(sourceCode);
  if (services === undefined) return signature;
  const node = getNode(sourceCode, declaration);
  if (node === undefined || !services.esTreeNodeToTSNodeMap.has(node)) return signature;
  const type = services.getTypeAtLocation(node);
  const [first, ...others] = type.getCallSignatures();
  if (first === undefined || (!signature && !isPlainFunction(type))) return signature;
  const checker = services.program.getTypeChecker();
  const isSilent = [first, ...others].every((it) => getsNothing(checker, it));
  return {
    parameters: first.parameters.map((it) => toParameter(it, declaration)),
    throws: [],
    typeParameters: [],
    ...signature,
    returns: isSilent ? 'nothing' : 'value',
  };
}
