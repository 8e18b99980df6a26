import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

import { getChildNodes } from '../ast/get-child-nodes.js';
import { isDefinition } from '../ast/is-definition.js';
import { isFunction } from '../ast/is-function.js';
import type { Flow } from '../flow/flow.js';
import { isLoop } from './iteration.js';

function isWithin(node: TSESTree.Node, around: TSESTree.Node): boolean {
  return node.range[0] >= around.range[0] && node.range[1] <= around.range[1];
}

/** Whether a name stands in a loop's body, and not in its head, so that its own value tells where it comes from. */
function isOfBody(declared: TSESTree.Node, around: TSESTree.Node): boolean {
  if (isLoop(around) || isFunction(around)) return isWithin(declared, around.body);
  // A call with a callback, whose parameters are the elements.
  return around.type === AST_NODE_TYPES.CallExpression;
}

/** `key.id = user.id`, `keys.push(user.id)`: what is in it does not come from its value alone. */
function isFilled({ references }: Scope.Variable): boolean {
  return references.some(({ identifier: { parent } }) => {
    if (parent.type !== AST_NODE_TYPES.MemberExpression) return false;
    const { parent: use } = parent;
    return (
      (use.type === AST_NODE_TYPES.AssignmentExpression && use.left === parent) ||
      (use.type === AST_NODE_TYPES.CallExpression &&
        use.callee === parent &&
        use.arguments.length > 0)
    );
  });
}

/** What is ever put into a variable that is declared with a value; `undefined` for a parameter and the like. */
function getValues(variable: Scope.Variable): TSESTree.Node[] | undefined {
  const {
    defs: [definition],
    references,
  } = variable;
  if (!isDefinition(definition, 'Variable') || isFilled(variable)) return undefined;
  const { parent } = definition.node;
  const isOfHead =
    (parent.parent.type === AST_NODE_TYPES.ForOfStatement ||
      parent.parent.type === AST_NODE_TYPES.ForInStatement) &&
    parent.parent.left === parent;
  if (isOfHead) return undefined;
  const values = references.flatMap(({ writeExpr }) => writeExpr ?? []);
  // `i++` has no value of its own, and is another one each time.
  return references.some((it) => it.isWrite() && !it.writeExpr) ? undefined : values;
}

/**
 * Tells whether an expression uses something that a node declares and that is another one each time: what a loop goes through, or
 * what is made of it.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @param around - Where the declarations stand: a loop, a call with a callback, a function.
 * @returns Whether a name in the expression is declared there. A name that is made of nothing but what is around does not
 *   count: `const limit = await getLimit()`.
 */
export function dependsOn(flow: Flow, node: TSESTree.Node, around: TSESTree.Node): boolean {
  const seen = new Set<Scope.Variable>();
  const stack: TSESTree.Node[] = [node];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    const variable =
      current.type === AST_NODE_TYPES.Identifier ? flow.bindings.variableOf(current) : undefined;
    const declared = variable?.identifiers[0];
    // What the expression declares for itself does not count.
    if (
      variable !== undefined &&
      declared !== undefined &&
      isWithin(declared, around) &&
      !isWithin(declared, node) &&
      !seen.has(variable)
    ) {
      seen.add(variable);
      const values = isOfBody(declared, around) ? getValues(variable) : undefined;
      if (values === undefined) return true;
      stack.push(...values);
    }
    stack.push(...getChildNodes(flow.sourceCode, current));
  }
  return false;
}
