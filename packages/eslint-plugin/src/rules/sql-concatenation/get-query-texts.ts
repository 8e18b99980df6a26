import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { databaseModule, databaseName } from '../../database/names.js';
import { getOwnerName } from '../../database/get-owner-name.js';
import type { Call } from '../../flow/bindings.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';
import { resolveConstant } from '../../flow/resolve-constant.js';

/** An argument that a database reads as a query or as a part of one. */
export interface QueryText {
  readonly node: TSESTree.Node;
  /** Whether it is read so for certain, whatever the text looks like. */
  readonly isCertain: boolean;
  /** Whether it is a part of a query only, which need not begin as one. */
  readonly isFragment: boolean;
}

function setOf(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** Methods that execute or prepare the text they are given first, in one driver or another. */
const executing = setOf(
  'query queryRaw queryStream execute executeMultiple executeSql exec run get all each prepare raw batch multiple ' +
    'one many any none oneOrNone manyOrNone result multi multiResult unsafe iterate pragma stream simple literal ' +
    'queryObject queryArray runAsync getAllAsync getFirstAsync execAsync getEachAsync prepareAsync createQuery ' +
    'executeQuery nativeQuery exec_query lit',
);
/** Those of them that hardly anything but a database has, where the object is called like one. */
const telling = setOf('query queryRaw raw executeSql executeMultiple literal');
/** Methods by whose name alone a text is part of a query. */
const rawMethods = setOf(
  '$queryRawUnsafe $executeRawUnsafe $queryRaw $executeRaw whereRaw andWhereRaw orWhereRaw havingRaw andHavingRaw ' +
    'orHavingRaw orderByRaw groupByRaw joinRaw fromRaw selectRaw insertRaw distinctRaw',
);
/** Functions of libraries that make a part of a query of text. */
const rawFunction =
  /^(?:(?:drizzle-orm|kysely)\.sql\.(?:raw|lit)|@prisma\/client(?:\/\w+)*\.Prisma\.raw|sequelize\.(?:Sequelize\.)?literal|@sequelize\/core\.(?:sql\.)?(?:literal|unquoted)|objection\.raw|knex(?:\(\))?\.raw|@mikro-orm\/[\w-]+\.raw|typeorm\.Raw|pg-promise\.as\.format)$/u;

/** Methods of TypeORM's and MikroORM's query builders that read text. */
const builderMethods = setOf(
  'where andWhere orWhere having andHaving orHaving orderBy addOrderBy groupBy addGroupBy select addSelect from',
);

const textMembers = ['text', 'sql', 'query', 'sqlText'];

/** The texts in what a call is given: a text, an object that holds it, a list of either. */
function getTexts(flow: Flow, argument: TSESTree.Node): TSESTree.Node[] {
  const written = resolveConstant(flow, argument);
  if (written.type === AST_NODE_TYPES.ArrayExpression)
    return written.elements.flatMap((it) => (it === null ? [] : getTexts(flow, it)));
  if (written.type !== AST_NODE_TYPES.ObjectExpression) return [argument];
  return textMembers.flatMap((name) => {
    const property = getProperty(flow, written, name);
    return property.kind === 'present' ? [property.value] : [];
  });
}

/** Whether a chain of calls begins a query builder: `repository.createQueryBuilder('user').where(…)`. */
function isBuilder(flow: Flow, object: TSESTree.Node): boolean {
  let current = resolveConstant(flow, object);
  for (let step = 0; step < 40; step++) {
    if (current.type !== AST_NODE_TYPES.CallExpression) return false;
    if (/^(?:createQueryBuilder|createSelectQueryBuilder)$/u.test(getCalleeName(current) ?? ''))
      return true;
    if (current.callee.type !== AST_NODE_TYPES.MemberExpression) return false;
    current = resolveConstant(flow, current.callee.object);
  }
  return false;
}

/**
 * Finds the texts that a call has a database read.
 *
 * @param flow - The flow of the file.
 * @param node - The call.
 * @returns The texts; none for a call that can be no query.
 */
export function getQueryTexts(flow: Flow, node: Call): QueryText[] {
  const [first, second] = node.arguments;
  if (first === undefined) return [];
  const method = getCalleeName(node);
  if (method === undefined) return [];
  const name = flow.nameOf(node.callee) ?? '';
  if (node.type === AST_NODE_TYPES.NewExpression) {
    const isQuery = name === 'tedious.Request' || name === 'pg.Query';
    return isQuery ? [{ node: first, isCertain: true, isFragment: false }] : [];
  }
  if (rawMethods.has(method) || rawFunction.test(name))
    return [{ node: first, isCertain: true, isFragment: !method.startsWith('$') }];
  if (node.callee.type !== AST_NODE_TYPES.MemberExpression) return [];
  const { object } = node.callee;
  if (builderMethods.has(method)) {
    return isBuilder(flow, object) ? [{ node: first, isCertain: true, isFragment: true }] : [];
  }
  if (!executing.has(method)) return [];
  const isFragment = method === 'literal' || method === 'raw' || method === 'lit';
  const isCertain =
    databaseModule.test(name) || (telling.has(method) && databaseName.test(getOwnerName(object)));
  // `em.execute(sql)`, `session.run(text)`: the first argument; `pragma` and the like likewise.
  const texts = getTexts(flow, method === 'each' && isCallback(first) ? (second ?? first) : first);
  return texts.map((text) => ({ node: text, isCertain, isFragment }));
}

function isCallback(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.ArrowFunctionExpression ||
    node.type === AST_NODE_TYPES.FunctionExpression
  );
}
