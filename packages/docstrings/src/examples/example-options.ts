import { createRequire } from 'node:module';
import path from 'node:path';
import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';

/** What a compiler is asked to write, and checks that say nothing of an example. */
const dropped = [
  'composite',
  'declaration',
  'declarationDir',
  'declarationMap',
  'emitDeclarationOnly',
  'incremental',
  'isolatedDeclarations',
  'noCheck',
  'noResolve',
  'outDir',
  'outFile',
  'rootDir',
  'tsBuildInfoFile',
] as const;

/**
 * Makes the options under which examples compile: the package's own, as far as they bear on how it is used.
 *
 * @param typescript - The compiler's API.
 * @param own - The package's options.
 * @param folder - Absolute path of its folder.
 * @returns The options. An example is a module with `await` at its top level, whatever the package is compiled to.
 */
export function exampleOptions(
  typescript: TypeScript,
  own: ts.CompilerOptions,
  folder: string,
): ts.CompilerOptions {
  const { JsxEmit, ScriptTarget } = typescript;
  const options: ts.CompilerOptions = {
    ...own,
    ...resolution(typescript, own),
    ...environment(typescript, own, folder),
    target: Math.max(own.target ?? ScriptTarget.ES2022, ScriptTarget.ES2022),
    jsx: own.jsx ?? JsxEmit.Preserve,
    allowJs: true,
    checkJs: true,
    noEmit: true,
    skipLibCheck: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    // How a file is emitted on its own is no matter of whoever reads an example.
    isolatedModules: false,
    verbatimModuleSyntax: false,
    erasableSyntaxOnly: false,
  };
  return Object.fromEntries(
    Object.entries(options).filter(([name]) => !(dropped as readonly string[]).includes(name)),
  );
}

/** Packages are found by their published names, which the older ways do not know. */
function resolution(typescript: TypeScript, own: ts.CompilerOptions): ts.CompilerOptions {
  const { ModuleKind, ModuleResolutionKind } = typescript;
  const { module = ModuleKind.ESNext, moduleResolution } = own;
  if (module >= ModuleKind.Node16 && module <= ModuleKind.NodeNext) return {};
  if (
    moduleResolution === ModuleResolutionKind.Node16 ||
    moduleResolution === ModuleResolutionKind.NodeNext
  ) {
    return { module: ModuleKind.NodeNext };
  }
  return {
    module: module > ModuleKind.NodeNext ? module : ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.Bundler,
  };
}

/**
 * The globals of Node where its types are installed, whether or not the package's sources want them. Where the package
 * names libraries without a browser's and has no types of Node, not even `console` would be known.
 */
function environment(
  typescript: TypeScript,
  own: ts.CompilerOptions,
  folder: string,
): ts.CompilerOptions {
  const { lib, types } = own;
  if (hasTypesOfNode(folder)) {
    // Before TypeScript 6 all types that are installed count where none are named.
    const all = Number(typescript.versionMajorMinor.split('.')[0]) >= 6 ? [] : undefined;
    const named = types ?? all;
    if (named === undefined || named.includes('*') || named.includes('node')) return {};
    return { types: [...named, 'node'] };
  }
  return lib === undefined || lib.includes('lib.dom.d.ts') ? {} : { lib: [...lib, 'lib.dom.d.ts'] };
}

function hasTypesOfNode(folder: string): boolean {
  try {
    createRequire(path.join(folder, 'package.json')).resolve('@types/node/package.json');
    return true;
  } catch {
    // Not to be found is the answer.
    return false;
  }
}
