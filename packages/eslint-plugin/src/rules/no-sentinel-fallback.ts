import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';

import { splitName } from '../ast/split-name.js';
import { unwrapExpression } from '../ast/unwrap-expression.js';
import { createRule } from '../create-rule.js';
import { mayBeMissing } from '../types/may-be-missing.js';
import { mayBeOtherThan } from '../types/may-be-other-than.js';
import { getDestination } from './no-sentinel-fallback/get-destination.js';
import { getDestinationName } from './no-sentinel-fallback/get-destination-name.js';
import { getIdName } from './no-sentinel-fallback/get-id-name.js';
import { getMissingTest } from './no-sentinel-fallback/get-missing-test.js';
import { getSentinel, type Sentinel } from './no-sentinel-fallback/get-sentinel.js';
import { isConversion } from './no-sentinel-fallback/is-conversion.js';
import { isIdName } from './no-sentinel-fallback/is-id-name.js';

type Options = [options?: { readonly words?: readonly string[] }];
type MessageId = 'keep' | 'sentinel';

const defaultWords = 'id uuid guid ulid uid gid pid fd handle rowid lastrowid'.split(' ');
const quantity =
  /^(?:count|counts|length|size|sum|total|index|offset|position|port|timeout|page|limit|code|level|env)$/u;

/** Whether taking the fallback away leaves code that reads the same in every place. */
function isSelfContained(node: TSESTree.Expression): boolean {
  const { type } = unwrapExpression(node);
  return (
    type === AST_NODE_TYPES.Identifier ||
    type === AST_NODE_TYPES.MemberExpression ||
    type === AST_NODE_TYPES.CallExpression ||
    type === AST_NODE_TYPES.AwaitExpression
  );
}

