import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';
import type { Signature } from './public-symbol.js';

/**
 * Says whether a caller gets something from a function.
 *
 * @param typescript - The compiler's API.
 * @param node - The function.
 * @param body - Its body, where it has one.
 * @returns `nothing`, `value`, or `unknown` where only types could tell.
 */
export function judgeReturns(
  typescript: TypeScript,
  node: ts.SignatureDeclaration,
  body?: ts.ConciseBody,
): Signature['returns'] {
  if (typescript.isConstructorDeclaration(node) || typescript.isSetAccessor(node)) return 'nothing';
  if (typescript.isConstructorTypeNode(node) || typescript.isGetAccessor(node)) return 'value';
  if (node.type) return isNothing(typescript, node.type) ? 'nothing' : 'value';
  if ('asteriskToken' in node && node.asteriskToken) return 'value';
  if (!body) return 'unknown';
  if (!typescript.isBlock(body)) return judgeExpression(typescript, body);
  return returnsValue(typescript, body) ? 'value' : 'nothing';
}

function isNothing(typescript: TypeScript, type: ts.TypeNode): boolean {
  const { SyntaxKind } = typescript;
  if (typescript.isParenthesizedTypeNode(type)) return isNothing(typescript, type.type);
  if (typescript.isUnionTypeNode(type)) {
    return type.types.every((member) => isNothing(typescript, member));
  }
  if (typescript.isTypePredicateNode(type)) return type.assertsModifier !== undefined;
  if (typescript.isTypeReferenceNode(type)) {
    const [argument] = type.typeArguments ?? [];
    return (
      typescript.isIdentifier(type.typeName) &&
      /^Promise(?:Like)?$/.test(type.typeName.text) &&
      argument !== undefined &&
      isNothing(typescript, argument)
    );
  }
  return [SyntaxKind.VoidKeyword, SyntaxKind.NeverKeyword, SyntaxKind.UndefinedKeyword].includes(
    type.kind,
  );
}

/** What an arrow gives that has no braces: whoever writes one may want the call and not its value. */
function judgeExpression(typescript: TypeScript, node: ts.Expression): Signature['returns'] {
  if (typescript.isParenthesizedExpression(node) || typescript.isAwaitExpression(node)) {
    return judgeExpression(typescript, node.expression);
  }
  if (isNothingExpression(typescript, node)) return 'nothing';
  if (typescript.isConditionalExpression(node)) {
    const branches = [node.whenTrue, node.whenFalse].map((branch) =>
      judgeExpression(typescript, branch),
    );
    if (branches.includes('value')) return 'value';
    return branches.includes('unknown') ? 'unknown' : 'nothing';
  }
  if (typescript.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const isAssignment =
      kind >= typescript.SyntaxKind.FirstAssignment && kind <= typescript.SyntaxKind.LastAssignment;
    if (isAssignment) return 'unknown';
    if (kind === typescript.SyntaxKind.AmpersandAmpersandToken) {
      return judgeExpression(typescript, node.right);
    }
  }
  return typescript.isCallExpression(node) ? 'unknown' : 'value';
}

function isNothingExpression(typescript: TypeScript, node: ts.Expression): boolean {
  return (
    typescript.isVoidExpression(node) ||
    (typescript.isIdentifier(node) && node.text === 'undefined')
  );
}

/** Whether a body has a `return` with something to it. Without recursion: generated code can be nested deeply. */
function returnsValue(typescript: TypeScript, body: ts.Block): boolean {
  const pending: ts.Node[] = [body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (typescript.isFunctionLike(node) || typescript.isClassLike(node)) continue;
    if (!typescript.isReturnStatement(node)) {
      typescript.forEachChild(node, (child) => {
        pending.push(child);
      });
    } else if (node.expression && !isNothingExpression(typescript, node.expression)) {
      return true;
    }
  }
  return false;
}
