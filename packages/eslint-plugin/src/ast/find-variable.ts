import type { Scope } from '@typescript-eslint/utils/ts-eslint';

/**
 * Finds what a name stands for, from the inside out.
 *
 * @param scope - The scope the name is used in.
 * @param name - The name.
 * @returns The variable, or `undefined` for a name that the file does not declare.
 */
export function findVariable(scope: Scope.Scope, name: string): Scope.Variable | undefined {
  let current: Scope.Scope | null = scope;
  while (current !== null) {
    const variable = current.set.get(name);
    if (variable !== undefined) return variable;
    current = current.upper;
  }
  return undefined;
}
