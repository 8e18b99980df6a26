import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getChildNodes } from '../../ast/get-child-nodes.js';
import type { Flow } from '../../flow/flow.js';
import { getStaticText } from '../../flow/get-static-text.js';

const header = 'access-control-allow-credentials';

function isHeader(flow: Flow, node: TSESTree.Node | undefined): boolean {
  return node?.type === AST_NODE_TYPES.Literal && String(node.value).toLowerCase() === header
    ? true
    : node?.type === AST_NODE_TYPES.Identifier &&
        getStaticText(flow, node)?.toLowerCase() === header;
}

function isOn(flow: Flow, value: TSESTree.Node | undefined): boolean {
  if (value === undefined) return false;
  const text = getStaticText(flow, value);
  return text === undefined || text === 'true';
}

/**
 * Tells whether some code sets the header `Access-Control-Allow-Credentials`.
 *
 * @param flow - The flow of the file.
 * @param root - The code: a function, or an object with headers.
 * @returns Whether it does, and not to `false`.
 */
export function allowsCredentials(flow: Flow, root: TSESTree.Node): boolean {
  return flow.once('credentials', root, false, () => {
    const stack = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.type === AST_NODE_TYPES.Property && isHeader(flow, node.key))
        return isOn(flow, node.value);
      if (node.type === AST_NODE_TYPES.CallExpression && isHeader(flow, node.arguments[0]))
        return isOn(flow, node.arguments[1]);
      if (node.type === AST_NODE_TYPES.AssignmentExpression) {
        const { left, right } = node;
        if (left.type === AST_NODE_TYPES.MemberExpression && isHeader(flow, left.property))
          return isOn(flow, right);
      }
      stack.push(...getChildNodes(flow.sourceCode, node));
    }
    return false;
  });
}
