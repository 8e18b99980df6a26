import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isDefinition } from '../../ast/is-definition.js';
import { isFunction } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';

/**
 * Finds what multer's storage is told as a file's name or folder: `filename(req, file, callback) { callback(null, name); }`.
 *
 * @param flow - The flow of the file.
 * @param node - A call.
 * @returns The name or the folder, or `undefined` where the call is no such callback's.
 */
export function getStorageName(
  flow: Flow,
  node: TSESTree.CallExpression,
): TSESTree.Node | undefined {
  const [, name] = node.arguments;
  if (name === undefined || node.callee.type !== AST_NODE_TYPES.Identifier) return undefined;
  const definition = flow.bindings.variableOf(node.callee)?.defs[0];
  if (!isDefinition(definition, 'Parameter') || !isFunction(definition.node)) return undefined;
  const { params, parent } = definition.node;
  const isStorage =
    params.length === 3 &&
    params[2] === definition.name &&
    parent.type === AST_NODE_TYPES.Property &&
    parent.key.type === AST_NODE_TYPES.Identifier &&
    /^(?:filename|destination)$/u.test(parent.key.name);
  return isStorage ? name : undefined;
}
