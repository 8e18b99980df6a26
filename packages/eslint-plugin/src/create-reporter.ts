import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** Reports a node, unless it was reported before. */
type Reporter<MessageId extends string> = (
  node: TSESTree.Node,
  messageId: MessageId,
  data?: Readonly<Record<string, string>>,
) => void;

/**
 * Creates a function that reports each node once, for rules that come to a node by several ways.
 *
 * @param context - The rule's context.
 * @returns The function; what it is called with first counts.
 */
export function createReporter<MessageId extends string>(
  context: Readonly<TSESLint.RuleContext<MessageId, readonly unknown[]>>,
): Reporter<MessageId> {
  const reported = new Set<TSESTree.Node>();
  return (node, messageId, data = {}) => {
    if (reported.has(node)) return;
    reported.add(node);
    context.report({ node, messageId, data });
  };
}
