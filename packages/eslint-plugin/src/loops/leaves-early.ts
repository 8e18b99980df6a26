import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getOwnNodes } from '../ast/get-own-nodes.js';
import { isLoop, type LoopStatement } from './iteration.js';

/** What a `break` without a label ends. */
function getBroken(node: TSESTree.Node): TSESTree.Node | undefined {
  // The program's parent is `null`, whatever its type says.
  for (let { parent } = node; parent; { parent } = parent) {
    if (isLoop(parent) || parent.type === AST_NODE_TYPES.SwitchStatement) return parent;
  }
  return undefined;
}

/**
 * Tells whether a loop can end before it has come to all elements, other than by an error.
 *
 * @param sourceCode - The source code.
 * @param loop - The loop.
 * @returns Whether something in its body breaks out of it, returns, or goes on with a loop around it.
 */
export function leavesEarly(sourceCode: Readonly<SourceCode>, loop: LoopStatement): boolean {
  return getOwnNodes(sourceCode, loop.body).some((node) => {
    switch (node.type) {
      case AST_NODE_TYPES.ReturnStatement:
        return true;
      case AST_NODE_TYPES.BreakStatement:
        return node.label !== null || getBroken(node) === loop;
      case AST_NODE_TYPES.ContinueStatement:
        return node.label !== null;
      default:
        return false;
    }
  });
}
