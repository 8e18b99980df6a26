import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getChildNodes } from '../../ast/get-child-nodes.js';
import { getMemberName } from '../../ast/get-member-name.js';
import type { Flow } from '../../flow/flow.js';
import type { LoopStatement } from '../../loops/iteration.js';

/** Methods that put something into what they belong to, or take it out. */
const changing = /^(?:push|unshift|set|add|append|delete|splice|pop|shift|clear|enqueue|dequeue)$/u;
/** Of them those that only gather. */
const gathering = /^(?:push|unshift|set|add|append)$/u;

/** How a loop uses something that was there before it. */
interface Use {
  /** Something is put into it, and nothing else. */
  gathers: boolean;
  /** It is given another value, or what is in it is changed or taken out. */
  changes: boolean;
  /** It is looked at, or handed on. */
  reads: boolean;
}

/** A name, or a member of `this`, with the node that stands for it. */
function getHolder(node: TSESTree.Node): { holder: TSESTree.Node; name: string } | undefined {
  if (node.type === AST_NODE_TYPES.Identifier) return { holder: node, name: node.name };
  if (node.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  if (node.object.type !== AST_NODE_TYPES.ThisExpression) return undefined;
  const name = getMemberName(node);
  return name === undefined ? undefined : { holder: node, name: `this.${name}` };
}

/** The outermost member access that begins with a node: `list.items[0]` for `list`. */
function getPath(node: TSESTree.Node): TSESTree.Node {
  let path = node;
  while (path.parent?.type === AST_NODE_TYPES.MemberExpression && path.parent.object === path)
    path = path.parent;
  return path;
}

function isDiscarded({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.ExpressionStatement;
}

function judge(holder: TSESTree.Node): keyof Use {
  const path = getPath(holder);
  const { parent } = path;
  if (parent?.type === AST_NODE_TYPES.UpdateExpression)
    return isDiscarded(parent) ? 'gathers' : 'changes';
  if (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.left === path) {
    if (path === holder) return parent.operator === '+=' ? 'gathers' : 'changes';
    return parent.operator === '=' || parent.operator === '+=' ? 'gathers' : 'changes';
  }
  if (
    parent?.type === AST_NODE_TYPES.CallExpression &&
    parent.callee === path &&
    path.type === AST_NODE_TYPES.MemberExpression
  ) {
    const method = getMemberName(path) ?? '';
    if (gathering.test(method) && isDiscarded(parent)) return 'gathers';
    if (changing.test(method)) return 'changes';
  }
  return 'reads';
}

/**
 * Tells whether a loop keeps something from one round to the next: what it assigns, gathers and looks at again, or takes
 * out of a queue.
 *
 * @param flow - The flow of the file.
 * @param loop - The loop.
 * @returns Whether a round can depend on those before it.
 */
export function isCarriedOver(flow: Flow, loop: LoopStatement): boolean {
  const uses = new Map<unknown, Use>();
  const stack: TSESTree.Node[] = [loop.body];
  // What the loop goes through may be what it adds to.
  if (loop.type === AST_NODE_TYPES.ForOfStatement) stack.push(loop.right);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const found = getHolder(node);
    if (found === undefined) {
      stack.push(...getChildNodes(flow.sourceCode, node));
      continue;
    }
    const { holder, name } = found;
    const variable =
      holder.type === AST_NODE_TYPES.Identifier ? flow.bindings.variableOf(holder) : undefined;
    if (holder.type === AST_NODE_TYPES.Identifier) {
      const declared = variable?.identifiers[0];
      const isOwn =
        declared !== undefined &&
        declared.range[0] >= loop.range[0] &&
        declared.range[1] <= loop.range[1];
      if (isOwn) continue;
    }
    const key = variable ?? name;
    const use = uses.get(key) ?? { gathers: false, changes: false, reads: false };
    use[judge(holder)] = true;
    uses.set(key, use);
  }
  return [...uses.values()].some(({ changes, gathers, reads }) => changes || (gathers && reads));
}
