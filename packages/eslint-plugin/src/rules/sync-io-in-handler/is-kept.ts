import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getChainRoot } from '../../ast/get-chain-root.js';
import { getConditions } from '../../ast/get-conditions.js';
import { getEnclosingFunction } from '../../ast/get-enclosing-function.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { isFunction } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';

/** Wrappers whose function runs once, or once per argument. */
const memoizing = /^(?:once|memo\w*|lazy\w*|cache\w*|unstable_cache|singleton|useMemo)$/iu;

/** Whether a name or a member stays when the function around a node has ended. */
function outlives(flow: Flow, target: TSESTree.Node, node: TSESTree.Node): boolean {
  const root = getChainRoot(target);
  if (root.type === AST_NODE_TYPES.ThisExpression) return true;
  const callable = getEnclosingFunction(node);
  const declared = flow.bindings.variableOf(root)?.identifiers[0];
  if (declared === undefined || callable === undefined) return false;
  return declared.range[1] <= callable.range[0] || declared.range[0] >= callable.range[1];
}

/** Where a value is put in the end: what it is assigned to, or the cache that it is handed to. */
function getTargets(flow: Flow, node: TSESTree.Node): readonly TSESTree.Node[] {
  // The program's parent is `null`, whatever its type says.
  for (let child = node, { parent } = node; parent; child = parent, { parent } = parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.AssignmentExpression:
        return parent.right === child ? [parent.left] : [];
      case AST_NODE_TYPES.VariableDeclarator: {
        const variable = flow.bindings.variableOf(parent.id);
        return (variable?.references ?? []).flatMap(({ identifier, init }) =>
          init === true || identifier === node ? [] : getUse(identifier),
        );
      }
      case AST_NODE_TYPES.CallExpression:
        if (parent.callee !== child && isStore(parent)) return [parent.callee];
        break;
      default:
        if (isFunction(parent) || parent.type.endsWith('Statement')) return [];
    }
  }
  return [];
}

function isStore(call: TSESTree.CallExpression): boolean {
  return (
    call.callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:set|put|add|store|push)$/u.test(getMemberName(call.callee) ?? '')
  );
}

/** `cached = text;`, `cache.set(key, text);` */
function getUse(identifier: TSESTree.Node): readonly TSESTree.Node[] {
  const { parent } = identifier;
  if (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === identifier)
    return [parent.left];
  return parent?.type === AST_NODE_TYPES.CallExpression && isStore(parent) ? [parent.callee] : [];
}

function isMemoized(node: TSESTree.Node): boolean {
  // The program's parent is `null`, whatever its type says.
  for (let { parent } = node; parent; { parent } = parent) {
    if (!isFunction(parent)) continue;
    const holder = parent.parent;
    if (
      holder.type === AST_NODE_TYPES.CallExpression &&
      holder.callee !== parent &&
      memoizing.test(getCalleeName(holder) ?? '')
    )
      return true;
  }
  return false;
}

/**
 * Tells whether what a call gives is kept for the requests to come, so that it is called once: `text ??= readFileSync(…)`,
 * `if (!cache.has(file)) cache.set(file, readFileSync(file))`, `once(() => readFileSync(…))`.
 *
 * @param flow - The flow of the file.
 * @param call - The call.
 * @returns Whether it is.
 */
export function isKept(flow: Flow, call: TSESTree.Node): boolean {
  if (isMemoized(call)) return true;
  const kept = getTargets(flow, call).filter((target) => outlives(flow, target, call));
  if (kept.length === 0) return false;
  const isConditional =
    getConditions(call).length > 0 ||
    kept.some(
      ({ parent }) =>
        parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.operator !== '=',
    );
  return isConditional || isFallback(call);
}

/** `cached ?? (cached = readFileSync(…))` */
function isFallback(node: TSESTree.Node): boolean {
  // The program's parent is `null`, whatever its type says.
  for (let child = node, { parent } = node; parent; child = parent, { parent } = parent) {
    if (parent.type === AST_NODE_TYPES.LogicalExpression && parent.right === child) return true;
    if (parent.type.endsWith('Statement') || isFunction(parent)) return false;
  }
  return false;
}
