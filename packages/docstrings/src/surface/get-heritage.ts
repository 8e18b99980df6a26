import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';
import { getEntityPath } from './get-entity-path.js';

/** What something is made from. */
export interface Heritage {
  /** Its name, taken apart at its dots. */
  readonly path: readonly [string, ...string[]];
  /** The members that are left out. */
  readonly without: readonly string[];
  /** The only members that are taken, where not all are. */
  readonly only: readonly string[] | undefined;
}

const wholeTypes = new Set(['Partial', 'Readonly', 'Required']);

/**
 * Gets what a class, interface or type is made from.
 *
 * @param typescript - The compiler's API.
 * @param node - A part of a heritage clause or of an intersection: `A.B`, `Omit<A, 'b'>`, `(value as typeof A)`.
 * @returns The name, and which members of it are meant; `undefined` where that can't be told without types.
 */
export function getHeritage(typescript: TypeScript, node: ts.Node): Heritage | undefined {
  const named = typescript.isExpressionWithTypeArguments(node)
    ? (getAsserted(typescript, node.expression) ?? node)
    : node;
  const path = getEntityPath(typescript, named);
  if (!path) return undefined;
  const isGeneric =
    typescript.isExpressionWithTypeArguments(named) || typescript.isTypeReferenceNode(named);
  const [first, keys] = isGeneric ? (named.typeArguments ?? []) : [];
  const [name] = path;
  const isUtility = wholeTypes.has(name) || name === 'Omit' || name === 'Pick';
  if (path.length > 1 || !isUtility || !first) return { path, without: [], only: undefined };
  const inner = getHeritage(typescript, first);
  if (!inner || wholeTypes.has(name)) return inner;
  const names = keys && getLiterals(typescript, keys);
  if (!names) return undefined;
  return name === 'Omit'
    ? { ...inner, without: [...inner.without, ...names] }
    : { ...inner, only: inner.only?.filter((key) => names.includes(key)) ?? names };
}

/**
 * Says whether a member comes with what something is made from.
 *
 * @param heritage - What it is made from.
 * @param key - The member's name.
 * @returns Whether it is neither left out nor forgotten.
 */
export function bequeaths({ without, only }: Heritage, key: string): boolean {
  return !without.includes(key) && (only?.includes(key) ?? true);
}

/** The type that `(value as typeof A)` or `(value as new () => A)` is said to be. */
function getAsserted(typescript: TypeScript, node: ts.Expression): ts.Node | undefined {
  if (typescript.isParenthesizedExpression(node)) return getAsserted(typescript, node.expression);
  if (!typescript.isAsExpression(node)) return undefined;
  if (typescript.isTypeQueryNode(node.type)) return node.type.exprName;
  return typescript.isConstructorTypeNode(node.type) ? node.type.type : undefined;
}

function getLiterals(typescript: TypeScript, node: ts.TypeNode): string[] | undefined {
  if (typescript.isUnionTypeNode(node)) {
    const parts = node.types.map((type) => getLiterals(typescript, type));
    return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
  }
  return typescript.isLiteralTypeNode(node) && typescript.isStringLiteral(node.literal)
    ? [node.literal.text]
    : undefined;
}
