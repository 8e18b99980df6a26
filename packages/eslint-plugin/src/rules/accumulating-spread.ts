import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getConditions } from '../ast/get-conditions.js';
import { getMemberName } from '../ast/get-member-name.js';
import { getOwnNodes } from '../ast/get-own-nodes.js';
import type { FunctionNode } from '../ast/is-function.js';
import { unwrapExpression } from '../ast/unwrap-expression.js';
import { createReporter } from '../create-reporter.js';
import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getIterated } from '../loops/get-iterated.js';
import { getIteration, type Iteration } from '../loops/iteration.js';
import { isBounded } from '../loops/is-bounded.js';
import { getCopies, type Copy } from './accumulating-spread/get-copy.js';
import { getCopiedList } from './accumulating-spread/get-copied-list.js';
import { isArray, isWrittenArray } from './accumulating-spread/is-array.js';
import {
  isElement,
  isOneOfMany,
  isOutside,
  isWithin,
  type Target,
} from './accumulating-spread/target.js';

type MessageId = 'array' | 'buffer' | 'object';

/** `[first, ...all]` */
function isPutBefore(node: TSESTree.Expression): boolean {
  return (
    node.type === AST_NODE_TYPES.ArrayExpression &&
    node.elements[0]?.type !== AST_NODE_TYPES.SpreadElement &&
    node.elements.at(-1)?.type === AST_NODE_TYPES.SpreadElement
  );
}

export default createRule<[], MessageId>({
  name: 'accumulating-spread',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow copying a result whole for each element that is added to it',
      practice: 'accumulating-spread',
      area: 'performance',
      level: 'recommended',
    },
    messages: {
      array:
        'Each step copies all of `{{name}}`, so that ten times the elements take a hundred times as long. Add by `push`, or let `map`, `filter` or `flatMap` make the list.',
      buffer:
        'Each step copies all of `{{name}}`, so that ten times the bytes take a hundred times as long. Keep the parts in an array, and put them together once.',
      object:
        'Each step copies all of `{{name}}`, so that ten times the keys take a hundred times as long. Assign the key, or make the object of all entries by `Object.fromEntries`.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);
    const reportOnce = createReporter(context);

    function report(node: TSESTree.Node, { kind, source }: Copy): void {
      reportOnce(node, kind === 'list' ? 'array' : kind, { name: sourceCode.getText(source) });
    }

    /** The names that a callback's first parameter gives to what was gathered, or to its parts. */
    function isGathered(callback: FunctionNode, { source }: Copy): boolean {
      const [parameter] = callback.params;
      const declared = flow.bindings.variableOf(source)?.identifiers[0];
      return (
        parameter !== undefined &&
        declared !== undefined &&
        declared.range[0] >= parameter.range[0] &&
        declared.range[1] <= parameter.range[1]
      );
    }

    /** `({ ...all, items: [...all.items, item] })`: a part of what was gathered, put back in its place. */
    function isGatheredPart(
      callback: FunctionNode,
      { parent }: TSESTree.Node,
      { kind, source }: Copy,
    ): boolean {
      return (
        source.type === AST_NODE_TYPES.MemberExpression &&
        source.object.type === AST_NODE_TYPES.Identifier &&
        parent?.type === AST_NODE_TYPES.Property &&
        parent.key.type === AST_NODE_TYPES.Identifier &&
        !parent.computed &&
        getMemberName(source) === parent.key.name &&
        isGathered(callback, { kind, source: source.object })
      );
    }

    /** `all.length < 10 ? [...all, item] : all` */
    function isCapped(node: TSESTree.Node, { source }: Copy): boolean {
      const text = sourceCode.getText(source);
      return getConditions(node).some(
        ({ test }) =>
          test.type === AST_NODE_TYPES.BinaryExpression &&
          /^[<>]=?$/u.test(test.operator) &&
          [test.left, test.right].some((side) => sourceCode.getText(side) === `${text}.length`),
      );
    }

    function checkReduce(
      { arguments: [, initial] }: TSESTree.CallExpression,
      callback: FunctionNode,
    ): void {
      for (const node of getOwnNodes(sourceCode, callback.body)) {
        for (const copy of getCopies(flow, node)) {
          if (!isGathered(callback, copy) && !isGatheredPart(callback, node, copy)) continue;
          if (isCapped(node, copy)) continue;
          // Texts have `concat` too.
          if (copy.kind === 'list' && !isWrittenArray(initial) && !isArray(flow, copy.source))
            continue;
          report(node, copy);
        }
      }
    }

    /** Whether an iteration also sets a name to something else, so that what it holds does not go on growing. */
    function isSetAnew(
      target: Target,
      assignment: TSESTree.AssignmentExpression,
      { node }: Iteration,
    ): boolean {
      const writes = flow.bindings.variableOf(target)?.references.filter((it) => it.isWrite());
      return (
        writes?.some(({ identifier }) => {
          const { parent } = identifier;
          if (!isWithin(identifier, node) || parent === assignment) return false;
          return (
            parent.type !== AST_NODE_TYPES.AssignmentExpression ||
            !copies(parent.right, sourceCode.getText(target))
          );
        }) ?? false
      );
    }

    function copies(node: TSESTree.Node, text: string): Copy | undefined {
      const plain = unwrapExpression(node as TSESTree.Expression);
      const made = getCopies(flow, getCopiedList(plain) ?? plain);
      return made.find(({ source }) => sourceCode.getText(source) === text);
    }

    function checkAssignment(assignment: TSESTree.AssignmentExpression): void {
      const { left, operator, right } = assignment;
      if (operator !== '=') return;
      if (left.type !== AST_NODE_TYPES.Identifier && left.type !== AST_NODE_TYPES.MemberExpression)
        return;
      const value = unwrapExpression(right);
      const copy = copies(value, sourceCode.getText(left));
      if (copy === undefined || (copy.kind === 'object' && isOneOfMany(left))) return;
      for (
        let iteration = getIteration(assignment);
        iteration !== undefined;
        iteration = getIteration(iteration.node)
      ) {
        if (!isOutside(flow, left, iteration)) return;
        const iterated = getIterated(flow, iteration);
        // Up a tree, the path is put together from its end, which `push` can't.
        if (iterated === undefined && isPutBefore(value)) return;
        const isSmall = iterated !== undefined && isBounded(flow, iterated);
        if (isSmall || isElement(flow, left, iteration)) continue;
        if (isSetAnew(left, assignment, iteration)) return;
        if (copy.kind === 'list' && !isArray(flow, copy.source)) return;
        report(getCopiedList(value) ?? value, copy);
        return;
      }
    }

    return {
      AssignmentExpression: checkAssignment,
      CallExpression(call): void {
        const { arguments: args, callee } = call;
        const [first] = args;
        if (first === undefined || callee.type !== AST_NODE_TYPES.MemberExpression) return;
        if (!/^reduce(?:Right)?$/u.test(getMemberName(callee) ?? '')) return;
        const callback = flow.bindings.functionOf(first);
        if (callback === undefined || isBounded(flow, callee.object)) return;
        checkReduce(call, callback);
      },
    };
  },
});