function isConverted({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.CallExpression && isConversion(parent);
}

function isParsed(node: TSESTree.Expression): boolean {
  const plain = unwrapExpression(node);
  return plain.type === AST_NODE_TYPES.CallExpression && isConversion(plain);
}

export default createRule<Options, MessageId>({
  name: 'no-sentinel-fallback',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow `-1`, `0` and empty strings in place of an id that is missing',
      practice: 'sentinel-for-missing',
      area: 'types',
      level: 'strict',
    },
    hasSuggestions: true,
    messages: {
      sentinel:
        '`{{value}}` passes for a real `{{name}}` where there is none. Keep `undefined`, or throw.',
      keep: 'Keep `undefined` where there is no `{{name}}`.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          words: {
            type: 'array',
            items: { type: 'string', pattern: '^[a-z0-9]+$' },
            uniqueItems: true,
            description:
              'The words that make a name an id when they end it, in lower case: `id` stands for `userId` and `user_id` too.',
          },
        },
      },
    ],
    defaultOptions: [{ words: defaultWords }],
  },
  create(context, [{ words = defaultWords } = {}]) {
    const { sourceCode } = context;

    function report(sentinel: Sentinel, name: string, fix?: ReportFixFunction): void {
      const value = sourceCode.getText(sentinel.node);
      context.report({
        node: sentinel.node,
        messageId: 'sentinel',
        data: { name, value },
        suggest: fix === undefined ? [] : [{ messageId: 'keep', data: { name }, fix }],
      });
    }

    function getName(
      { kind }: Sentinel,
      node: TSESTree.Expression,
      destination: TSESTree.Node,
    ): string | undefined {
      const name = getIdName(node, (it) => isIdName(it, words, kind));
      // No counter or text falls back to a negative number, so there the name may come later.
      if (name !== undefined || kind !== 'negative') return name;
      const other = getIdName(node, (it) => quantity.test(splitName(it).at(-1) ?? ''));
      const taken = other === undefined ? getDestinationName(destination) : undefined;
      return taken !== undefined && isIdName(taken, words, kind) ? taken : undefined;
    }

    function checkLogical(node: TSESTree.LogicalExpression): void {
      if (node.operator === '&&') return;
      const sentinel = getSentinel(node.right);
      const destination = sentinel && getDestination(node);
      if (sentinel === undefined || destination === undefined) return;
      const { left } = node;
      const name = getName(sentinel, left, destination);
      if (name === undefined) return;
      // What doesn't parse is `NaN`, which no type shows.
      const isTyped = node.operator === '??' || !isParsed(left);
      if (isTyped && !mayBeMissing(sourceCode, left)) return;
      if (!mayBeOtherThan(sourceCode, left, sentinel.value)) return;
      report(
        sentinel,
        name,
        isSelfContained(left) && !isParsed(left) && !isConverted(node)
          ? (fixer) => fixer.replaceText(node, sourceCode.getText(left))
          : undefined,
      );
    }

    function checkConditional(node: TSESTree.ConditionalExpression): void {
      const { alternate, consequent, test } = node;
      const sentinel = getSentinel(consequent) ?? getSentinel(alternate);
      const missing = sentinel && getMissingTest(test);
      if (sentinel === undefined || missing === undefined) return;
      const branch = missing.holdsIfMissing ? consequent : alternate;
      const other = missing.holdsIfMissing ? alternate : consequent;
      const { tested } = missing;
      if (getSentinel(branch)?.node !== sentinel.node) return;
      if (!sourceCode.getText(other).includes(sourceCode.getText(tested))) return;
      const destination = getDestination(node);
      const name = destination && getName(sentinel, other, destination);
      if (name === undefined || !mayBeMissing(sourceCode, tested)) return;
      if (!mayBeOtherThan(sourceCode, other, sentinel.value)) return;
      report(
        sentinel,
        name,
        isConverted(node) ? undefined : (fixer) => fixer.replaceText(sentinel.node, 'undefined'),
      );
    }

    function checkReturn(node: TSESTree.ReturnStatement): void {
      const sentinel = node.argument === null ? undefined : getSentinel(node.argument);
      if (sentinel === undefined) return;
      const { parent } = node;
      const isOnly = parent.type === AST_NODE_TYPES.BlockStatement && parent.body.length === 1;
      const clause = isOnly ? parent.parent : parent;
      if (clause.type !== AST_NODE_TYPES.IfStatement) return;
      if (clause.consequent !== node && clause.consequent !== parent) return;
      const missing = getMissingTest(clause.test);
      const name = missing?.holdsIfMissing === true ? getDestinationName(node) : undefined;
      if (missing === undefined || name === undefined) return;
      if (!isIdName(name, words, sentinel.kind) || !mayBeMissing(sourceCode, missing.tested))
        return;
      if (!mayBeOtherThan(sourceCode, node, sentinel.value)) return;
      report(sentinel, name, (fixer) => fixer.replaceText(sentinel.node, 'undefined'));
    }

    function checkDefault(node: TSESTree.AssignmentPattern): void {
      const sentinel = getSentinel(node.right);
      if (sentinel === undefined || node.left.type !== AST_NODE_TYPES.Identifier) return;
      const { left, parent } = node;
      const isMember = parent.type === AST_NODE_TYPES.Property;
      const name = [isMember ? getDestinationName(parent) : undefined, left.name].find(
        (it) => it !== undefined && isIdName(it, words, sentinel.kind),
      );
      if (name === undefined) return;
      if (isMember && !mayBeMissing(sourceCode, parent)) return;
      if (!mayBeOtherThan(sourceCode, isMember ? parent : left, sentinel.value)) return;
      report(
        sentinel,
        name,
        isMember ? (fixer) => fixer.removeRange([left.range[1], node.range[1]]) : undefined,
      );
    }

    function checkAssignment(node: TSESTree.AssignmentExpression): void {
      if (node.operator !== '??=' && node.operator !== '||=') return;
      const sentinel = getSentinel(node.right);
      const name = sentinel && getDestinationName(node);
      if (sentinel === undefined || name === undefined) return;
      if (!isIdName(name, words, sentinel.kind)) return;
      if (!mayBeMissing(sourceCode, node.left)) return;
      if (mayBeOtherThan(sourceCode, node.left, sentinel.value)) report(sentinel, name);
    }

    return {
      AssignmentExpression: checkAssignment,
      AssignmentPattern: checkDefault,
      ConditionalExpression: checkConditional,
      LogicalExpression: checkLogical,
      ReturnStatement: checkReturn,
    };
  },
});
