import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getMemberName } from '../ast/get-member-name.js';

/** `exports` itself, also as `module.exports`. */
function getExportsObject(
  identifier: TSESTree.Node & { name?: unknown },
): TSESTree.Node | undefined {
  if (identifier.name === 'exports') return identifier;
  const { parent } = identifier;
  return identifier.name === 'module' &&
    parent?.type === AST_NODE_TYPES.MemberExpression &&
    parent.object === identifier &&
    getMemberName(parent) === 'exports'
    ? parent
    : undefined;
}

/**
 * Finds the accesses `exports.name` and `module.exports.name` of a file.
 *
 * @param sourceCode - The source code.
 * @returns The accesses by the name.
 */
export function getExportsMembers(
  sourceCode: Readonly<SourceCode>,
): ReadonlyMap<string, readonly TSESTree.MemberExpression[]> {
  const found = new Map<string, TSESTree.MemberExpression[]>();
  for (const { references } of sourceCode.scopeManager?.scopes ?? []) {
    for (const { identifier, resolved } of references) {
      const object = getExportsObject(identifier);
      const parent = object?.parent;
      // A name that the file declares is something else.
      if (parent?.type !== AST_NODE_TYPES.MemberExpression || (resolved?.defs.length ?? 0) > 0)
        continue;
      const name = parent.object === object ? getMemberName(parent) : undefined;
      if (name === undefined) continue;
      const known = found.get(name);
      if (known === undefined) found.set(name, [parent]);
      else known.push(parent);
    }
  }
  return found;
}
