import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';

const writing =
  /^(?:log|debug|info|warn|error|trace|fatal|verbose|silly|notice|critical|print|printf|write|writeln|send|json|end|text|html|render|emit|track|capture\w*|add\w*|set\w*|push|unshift|append|expect|assert|equal|describe|it|test|String|escape|format\w*|resolve|reject|next|includes|replace\w*|split|join|concat|trim|then|catch|map|filter|forEach|stringify|md5|hash|update)$/u;

/**
 * Tells whether a call only records, shows or reshapes a text.
 *
 * @param node - The call.
 * @returns Whether it does, by its name.
 */
export function isRecord(node: TSESTree.CallExpression): boolean {
  const name = getCalleeName(node) ?? '';
  const isConsole =
    node.callee.type === AST_NODE_TYPES.MemberExpression &&
    node.callee.object.type === AST_NODE_TYPES.Identifier &&
    node.callee.object.name === 'console';
  return isConsole || writing.test(name);
}
