import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isDefinition } from '../ast/is-definition.js';
import { isFunction } from '../ast/is-function.js';
import type { Flow } from './flow.js';
import { resolveConstant } from './resolve-constant.js';

/**
 * Finds what the file's own calls give to a parameter: the commands that `run(command)` is called with.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns The arguments in the order of the calls; none for an expression that is no plain parameter.
 */
export function getGiven(flow: Flow, node: TSESTree.Node): readonly TSESTree.Node[] {
  const definition = flow.bindings.variableOf(resolveConstant(flow, node))?.defs[0];
  if (!isDefinition(definition, 'Parameter') || !isFunction(definition.node)) return [];
  const index = definition.node.params.findIndex((it) => it === definition.name);
  if (index === -1) return [];
  return flow.bindings.callsOf(definition.node).calls.flatMap(({ arguments: args }) => {
    const isSpread = args
      .slice(0, index + 1)
      .some((it) => it.type === AST_NODE_TYPES.SpreadElement);
    const argument = args[index];
    return isSpread || argument === undefined ? [] : [argument];
  });
}
