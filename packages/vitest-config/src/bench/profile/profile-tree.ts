import type { CallFrame, CpuProfile, ProfileNode } from './cpu-profile.js';

/** A function on a stack, with all that it called. */
export interface TreeNode {
  readonly frame: CallFrame;
  /** Microseconds in the function itself. */
  readonly self: number;
  /** Microseconds in the function and in what it called. */
  readonly total: number;
  readonly children: readonly TreeNode[];
}

/**
 * Adds up what a profile says.
 *
 * @param profile - The profile.
 * @param isLeftOut - Which functions are left out; what they called takes their place.
 * @returns The outermost functions.
 */
export function profileTree(
  { nodes, samples = [], timeDeltas = [] }: CpuProfile,
  isLeftOut: (frame: CallFrame) => boolean,
): TreeNode[] {
  const own = new Map<number, number>();
  for (const [index, id] of samples.entries()) {
    // A delta is the time since the look before: it belongs to what that one saw.
    own.set(id, (own.get(id) ?? 0) + Math.max(0, timeDeltas[index + 1] ?? 0));
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const build = (node: ProfileNode): TreeNode[] => {
    const children = (node.children ?? [])
      .map((id) => byId.get(id))
      .filter((child) => child !== undefined)
      .flatMap((child) => build(child));
    if (isLeftOut(node.callFrame)) return children;
    const self = own.get(node.id) ?? 0;
    const total = children.reduce((sum, child) => sum + child.total, self);
    return total === 0 ? [] : [{ frame: node.callFrame, self, total, children }];
  };
  const [root] = nodes;
  return root === undefined ? [] : build(root);
}
