import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from './flow.js';
import { resolveConstant } from './resolve-constant.js';

const units: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 2 ** 10,
  mb: 2 ** 20,
  gb: 2 ** 30,
  tb: 2 ** 40,
  pb: 2 ** 50,
};

const endless = new Set([
  'Infinity',
  'Number.POSITIVE_INFINITY',
  'Number.MAX_SAFE_INTEGER',
  'Number.MAX_VALUE',
]);

function calculate(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '*':
      return left * right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '/':
      return left / right;
    case '**':
      return left ** right;
    case '<<':
      return left * 2 ** right;
    default:
      return undefined;
  }
}

/**
 * Reads a text as the package `bytes` does, by which Express and Koa read their limits.
 *
 * @param text - `'100kb'`, `'1.5 MB'`.
 * @returns The number of bytes, or `undefined` where it is no size.
 */
function parseSize(text: string): number | undefined {
  const { amount, unit = '' } =
    /^(?<amount>\d+(?:\.\d+)?) *(?<unit>b|kb|mb|gb|tb|pb)?$/iu.exec(text.trim())?.groups ?? {};
  const factor = units[unit.toLowerCase()];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}

/**
 * Reads a size that is written in the code.
 *
 * @param flow - The flow of the file.
 * @param node - The expression: `'100kb'`, `5 * 1024 * 1024`, `Infinity`.
 * @returns The number of bytes, or `undefined` where it comes from elsewhere.
 */
export function readSize(flow: Flow, node: TSESTree.Node): number | undefined {
  const value = resolveConstant(flow, node);
  switch (value.type) {
    case AST_NODE_TYPES.Literal:
      if (typeof value.value === 'number') return value.value;
      return typeof value.value === 'string' ? parseSize(value.value) : undefined;
    case AST_NODE_TYPES.BinaryExpression: {
      const left = readSize(flow, value.left);
      const right = left === undefined ? undefined : readSize(flow, value.right);
      return left === undefined || right === undefined
        ? undefined
        : calculate(value.operator, left, right);
    }
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
      return endless.has(flow.nameOf(value) ?? '') ? Infinity : undefined;
    default:
      return undefined;
  }
}
