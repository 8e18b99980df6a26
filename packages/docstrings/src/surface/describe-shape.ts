import { isHidden } from './is-hidden.js';
import type { LocalSymbol, Scope } from './module-record.js';

/**
 * Describes what other files can see of a file, without what is in its declarations.
 *
 * @param scope - The scope of the file.
 * @param ambientModules - The modules that are declared in it.
 * @returns A text that is another one only when linking could come to another result.
 */
export function describeShape(scope: Scope, ambientModules: ReadonlyMap<string, Scope>): string {
  return JSON.stringify([
    describeScope(scope),
    ...[...ambientModules].map(([name, inner]) => [name, describeScope(inner)]),
  ]);
}

function describeScope({ imports, exports, stars, locals }: Scope): unknown {
  return [[...imports], [...exports], stars, [...locals].map(describeSymbol)];
}

function describeSymbol([name, symbol]: [string, LocalSymbol]): unknown {
  const { path, bases, inner } = symbol;
  return [name, path, isHiddenSymbol(symbol), bases, inner ? describeScope(inner) : 0];
}

/**
 * Says whether all declarations of a symbol keep it out of what users see.
 *
 * @param symbol - A symbol of a file.
 * @returns Whether none is left for users.
 */
export function isHiddenSymbol({ declarations }: LocalSymbol): boolean {
  const isSeen = declarations.some(
    ({ docs, isImplementation }) => !isImplementation && !isHidden(docs),
  );
  return !isSeen && declarations.length > 0;
}
