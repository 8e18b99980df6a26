/** Files that TypeScript's parser reads. */
export const typescriptFiles = ['**/*.{ts,mts,cts,tsx}'];

/** Files that are linted without type information: espree or the TypeScript parser reads them. */
export const javascriptFiles = ['**/*.{js,mjs,cjs,jsx}'];

/** Every file that the standard lints. */
export const sourceFiles = [...javascriptFiles, ...typescriptFiles];

/** Tests, benchmarks and what only they use. */
export const testFiles = [
  '**/*.{test,spec,bench}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/{test,tests,__tests__,__mocks__,e2e}/**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
];

/** What is made up for tests, wherever it stands, and tests of types, which nobody runs. */
export const fakeFiles = [
  '**/{mock,mocks,fixture,fixtures}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/*.{mock,mocks,fixture,fixtures,tst,test-d}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/{mock,mocks,fixture,fixtures,__fixtures__}/**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
];

/** Configuration of tools, whose shape the tool dictates. */
export const configFiles = ['**/*.config.{js,mjs,cjs,ts,mts,cts}', '**/.*rc.{js,mjs,cjs}'];

/** Declarations without code. */
export const declarationFiles = ['**/*.d.{ts,mts,cts}'];

/** What nobody wrote by hand or nobody should lint. */
export const ignoredFiles = [
  '**/node_modules/**',
  '**/dist/**',
  '**/build/**',
  '**/out/**',
  '**/coverage/**',
  '**/.{next,nuxt,output,svelte-kit,turbo,vercel,yarn,cache}/**',
  '**/*.min.{js,mjs,cjs}',
  '**/.pnp.{cjs,loader.mjs}',
  // Among the sources a folder of such a name was written by hand.
  '!**/src/**/{build,coverage,dist,out}/**',
];

/**
 * Makes a glob of a function. ESLint takes functions of an absolute path among its globs, though its types do not say.
 *
 * @param test - Tells whether a file matches.
 * @returns The function, as the type of a glob.
 */
export function matching(test: (file: string) => boolean): string {
  return test as unknown as string;
}
