import type { ESLint, Linter } from 'eslint';

/** What typescript-eslint brings to a config. */
export interface TypescriptEslint {
  readonly parser: Linter.Parser;
  readonly plugin: ESLint.Plugin;
}
