import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from './flow.js';

/**
 * Reads a text that is written in the code in full: a literal, a template or a sum of such, also by constant names.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns The text, or `undefined` where any part comes from elsewhere.
 */
export function getStaticText(flow: Flow, node: TSESTree.Node): string | undefined {
  const parts = flow.partsOf(node);
  return parts.every((part) => part.kind === 'text')
    ? parts.map((part) => part.text).join('')
    : undefined;
}
