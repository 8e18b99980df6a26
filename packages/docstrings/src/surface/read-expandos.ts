import type ts from 'typescript';
import { findDocComment } from './find-doc-comment.js';
import { declareSymbol, makeDeclaration, rangeOf, type ModuleReader } from './module-reader.js';
import type { Block } from './read-scope.js';
import { unwrapFunction } from './unwrap-function.js';

/**
 * Reads what is given to functions after they are made: `run.once = () => {};`. To the compiler those are members of
 * the function, wherever it is a declaration or a constant without a type of its own.
 *
 * @param reader - What is known of the file.
 * @param block - Where it stands; its names are known already.
 */
export function readExpandos(reader: ModuleReader, { statements, scope }: Block): void {
  const { typescript, file } = reader;
  const functions = new Set(statements.flatMap((statement) => namesOfFunctions(reader, statement)));
  for (const statement of statements) {
    const given = getGiven(reader, statement);
    const owner = given && functions.has(given.owner) ? scope.locals.get(given.owner) : undefined;
    const name = given?.name.text;
    if (!given || !owner || name === undefined) continue;
    if (name.startsWith('_') || name === 'prototype' || owner.members.has(name)) continue;
    const callable = unwrapFunction(typescript, given.value);
    const symbol = declareSymbol(reader, scope, owner, name, callable ? 'method' : 'property');
    owner.members.set(name, symbol);
    symbol.declarations.push(
      makeDeclaration(reader, {
        node: statement,
        name: rangeOf(reader, given.name),
        docs: findDocComment(typescript, file, statement),
        callable,
      }),
    );
  }
}

function namesOfFunctions({ typescript }: ModuleReader, statement: ts.Statement): string[] {
  if (typescript.isFunctionDeclaration(statement)) {
    return statement.name ? [statement.name.text] : [];
  }
  if (!typescript.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, type, initializer }) =>
    typescript.isIdentifier(name) && !type && initializer && unwrapFunction(typescript, initializer)
      ? [name.text]
      : [],
  );
}

/** Takes `owner.name = value;` apart. */
function getGiven(
  { typescript }: ModuleReader,
  statement: ts.Statement,
): { owner: string; name: ts.Identifier; value: ts.Expression } | undefined {
  if (!typescript.isExpressionStatement(statement)) return undefined;
  const { expression } = statement;
  if (
    !typescript.isBinaryExpression(expression) ||
    expression.operatorToken.kind !== typescript.SyntaxKind.EqualsToken
  ) {
    return undefined;
  }
  const { left, right } = expression;
  return typescript.isPropertyAccessExpression(left) &&
    typescript.isIdentifier(left.expression) &&
    typescript.isIdentifier(left.name)
    ? { owner: left.expression.text, name: left.name, value: right }
    : undefined;
}
