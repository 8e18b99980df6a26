import type { Scope } from '@typescript-eslint/utils/ts-eslint';

function isDeclaredWithin(scope: Scope.Scope, name: string): boolean {
  return scope.set.has(name) || scope.childScopes.some((child) => isDeclaredWithin(child, name));
}

/**
 * Tells whether a scope may declare a name without any code meaning something else by it.
 *
 * @param scope - The scope that would declare the name.
 * @param name - The name.
 * @returns Whether neither the scope nor one within declares the name, and no code in them refers
 *   to one that is declared further out.
 */
export function isNameFree(scope: Scope.Scope, name: string): boolean {
  return (
    !isDeclaredWithin(scope, name) &&
    !scope.through.some(({ identifier }) => 'name' in identifier && identifier.name === name)
  );
}
