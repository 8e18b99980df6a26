import type { Example } from './example.js';

/** How an example becomes a file of a program. */
export interface ExampleModule {
  readonly example: Example;
  /** A path beside the package's manifest, at which no file exists. */
  readonly fileName: string;
  /** Whether it is CommonJS: JavaScript with `require` and without `import`. */
  readonly isCommonjs: boolean;
  /** Whether it declares what all of a program sees, so that it needs a program of its own. */
  readonly isGlobal: boolean;
}

const esm = /^\s*(?:import\b(?!\s*\()|export\b)|\bimport\.meta\b|^\s*await\b/mu;
const declaring = /\bdeclare\s+(?:global|module)\b/u;
const commonjs = /\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w/u;

/**
 * Gives each example a file of its own.
 *
 * @param folder - Absolute path of the package's folder.
 * @param examples - The examples.
 * @returns The files, by path with `/`.
 */
export function toModules(
  folder: string,
  examples: readonly Example[],
): ReadonlyMap<string, ExampleModule> {
  return new Map(
    examples.map((example, index) => {
      const { code, language } = example;
      const name = `groundrules-example-${String(index + 1)}.${language}`;
      const fileName = `${folder.replaceAll('\\', '/')}/${name}`;
      const isCommonjs = language.startsWith('js') && commonjs.test(code) && !esm.test(code);
      return [fileName, { example, fileName, isCommonjs, isGlobal: declaring.test(code) }];
    }),
  );
}
