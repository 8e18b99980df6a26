import { createRequire } from 'node:module';
import { SourceCode, type AST, type ESLint, type Linter, type Scope } from 'eslint';
import type ts from 'typescript';
import { lazyTypescriptParser } from './plugins.js';
import { bridgeTypeScript } from './typescript-bridge.js';

/** A language, as a plugin offers it to ESLint. */
type Language = NonNullable<ESLint.Plugin['languages']>[string];

/** What the parser knows of the code beside its tree. */
interface Services {
  program: ts.Program | null;
  readonly esTreeNodeToTSNodeMap: { readonly get: (node: object) => ts.Node };
  getTypeAtLocation?: (node: object) => ts.Type;
  getSymbolAtLocation?: (node: object) => ts.Symbol | undefined;
}

interface Parsed {
  readonly ast: AST.Program;
  readonly services: Services;
  readonly visitorKeys: SourceCode.VisitorKeys;
  readonly scopeManager: Scope.ScopeManager;
}

/** What typescript-eslint's parser throws. Its columns begin at 0, those of ESLint at 1. */
interface ParserError extends Error {
  readonly lineNumber?: number;
  readonly column?: number;
}

const load = createRequire(import.meta.url);

/**
 * Makes the language in which examples are linted: TypeScript and JavaScript, whatever parser and options a config
 * object without `files` sets for all files. With those, a parser would look for a project that holds the example.
 *
 * Rules with type information that such an object turns on get types of the example alone, so that they don't stop
 * ESLint.
 *
 * @param root - Folder of the repository.
 * @returns The language.
 */
export function createExampleLanguage(root: string): Language {
  const parser = lazyTypescriptParser(root);
  const language = {
    fileType: 'text',
    lineStart: 1,
    columnStart: 0,
    nodeTypeKey: 'type',
    // The parser brings those of its own tree.
    visitorKeys: {},
    defaultLanguageOptions: {},
    validateLanguageOptions(): void {
      // Options of a config object without `files` are meant for files of the repository.
    },
    normalizeLanguageOptions: (options: Readonly<Record<string, unknown>>) => ({
      globals: {},
      ...options,
      ecmaVersion: 2025,
      sourceType: 'module',
      parserOptions: {},
    }),
    matchesSelectorClass: matchesClass,
    parse(file: { readonly path: string; readonly body: string | Uint8Array }) {
      try {
        const { ast, scopeManager, services, visitorKeys } = parse(parser, file);
        typesOnDemand(services, ast, root);
        return { ok: true, ast, scopeManager, visitorKeys, parserServices: services };
      } catch (error) {
        const { column = 0, lineNumber, message } = error as ParserError;
        // Anything but a syntax error is ours to mend.
        if (lineNumber === undefined) throw error;
        return { ok: false, errors: [{ message, line: lineNumber, column: column + 1 }] };
      }
    },
    createSourceCode: (
      file: { readonly body: string | Uint8Array; readonly bom: boolean },
      result: SourceCode.Config,
    ) => {
      useImports(result);
      return new SourceCode({ ...result, text: String(file.body), hasBOM: file.bom });
    },
  };
  // ESLint's types want the options and nodes of one language in each method.
  return language as unknown as Language;
}

function parse(
  parser: Linter.Parser,
  { body, path: name }: { readonly path: string; readonly body: string | Uint8Array },
): Parsed {
  if (!('parseForESLint' in parser)) throw new TypeError('The parser has changed');
  // ESLint's types know of a parser that it gives an object; what is used of that, every parser gives.
  return parser.parseForESLint(String(body), {
    // By the extension the parser tells the languages apart.
    filePath: name.replace(/\.example-([jt]sx?)$/u, '.$1'),
    ecmaVersion: 'latest',
    sourceType: 'module',
    loc: true,
    range: true,
    tokens: true,
    comment: true,
  }) as unknown as Parsed;
}

/** An example that only imports shows how to import: what it imports counts as used. */
function useImports({ ast, scopeManager }: SourceCode.Config): void {
  if (!ast.body.every(({ type }) => type === 'ImportDeclaration')) return;
  for (const { variables } of scopeManager?.scopes ?? []) {
    for (const variable of variables) Object.assign(variable, { eslintUsed: true });
  }
}

/** Types of an example by itself: of what it declares, and `any` of all else. They cost nothing before a rule asks. */
function typesOnDemand(services: Services, ast: AST.Program, root: string): void {
  const toNode = (node: object): ts.Node => services.esTreeNodeToTSNodeMap.get(node);
  let program: ts.Program | undefined;
  const create = (): ts.Program =>
    (program ??= createLoneProgram(toNode(ast).getSourceFile(), root));
  Object.defineProperty(services, 'program', { enumerable: true, get: create });
  services.getTypeAtLocation = (node) => create().getTypeChecker().getTypeAtLocation(toNode(node));
  services.getSymbolAtLocation = (node) =>
    create().getTypeChecker().getSymbolAtLocation(toNode(node));
}

function createLoneProgram(sourceFile: ts.SourceFile, root: string): ts.Program {
  const typescript = load(bridgeTypeScript({ cwd: root }).path) as typeof ts;
  const { fileName } = sourceFile;
  return typescript.createProgram({
    rootNames: [fileName],
    options: {
      allowJs: true,
      jsx: typescript.JsxEmit.Preserve,
      noLib: true,
      noResolve: true,
      strict: true,
      target: typescript.ScriptTarget.ESNext,
      types: [],
    },
    host: {
      fileExists: (file) => file === fileName,
      getCanonicalFileName: (file) => file,
      getCurrentDirectory: () => root,
      getDefaultLibFileName: () => 'lib.d.ts',
      getNewLine: () => '\n',
      getSourceFile: (file) => (file === fileName ? sourceFile : undefined),
      readFile: (file) => (file === fileName ? sourceFile.text : undefined),
      useCaseSensitiveFileNames: () => true,
      writeFile: () => undefined,
    },
  });
}

/** What selectors such as `:function` stand for in JavaScript. */
function matchesClass(
  name: string,
  { type }: { readonly type: string },
  [parent]: readonly { readonly type: string }[],
): boolean {
  switch (name.toLowerCase()) {
    case 'declaration':
      return type.endsWith('Declaration');
    case 'statement':
      return /(?:Statement|Declaration)$/u.test(type);
    case 'function':
      return /^(?:FunctionDeclaration|(?:Arrow)?FunctionExpression)$/u.test(type);
    case 'expression':
      return (
        /(?:Expression|Literal)$/u.test(type) ||
        type === 'MetaProperty' ||
        (type === 'Identifier' && parent?.type !== 'MetaProperty')
      );
    case 'pattern':
      return /(?:Pattern|Expression|Literal)$/u.test(type) || type === 'Identifier';
    default:
      return false;
  }
}
