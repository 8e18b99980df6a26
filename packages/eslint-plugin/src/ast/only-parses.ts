import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getCalleeName } from './get-callee-name.js';
import { getChildNodes } from './get-child-nodes.js';

const parser =
  /^(?:(?:parse|decode|deserialize)(?:[A-Z]\w*)?|\w*(?:Parse|Decode|Deserialize)|json|URL|RegExp|BigInt|atob|fromJSON)$/u;
const harmless =
  /^(?:String|Number|Boolean|Date|Map|Set|is[A-Z]\w*|to[A-Z]\w*|trim|slice|substring|split|join|match|replace|replaceAll|at|charAt|pop|shift|get|getItem|has|startsWith|endsWith|includes|from)$/u;

/**
 * Tells whether all that can go wrong in a piece of code is that text does not parse, so that a
 * failure has one meaning and nothing about it is lost.
 *
 * @param sourceCode - The source code.
 * @param root - The code, a node with all its children.
 * @returns Whether it calls a parser (`JSON.parse`, `new URL`, `response.json`, ...) and nothing
 *   else that may fail.
 */
export function onlyParses(sourceCode: Readonly<SourceCode>, root: TSESTree.Node): boolean {
  let parses = false;
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    switch (node.type) {
      case AST_NODE_TYPES.ImportExpression:
      case AST_NODE_TYPES.TaggedTemplateExpression:
      case AST_NODE_TYPES.YieldExpression:
        return false;
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.NewExpression: {
        const name = getCalleeName(node) ?? '';
        if (parser.test(name)) parses = true;
        else if (!harmless.test(name)) return false;
        break;
      }
      default:
    }
    pending.push(...getChildNodes(sourceCode, node));
  }
  return parses;
}
