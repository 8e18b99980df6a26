/**
 * Whether a file is of a language that ESLint is there for.
 *
 * @param file - Its path.
 * @returns Whether it is JavaScript or TypeScript.
 */
export function isLintable(file: string): boolean {
  return /\.[cm]?[jt]sx?$/u.test(file);
}
