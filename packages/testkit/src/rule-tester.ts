import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import type {
  InvalidTestCase,
  SuggestionOutput,
  ValidTestCase,
} from '@typescript-eslint/rule-tester';
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint';
import { type ESLint, type Linter, RuleTester as LanguageRuleTester } from 'eslint';
import { afterAll, describe, it } from 'vitest';

import { createLanguageOptions } from './language-options.js';

RuleTester.afterAll = (clean) => {
  afterAll(() => {
    clean();
    parser.clearCaches();
  });
};
RuleTester.describe = describe;
RuleTester.describeSkip = describe.skip;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.itSkip = it.skip;
LanguageRuleTester.describe = describe;
LanguageRuleTester.it = it;
LanguageRuleTester.itOnly = it.only;

/** An expected report: which message, with which data, exactly where. */
export interface ExpectedError<MessageIds extends string> {
  /** Id of the message, in the rule's `meta.messages`. */
  readonly messageId: MessageIds;
  /** Required where the message has placeholders. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Where it starts, counted from 1. */
  readonly line: number;
  /** Where it starts in the line, counted from 1. */
  readonly column: number;
  /** The line it ends in. */
  readonly endLine: number;
  /** The first column after it. */
  readonly endColumn: number;
  /** All suggestions, with the code that each makes. */
  readonly suggestions?: readonly SuggestionOutput<MessageIds>[];
}

/** A case that must be reported. */
export interface ReportedCase<
  MessageIds extends string,
  Options extends readonly unknown[],
> extends Omit<InvalidTestCase<MessageIds, Options>, 'errors' | 'only' | 'skip'> {
  /** The reports, in the order of the code. */
  readonly errors: readonly ExpectedError<MessageIds>[];
}

/** A case that must not be reported. */
export type SilentCase<Options extends readonly unknown[]> = Omit<
  ValidTestCase<Options>,
  'only' | 'skip'
>;

/** The cases of one rule. */
export interface RuleCases<MessageIds extends string, Options extends readonly unknown[]> {
  /** What must stay silent; a text is code without options. */
  readonly valid: readonly (SilentCase<Options> | string)[];
  /** What must be reported. */
  readonly invalid: readonly ReportedCase<MessageIds, Options>[];
}

/** How the code of the cases is read. */
export interface RuleTesterOptions {
  /** Whether rules get type information, from a fixture project with Node and DOM types. */
  readonly typed?: boolean;
  /** The code is not TypeScript but another language, or is read by another parser. */
  readonly language?: TestLanguage;
}

/** A language other than TypeScript. */
export interface TestLanguage {
  /** The plugins that bring the language. */
  readonly plugins?: Readonly<Record<string, ESLint.Plugin>>;
  /** The name of the language; ESLint's own where it is left out. */
  readonly name?: string;
  /** What ESLint's own language is told, such as the parser. */
  readonly languageOptions?: Linter.LanguageOptions;
}

/** A rule tester that runs the cases of a rule as Vitest tests. */
export interface StrictRuleTester {
  /**
   * Registers one test per case.
   *
   * @param name - Title of the group of tests, usually the rule's id.
   * @param rule - The rule under test.
   * @param cases - What must stay silent and what must be reported; neither list may be empty.
   */
  run: <MessageIds extends string, Options extends readonly unknown[]>(
    name: string,
    rule: RuleModule<MessageIds, Options>,
    cases: RuleCases<MessageIds, Options>,
  ) => void;
}

const placeholder = /\{\{\s*(?<name>[^{}\s]+)\s*\}\}/gu;

function assertData<MessageIds extends string>(
  messages: Readonly<Record<MessageIds, string>>,
  error: ExpectedError<MessageIds>,
  code: string,
): void {
  for (const match of messages[error.messageId].matchAll(placeholder)) {
    const name = match.groups?.['name'] ?? '';
    if (error.data === undefined || !Object.hasOwn(error.data, name)) {
      throw new Error(`Expected data for "${name}" of "${error.messageId}" in:\n${code}`);
    }
  }
}

/**
 * Creates the one rule tester of this repository: typescript-eslint's, with Vitest, and stricter.
 * A report is described by its message id, data and all four positions, every suggestion is
 * listed, no case may be skipped or run alone, and a rule needs silent and reported cases.
 *
 * @param options - Whether the cases get type information, or what other language they are written in.
 * @returns A tester whose `run` registers the tests.
 * @example
 * ```ts
 * import { createRuleTester } from '@groundrules/testkit';
 * import type { TSESLint } from '@typescript-eslint/utils';
 *
 * declare const rule: TSESLint.RuleModule<'stop'>;
 *
 * createRuleTester({ typed: true }).run('no-example', rule, {
 *   valid: ['run();'],
 *   invalid: [
 *     {
 *       code: 'stop();',
 *       errors: [{ messageId: 'stop', line: 1, column: 1, endLine: 1, endColumn: 7 }],
 *     },
 *   ],
 * });
 * ```
 */
export function createRuleTester(options: RuleTesterOptions = {}): StrictRuleTester {
  const tester =
    options.language === undefined
      ? // Brings the parser that users get, which the tester's own copy may lag behind.
        new RuleTester({ languageOptions: createLanguageOptions(options) })
      : // typescript-eslint's knows no language but its own.
        new LanguageRuleTester(toConfig(options.language));
  // The tester may bring its own copy of the rule types, and private fields make equal classes of
  // two copies differ.
  const run = tester.run.bind(tester) as (name: string, rule: unknown, cases: unknown) => void;
  return {
    run(name, rule, cases) {
      if (cases.valid.length === 0 || cases.invalid.length === 0) {
        throw new Error(`${name} needs cases that are silent and cases that are reported.`);
      }
      for (const { code, errors } of cases.invalid) {
        for (const error of errors) assertData(rule.meta.messages, error, code);
      }
      run(name, rule, cases);
    },
  };
}

function toConfig({ languageOptions, name, plugins }: TestLanguage): Linter.Config {
  return {
    ...(languageOptions && { languageOptions }),
    ...(name !== undefined && { language: name }),
    ...(plugins && { plugins: { ...plugins } }),
  };
}

/** The rule tester for rules that need no type information. */
export const ruleTester: StrictRuleTester = createRuleTester();
