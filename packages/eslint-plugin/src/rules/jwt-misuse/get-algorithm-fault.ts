import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getExpressionName } from '../../ast/get-expression-name.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import type { Flow } from '../../flow/flow.js';
import { getStaticText } from '../../flow/get-static-text.js';
import { resolveConstant } from '../../flow/resolve-constant.js';

/** What is wrong with a list of algorithms. */
export type AlgorithmFault = 'fromToken' | 'mixed' | 'none';

/** `header.alg`, also with a default: the sender of the token chooses. */
function isFromToken(node: TSESTree.Node): boolean {
  const plain = unwrapExpression(node as TSESTree.Expression);
  if (plain.type === AST_NODE_TYPES.LogicalExpression) return isFromToken(plain.left);
  return (
    plain.type === AST_NODE_TYPES.MemberExpression &&
    getExpressionName(plain) === 'alg' &&
    /header|decoded|token/iu.test(getExpressionName(plain.object) ?? '')
  );
}

/**
 * Looks for a fault in the algorithms that a token may be signed with.
 *
 * @param flow - The flow of the file.
 * @param node - A list of names, or one name.
 * @returns The fault, or `undefined` where there is none or the list comes from elsewhere.
 */
export function getAlgorithmFault(flow: Flow, node: TSESTree.Node): AlgorithmFault | undefined {
  const list = resolveConstant(flow, node);
  const elements =
    list.type === AST_NODE_TYPES.ArrayExpression ? list.elements.flatMap((it) => it ?? []) : [list];
  if (elements.some((it) => isFromToken(resolveConstant(flow, it)))) return 'fromToken';
  const names = elements.flatMap((it) => getStaticText(flow, it)?.toUpperCase() ?? []);
  if (names.includes('NONE')) return 'none';
  const isMixed =
    names.some((it) => it.startsWith('HS')) && names.some((it) => /^(?:[REP]S\d|ED)/u.test(it));
  return isMixed ? 'mixed' : undefined;
}
