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
import { resolveConstant } from '../flow/resolve-constant.js';
import { getCopies, type Copy } from './accumulating-spread/get-copy.js';
import { getCopiedList } from './accumulating-spread/get-copied-list.js';
import { getPartListener } from './accumulating-spread/get-part-listener.js';
import { isArray, isWrittenArray } from './accumulating-spread/is-array.js';
import { isKeptEachTime } from './accumulating-spread/is-kept-each-time.js';
import { isLayering } from './accumulating-spread/is-layering.js';
import { isOnlyGathered } from './accumulating-spread/is-only-gathered.js';
import {
  isElement,
  isOneOfMany,
  isOutside,
  isWithin,
  type Target,
} from './accumulating-spread/target.js';

type MessageId = 'array' | 'buffer' | 'object';

/** `[first, ...all]`, `{ ...others, ...all }` */
function isPutBefore(node: TSESTree.Expression, { source }: Copy): boolean {
  if (node.type === AST_NODE_TYPES.ObjectExpression) {
    const last = node.properties.at(-1);
    return last?.type === AST_NODE_TYPES.SpreadElement && isWithin(source, last);
  }
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

    /** `all.length < 10`, `(all?.length ?? 0) >= limit` */
    function limits(test: TSESTree.Node, { source }: Copy): boolean {
      if (test.type !== AST_NODE_TYPES.BinaryExpression) return false;
      if (!/^[<>]=?$/u.test(test.operator)) return false;
      const text = sourceCode.getText(source);
      return [test.left, test.right].some((side) =>
        getOwnNodes(sourceCode, side).some(
          (it) =>
            it.type === AST_NODE_TYPES.MemberExpression &&
            /^(?:length|size|byteLength)$/u.test(getMemberName(it) ?? '') &&
            sourceCode.getText(it.object) === text,
        ),
      );
    }

    /** `all.length < 10 ? [...all, item] : all`, also by a loop around. */
    function isCapped(node: TSESTree.Node, copy: Copy, loop?: TSESTree.Node): boolean {
      const tests = getConditions(node).map(({ test }) => test);
      if (loop && 'test' in loop && loop.test) tests.push(loop.test);
      return tests.some((test) => limits(test, copy));
    }

    /** `for (let i = 0; i < 6; i++)`: as often as the code says. */
    function isCounted({ node }: Iteration): boolean {
      if (node.type !== AST_NODE_TYPES.ForStatement) return false;
      return (
        node.test?.type === AST_NODE_TYPES.BinaryExpression &&
        [node.test.left, node.test.right].some(
          (side) => resolveConstant(flow, side).type === AST_NODE_TYPES.Literal,
        ) &&
        /^[<>]=?$/u.test(node.test.operator)
      );
    }

    function checkReduce(
      { arguments: [, initial] }: TSESTree.CallExpression,
      callback: FunctionNode,
    ): void {
      for (const node of getOwnNodes(sourceCode, callback.body)) {
        for (const copy of getCopies(flow, node)) {
          if (!isGathered(callback, copy) && !isGatheredPart(callback, node, copy)) continue;
          if (isCapped(node, copy) || isLayering(flow, node, copy)) continue;
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

    /** `const next = [...all, item]; all = next;`: what a name stands for that has no other use. */
    function getMade(right: TSESTree.Expression): TSESTree.Expression {
      const plain = unwrapExpression(right);
      const references = flow.bindings.variableOf(plain)?.references ?? [];
      return references.length === 2
        ? (resolveConstant(flow, plain) as TSESTree.Expression)
        : plain;
    }

    /** Whether a copy in an iteration adds to what other iterations have added. */
    function isAdding(
      assignment: TSESTree.AssignmentExpression,
      left: Target,
      value: TSESTree.Expression,
      copy: Copy,
      iteration: Iteration,
    ): boolean {
      if (isSetAnew(left, assignment, iteration)) return false;
      if (copy.kind === 'list' && !isArray(flow, copy.source)) return false;
      if (isCapped(assignment, copy, iteration.node)) return false;
      return !isLayering(flow, value, copy) && !isKeptEachTime(flow, assignment, iteration, value);
    }

    function checkAssignment(assignment: TSESTree.AssignmentExpression): void {
      const { left, operator, right } = assignment;
      if (operator !== '=') return;
      if (left.type !== AST_NODE_TYPES.Identifier && left.type !== AST_NODE_TYPES.MemberExpression)
        return;
      const value = getMade(right);
      const copy = copies(value, sourceCode.getText(left));
      if (copy === undefined || (copy.kind === 'object' && isOneOfMany(left))) return;
      const listener = getPartListener(assignment);
      if (
        listener !== undefined &&
        isWithin(value, assignment) &&
        isOutside(flow, left, listener) &&
        isOnlyGathered(flow, left, listener, assignment) &&
        isAdding(assignment, left, value, copy, listener)
      )
        report(getCopiedList(value) ?? value, copy);
      for (
        let iteration = getIteration(assignment);
        iteration !== undefined;
        iteration = getIteration(iteration.node)
      ) {
        if (!isOutside(flow, left, iteration) || !isWithin(value, iteration.node)) return;
        const iterated = getIterated(flow, iteration);
        // Up a tree, the path is put together from its end, which `push` can't; what comes later may also count less.
        if (iterated === undefined && isPutBefore(value, copy)) return;
        const isSmall = iterated === undefined ? isCounted(iteration) : isBounded(flow, iterated);
        if (isSmall || isElement(flow, left, iteration)) continue;
        if (isAdding(assignment, left, value, copy, iteration))
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
