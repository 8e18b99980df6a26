import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import type { FunctionNode } from './is-function.js';

/**
 * Tells whether a function looks at one of its parameters, by name or through `arguments`.
 *
 * @param sourceCode - The source code.
 * @param callable - The function.
 * @param parameter - The parameter.
 * @returns Whether any name that the parameter declares is read.
 */
export function readsParameter(
  sourceCode: Readonly<SourceCode>,
  callable: FunctionNode,
  parameter: TSESTree.Parameter,
): boolean {
  const [start, end] = parameter.range;
  const implicit = sourceCode.scopeManager?.acquire(callable, true)?.set.get('arguments');
  return (
    (implicit?.references.length ?? 0) > 0 ||
    sourceCode
      .getDeclaredVariables(callable)
      .some(
        ({ identifiers, references }) =>
          identifiers.some(({ range }) => range[0] >= start && range[1] <= end) &&
          references.some((reference) => reference.isRead()),
      )
  );
}
