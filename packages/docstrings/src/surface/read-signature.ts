import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';
import { findThrownErrors } from './find-thrown-errors.js';
import { judgeReturns } from './judge-returns.js';
import type { Parameter, Signature } from './public-symbol.js';

/** Whatever takes parameters, with a body or without. */
export type FunctionLike = ts.SignatureDeclaration;

/**
 * Reads what a function takes and gives.
 *
 * @param typescript - The compiler's API.
 * @param file - The file that holds it.
 * @param node - The function, method, constructor, accessor or function type.
 * @returns What its declaration and its body tell.
 */
export function readSignature(
  typescript: TypeScript,
  file: ts.SourceFile,
  node: FunctionLike,
): Signature {
  const body = 'body' in node ? node.body : undefined;
  return {
    parameters: node.parameters
      .filter((parameter) => parameter.name.getText(file) !== 'this')
      .map((parameter) => readParameter(typescript, file, parameter)),
    returns: judgeReturns(typescript, node, body),
    throws: body ? findThrownErrors(typescript, file, body) : [],
    typeParameters: (node.typeParameters ?? []).map(({ name }) => name.text),
  };
}

function readParameter(
  typescript: TypeScript,
  file: ts.SourceFile,
  node: ts.ParameterDeclaration,
): Parameter {
  const { name } = node;
  const properties = typescript.isObjectBindingPattern(name)
    ? listProperties(typescript, name)
    : [];
  return {
    start: node.getStart(file),
    end: node.end,
    name: typescript.isIdentifier(name) ? name.text : undefined,
    properties,
    hasOtherProperties:
      typescript.isObjectBindingPattern(name) &&
      name.elements.some(({ dotDotDotToken }) => dotDotDotToken !== undefined),
    isRest: node.dotDotDotToken !== undefined,
    isOptional: node.questionToken !== undefined || node.initializer !== undefined,
    type: node.type?.getText(file),
  };
}

/** The properties that a pattern takes, those of properties after their dots. */
function listProperties(typescript: TypeScript, pattern: ts.ObjectBindingPattern): string[] {
  return pattern.elements.flatMap(({ dotDotDotToken, propertyName, name }) => {
    const key = propertyName ?? name;
    if (dotDotDotToken || !(typescript.isIdentifier(key) || typescript.isStringLiteral(key))) {
      return [];
    }
    const inner = typescript.isObjectBindingPattern(name) ? listProperties(typescript, name) : [];
    return [key.text, ...inner.map((property) => `${key.text}.${property}`)];
  });
}
