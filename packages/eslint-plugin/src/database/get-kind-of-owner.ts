import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../flow/flow.js';
import { getTypedServices } from '../types/get-typed-services.js';

type Type = ReturnType<ParserServicesWithTypeInformation['getTypeAtLocation']>;
type Checker = ReturnType<ParserServicesWithTypeInformation['program']['getTypeChecker']>;

/** What a method belongs to that asks a database. */
export type KindOfOwner = 'manager' | 'model' | 'repository';

/** By what an owner is made of, or annotated with: `typeorm.Repository()`. */
const kinds: readonly (readonly [name: RegExp, kind: KindOfOwner])[] = [
  [/^typeorm\.(?:Tree|Mongo)?Repository\(\)$/u, 'repository'],
  [/^@mikro-orm\/[\w-]+\.(?:Sql)?EntityRepository\(\)$/u, 'repository'],
  [/\.get(?:Custom|Tree|Mongo)?Repository\(\)$/u, 'repository'],
  [/^(?:typeorm|@mikro-orm\/[\w-]+)\.(?:Sql|Mongo)?EntityManager\(\)$/u, 'manager'],
  [/^mongoose\.(?:\w*Model|model)\(\)$/u, 'model'],
  [/^mongodb\.Collection\(\)$|\.collection\(\)$/u, 'model'],
];

/** Classes and interfaces as their modules declare them. */
const types: ReadonlyMap<string, KindOfOwner> = new Map([
  ['Repository', 'repository'],
  ['EntityRepository', 'repository'],
  ['EntityManager', 'manager'],
  ['Model', 'model'],
  ['Collection', 'model'],
]);
/** At the beginning of what the compiler calls a symbol: `"typeorm".Repository`, `"/…/node_modules/typeorm/…".Repository`. */
const declaring = /^"(?:.*\/node_modules\/)?(?:typeorm|@mikro-orm\/[\w-]+|mongoose|mongodb)["/]/u;

/** How far a class is followed to what it extends. */
const furthest = 4;

function getKind(type: Type, checker: Checker, depth: number): KindOfOwner | undefined {
  const symbol = type.getSymbol();
  const kind = symbol && types.get(symbol.name);
  if (symbol && kind && declaring.test(checker.getFullyQualifiedName(symbol))) return kind;
  if (depth === furthest) return undefined;
  const bases = type.getBaseTypes() ?? [];
  return bases.map((it) => getKind(it, checker, depth + 1)).find((it) => it !== undefined);
}

/** By a type that the file does not write: `const users = this.deps.users;`, `class Users extends Repository<User>`. */
function getKindOfType(flow: Flow, base: TSESTree.Node): KindOfOwner | undefined {
  const services = getTypedServices(flow.sourceCode);
  if (services === undefined) return undefined;
  const type = services.getTypeAtLocation(base);
  return getKind(type, services.program.getTypeChecker(), 0);
}

/**
 * Tells what a method belongs to, by what it was made of or by its annotation, whatever it is called.
 *
 * @param flow - The flow of the file.
 * @param base - What the method belongs to.
 * @param name - Its name, as the flow gives it.
 * @returns Whether it is a repository or an entity manager of TypeORM or MikroORM, or a model or a collection of Mongoose or
 *   MongoDB; `undefined` for anything else.
 */
export function getKindOfOwner(
  flow: Flow,
  base: TSESTree.Node,
  name: string,
): KindOfOwner | undefined {
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? getKindOfType(flow, base);
}
