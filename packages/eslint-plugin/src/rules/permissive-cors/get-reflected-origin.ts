import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getConditions, type Condition } from '../../ast/get-conditions.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import type { Flow } from '../../flow/flow.js';
import { getStaticText } from '../../flow/get-static-text.js';
import { readPattern } from '../../flow/patterns.js';
import { Purpose } from '../../flow/value.js';
import { judgePattern } from './judge-pattern.js';
import type { OpenOrigin } from './origin.js';

type Check = 'none' | 'others' | 'own';

function mentions(flow: Flow, test: TSESTree.Node, subject: string): boolean {
  return flow.sourceCode.getText(test).includes(subject);
}

function judgeCall(flow: Flow, node: TSESTree.CallExpression, subject: string): Check {
  const { arguments: args, callee } = node;
  const [first] = args;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || first === undefined) return 'own';
  const method = getMemberName(callee);
  const isOfSubject = mentions(flow, callee.object, subject);
  if (method === 'test' || method === 'match') {
    const pattern = readPattern(flow, method === 'test' ? callee.object : first);
    return pattern === undefined || judgePattern(pattern) === 'own' ? 'own' : 'others';
  }
  const text = isOfSubject ? getStaticText(flow, first) : undefined;
  if (text === undefined) return 'own';
  if (method === 'endsWith') return /^(?:\.|https?:)/u.test(text) ? 'own' : 'others';
  return method === 'includes' || method === 'startsWith' || method === 'indexOf'
    ? 'others'
    : 'own';
}

/** What a condition says of the origin: nothing, too little, or enough. */
function judgeTest(flow: Flow, { holds, test }: Condition, subject: string): Check {
  const node = unwrapExpression(test);
  if (!mentions(flow, node, subject)) return 'none';
  switch (node.type) {
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator === '!'
        ? judgeTest(flow, { test: node.argument, holds: !holds }, subject)
        : 'none';
    case AST_NODE_TYPES.LogicalExpression: {
      const sides = [node.left, node.right].map((it) =>
        judgeTest(flow, { test: it, holds }, subject),
      );
      const isSure = (node.operator === '&&') === holds;
      if (isSure ? sides.includes('own') : !sides.includes('none') && !sides.includes('others'))
        return 'own';
      return sides.includes('others') ? 'others' : 'none';
    }
    case AST_NODE_TYPES.BinaryExpression: {
      const other = [node.left, node.right].find((it) => !mentions(flow, it, subject));
      const isNothing =
        other === undefined ||
        (other.type === AST_NODE_TYPES.Literal && (other.value === null || other.value === '')) ||
        (other.type === AST_NODE_TYPES.Identifier && other.name === 'undefined') ||
        (other.type === AST_NODE_TYPES.Literal &&
          /^(?:undefined|string|null)$/u.test(String(other.value)));
      if (isNothing) return 'none';
      if (/^[!=]==?$/u.test(node.operator))
        return node.operator.startsWith('=') === holds ? 'own' : 'none';
      return 'own';
    }
    case AST_NODE_TYPES.CallExpression:
      // `req.get('origin')` alone asks whether there is one.
      if (flow.valueOf(node).kind === 'input') return 'none';
      return holds ? judgeCall(flow, node, subject) : 'none';
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
      return 'none';
    default:
      return 'own';
  }
}

/** What is checked where the value is made of it: `encodeURI(origin)`, `origin || '*'`. */
function getSubject(value: TSESTree.Node): TSESTree.Node {
  const plain = unwrapExpression(value as TSESTree.Expression);
  if (plain.type === AST_NODE_TYPES.LogicalExpression) return getSubject(plain.left);
  if (plain.type !== AST_NODE_TYPES.CallExpression) return plain;
  const [first] = plain.arguments;
  return plain.callee.type === AST_NODE_TYPES.Identifier && first !== undefined
    ? getSubject(first)
    : plain;
}

/**
 * Judges the value of `Access-Control-Allow-Origin` that is not written in the code.
 *
 * @param flow - The flow of the file.
 * @param value - The value.
 * @returns That it is the request's own origin, unchecked or checked too weakly; `undefined` where it is not.
 */
export function getReflectedOrigin(flow: Flow, value: TSESTree.Node): OpenOrigin | undefined {
  if (!flow.isInput(value, Purpose.host)) return undefined;
  const subject = flow.sourceCode.getText(getSubject(value));
  const checks = getConditions(value).map((it) => judgeTest(flow, it, subject));
  if (checks.includes('own')) return undefined;
  return { kind: checks.includes('others') ? 'weak' : 'reflected', node: value };
}
