import { fileURLToPath } from 'node:url';

import * as parser from '@typescript-eslint/parser';

/** Folder of the fixture project, whose files `file.ts` and `react.tsx` cases take the place of. */
export const fixtureProject: string = fileURLToPath(new URL('../fixtures', import.meta.url));

/** What ESLint is told about the language of the code under test. */
export type TestLanguageOptions = {
  /** The parser of typescript-eslint. */
  parser: typeof parser;
  /** What it is told. */
  parserOptions: Record<string, unknown>;
};

/**
 * Makes the language options for code under test: TypeScript, with or without type information.
 *
 * @param options - `typed`: whether rules get type information, with Node and DOM types, from the
 *   fixture project. The linter's `cwd` must be {@link fixtureProject} then.
 * @returns The `languageOptions` of a flat config.
 * @example
 * ```ts
 * import { createLanguageOptions, fixtureProject } from '@groundrules/testkit';
 * import { Linter } from 'eslint';
 *
 * const linter = new Linter({ cwd: fixtureProject });
 * linter.verify('run();', { files: ['**'], languageOptions: createLanguageOptions() }, 'file.ts');
 * ```
 */
export function createLanguageOptions(
  options: { readonly typed?: boolean } = {},
): TestLanguageOptions {
  return {
    parser,
    parserOptions:
      options.typed === true
        ? {
            project: './tsconfig.json',
            tsconfigRootDir: fixtureProject,
            // The code of a case is not what stands on disk, which a single run would read.
            disallowAutomaticSingleRunInference: true,
          }
        : {},
  };
}
