import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { evaluate } from './evaluate.js';
import { createBindings, type Bindings } from './bindings.js';
import { getName } from './get-name.js';
import { getClearedByGuards } from './guards.js';
import { getParts, type TextPart } from './get-parts.js';
import { clear, unknown, type Value } from './value.js';

/** How deep expressions are followed; no code that people write goes there. */
const deepest = 150;

/**
 * What a file tells about where its values come from. It is made once per file, on demand, and answers
 * each question about a node once, so that all rules together cost time in proportion to the file.
 */
export interface Flow {
  readonly sourceCode: Readonly<SourceCode>;
  /** Which name stands for which variable, and who calls which function. */
  readonly bindings: Bindings;
  /**
   * Tells where the value of an expression comes from, at the place where it stands.
   *
   * @param node - The expression.
   * @returns Its value.
   */
  valueOf: (node: TSESTree.Node) => Value;
  /**
   * Tells whether an expression holds input that is harmful for a use.
   *
   * @param node - The expression.
   * @param purpose - A bit of `Purpose`.
   * @returns Whether it does.
   */
  isInput: (node: TSESTree.Node, purpose: number) => boolean;
  /**
   * Takes a text apart into what is written in the code and what is put in.
   *
   * @param node - The expression that makes the text.
   * @returns The parts in order.
   */
  partsOf: (node: TSESTree.Node) => readonly TextPart[];
  /**
   * Names what an expression refers to, by its module or as a global: `fs.readFile`,
   * `child_process.exec`, `pg.Pool().query`, `Math.random`.
   *
   * @param node - The expression, often a callee.
   * @returns The name, without `node:`; a call adds `()`. `undefined` where it is not known.
   */
  nameOf: (node: TSESTree.Node) => string | undefined;
  /** Answers once per key, and with `unfinished` while the answer is being made. */
  once: <Key extends object, Answer>(
    kind: string,
    key: Key,
    unfinished: Answer,
    answer: () => Answer,
  ) => Answer;
}

const flows = new WeakMap<object, Flow>();

/**
 * Gets the flow of a file.
 *
 * @param sourceCode - The source code.
 * @returns The flow, the same for every rule.
 */
export function getFlow(sourceCode: Readonly<SourceCode>): Flow {
  const known = flows.get(sourceCode);
  if (known !== undefined) return known;
  const flow = createFlow(sourceCode);
  flows.set(sourceCode, flow);
  return flow;
}

function createFlow(sourceCode: Readonly<SourceCode>): Flow {
  const answers = new Map<string, Map<object, unknown>>();
  let depth = 0;

  const flow: Flow = {
    sourceCode,
    bindings: createBindings(sourceCode),
    valueOf: (node) =>
      flow.once('value', node, unknown, () =>
        clear(evaluate(flow, node), getClearedByGuards(flow, node)),
      ),
    isInput(node, purpose) {
      const { cleared, kind } = flow.valueOf(node);
      return kind === 'input' && (cleared & purpose) === 0;
    },
    partsOf: (node) => flow.once('parts', node, [], () => getParts(flow, node)),
    nameOf: (node) =>
      flow.once<TSESTree.Node, string | undefined>('name', node, undefined, () =>
        getName(flow, node),
      ),
    once<Key extends object, Answer>(
      kind: string,
      key: Key,
      unfinished: Answer,
      answer: () => Answer,
    ) {
      let ofKind = answers.get(kind);
      if (ofKind === undefined) {
        ofKind = new Map();
        answers.set(kind, ofKind);
      }
      if (ofKind.has(key)) return ofKind.get(key) as Answer;
      if (depth > deepest) return unfinished;
      ofKind.set(key, unfinished);
      depth++;
      try {
        const result = answer();
        ofKind.set(key, result);
        return result;
      } finally {
        depth--;
      }
    },
  };
  return flow;
}
