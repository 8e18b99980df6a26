import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { shorten } from '../ast/shorten.js';
import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getProperty } from '../flow/get-property.js';
import { getSourceText } from '../flow/get-source-text.js';
import { resolveConstant } from '../flow/resolve-constant.js';
import { getCompiler, isTimer } from './dynamic-code/compilers.js';
import { isFunctionConstructor } from './dynamic-code/is-function-constructor.js';

type MessageId = 'code' | 'input' | 'timer';
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

const yaml = /^js-yaml\.(?:load|loadAll|safeLoad)$/u;
const unsafeSchema = /(?:^|\.)DEFAULT_FULL_SCHEMA$|^js-yaml-js-types\b/u;

export default createRule<[], MessageId>({
  name: 'dynamic-code',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow text that is run as code',
      practice: 'dynamic-code',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      input:
        '`{{source}}` is run as code here, so callers run theirs in this process. Parse it, or look up what it may name.',
      code: '`{{text}}` is run as code, whatever it holds. Parse it, or look up what it may name.',
      timer: 'Text is compiled to code here, and Node.js refuses it. Pass a function.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);

    function checkInput(node: TSESTree.Node): boolean {
      // A check of a single use, as of a path, says nothing about code.
      const value = flow.valueOf(node);
      if (value.kind !== 'input') return false;
      const source = getSourceText(flow, value);
      context.report({ node, messageId: 'input', data: { source } });
      return true;
    }

    /** `eval` of what is not written in the code. */
    function checkBare(node: TSESTree.Node): void {
      const { kind } = flow.valueOf(node);
      if (kind !== 'unknown' && kind !== 'parameter') return;
      context.report({
        node,
        messageId: 'code',
        data: { text: shorten(sourceCode.getText(node)) },
      });
    }

    function checkTimer(node: TSESTree.Node): void {
      if (checkInput(node)) return;
      const plain = resolveConstant(flow, node);
      const isText =
        (plain.type === AST_NODE_TYPES.Literal && typeof plain.value === 'string') ||
        plain.type === AST_NODE_TYPES.TemplateLiteral ||
        (plain.type === AST_NODE_TYPES.BinaryExpression &&
          flow.partsOf(plain).some(({ kind, node: part }) => kind === 'text' && isString(part)));
      if (isText) context.report({ node, messageId: 'timer' });
    }

    /** `load(text, { schema: DEFAULT_FULL_SCHEMA })` makes functions out of `!!js/function`. */
    function checkYaml(text: TSESTree.Node, options: TSESTree.Node | undefined): void {
      const schema = getProperty(flow, options, 'schema');
      if (schema.kind !== 'present') return;
      if (unsafeSchema.test(flow.nameOf(schema.value) ?? '') || extendsUnsafely(schema.value))
        checkInput(text);
    }

    function extendsUnsafely(schema: TSESTree.Node): boolean {
      const plain = resolveConstant(flow, schema);
      return (
        plain.type === AST_NODE_TYPES.CallExpression &&
        plain.arguments.some((it) => unsafeSchema.test(flow.nameOf(it) ?? ''))
      );
    }

    function check(node: Call): void {
      const { arguments: args, callee } = node;
      const [first, second] = args;
      if (first === undefined) return;
      const name = flow.nameOf(callee) ?? '';
      if (isTimer(name)) checkTimer(first);
      else if (yaml.test(name)) checkYaml(first, second);
      else if (name === 'worker_threads.Worker') {
        const isCode = getProperty(flow, second, 'eval');
        if (isCode.kind === 'present') checkInput(first);
      } else {
        const compiler =
          getCompiler(name) ??
          (isFunctionConstructor(flow, callee) ? { code: 'every' } : undefined);
        if (compiler === undefined) return;
        const found = compiler.code === 'every' ? args.some(checkInput) : checkInput(first);
        if (!found && 'isBare' in compiler) checkBare(first);
      }
    }

    return { CallExpression: check, NewExpression: check };
  },
});

function isString(node: TSESTree.Node): boolean {
  return node.type !== AST_NODE_TYPES.Literal || typeof node.value === 'string';
}
