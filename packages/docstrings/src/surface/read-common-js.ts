import type ts from 'typescript';
import { findDocComment } from './find-doc-comment.js';
import {
  declareSymbol,
  lendDocs,
  makeDeclaration,
  makeExport,
  rangeOf,
  type ModuleReader,
} from './module-reader.js';
import type { DocComment } from './public-symbol.js';
import { getRequired, readAssignment, type Block } from './read-scope.js';

/** A value that is published in CommonJS. */
interface Published {
  readonly node: ts.Node;
  readonly name: ts.Node;
  readonly docs: DocComment | undefined;
  readonly value: ts.Expression;
}

/**
 * Reads what a JavaScript file publishes by `module.exports` and `exports`.
 *
 * @param reader - What is known of the file.
 * @param block - The file.
 */
export function readCommonJs(reader: ModuleReader, block: Block): void {
  const { typescript, file } = reader;
  for (const statement of block.statements) {
    const expression = typescript.isExpressionStatement(statement)
      ? statement.expression
      : undefined;
    const { targets, value } = readAssignments(reader, expression);
    if (!value) continue;
    const docs = findDocComment(typescript, file, statement);
    for (const { name, exported } of targets) {
      const published = { node: statement, name, docs, value };
      if (exported === 'export=') replaceModule(reader, block, published);
      else publish(reader, block, exported, published);
    }
  }
}

/** Takes `exports = module.exports = value` apart. */
function readAssignments(
  reader: ModuleReader,
  expression: ts.Expression | undefined,
): { targets: { name: ts.Node; exported: string }[]; value: ts.Expression | undefined } {
  const { typescript } = reader;
  const targets: { name: ts.Node; exported: string }[] = [];
  let value = expression;
  while (
    value &&
    typescript.isBinaryExpression(value) &&
    value.operatorToken.kind === typescript.SyntaxKind.EqualsToken
  ) {
    const exported = getExported(reader, value.left);
    if (exported !== undefined) targets.push({ name: value.left, exported });
    value = value.right;
  }
  return { targets, value };
}

/** The name under which `exports.name` or `module.exports` publishes. */
function getExported({ typescript, file }: ModuleReader, node: ts.Expression): string | undefined {
  const isModule = (target: ts.Expression): boolean =>
    /^module\s*\.\s*exports$/.test(target.getText(file));
  if (isModule(node)) return 'export=';
  if (!typescript.isPropertyAccessExpression(node) && !typescript.isElementAccessExpression(node)) {
    return undefined;
  }
  const isExports = node.expression.getText(file) === 'exports' || isModule(node.expression);
  if (!isExports) return undefined;
  if (typescript.isPropertyAccessExpression(node)) return node.name.text;
  return typescript.isStringLiteralLike(node.argumentExpression)
    ? node.argumentExpression.text
    : undefined;
}

function replaceModule(reader: ModuleReader, block: Block, published: Published): void {
  const { typescript } = reader;
  const { value } = published;
  if (!typescript.isObjectLiteralExpression(value)) {
    // `exports = module.exports = {}` begins what later statements fill.
    publish(reader, block, 'export=', published);
    return;
  }
  for (const property of value.properties) {
    const docs = findDocComment(typescript, reader.file, property);
    if (typescript.isShorthandPropertyAssignment(property)) {
      const { name } = property;
      publish(reader, block, name.text, { node: property, name, docs, value: name });
    } else if (typescript.isSpreadAssignment(property)) {
      const required = getRequired(reader, property.expression);
      if (required?.member === undefined && required) block.scope.stars.push(required.specifier);
    } else if (
      typescript.isIdentifier(property.name) ||
      typescript.isStringLiteral(property.name)
    ) {
      const exported = property.name.text;
      const part = { node: property, name: property.name, docs };
      if (typescript.isPropertyAssignment(property)) {
        publish(reader, block, exported, { ...part, value: property.initializer });
      } else {
        publishMethod(reader, block, exported, part, property);
      }
    }
  }
}

function publish(
  reader: ModuleReader,
  block: Block,
  exported: string,
  { node, name, docs, value }: Published,
): void {
  const { typescript } = reader;
  // Compilers announce names before they give them values.
  if (typescript.isVoidExpression(value)) return;
  const required = getRequired(reader, value);
  if (required) {
    const target = { specifier: required.specifier, name: required.member ?? 'export=' };
    block.scope.exports.set(exported, makeExport(target, docs));
    return;
  }
  readAssignment(reader, block, {
    exported,
    docs,
    node,
    nameRange: rangeOf(reader, name),
    value,
  });
  if (typescript.isIdentifier(value)) lendDocs(block.scope.locals.get(value.text), docs);
}

function publishMethod(
  reader: ModuleReader,
  block: Block,
  exported: string,
  { node, name, docs }: Omit<Published, 'value'>,
  property: ts.MethodDeclaration | ts.AccessorDeclaration,
): void {
  const { scope, owner } = block;
  const nameRange = rangeOf(reader, name);
  const isMethod = reader.typescript.isMethodDeclaration(property);
  const symbol = declareSymbol(
    reader,
    scope,
    owner,
    exported,
    isMethod ? 'function' : 'variable',
    `exports ${exported}`,
  );
  symbol.declarations.push(
    makeDeclaration(reader, {
      node,
      name: nameRange,
      docs,
      callable: isMethod ? property : undefined,
    }),
  );
  scope.locals.set(symbol.path, symbol);
  scope.exports.set(exported, makeExport({ local: symbol.path }, docs));
}
