import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import type { Flow } from './flow.js';
import { getBeginnings } from './get-beginnings.js';
import type { TextPart } from './get-parts.js';
import { isOwnAddress } from './is-own-address.js';
import { resolveConstant } from './resolve-constant.js';
import { Purpose } from './value.js';

/** Stands for what is put in and is not the caller's. */
const other = '\u0001';

/** What comes next decides the host: nothing before it, only a scheme, or a host that has not ended. */
const openStart = /^\s*(?:(?:https?|wss?|\u0001):)?[/\\]{0,2}$/iu;
const openHost = /^\s*(?:(?:https?|wss?|\u0001):)?[/\\]{2}[^/\\?#]*[^/\\?#\u0001]$/iu;
const partAfterHost = /^(?:pathname|search|hash)$/u;

/** Whether a part of an address begins with what ends the host: `url.pathname`, `req.originalUrl`. */
function followsHost(flow: Flow, node: TSESTree.Node): boolean {
  const plain = resolveConstant(flow, node);
  return (
    plain.type === AST_NODE_TYPES.MemberExpression && partAfterHost.test(getMemberName(plain) ?? '')
  );
}

function findInBeginning(
  flow: Flow,
  beginning: readonly TextPart[],
  isHarmful: (node: TSESTree.Node) => boolean,
): TSESTree.Node | undefined {
  let before = '';
  for (const part of beginning) {
    if (part.kind === 'text') before += part.text;
    else if (!flow.isInput(part.node, Purpose.host) || isOwnAddress(flow, part.node))
      before += other;
    else if (isHarmful(part.node) && (openStart.test(before) || openHost.test(before))) {
      if (!followsHost(flow, part.node)) return part.node;
      before += '/';
    } else before += other;
  }
  return undefined;
}

/**
 * Finds input that decides which host an address leads to.
 *
 * @param flow - The flow of the file.
 * @param node - The expression that makes the address.
 * @param isHarmful - Whether to count this input; all of it without.
 * @returns The expression that holds the input; `undefined` where the host is fixed before input comes, or is
 *   somebody else's: a setting, the address that the server itself was asked by.
 */
export function findHostInput(
  flow: Flow,
  node: TSESTree.Node,
  isHarmful: (node: TSESTree.Node) => boolean = () => true,
): TSESTree.Node | undefined {
  // A check of the whole address counts, however the address is made.
  const { cleared, kind } = flow.valueOf(node);
  if ((cleared & Purpose.host) !== 0 || kind === 'clean') return undefined;
  for (const beginning of getBeginnings(flow, node)) {
    const found = findInBeginning(flow, beginning, isHarmful);
    if (found !== undefined) return found;
  }
  return undefined;
}
