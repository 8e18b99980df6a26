import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import type { FunctionNode } from '../ast/is-function.js';
import type { Flow } from './flow.js';
import { getProperty } from './get-property.js';
import { resolveConstant } from './resolve-constant.js';
import { getShape } from './validation.js';
import { input, Purpose, type Value } from './value.js';

/**
 * Evaluates what a tool of the Model Context Protocol is called with: `server.registerTool(name, { inputSchema }, tool)`.
 * A model asks for it, in words that may come from anywhere.
 *
 * @param flow - The flow of the file.
 * @param call - The call that the tool is handed to.
 * @param callable - The tool.
 * @returns The arguments as the schema lets them through; `undefined` where the call registers no tool.
 */
export function getToolInput(
  flow: Flow,
  call: TSESTree.CallExpression,
  callable: FunctionNode,
): Value | undefined {
  const [parameter] = callable.params;
  const { arguments: args, callee } = call;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || parameter === undefined) return undefined;
  if (getMemberName(callee) !== 'registerTool' || args.at(-1) !== callable) return undefined;
  const value = input(parameter, Purpose.operator);
  const schema = getProperty(flow, args[1], 'inputSchema');
  if (schema.kind !== 'present') return value;
  const written = resolveConstant(flow, schema.value);
  const shape = written.type === AST_NODE_TYPES.ObjectExpression ? written : getShape(written);
  return shape === undefined ? value : { ...value, schema: shape };
}
