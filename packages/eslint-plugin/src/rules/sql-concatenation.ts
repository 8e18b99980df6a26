import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { createRule } from '../create-rule.js';
import type { Call } from '../flow/bindings.js';
import { getFlow } from '../flow/flow.js';
import { getSourceText } from '../flow/get-source-text.js';
import { Purpose } from '../flow/value.js';
import { mayBeText } from '../types/may-be-text.js';
import { findOperatorInput } from './sql-concatenation/find-operator-input.js';
import { getQueryTexts, type QueryText } from './sql-concatenation/get-query-texts.js';
import { isRecord } from './sql-concatenation/is-record.js';
import { isShapeChecked } from './sql-concatenation/is-shape-checked.js';
import { isStatement, isValue, readQuery, type Query } from './sql-concatenation/read-query.js';

type MessageId = 'code' | 'input' | 'operator' | 'value';

/** A text that begins like a statement of SQL. */
const statementBeginning =
  /["'`]\s*(?:call|delete|exec|execute|insert|merge|replace|select|update|with)\s/iu;

export default createRule<[], MessageId>({
  name: 'sql-concatenation',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow queries put together from text',
      practice: 'sql-concatenation',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      input:
        '`{{source}}` comes from the request and becomes part of the query, which it can rewrite. Bind it as a parameter.',
      value:
        '`{{source}}` becomes part of the query, which it can rewrite. Bind it as a parameter.',
      operator:
        '`{{source}}` may be an object such as `{ $ne: null }`, which is read as operators. Make sure that it is text, or compare by `$eq`.',
      code: '`{{source}}` becomes part of code that the database runs. Compare by operators instead.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);
    /** Holes that a database is known to read, reported or found harmless. */
    const judged = new Set<TSESTree.Node>();

    function report(node: TSESTree.Node, messageId: MessageId, source: TSESTree.Node): void {
      const data = { source: getSourceText(flow, flow.valueOf(source)) };
      context.report({ node, messageId, data });
    }

    function isHarmfulInput(node: TSESTree.Node): boolean {
      return flow.isInput(node, Purpose.query);
    }

    /** Whether something that nobody in this file vouches for stands in a value's place. */
    function isHarmfulValue(query: Query, hole: Query['holes'][number]): boolean {
      const { cleared, kind } = flow.valueOf(hole.node);
      return (
        kind === 'parameter' &&
        (cleared & Purpose.query) === 0 &&
        isValue(query, hole) &&
        mayBeText(sourceCode, hole.node)
      );
    }

    function checkText({ isCertain, isFragment, node }: QueryText): void {
      const query = readQuery(flow, node);
      const isQuery = isStatement(query);
      if (!isCertain && !isQuery) return;
      for (const hole of query.holes) judged.add(hole.node);
      const input = query.holes.find((hole) => isHarmfulInput(hole.node));
      if (input !== undefined) {
        report(node, 'input', input.node);
        return;
      }
      if (!isQuery && !(isCertain && isFragment)) return;
      const value = query.holes.find((hole) => isHarmfulValue(query, hole));
      if (value !== undefined) report(node, 'value', value.node);
    }

    function checkOperators(node: TSESTree.CallExpression): void {
      const found = findOperatorInput(flow, node);
      if (found === undefined || isShapeChecked(flow, found)) return;
      const isWithin = found.range[0] >= node.range[0] && found.range[1] <= node.range[1];
      report(isWithin ? found : (node.arguments[0] ?? node), 'operator', found);
    }

    /** A whole statement with input among its values that is handed to something that this file does not show. */
    function checkHandedOn(node: TSESTree.CallExpression): void {
      if (isRecord(node)) return;
      for (const argument of node.arguments) {
        if (!isHarmfulInput(argument)) continue;
        const query = readQuery(flow, argument);
        if (query.holes.length === 0 || !isStatement(query)) continue;
        const input = query.holes.find(
          (hole) => !judged.has(hole.node) && isHarmfulInput(hole.node) && isValue(query, hole),
        );
        if (input === undefined) continue;
        judged.add(input.node);
        report(argument, 'input', input.node);
      }
    }

    /** Code for `$where` and the like, put together from text. */
    function checkCode(node: TSESTree.Node): void {
      const { holes, text } = readQuery(flow, node);
      const harmful = holes.find((hole) => {
        const { kind } = flow.valueOf(hole.node);
        return kind === 'input' || (kind === 'parameter' && text.length > 1);
      });
      if (harmful !== undefined) report(node, 'code', harmful.node);
    }

    const handedOn: TSESTree.CallExpression[] = [];

    function check(node: Call): void {
      const texts = getQueryTexts(flow, node);
      for (const text of texts) checkText(text);
      if (node.type !== AST_NODE_TYPES.CallExpression) return;
      checkOperators(node);
      if (texts.length === 0) handedOn.push(node);
      const { arguments: args, callee } = node;
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return;
      const method = getMemberName(callee);
      if (method === '$where' && args[0] !== undefined) checkCode(args[0]);
      if (method === 'mapReduce') for (const argument of args.slice(0, 2)) checkCode(argument);
    }

    return {
      CallExpression: check,
      NewExpression: check,
      'Property[key.name="$where"], Property[key.value="$where"]'(node: TSESTree.Property): void {
        checkCode(node.value);
      },
      'AssignmentExpression[left.type="MemberExpression"]'(
        node: TSESTree.AssignmentExpression & { left: TSESTree.MemberExpression },
      ): void {
        if (getMemberName(node.left) === '$where') checkCode(node.right);
      },
      'Program:exit'(): void {
        // Every argument of every call would have to be looked at, so first whether the file has any statement.
        if (!statementBeginning.test(sourceCode.text)) return;
        for (const node of handedOn) checkHandedOn(node);
      },
    };
  },
});
