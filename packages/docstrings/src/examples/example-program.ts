import path from 'node:path';
import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';
import type { ExampleModule } from './example-modules.js';
import { packageNameOf, type PublishedModules } from './published-modules.js';

/** What the program is made of. */
export interface ExampleProgramParts {
  readonly folder: string;
  readonly packageName: string | undefined;
  readonly modules: ReadonlyMap<string, ExampleModule>;
  readonly published: PublishedModules;
  readonly options: ts.CompilerOptions;
  readonly declarations: readonly string[];
}

/** The compiler's own declarations, which are the same for each package of a workspace and take most of the time. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/**
 * Makes one program of all examples of a package. They exist in memory only, beside the package's manifest, so that
 * they find what the package finds; of the package itself only what it publishes.
 *
 * @param typescript - The compiler's API.
 * @param parts - What it is made of.
 * @returns The program.
 */
export function createExampleProgram(
  typescript: TypeScript,
  { declarations, folder, modules, options, packageName, published }: ExampleProgramParts,
): ts.Program {
  const host = typescript.createCompilerHost(options, true);
  const cache = typescript.createModuleResolutionCache(
    folder,
    (file) => host.getCanonicalFileName(file),
    options,
  );
  const libraryFolder = `${path.posix.dirname(host.getDefaultLibFileName(options))}/`;
  const inner = `${folder.replaceAll('\\', '/')}/`;
  const isInternal = (file: string): boolean =>
    file.startsWith(inner) && !file.includes('/node_modules/');

  function resolve(
    specifier: string,
    file: string,
    mode: ts.ResolutionMode,
  ): ts.ResolvedModuleFull | undefined {
    const source = published.sourceOf(specifier, path.dirname(file));
    if (source !== undefined) {
      return {
        resolvedFileName: source.replaceAll('\\', '/'),
        extension: extensionOf(source),
        isExternalLibraryImport: false,
      };
    }
    const isExample = modules.has(file);
    const isCode = !/\.(?:json|css|scss|less|svg|wasm|html)$/u.test(specifier);
    if (isExample && isCode && packageName === packageNameOf(specifier)) return undefined;
    const { resolvedModule } = typescript.resolveModuleName(
      specifier,
      file,
      options,
      host,
      cache,
      undefined,
      mode,
    );
    // By a relative path, an alias or `#name` only the package itself gets there.
    return isExample && resolvedModule && isCode && isInternal(resolvedModule.resolvedFileName)
      ? undefined
      : resolvedModule;
  }

  return typescript.createProgram({
    rootNames: [...modules.keys(), ...declarations],
    options,
    host: {
      ...host,
      getCurrentDirectory: () => folder,
      fileExists: (file) => modules.has(file) || host.fileExists(file),
      readFile: (file) => modules.get(file)?.example.code ?? host.readFile(file),
      getSourceFile: (file, languageVersionOrOptions, ...rest) => {
        const module = modules.get(file);
        if (module !== undefined) return parseExample(typescript, module, languageVersionOrOptions);
        const read = (): ts.SourceFile | undefined =>
          host.getSourceFile(file, languageVersionOrOptions, ...rest);
        return file.startsWith(libraryFolder)
          ? readOnce(`${file} ${String(options.target)}`, read)
          : read();
      },
      resolveModuleNameLiterals: (literals, file, _redirected, _options, sourceFile) =>
        literals.map((literal) => ({
          resolvedModule: resolve(
            literal.text,
            file,
            typescript.getModeForUsageLocation(sourceFile, literal, options),
          ),
        })),
    },
  });
}

function readOnce(key: string, read: () => ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (!libraries.has(key)) libraries.set(key, read());
  return libraries.get(key);
}

/** An example is a module of its own, also without an import, and of the format that its text shows. */
function parseExample(
  typescript: TypeScript,
  { example, fileName, isCommonjs }: ExampleModule,
  languageVersionOrOptions: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile {
  const { ModuleKind } = typescript;
  const given =
    typeof languageVersionOrOptions === 'object'
      ? languageVersionOrOptions
      : { languageVersion: languageVersionOrOptions };
  return typescript.createSourceFile(
    fileName,
    example.code,
    {
      ...given,
      impliedNodeFormat: isCommonjs ? ModuleKind.CommonJS : ModuleKind.ESNext,
      setExternalModuleIndicator: (file) => {
        given.setExternalModuleIndicator?.(file);
        const marked = file as { externalModuleIndicator?: unknown };
        // A CommonJS module is told by its `require`.
        if (isCommonjs) delete marked.externalModuleIndicator;
        else marked.externalModuleIndicator ??= true;
      },
    },
    true,
  );
}

function extensionOf(file: string): string {
  return /(?:\.d)?\.[cm]?[jt]sx?$/u.exec(file)?.[0] ?? '.ts';
}
