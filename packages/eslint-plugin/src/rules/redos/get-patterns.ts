import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import { isFunction } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';
import { resolveConstant } from '../../flow/resolve-constant.js';

/** Methods that call back with each of a list of patterns. */
const perElement =
  /^(?:some|every|find|findIndex|findLast|findLastIndex|filter|map|flatMap|forEach)$/u;

/** The list that a variable is each element of: `patterns.some((it) => …)`, `for (const it of patterns)`. */
function getList(flow: Flow, name: TSESTree.Identifier): TSESTree.Node | undefined {
  const definition = flow.bindings.variableOf(name)?.defs[0];
  const declared = definition?.name;
  if (declared === undefined) return undefined;
  const holder = declared.parent;
  if (isFunction(holder)) {
    const call = holder.parent;
    if (holder.params[0] !== declared || call.type !== AST_NODE_TYPES.CallExpression)
      return undefined;
    const { callee } = call;
    return callee.type === AST_NODE_TYPES.MemberExpression &&
      call.arguments[0] === holder &&
      perElement.test(getMemberName(callee) ?? '')
      ? callee.object
      : undefined;
  }
  if (holder.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const loop = holder.parent.parent;
  return loop.type === AST_NODE_TYPES.ForOfStatement && loop.left === holder.parent
    ? loop.right
    : undefined;
}

function isRegex(node: TSESTree.Node): node is TSESTree.RegExpLiteral {
  return node.type === AST_NODE_TYPES.Literal && 'regex' in node;
}

/**
 * Lists the regular expressions that an expression may be, as far as they stand in the file.
 *
 * @param flow - The flow of the file.
 * @param node - The expression: a literal, a constant, a member of a constant, an element of a list.
 * @returns The literals.
 */
export function getPatterns(flow: Flow, node: TSESTree.Node): readonly TSESTree.RegExpLiteral[] {
  const plain = resolveConstant(flow, node);
  if (isRegex(plain)) return [plain];
  if (plain.type === AST_NODE_TYPES.MemberExpression) {
    const name = getMemberName(plain);
    const member = name === undefined ? undefined : getProperty(flow, plain.object, name);
    return member?.kind === 'present' && isRegex(member.value) ? [member.value] : [];
  }
  if (plain.type !== AST_NODE_TYPES.Identifier) return [];
  const list = getList(flow, plain);
  const written = list && resolveConstant(flow, list);
  return written?.type === AST_NODE_TYPES.ArrayExpression
    ? written.elements.filter((it) => it !== null).filter((it) => isRegex(it))
    : [];
}
