import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isDefinition } from '../ast/is-definition.js';
import type { Flow } from './flow.js';

/** A regular expression as written. */
export interface WrittenPattern {
  readonly source: string;
  readonly flags: string;
}

/**
 * Reads a regular expression that stands in the code, directly or as a constant.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns The pattern, or `undefined` where it is not known.
 */
export function readPattern(flow: Flow, node: TSESTree.Node): WrittenPattern | undefined {
  if (node.type === AST_NODE_TYPES.Literal && 'regex' in node)
    return { source: node.regex.pattern, flags: node.regex.flags };
  if (node.type === AST_NODE_TYPES.NewExpression || node.type === AST_NODE_TYPES.CallExpression) {
    const [source, flags] = node.arguments;
    if (flow.nameOf(node.callee) !== 'RegExp' || source?.type !== AST_NODE_TYPES.Literal)
      return undefined;
    return {
      source: String(source.value),
      flags: flags?.type === AST_NODE_TYPES.Literal ? String(flags.value) : '',
    };
  }
  if (node.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = flow.bindings.variableOf(node);
  const definition = variable?.defs[0];
  return variable?.defs.length === 1 &&
    isDefinition(definition, 'Variable') &&
    definition.node.init !== null &&
    definition.node.id === definition.name
    ? readPattern(flow, definition.node.init)
    : undefined;
}

/**
 * Tells whether a pattern lets only listed characters through: it is anchored at both ends and has no wildcard,
 * no negated class and no line-wise anchors.
 *
 * @param source - The pattern's source.
 * @param flags - Its flags.
 * @returns Whether a text that matches is harmless.
 */
export function isAllowListPattern(source: string, flags = ''): boolean {
  if (flags.includes('m') || !source.startsWith('^') || !/(?:^|[^\\])(?:\\\\)*\$$/u.test(source))
    return false;
  let inClass = false;
  let depth = 0;
  for (let index = 1; index < source.length - 1; index++) {
    const character = source[index];
    if (character === '\\') {
      index++;
      if (/[SDWP]/u.test(source[index] ?? '')) return false;
      // White space in a class lets words of a query through, in no other way a list of characters does.
      continue;
    }
    if (character === '[') {
      if (!inClass && source[index + 1] === '^') return false;
      inClass = true;
    } else if (character === ']') inClass = false;
    else if (!inClass) {
      if (character === '.') return false;
      if (character === '(') depth++;
      else if (character === ')') depth--;
      // `^a|b$` anchors each alternative at one end only.
      else if (character === '|' && depth === 0) return false;
    }
  }
  return true;
}
