import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../../flow/flow.js';

/** How a value is guessed: by computing the generator's state, or by trying the times around. */
export type SourceKind = 'clock' | 'random';

const random =
  /^(?:Math\.random|lodash\.(?:random|sample|sampleSize|shuffle)|lodash\/(?:random|sample|sampleSize|shuffle)|underscore\.(?:random|sample|shuffle)|_\.(?:random|sample|sampleSize)|seedrandom\(\)|random-js\.Random\(\)\.\w+|randomatic|random-number|random-int)$/u;
const clock =
  /^(?:Date\.now|Date\(\)\.(?:getTime|valueOf)|performance\.now|process\.hrtime|process\.hrtime\.bigint|uuid\.v1|uuid\/v1)$/u;

/**
 * Tells whether an expression makes a value that can be guessed.
 *
 * @param flow - The flow of the file.
 * @param node - A call or an operation.
 * @returns How, or `undefined`.
 */
export function getSource(
  flow: Flow,
  node: TSESTree.CallExpression | TSESTree.UnaryExpression,
): SourceKind | undefined {
  if (node.type === AST_NODE_TYPES.UnaryExpression)
    return node.operator === '+' && flow.nameOf(node.argument) === 'Date()' ? 'clock' : undefined;
  const name = flow.nameOf(node.callee);
  if (name === undefined) return undefined;
  if (random.test(name)) return 'random';
  return clock.test(name) ? 'clock' : undefined;
}
