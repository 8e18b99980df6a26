import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import { getFlow } from '../flow/flow.js';
import { getGiven } from '../flow/get-given.js';
import { getProperty } from '../flow/get-property.js';
import { getSourceText } from '../flow/get-source-text.js';
import { getStaticText } from '../flow/get-static-text.js';
import { resolveConstant } from '../flow/resolve-constant.js';
import { Purpose } from '../flow/value.js';
import { mayBeText } from '../types/may-be-text.js';
import { getCommand } from './command-injection/commands.js';
import { getInterpreter } from './command-injection/interpreters.js';

type MessageId = 'line' | 'program';

/** Tags that quote what is put in. */
const shellTag = /^(?:zx|execa|bun|Bun|dax|dax-sh)\.\$(?:\.sync)?(?<options>\(\))?$/u;
const opensShell = /\b(?:ba|z|da)?sh\s+-\w*c\s*["']?$/u;
/** A program and what separates it from the rest. */
const programText = /^\s*[^\s$]+\s/u;

export default createRule<[], MessageId>({
  name: 'command-injection',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow shell commands put together from text',
      practice: 'command-injection',
      area: 'security',
      level: 'recommended',
    },
    messages: {
      line: '`{{source}}` becomes part of a command line, where `;` and `$()` in it run further commands. Pass it to `execFile` or `spawn` as an argument of its own, without a shell.',
      program: '`{{source}}` chooses the program that is run. Take the program from a list.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const flow = getFlow(sourceCode);
    const handedOn = new Set<TSESTree.Node>();

    function report(node: TSESTree.Node, messageId: MessageId, holder: TSESTree.Node): true {
      context.report({
        node,
        messageId,
        data: { source: getSourceText(flow, flow.valueOf(holder)) },
      });
      return true;
    }

    /** The part of a command line by which somebody else writes it. */
    function findInjection(line: TSESTree.Node): TSESTree.Node | undefined {
      const parts = flow.partsOf(line);
      if (flow.isInput(line, Purpose.shell)) {
        const hole = parts.find((it) => it.kind === 'hole' && flow.isInput(it.node, Purpose.shell));
        return hole?.node ?? line;
      }
      // A function that runs whatever command it is given says so; one that fills in a command does not.
      const [first] = parts;
      if (flow.valueOf(line).kind !== 'parameter' || first?.kind !== 'text') return undefined;
      if (!programText.test(first.text)) return undefined;
      return parts.find(({ kind, node }) => {
        if (kind === 'text') return false;
        const value = flow.valueOf(node);
        const isCleared = (value.cleared & Purpose.shell) !== 0;
        return value.kind === 'parameter' && !isCleared && mayBeText(sourceCode, node);
      })?.node;
    }

    function checkLine(line: TSESTree.Node): boolean {
      const found = findInjection(line);
      if (found !== undefined) return report(line, 'line', found);
      // What runs a command that it is given is harmless; what puts one together for it is not.
      for (const given of getGiven(flow, line)) {
        if (handedOn.has(given)) continue;
        handedOn.add(given);
        checkLine(given);
      }
      return false;
    }

    function checkInputs(nodes: readonly TSESTree.Node[]): boolean {
      const found = nodes.find((it) => flow.isInput(it, Purpose.shell));
      return found !== undefined && report(found, 'line', found);
    }

    /** The elements of a list; the list itself where it is put together elsewhere. */
    function getElements(list: TSESTree.Node | undefined): readonly TSESTree.Node[] {
      if (list === undefined) return [];
      const plain = resolveConstant(flow, list);
      return plain.type === AST_NODE_TYPES.ArrayExpression
        ? plain.elements.flatMap((element) => element ?? [])
        : [list];
    }

    function hasShell(options: TSESTree.Node | undefined): boolean {
      const shell = getProperty(flow, options, 'shell');
      if (shell.kind !== 'present') return false;
      const value = resolveConstant(flow, shell.value);
      if (value.type === AST_NODE_TYPES.Literal)
        return value.value !== false && value.value !== null;
      return !(value.type === AST_NODE_TYPES.Identifier && value.name === 'undefined');
    }

    function checkProgram(
      program: TSESTree.Node,
      args: readonly TSESTree.Node[],
      options: TSESTree.Node | undefined,
    ): void {
      if (hasShell(options)) {
        if (!checkLine(program)) checkInputs(args);
        return;
      }
      // A base name chooses among the programs of one folder.
      if (flow.isInput(program, Purpose.shell | Purpose.path)) {
        report(program, 'program', program);
        return;
      }
      const name = getStaticText(flow, program);
      const interpreter = name === undefined ? undefined : getInterpreter(name);
      if (interpreter === undefined) return;
      const option = args.findIndex((it) => interpreter.option.test(getStaticText(flow, it) ?? ''));
      if (option === -1) return;
      const code = args.slice(option + 1, interpreter.takesRest ? undefined : option + 2);
      code.some((it) => checkLine(it));
    }

    function checkCall(node: TSESTree.CallExpression | TSESTree.NewExpression): void {
      const [first, second, third] = node.arguments;
      if (first === undefined) return;
      const command = getCommand(flow.nameOf(node.callee) ?? '');
      switch (command) {
        case undefined:
          return;
        case 'line':
          checkLine(first);
          return;
        case 'list': {
          const [program, ...args] = getElements(first);
          if (program !== undefined) checkProgram(program, args, second);
          return;
        }
        case 'program': {
          const hasOptions =
            second !== undefined &&
            resolveConstant(flow, second).type === AST_NODE_TYPES.ObjectExpression;
          checkProgram(first, hasOptions ? [] : getElements(second), hasOptions ? second : third);
        }
      }
    }

    function checkTag({ quasi, tag }: TSESTree.TaggedTemplateExpression): void {
      const match = shellTag.exec(flow.nameOf(tag) ?? '');
      if (match === null) return;
      const made = match.groups?.['options'] === undefined ? undefined : resolveConstant(flow, tag);
      const isShell = made?.type === AST_NODE_TYPES.CallExpression && hasShell(made.arguments[0]);
      quasi.expressions.some((expression, index) => {
        const before = quasi.quasis[index]?.value.raw ?? '';
        const raw = getProperty(flow, expression, 'raw');
        if (raw.kind === 'present') return checkInputs([raw.value]);
        return (isShell || opensShell.test(before)) && checkInputs([expression]);
      });
    }

    return {
      CallExpression: checkCall,
      NewExpression: checkCall,
      TaggedTemplateExpression: checkTag,
    };
  },
});
