import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';
import type { ExampleModule } from './example-modules.js';
import type { ExampleProblem } from './example-report.js';
import { packageNameOf } from './published-modules.js';

/** How a public symbol is published. */
export interface PublishedName {
  /** `@x/y` */
  readonly module: string;
  /** `add`, `default`, `schemas.string` */
  readonly name: string;
}

/** What is known of a package where its examples are judged. */
export interface PublishedNames {
  readonly packageName: string | undefined;
  /** What it can be imported by: `@x/y`, `@x/y/sub`. */
  readonly modules: readonly string[];
  /** What can be imported, by the name that an example would use. */
  readonly symbols: ReadonlyMap<string, PublishedName>;
  /** The names behind files, as the compiler prints them: the path without its extension. */
  readonly files: ReadonlyMap<string, string>;
}

/** "Cannot find name", with and without advice, as a value, as a namespace, in a shorthand. */
const unknownNames = new Set([
  2304, 2503, 2552, 2580, 2581, 2582, 2583, 2584, 2585, 2591, 2592, 2593, 18_004,
]);
const unresolvedImport = 2307;

/**
 * Says what is wrong with an example, and where in the file that holds it.
 *
 * @param typescript - The compiler's API.
 * @param diagnostic - What the compiler says.
 * @param module - The example.
 * @param names - What the package publishes.
 * @returns The problem.
 */
export function describeProblem(
  typescript: TypeScript,
  diagnostic: ts.Diagnostic,
  { example }: ExampleModule,
  names: PublishedNames,
): ExampleProblem {
  const start = Math.min(diagnostic.start ?? 0, example.code.length);
  const before = example.code.slice(0, start).split('\n');
  const line = example.lines[before.length - 1] ?? example.lines[0];
  const written = example.code.slice(start, start + (diagnostic.length ?? 0));
  const message = typescript.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  return {
    file: example.file,
    line: line.line,
    column: line.column + (before.at(-1)?.length ?? 0),
    code: diagnostic.code,
    message: plainMessage(diagnostic.code, written, names) ?? withNames(message, names),
    symbol: example.symbol,
  };
}

function plainMessage(code: number, written: string, names: PublishedNames): string | undefined {
  if (unknownNames.has(code)) {
    const symbol = names.symbols.get(written);
    if (symbol === undefined) return undefined;
    const { name } = symbol;
    const how = name === written ? '' : name === 'default' ? ' as its default' : ` as \`${name}\``;
    return `\`${written}\` is published by '${symbol.module}'${how}: import it.`;
  }
  if (code !== unresolvedImport) return undefined;
  const specifier = written.replace(/^(['"`])(.*)\1$/su, '$2');
  if (/^(?:\.|#|\/)/u.test(specifier)) {
    return `Who reads the example has no '${specifier}'. Show what it holds, or mark the fence with \`no-check\`.`;
  }
  const { modules, packageName } = names;
  if (packageName === undefined || packageNameOf(specifier) !== packageName) return undefined;
  const offer = modules.length === 0 ? 'nothing' : modules.map((name) => `'${name}'`).join(', ');
  return `'${specifier}' is not published; others can import ${offer}.`;
}

/** Files stand in the compiler's messages where users know a module. */
function withNames(message: string, { files }: PublishedNames): string {
  return message
    .replaceAll(/, \{ with: \{ "resolution-mode": "(?:import|require)" \} \}/gu, '')
    .replaceAll(/"([^"\n]+)"/gu, (quoted, file: string) =>
      files.has(file) ? `"${files.get(file) ?? ''}"` : quoted,
    );
}

/**
 * Tells whether a message about an example in JavaScript is one that its author would want: a name, a module or a
 * member of the package that does not exist. JavaScript need not please a type checker otherwise.
 *
 * @param typescript - The compiler's API.
 * @param program - The program of the examples.
 * @param diagnostic - The message.
 * @param isOwnFile - Tells whether a file belongs to the package.
 * @returns Whether it is.
 */
export function mattersInJavascript(
  typescript: TypeScript,
  program: ts.Program,
  { code, file, start = 0 }: ts.Diagnostic,
  isOwnFile: (file: string) => boolean,
): boolean {
  if (unknownNames.has(code) || missingExports.has(code) || code === unresolvedImport) return true;
  if (!missingMembers.has(code) || file === undefined) return false;
  const owner = ownerOf(typescript, file, start);
  if (owner === undefined) return false;
  const type = program.getTypeChecker().getTypeAtLocation(owner);
  const symbol = type.aliasSymbol ?? type.getSymbol();
  return (symbol?.declarations ?? []).some((declaration) =>
    isOwnFile(declaration.getSourceFile().fileName),
  );
}

/** "Module has no exported member", with advice, and "no default export", with advice. */
const missingExports = new Set([1192, 2305, 2613, 2614, 2724]);

/** "Property does not exist on type", and with advice. */
const missingMembers = new Set([2339, 2551]);

/** Of what a member is asked. */
function ownerOf(
  typescript: TypeScript,
  file: ts.SourceFile,
  position: number,
): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (position < node.getStart(file) || position >= node.end) return;
    if (typescript.isPropertyAccessExpression(node) && node.name.getStart(file) === position) {
      found = node.expression;
    }
    // `const { member } = it`
    if (typescript.isObjectBindingPattern(node)) found = node;
    typescript.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
