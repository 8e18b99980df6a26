import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getConditions } from '../ast/get-conditions.js';
import { getMemberName } from '../ast/get-member-name.js';
import { splitName } from '../ast/split-name.js';
import { unwrapExpression } from '../ast/unwrap-expression.js';
import type { Flow } from './flow.js';
import { resolveConstant } from './resolve-constant.js';

const production = /^prod(?:uction)?$/u;
const development = /^(?:dev|development|debug|debugging)$/u;
/** Words that mean as much only where a name asks or a text is compared: `isTest`, but not `pattern.test`. */
const ambiguous = /^(?:local|localhost|test|testing|tests)$/u;

function judgeName(name: string, isText = false): boolean | undefined {
  const words = splitName(name);
  const isAsking = isText || words[0] === 'is';
  const isNegated = words.includes('not') || words.includes('non');
  if (words.some((it) => production.test(it))) return isNegated;
  return words.some((it) => development.test(it) || (isAsking && ambiguous.test(it)))
    ? !isNegated
    : undefined;
}

function judgeComparison(node: TSESTree.BinaryExpression): boolean | undefined {
  const { left, operator, right } = node;
  const written = [left, right].find((it) => it.type === AST_NODE_TYPES.Literal);
  if (written?.type !== AST_NODE_TYPES.Literal || typeof written.value !== 'string')
    return undefined;
  const judged = judgeName(written.value, true);
  if (judged === undefined) return undefined;
  if (operator === '===' || operator === '==') return judged;
  return operator === '!==' || operator === '!=' ? !judged : undefined;
}

/** Whether a condition that holds means development, or production (`false`). */
function judge(flow: Flow, test: TSESTree.Node, holds: boolean): boolean | undefined {
  const node = unwrapExpression(test as TSESTree.Expression);
  switch (node.type) {
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator === '!' ? judge(flow, node.argument, !holds) : undefined;
    case AST_NODE_TYPES.LogicalExpression: {
      const sides = [judge(flow, node.left, holds), judge(flow, node.right, holds)];
      // Where one side would do, both have to say so.
      const isSure = (node.operator === '&&') === holds;
      if (isSure ? sides.includes(true) : sides.every((it) => it === true)) return true;
      return undefined;
    }
    case AST_NODE_TYPES.BinaryExpression: {
      const judged = judgeComparison(node);
      return judged === undefined ? undefined : judged === holds;
    }
    case AST_NODE_TYPES.CallExpression: {
      const { callee } = node;
      if (
        callee.type !== AST_NODE_TYPES.Identifier &&
        callee.type !== AST_NODE_TYPES.MemberExpression
      )
        return undefined;
      return judge(flow, callee, holds);
    }
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.Identifier: {
      const name = node.type === AST_NODE_TYPES.Identifier ? node.name : getMemberName(node);
      const judged = judgeName(name ?? '');
      if (judged !== undefined) return judged === holds;
      const made = resolveConstant(flow, node);
      return made === node ? undefined : judge(flow, made, holds);
    }
    default:
      return undefined;
  }
}

/** Hooks by which Vite lets plugins add to its server for development. */
const serverHook = /^configure(?:Preview)?Server$/u;

function isInServerHook(node: TSESTree.Node): boolean {
  // The program's parent is `null`, whatever its type says.
  for (let { parent } = node; parent; { parent } = parent) {
    const isNamed =
      (parent.type === AST_NODE_TYPES.Property ||
        parent.type === AST_NODE_TYPES.MethodDefinition) &&
      parent.key.type === AST_NODE_TYPES.Identifier &&
      serverHook.test(parent.key.name);
    if (isNamed) return true;
  }
  return false;
}

/**
 * Tells whether code runs in development alone, by the conditions around and before it.
 *
 * @param flow - The flow of the file.
 * @param node - The code.
 * @returns Whether a condition says so: `NODE_ENV !== 'production'`, `isDev`, `app.get('env') === 'development'`; also in
 *   Vite's `configureServer`.
 */
export function isDevelopmentOnly(flow: Flow, node: TSESTree.Node): boolean {
  return (
    getConditions(node).some(({ holds, test }) => judge(flow, test, holds) === true) ||
    isInServerHook(node)
  );
}
