import { readFileSync } from 'node:fs';
import ts from 'typescript';

const hidingTags = new Set(['hidden', 'ignore', 'internal', 'private']);

/**
 * Makes what tells where in a source something stands, as evidence for why tools differ.
 *
 * @returns {SourceReader} It parses each file once.
 */
export function createSourceReader() {
  const files = new Map();
  const parse = (file) => {
    const known = files.get(file);
    if (known) return known;
    const source = ts.createSourceFile(
      file,
      readFileSync(file, 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    files.set(file, source);
    return source;
  };
  return {
    placeOf: (file, offset) => {
      const { line, character } = parse(file).getLineAndCharacterOfPosition(offset);
      return { file, line: line + 1, column: character + 1 };
    },
    textOf: (file) => parse(file).text,
    hiddenMembersOf: (file) => {
      const names = [];
      const visit = (node) => {
        if ((ts.isClassElement(node) || ts.isTypeElement(node)) && node.name && isHidden(node))
          names.push(node.name.getText(parse(file)));
        ts.forEachChild(node, visit);
      };
      visit(parse(file));
      return names;
    },
    replacesModule: (file) =>
      parse(file).statements.some(
        (statement) => ts.isExportAssignment(statement) && statement.isExportEquals,
      ),
    contextOf: ({ file, line, column }) => {
      const source = parse(file);
      const chain = chainAt(source, source.getPositionOfLineAndCharacter(line - 1, column - 1));
      const declaration = chain.find((node) => ts.isParameter(node) || ts.isClassElement(node));
      const containers = chain.filter((node) => node.name && isContainer(node));
      return {
        isHidden: chain.some(isHidden),
        isOverride:
          declaration?.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.OverrideKeyword) ??
          false,
        isParameter: declaration !== undefined && ts.isParameter(declaration),
        isLocal: chain.some(
          (node) =>
            ts.isModuleBlock(node.parent ?? source) &&
            !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
        ),
        isInTypeLiteral: chain.some((node) => ts.isTypeLiteralNode(node)),
        containers: containers.map(({ name }) => name.getText(source)),
      };
    },
  };
}

/**
 * @typedef {object} SourceReader
 * @property {(file: string, offset: number) => Place} placeOf - Turns an offset into a place.
 * @property {(file: string) => string} textOf - What a file holds.
 * @property {(file: string) => string[]} hiddenMembersOf - The members that say they are not for users.
 * @property {(file: string) => boolean} replacesModule - Whether it has `export =`.
 * @property {(place: Place) => Context} contextOf - What is around a place.
 *
 * @typedef {object} Place
 * @property {string} file - Absolute path.
 * @property {number} line - From 1.
 * @property {number} column - From 1.
 *
 * @typedef {object} Context
 * @property {boolean} isHidden - Whether it, or something around it, says that it is not for users.
 * @property {boolean} isOverride - Whether it says that it replaces a member.
 * @property {boolean} isParameter - Whether it is a parameter, and a property by that.
 * @property {boolean} isLocal - Whether it is in a namespace that does not export it.
 * @property {boolean} isInTypeLiteral - Whether it is in a type that has no name of its own.
 * @property {string[]} containers - Names of the declarations around it, innermost first.
 */

function isHidden(node) {
  return ts.getJSDocTags(node).some(({ tagName }) => hidingTags.has(tagName.text));
}

function isContainer(node) {
  return (
    ts.isClassLike(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node)
  );
}

/** The nodes around a position, innermost first. */
function chainAt(source, position) {
  const chain = [];
  const visit = (node) => {
    if (position < node.getStart(source) || position >= node.end) return;
    chain.unshift(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return chain;
}
