import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';
import { getEntityPath } from './get-entity-path.js';
import type { ThrownError } from './public-symbol.js';

/**
 * Finds the errors that a body throws itself: not in functions inside it, and not where a `catch` takes them.
 *
 * @param typescript - The compiler's API.
 * @param file - The file that holds it.
 * @param body - The body of a function.
 * @returns What is thrown, in the order of the text.
 */
export function findThrownErrors(
  typescript: TypeScript,
  file: ts.SourceFile,
  body: ts.ConciseBody,
): ThrownError[] {
  const found: ThrownError[] = [];
  const add = (node: ts.Node, error: ts.Expression | undefined): void => {
    found.push({
      start: node.getStart(file),
      end: node.end,
      name: error && nameError(typescript, file, error),
    });
  };
  // Without recursion: generated code can be nested deeply. The next to be looked at is the last.
  const pending: Visit[] = [{ node: body, isCaught: false }];
  for (let visit = pending.pop(); visit; visit = pending.pop()) {
    const { node, isCaught } = visit;
    if (typescript.isFunctionLike(node) || typescript.isClassLike(node)) continue;
    if (typescript.isThrowStatement(node) && !isCaught) add(node, node.expression);
    // A promise that is returned is rejected for the caller, whatever is around it.
    const isReturned = typescript.isReturnStatement(node);
    const rejection = isReturned ? node.expression : node;
    if (rejection && (isReturned || !isCaught) && isRejection(typescript, file, rejection)) {
      add(rejection, rejection.arguments[0]);
      continue;
    }
    const children: Visit[] = [];
    typescript.forEachChild(node, (child) => {
      children.push({ node: child, isCaught: isCaught || isCatching(typescript, node, child) });
    });
    pending.push(...children.reverse());
  }
  return found;
}

/** A part of a body that is still to be looked at. */
interface Visit {
  readonly node: ts.Node;
  readonly isCaught: boolean;
}

/** Whether a part of a statement is what its `catch` is for. */
function isCatching(typescript: TypeScript, node: ts.Node, part: ts.Node): boolean {
  return (
    typescript.isTryStatement(node) && node.catchClause !== undefined && part === node.tryBlock
  );
}

function isRejection(
  typescript: TypeScript,
  file: ts.SourceFile,
  node: ts.Node,
): node is ts.CallExpression {
  return (
    typescript.isCallExpression(node) &&
    typescript.isPropertyAccessExpression(node.expression) &&
    node.expression.getText(file) === 'Promise.reject'
  );
}

/** The class of an error that is made on the spot. */
function nameError(
  typescript: TypeScript,
  file: ts.SourceFile,
  node: ts.Expression,
): string | undefined {
  if (typescript.isParenthesizedExpression(node) || typescript.isAsExpression(node)) {
    return nameError(typescript, file, node.expression);
  }
  const isMade =
    typescript.isNewExpression(node) ||
    // The errors of the language can be made without `new`.
    (typescript.isCallExpression(node) &&
      /^[A-Z]\w*Error$|^Error$/.test(node.expression.getText(file)));
  if (!isMade) return undefined;
  return getEntityPath(typescript, node.expression)?.join('.');
}
