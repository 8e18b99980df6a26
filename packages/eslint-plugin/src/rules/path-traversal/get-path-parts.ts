import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../../flow/flow.js';
import type { TextPart } from '../../flow/get-parts.js';
import { resolveConstant } from '../../flow/resolve-constant.js';

const joining =
  /^path(?:\/posix|\/win32)?\.(?:posix\.|win32\.)?(?:join|resolve|normalize|format)$/u;

/** `path.join(path.join(…), …)` is followed no further. */
const deepest = 8;

/**
 * Takes a path apart, also through `path.join` and `path.resolve`.
 *
 * @param flow - The flow of the file.
 * @param node - The expression that makes the path.
 * @param depth - How many calls it stands in.
 * @returns What is written and what is put in, in order.
 */
export function getPathParts(flow: Flow, node: TSESTree.Node, depth = 0): readonly TextPart[] {
  return flow.partsOf(node).flatMap((part): readonly TextPart[] => {
    if (part.kind === 'text') return [part];
    const call = resolveConstant(flow, part.node);
    if (!isJoining(flow, call) || depth > deepest) return [part];
    return call.arguments.flatMap((argument, index) => [
      ...(index === 0 ? [] : [{ kind: 'text', text: '/', node: call } as const]),
      ...getPathParts(flow, argument, depth + 1),
    ]);
  });
}

/**
 * Tells whether an expression joins and normalises paths.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns Whether it is a call of `path.join` or its kin.
 */
export function isJoining(flow: Flow, node: TSESTree.Node): node is TSESTree.CallExpression {
  return (
    node.type === AST_NODE_TYPES.CallExpression && joining.test(flow.nameOf(node.callee) ?? '')
  );
}
