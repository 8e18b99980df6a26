import type { Scope } from '@typescript-eslint/utils/ts-eslint';

/** The definitions of variables by what defines them. */
type DefinitionsByType = { [Each in Scope.Definition as `${Each['type']}`]: Each };

/**
 * Tells what defines a variable. The names are those of an enumeration of the scope manager, which a rule would
 * have to load only to compare with.
 *
 * @param definition - The definition, or none.
 * @param type - What defines the variable.
 * @returns Whether the definition is of this type.
 */
export function isDefinition<Type extends keyof DefinitionsByType>(
  definition: Scope.Definition | undefined,
  type: Type,
): definition is DefinitionsByType[Type] {
  return definition !== undefined && String(definition.type) === type;
}
