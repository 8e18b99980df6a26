import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getOwnNodes } from '../../ast/get-own-nodes.js';
import { splitName } from '../../ast/split-name.js';
import type { Flow } from '../../flow/flow.js';
import type { Copy } from './get-copy.js';

/** What has the keys that some type gives it, however many layers there are. */
const settings =
  /^(?:settings?|configs?|configuration|options?|opts|prefs|preferences|defaults|overrides|themes?|styles?|props)$/u;

/**
 * Tells whether settings are laid over each other, so that the result has as many keys as there are settings.
 *
 * @param flow - The flow of the file.
 * @param node - The expression that copies.
 * @param copy - What it copies.
 * @returns Whether they are: `config = { ...config, ...layer }`. A key that the code computes makes an object grow, whatever it
 *   is called.
 */
export function isLayering(flow: Flow, node: TSESTree.Node, { kind, source }: Copy): boolean {
  if (kind !== 'object') return false;
  const isKeyed = getOwnNodes(flow.sourceCode, node).some(
    (it) => it.type === AST_NODE_TYPES.Property && it.computed,
  );
  if (isKeyed) return false;
  const names = flow.sourceCode.getText(source).match(/[\w$]+/gu) ?? [];
  return names.some((name) => splitName(name).some((word) => settings.test(word)));
}
