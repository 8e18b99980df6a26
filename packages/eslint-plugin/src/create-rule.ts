import type { Area, PracticeId } from '@groundrules/catalogue';
import type { TSESLint } from '@typescript-eslint/utils';

/** What a rule says about itself beyond ESLint's own `meta.docs`. */
export interface RuleDocs {
  /** The practice of the catalogue that the rule enforces. */
  readonly practice: PracticeId;
  /** The area of the practice; each area may have a preset of its own. */
  readonly area: Area;
  /**
   * The lowest preset that turns the rule on: `recommended` for what is next to never wrong,
   * `strict` for the rest of the standard.
   */
  readonly level: 'recommended' | 'strict';
  /** Whether the rule does nothing useful without type information. */
  readonly requiresTypeChecking?: boolean;
  /** The language of the files it reads, where that is not JavaScript or TypeScript. */
  readonly language?: 'yaml' | 'dockerfile';
}

/** A rule as its file states it. */
interface RuleDefinition<Options extends readonly unknown[], MessageId extends string> {
  /** The rule's id, and the name of its files. */
  readonly name: string;
  readonly meta: TSESLint.RuleMetaData<MessageId, RuleDocs, Options> & {
    readonly docs: TSESLint.RuleMetaDataDocs & RuleDocs;
  };
  readonly create: (
    context: Readonly<TSESLint.RuleContext<MessageId, Options>>,
    options: Options,
  ) => TSESLint.RuleListener;
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
 *       area: 'errors',
 *       level: 'recommended',
 *     },
 *     messages: { swallowed: 'This error is dropped.' },
 *     schema: [],
 *   },
 *   create: (context) => ({}),
 * });
 * ```
 */
export function createRule<Options extends readonly unknown[], MessageId extends string>({
  create,
  meta,
  name,
}: RuleDefinition<Options, MessageId>): TSESLint.RuleModule<MessageId, Options, RuleDocs> & {
  readonly name: string;
} {
  return {
    name,
    meta: { ...meta, docs: { ...meta.docs, url: `${__RULE_DOCS__}/${name}.md` } },
    // ESLint lays the options over `meta.defaultOptions` itself.
    create: (context) => create(context, context.options),
  };
}
