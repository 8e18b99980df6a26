/**
 * What rules with type information ask a parser for, of code that has no types. Without it they stop ESLint on
 * every file, though they would look at no node of this one.
 *
 * The compiler options are those under which such rules have nothing to complain about.
 *
 * @returns Services that know of nothing.
 */
export function createInertTypeServices(): Readonly<Record<string, unknown>> {
  return {
    program: {
      getCompilerOptions: () => ({ strict: true, strictNullChecks: true }),
      getTypeChecker: () => ({}),
      getSourceFile: () => undefined,
      getSourceFiles: () => [],
      getCurrentDirectory: () => '',
    },
    esTreeNodeToTSNodeMap: new WeakMap(),
    tsNodeToESTreeNodeMap: new WeakMap(),
    emitDecoratorMetadata: undefined,
    experimentalDecorators: undefined,
    isolatedDeclarations: undefined,
    getSymbolAtLocation: () => undefined,
    getTypeAtLocation: () => undefined,
  };
}
