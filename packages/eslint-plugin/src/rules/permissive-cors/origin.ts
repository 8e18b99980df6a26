import type { TSESTree } from '@typescript-eslint/utils';

/** What lets other sites in. */
export interface OpenOrigin {
  readonly kind: 'any' | 'null' | 'reflected' | 'weak';
  /** The part of the code that says so. */
  readonly node: TSESTree.Node;
}
