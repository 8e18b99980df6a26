import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/**
 * Lists the direct children of a node.
 *
 * @param sourceCode - The source code, which knows the keys of each kind of node.
 * @param node - The node.
 * @returns Its children, in the order of the visitor keys.
 */
export function getChildNodes(
  sourceCode: Readonly<SourceCode>,
  node: TSESTree.Node,
): readonly TSESTree.Node[] {
  const fields: Readonly<Record<string, unknown>> = { ...node };
  return (sourceCode.visitorKeys[node.type] ?? [])
    .flatMap((key): unknown => fields[key])
    .filter(isNode);
}
