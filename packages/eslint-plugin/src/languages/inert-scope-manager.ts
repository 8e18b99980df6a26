import type { Scope } from 'eslint';

import type { ForeignRoot } from './foreign-ast.js';

/**
 * Makes the scopes of code that has none: rules for JavaScript ask for them before they look at any node.
 *
 * @param ast - The root of the syntax tree.
 * @returns A manager of one global scope without variables.
 */
export function createInertScopeManager(ast: ForeignRoot): Scope.ScopeManager {
  const scope: Record<string, unknown> = {
    type: 'global',
    isStrict: true,
    functionExpressionScope: false,
    block: ast,
    upper: null,
    set: new Map(),
    implicit: { left: [], set: new Map(), variables: [] },
    variables: [],
    references: [],
    through: [],
    childScopes: [],
  };
  scope['variableScope'] = scope;
  const manager = {
    scopes: [scope],
    globalScope: scope,
    acquire: () => scope,
    acquireAll: () => [scope],
    getDeclaredVariables: () => [],
  };
  return manager as unknown as Scope.ScopeManager;
}
