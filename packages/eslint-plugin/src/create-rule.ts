import type { PracticeId } from '@groundrules/catalogue';
import { ESLintUtils } from '@typescript-eslint/utils';

/** What a rule says about itself beyond ESLint's own `meta.docs`. */
export interface RuleDocs {
  /** The practice of the catalogue that the rule enforces. */
  readonly practice: PracticeId;
  /**
   * The lowest preset that turns the rule on: `recommended` for what is next to never wrong,
   * `strict` for the rest of the standard.
   */
  readonly level: 'recommended' | 'strict';
  /** Whether the rule does nothing useful without type information. */
  readonly requiresTypeChecking?: boolean;
}

/**
 * Creates a rule of this plugin: adds the address of its documentation page and types its options,
 * messages and `meta.docs`.
 *
 * @param rule - The rule: `name` (its id and the name of its files), `meta` and `create`.
 * @returns The rule module, ready for the index.
 * @example
 * ```ts
 * export default createRule<[], 'swallowed'>({
 *   name: 'no-swallowed-error',
 *   meta: {
 *     type: 'problem',
 *     docs: {
 *       description: 'Disallow caught errors that nobody gets to see',
 *       practice: 'swallowed-error',
 *       level: 'recommended',
 *     },
 *     messages: { swallowed: 'This error is dropped.' },
 *     schema: [],
 *   },
 *   create: (context) => ({}),
 * });
 * ```
 */
export const createRule = ESLintUtils.RuleCreator<RuleDocs>(
  (name) => `${__RULE_DOCS__}/${name}.md`,
);
