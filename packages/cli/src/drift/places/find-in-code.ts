import { loadTypeScript, type TypeScript } from '@groundrules/docstrings';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type ts from 'typescript';

import { isExtended, type KnownObject } from './is-extended.js';
import { literalOf, nameOf, textsAt } from './read-literals.js';

/** A line in a file of code. */
export interface CodePlace {
  /** Absolute path. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** What is looked for in a config. */
export type Wanted =
  /** The import of a package. */
  | { readonly kind: 'import'; readonly specifier: string }
  /** A text that stands there as it is, such as a glob; within a property of that name where one is given. */
  | { readonly kind: 'text'; readonly text: string; readonly within?: string }
  /** A property with one of these values, or a list that begins with one. */
  | {
      readonly kind: 'property';
      readonly name: string;
      readonly values?: readonly (string | number | boolean)[];
      /** What else stands in the config object around it: its name, and its globs or that it has none. */
      readonly object?: KnownObject;
    };

/**
 * Finds where a config says something, in its file and in the files of the repository that it imports. It is never guessed:
 * what stands in several places, or nowhere as it is, is not found.
 *
 * @param config - Absolute path of the config file.
 * @param wanted - What is looked for.
 * @returns The only place; `undefined` where there is none or more than one.
 */
export function findInCode(config: string, wanted: Wanted): CodePlace | undefined {
  const api = loadTypeScript(path.dirname(config));
  const sources = listSources(api, config);
  const places = sources.flatMap((source) => search(api, source, wanted, sources));
  return places.length === 1 ? places[0] : undefined;
}

/** Sources by path and text, as a config is asked about many things. */
const parsed = new Map<string, ts.SourceFile>();

function listSources(api: TypeScript, config: string): ts.SourceFile[] {
  const sources: ts.SourceFile[] = [];
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const known = parsed.get(file);
    const source =
      known?.text === text
        ? known
        : api.createSourceFile(file, text, api.ScriptTarget.Latest, true);
    parsed.set(file, source);
    sources.push(source);
    for (const { fileName } of api.preProcessFile(text, true, true).importedFiles) {
      if (/^\.{1,2}\/.*\.[cm]?[jt]s$/u.test(fileName)) {
        visit(path.resolve(path.dirname(file), fileName));
      }
    }
  };
  visit(config);
  return sources;
}

function search(
  api: TypeScript,
  source: ts.SourceFile,
  wanted: Wanted,
  sources: readonly ts.SourceFile[],
): CodePlace[] {
  const places: CodePlace[] = [];
  const visit = (node: ts.Node): void => {
    if (isWanted(api, node, wanted, sources)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      places.push({ file: source.fileName, line: line + 1 });
    }
    api.forEachChild(node, visit);
  };
  visit(source);
  return places;
}

function isWanted(
  api: TypeScript,
  node: ts.Node,
  wanted: Wanted,
  sources: readonly ts.SourceFile[],
): boolean {
  switch (wanted.kind) {
    case 'import':
      return isImport(api, node, wanted.specifier);
    case 'text':
      return (
        api.isStringLiteralLike(node) &&
        node.text === wanted.text &&
        (wanted.within === undefined || isWithin(api, node, wanted.within))
      );
    case 'property':
      return (
        api.isPropertyAssignment(node) &&
        nameOf(api, node) === wanted.name &&
        (wanted.values === undefined || hasValue(api, node.initializer, wanted.values)) &&
        (wanted.object === undefined || fitsObject(api, node, wanted.object, sources))
      );
  }
}

function isImport(api: TypeScript, node: ts.Node, specifier: string): boolean {
  if (api.isImportDeclaration(node)) {
    return api.isStringLiteral(node.moduleSpecifier) && node.moduleSpecifier.text === specifier;
  }
  if (!api.isCallExpression(node)) return false;
  const [first] = node.arguments;
  const isCall =
    node.expression.kind === api.SyntaxKind.ImportKeyword ||
    (api.isIdentifier(node.expression) && node.expression.text === 'require');
  return isCall && first !== undefined && api.isStringLiteral(first) && first.text === specifier;
}

function isWithin(api: TypeScript, node: ts.Node, name: string): boolean {
  if (api.isSourceFile(node)) return false;
  return (
    (api.isPropertyAssignment(node) && nameOf(api, node) === name) ||
    isWithin(api, node.parent, name)
  );
}

function hasValue(
  api: TypeScript,
  node: ts.Expression,
  values: readonly (string | number | boolean)[],
): boolean {
  const first = api.isArrayLiteralExpression(node) ? node.elements[0] : node;
  return first !== undefined && values.some((value) => value === literalOf(api, first));
}

/** A rule stands in the `rules` of an object whose name and globs are known. */
function fitsObject(
  api: TypeScript,
  node: ts.PropertyAssignment,
  object: KnownObject,
  sources: readonly ts.SourceFile[],
): boolean {
  const fits = (around: ts.ObjectLiteralExpression): boolean =>
    fitsAround(api, around, object) || isExtended(api, around, object, sources);
  const holder = node.parent.parent;
  return api.isPropertyAssignment(holder) &&
    /^(?:rules|linterOptions)$/u.test(nameOf(api, holder) ?? '')
    ? fits(holder.parent)
    : isUsedBy(api, node.parent, fits);
}

/** Rules that stand by themselves count where an object that fits takes them by their name. */
function isUsedBy(
  api: TypeScript,
  rules: ts.ObjectLiteralExpression,
  fits: (around: ts.ObjectLiteralExpression) => boolean,
): boolean {
  const { parent } = rules;
  if (!api.isVariableDeclaration(parent) || !api.isIdentifier(parent.name)) return false;
  const name = parent.name.text;
  const isName = (node: ts.Node | undefined): boolean =>
    node !== undefined && api.isIdentifier(node) && node.text === name;
  const takes = (node: ts.ObjectLiteralElementLike): boolean => {
    if (nameOf(api, node) !== 'rules') return false;
    if (api.isShorthandPropertyAssignment(node)) return name === 'rules';
    if (!api.isPropertyAssignment(node)) return false;
    const { initializer } = node;
    return (
      isName(initializer) ||
      (api.isObjectLiteralExpression(initializer) &&
        initializer.properties.some((one) => api.isSpreadAssignment(one) && isName(one.expression)))
    );
  };
  const visit = (node: ts.Node): boolean =>
    (api.isObjectLiteralExpression(node) && node.properties.some(takes) && fits(node)) ||
    api.forEachChild(node, (child) => visit(child) || undefined) === true;
  return visit(rules.getSourceFile());
}

function fitsAround(
  api: TypeScript,
  around: ts.ObjectLiteralExpression,
  object: KnownObject,
): boolean {
  const named = textsAt(api, around, 'name');
  if (
    object.name !== undefined &&
    named !== undefined &&
    named !== null &&
    named[0] !== object.name
  ) {
    return false;
  }
  if (object.name === undefined && named !== null && named !== undefined) return false;
  const files = textsAt(api, around, 'files');
  // Globs that are put together elsewhere may be any.
  if (object.files === undefined || files === undefined) return true;
  return JSON.stringify(files) === JSON.stringify(object.files);
}
