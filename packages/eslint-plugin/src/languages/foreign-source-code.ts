import { type AST, SourceCode } from 'eslint';

import type { ForeignNode, ForeignRoot } from './foreign-ast.js';
import { createInertScopeManager } from './inert-scope-manager.js';
import { createInertTypeServices } from './inert-type-services.js';

/** What {@link ForeignSourceCode} is made of. */
export interface ForeignSourceCodeParts {
  readonly text: string;
  readonly hasBOM: boolean;
  readonly ast: ForeignRoot;
  readonly visitorKeys: Readonly<Record<string, readonly string[]>>;
  readonly parserServices: object;
}

/** A step over the syntax tree, in ESLint's own types. */
type Step = ReturnType<SourceCode['traverse']> extends Iterable<infer Item> ? Item : never;

/**
 * Source code of a language that is not JavaScript.
 *
 * It has all that rules for JavaScript ask of source code, as a config object without `files` turns them on for
 * every file that is linted. They find no node of theirs; without what they ask for they would stop ESLint.
 */
export class ForeignSourceCode extends SourceCode {
  constructor({ ast, hasBOM, parserServices, text, visitorKeys }: ForeignSourceCodeParts) {
    super({
      text,
      hasBOM,
      ast: ast as unknown as AST.Program,
      visitorKeys: visitorKeys as SourceCode.VisitorKeys,
      // Not spread: what is asked for can have an effect.
      parserServices: Object.assign(parserServices, createInertTypeServices()),
      scopeManager: createInertScopeManager(ast),
    });
  }

  /** Names of globals mean nothing here. */
  applyLanguageOptions(): void {
    // Nothing to apply.
  }

  /** There are no variables to complete. */
  finalize(): void {
    // Nothing to complete.
  }

  /**
   * Lists the steps over the syntax tree; there are no code paths in it.
   *
   * @returns Each node, once as it is entered and once as it is left. They are made as they are asked for, which is
   *   after all rules have had a look at this source code.
   */
  override traverse(): Iterable<Step> {
    const root = this.ast as unknown as ForeignNode;
    const keys = this.visitorKeys;
    return { [Symbol.iterator]: () => visit(root, null, keys) };
  }
}

function* visit(
  node: ForeignNode,
  parent: ForeignNode | null,
  keys: Readonly<Record<string, readonly string[]>>,
): Generator<Step> {
  Object.assign(node, { parent });
  yield { kind: 1, target: node, phase: 1, args: [node] };
  for (const key of keys[node.type] ?? []) {
    const child = (node as unknown as Readonly<Record<string, unknown>>)[key];
    for (const each of Array.isArray(child) ? child : [child]) {
      if (isNode(each)) yield* visit(each, node, keys);
    }
  }
  yield { kind: 1, target: node, phase: 2, args: [node] };
}

function isNode(value: unknown): value is ForeignNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}
