import path from 'node:path';

/** A path of code, apart from what tells its language. */
export interface CodePath {
  /** The path without its extension. */
  readonly stem: string;
  /** `.js`, `.d.mts`; empty where the path has none. */
  readonly extension: string;
}

const codeExtension = /(?:\.d)?\.[cm]?[jt]sx?$/u;

/** The extensions of TypeScript sources, the likeliest first. */
export const typeScriptExtensions: readonly string[] = ['.ts', '.tsx', '.mts', '.cts'];

/** The extensions of declarations. */
const declarationExtensions: readonly string[] = ['.d.ts', '.d.mts', '.d.cts'];

/** The extensions of sources: what shows most of its meaning first. */
export const sourceExtensions: readonly string[] = [
  ...typeScriptExtensions,
  ...declarationExtensions,
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
];

/**
 * Takes a path of code apart.
 *
 * @param file - A path.
 * @returns Its parts, or `undefined` for what is no code: styles, data, binaries.
 */
export function parseCodePath(file: string): CodePath | undefined {
  const extension = codeExtension.exec(file)?.[0];
  if (extension !== undefined && path.posix.basename(file) !== extension) {
    return { stem: file.slice(0, -extension.length), extension };
  }
  return path.posix.extname(file) === '' ? { stem: file, extension: '' } : undefined;
}

/**
 * Tells whether a path is that of declarations only: `.d.ts`, `.d.mts`, `.d.cts`.
 *
 * @param file - A path.
 * @returns Whether it is.
 */
export function isDeclarationPath(file: string): boolean {
  return /\.d\.[cm]?ts$/u.test(file);
}

/**
 * Tells whether a path is that of TypeScript that holds code.
 *
 * @param file - A path.
 * @returns Whether it is; `false` for declarations.
 */
export function isTypeScriptPath(file: string): boolean {
  return /\.(?:[cm]?ts|tsx)$/u.test(file) && !isDeclarationPath(file);
}

/**
 * Orders extensions of sources so that what a compiler makes this file of comes first: `.mjs` of `.mts`.
 *
 * @param extension - The extension of a built file.
 * @param candidates - Extensions of sources.
 * @returns The candidates, TypeScript first, then declarations, then JavaScript.
 */
export function likeliestFirst(extension: string, candidates: readonly string[]): string[] {
  const module = moduleKind(extension);
  const rank = (candidate: string): number =>
    (isTypeScriptPath(candidate) ? 0 : isDeclarationPath(candidate) ? 2 : 4) +
    (moduleKind(candidate) === module ? 0 : 1);
  return candidates.toSorted((one, other) => rank(one) - rank(other));
}

/** `m` or `c`, or neither. */
function moduleKind(extension: string): string {
  return /[cm](?=[jt]s$)/u.exec(extension)?.[0] ?? '';
}
