import type { PublicDeclaration, PublicSymbol } from '@groundrules/docstrings';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getChildNodes } from '../ast/get-child-nodes.js';
import { isFunction } from '../ast/is-function.js';

function isElement(node: TSESTree.Node | null): boolean {
  switch (node?.type) {
    case AST_NODE_TYPES.JSXElement:
    case AST_NODE_TYPES.JSXFragment:
      return true;
    case AST_NODE_TYPES.ConditionalExpression:
      return isElement(node.consequent) || isElement(node.alternate);
    case AST_NODE_TYPES.LogicalExpression:
      return isElement(node.left) || isElement(node.right);
    default:
      return false;
  }
}

/** Whether a body returns an element; what functions inside it return does not count. */
function returnsElement(sourceCode: Readonly<SourceCode>, body: TSESTree.Node): boolean {
  // Without recursion: generated code can be nested deeply.
  const pending = [body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isFunction(node)) continue;
    if (node.type === AST_NODE_TYPES.ReturnStatement && isElement(node.argument)) return true;
    pending.push(...getChildNodes(sourceCode, node));
  }
  return false;
}

/**
 * Tells whether a function is a component, as React has them: it goes by a name in capitals and gives elements, which
 * nobody calls it for.
 *
 * @param sourceCode - The source code.
 * @param symbol - The symbol.
 * @param declaration - One of its declarations in this file.
 * @returns Whether it is one, as far as its text tells.
 */
export function isComponent(
  sourceCode: Readonly<SourceCode>,
  { localName }: PublicSymbol,
  { nameRange }: PublicDeclaration,
): boolean {
  if (!/^[A-Z]/u.test(localName)) return false;
  const named = sourceCode.getNodeByRangeIndex(nameRange.start)?.parent;
  const made = named?.type === AST_NODE_TYPES.VariableDeclarator ? named.init : named;
  if (!made || !isFunction(made)) return false;
  return made.body.type === AST_NODE_TYPES.BlockStatement
    ? returnsElement(sourceCode, made.body)
    : isElement(made.body);
}
