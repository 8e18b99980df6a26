import type { TypeScript } from '@groundrules/docstrings';
import type ts from 'typescript';

import { nameOf, textsAt } from './read-literals.js';

/** A config object as a tool sees it: its name, and its globs or that it has none. */
export interface KnownObject {
  readonly name?: string;
  readonly files?: readonly string[] | null;
}

/**
 * Tells whether a config object may come from an object of the code that another one lists under `extends`: it has the
 * names and globs of both then.
 *
 * @param api - TypeScript.
 * @param object - The object of the code.
 * @param known - The config object.
 * @param sources - All files that the config is written in.
 * @returns Whether an object that lists it there fits.
 */
export function isExtended(
  api: TypeScript,
  object: ts.ObjectLiteralExpression,
  known: KnownObject,
  sources: readonly ts.SourceFile[],
): boolean {
  const inner = textsAt(api, object, 'name');
  const own = textsAt(api, object, 'files');
  if (!isPartOf(inner, known.name, 'end')) return false;
  return sources.some((source) => {
    const visit = (node: ts.Node): boolean =>
      (api.isObjectLiteralExpression(node) &&
        extensionsOf(api, node).some((one) => holds(api, one, object)) &&
        isPartOf(textsAt(api, node, 'name'), known.name, 'start') &&
        fitsFiles(textsAt(api, node, 'files'), own, known.files)) ||
      api.forEachChild(node, (child) => visit(child) || undefined) === true;
    return visit(source);
  });
}

/** What is not written out may be any. */
type Texts = readonly string[] | null | undefined;

function isPartOf(written: Texts, whole: string | undefined, where: 'end' | 'start'): boolean {
  const name = written?.[0];
  if (name === undefined) return true;
  return (where === 'end' ? whole?.endsWith(name) : whole?.startsWith(name)) === true;
}

/** ESLint has a file match the globs of both; typescript-eslint keeps those of the outer one alone. */
function fitsFiles(outer: Texts, inner: Texts, known: Texts): boolean {
  if (known === undefined) return true;
  const all = new Set(known ?? []);
  const isIn = (texts: Texts): boolean => texts?.every((text) => all.has(text)) ?? true;
  const isOuter = outer !== undefined && JSON.stringify(outer) === JSON.stringify(known);
  return isIn(outer) && (isIn(inner) || isOuter);
}

function extensionsOf(
  api: TypeScript,
  object: ts.ObjectLiteralExpression,
): readonly ts.Expression[] {
  const property = object.properties.find((one) => nameOf(api, one) === 'extends');
  return property !== undefined &&
    api.isPropertyAssignment(property) &&
    api.isArrayLiteralExpression(property.initializer)
    ? property.initializer.elements
    : [];
}

/** An object stands in the list itself, or in a variable of the name that the list takes. */
function holds(api: TypeScript, element: ts.Expression, object: ts.Expression): boolean {
  const value = api.isSpreadElement(element) ? element.expression : element;
  if (value === object) return true;
  if (api.isArrayLiteralExpression(value)) {
    return value.elements.some((one) => holds(api, one, object));
  }
  const root = rootOf(api, value);
  return root !== undefined && root === variableAround(api, object);
}

function rootOf(api: TypeScript, node: ts.Expression): string | undefined {
  if (api.isIdentifier(node)) return node.text;
  const isMember = api.isPropertyAccessExpression(node) || api.isElementAccessExpression(node);
  return isMember ? rootOf(api, node.expression) : undefined;
}

function variableAround(api: TypeScript, node: ts.Node): string | undefined {
  if (api.isSourceFile(node) || api.isFunctionLike(node)) return undefined;
  return api.isVariableDeclaration(node) && api.isIdentifier(node.name)
    ? node.name.text
    : variableAround(api, node.parent);
}
