import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { getOutermost } from '../flow/bindings.js';
import type { Flow } from '../flow/flow.js';
import { getModuleName } from '../flow/get-module-name.js';
import { getStaticText } from '../flow/get-static-text.js';
import { resolveConstant } from '../flow/resolve-constant.js';
import { getChain, isEndOfChain, type Chain } from './get-chain.js';
import { getKindOfOwner } from './get-kind-of-owner.js';
import { getOwnerName } from './get-owner-name.js';
import { databaseModule, databaseName } from './names.js';

/** What a query does to the data. */
type Effect = 'delete' | 'insert' | 'read' | 'update';

/** A call that asks a database. */
export interface Query {
  readonly node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;
  readonly does: Effect;
  /** Whether the driver puts calls together that are made at the same time, as Prisma does with `findUnique`. */
  readonly isMerged: boolean;
  /** Whether a statement is run that was prepared before. */
  readonly isPrepared: boolean;
  /** What an update sets, where that is told apart from the rows that it is set for; empty where the text says it. */
  readonly sets?: readonly TSESTree.Node[];
  /** Whether the query's text comes from elsewhere, so that nobody knows what it does. */
  readonly isUnknown: boolean;
}

function setOf(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** Methods that send a text to a database, of one driver or another. */
const sending = setOf(
  'query execute exec executeSql queryRaw raw unsafe one oneOrNone many manyOrNone any none run get all each ' +
    'queryObject queryArray runAsync getAllAsync getFirstAsync $queryRawUnsafe $executeRawUnsafe',
);
/** Those that hardly anything but a database has, where their owner is called like one. */
const telling = setOf(
  'query execute executeSql queryRaw oneOrNone manyOrNone $queryRawUnsafe $executeRawUnsafe',
);
/** Methods of pg-promise. */
const promising = setOf('one oneOrNone many manyOrNone any none');
/** Methods of prepared statements. */
const running = setOf('get all run iterate');

const prismaMethods = setOf(
  'findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany create createMany createManyAndReturn update ' +
    'updateMany updateManyAndReturn upsert delete deleteMany count aggregate groupBy',
);
const prismaName = /prisma/iu;
/** Whatever folder the client is generated into. */
const prismaType = /(?:^|\.)Prisma(?:Client|Service)\(\)\.\w+\.\w+$/u;
const clientName = /^(?:db|database|tx|trx|client|orm)$/iu;

/** How a query of Drizzle or Kysely begins. */
const builderBeginnings = setOf(
  'select selectDistinct selectDistinctOn insert update delete selectFrom insertInto updateTable deleteFrom replaceInto',
);
/** Methods of Knex's queries. */
const knexMethods = setOf(
  'where whereIn whereNull andWhere select first insert update del delete pluck count increment decrement join leftJoin ' +
    'orderBy returning from into table limit max min sum',
);
const objectionMethods =
  /^(?:find(?:One|ById)|patch\w*|updateAndFetch\w*|insert\w*|deleteById|withGraph\w*|for|relate)$/u;
/** How a query of TypeORM's or MikroORM's builder ends. */
const builderEnds =
  /^(?:get(?:One|Many|RawOne|RawMany|Count|OneOrFail|Exists|ManyAndCount|RawAndEntities|Result|ResultList|SingleResult)|execute)$/u;

/** Methods of models and collections that hardly anything else has. */
const modelMethods = setOf(
  'findOne findById findByPk findAll findAndCountAll findOneBy findOneOrFail findOneByOrFail findOrCreate findOrBuild ' +
    'findOneAndUpdate findOneAndDelete findOneAndReplace findByIdAndUpdate findByIdAndDelete countDocuments insertOne ' +
    'updateOne updateMany deleteOne deleteMany replaceOne bulkCreate',
);
/** Methods that other things have too, which count where the owner is surely a model or a collection. */
const commonModelMethods = setOf(
  'find count create update destroy exists distinct aggregate scope',
);
const repositoryMethods =
  /^(?:find\w*|count|countBy|exists?|existsBy|existBy|save|insert|update|upsert|delete|remove|softDelete|softRemove|increment|decrement)$/u;
const managerMethods =
  /^(?:find|findOne|findBy|findOneBy|findOneOrFail|findOneByOrFail|findAndCount|count|countBy|exists|save|insert|update|upsert|delete|remove|softDelete|nativeInsert|nativeUpdate|nativeDelete|persistAndFlush|removeAndFlush|flush|insertMany)$/u;

const modelName = /(?:model|collection|coll)$/iu;
const className = /^[A-Z][a-z]\w*$/u;
/** What is called like a class and asks no database, and what hides whether it does. */
const otherOwner =
  /^(?:Array|Object|Promise|Reflect|Math|Number|String|Date|Map|Set|Buffer|Response|Request|URL|React|Symbol)$|(?:service|client|api|gateway|controller|manager|helper|utils?|store|cache|queue|factory|provider|registry)$/iu;

function getEffect(method: string): Effect {
  if (
    /^(?:insert|create|save|bulkCreate|persist|nativeInsert|findOrCreate|replaceInto)/u.test(method)
  )
    return 'insert';
  if (
    /^(?:update|upsert|patch|increment|decrement|nativeUpdate|replaceOne|flush)|AndUpdate$|AndReplace$/u.test(
      method,
    )
  )
    return 'update';
  if (/^(?:delete|del$|destroy|remove|soft|nativeDelete|truncate)|AndDelete$/u.test(method))
    return 'delete';
  return 'read';
}

function getEffectOfText(text: string | undefined): Effect {
  const [, word = ''] = /^[\s(]*(?:--[^\n]*\n\s*)*(\w+)/u.exec(text ?? '') ?? [];
  switch (word.toUpperCase()) {
    case 'INSERT':
    case 'REPLACE':
    case 'MERGE':
    case 'CREATE':
      return 'insert';
    case 'UPDATE':
      return 'update';
    case 'DELETE':
      return 'delete';
    default:
      return 'read';
  }
}

/** The text that a query begins with, as far as it is written. */
function getText(flow: Flow, node: TSESTree.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  const made = resolveConstant(flow, node);
  if (made.type === AST_NODE_TYPES.TemplateLiteral) return made.quasis[0]?.value.raw;
  if (made.type === AST_NODE_TYPES.TaggedTemplateExpression) return getText(flow, made.quasi);
  if (made.type === AST_NODE_TYPES.BinaryExpression) return getText(flow, made.left);
  if (made.type === AST_NODE_TYPES.ObjectExpression) {
    const property = made.properties.find(
      (it): it is TSESTree.Property =>
        it.type === AST_NODE_TYPES.Property &&
        it.key.type === AST_NODE_TYPES.Identifier &&
        /^(?:text|sql|query)$/u.test(it.key.name),
    );
    return property && getText(flow, property.value);
  }
  return getStaticText(flow, made);
}

const statement =
  /^[\s(]*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+|IGNORE\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s|DELETE\s+FROM\s|WITH\s+\S+\s+AS\s)/iu;

/** An update that sets what its text says, for rows that it is given: `UPDATE users SET is_active = false WHERE id = $1`. */
const plainUpdate = /^\s*UPDATE\s[^$?:@]*?\sSET\s(?:[^$?:@]|::)*?\sWHERE\s/iu;

function getSetsOfText(text: string): Pick<Query, 'sets'> {
  return plainUpdate.test(text) ? { sets: [] } : {};
}

type Found = Omit<Query, 'node'>;

function found(does: Effect, more: Partial<Found> = {}): Found {
  return { does, isMerged: false, isPrepared: false, isUnknown: false, ...more };
}

/** Whether a text asks tables, and does not only call a function: `SELECT pg_advisory_lock($1)`. */
function asksTable(flow: Flow, node: TSESTree.Node): boolean {
  const written = flow.sourceCode.getText(resolveConstant(flow, node));
  return !/^\W*SELECT\s/iu.test(written) || /\bFROM\b/iu.test(written);
}

/** Whether a connection of SQLite is asked itself, and no statement or builder made of it. */
function isSqlite(name: string): boolean {
  return /^(?:sqlite3|sqlite|sqlite-async|expo-sqlite)[.(][^()]*\(\)\.\w+$/u.test(name);
}

/** Whether a query that runs only when somebody waits for it is run where it stands, and is no part of another one. */
function isRun({ call, method }: { call: TSESTree.CallExpression; method: string }): boolean {
  if (/^(?:execute|stream|then|get)/u.test(method)) return true;
  const end = getOutermost(call);
  switch (end.parent?.type) {
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.MemberExpression:
      return true;
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return end.parent.body === end;
    default:
      return false;
  }
}

/** How a query of Kysely begins, which runs by `execute` alone. */
const kyselyBeginning = /^(?:selectFrom|insertInto|updateTable|deleteFrom|replaceInto)$/u;

/** `pool.query(text)`, `statement.get(id)`, `db.prepare(text).all(id)`. */
function ofText(flow: Flow, { links }: Chain, name: string): Found | undefined {
  const last = links.at(-1);
  const before = links.at(-2);
  if (last === undefined) return undefined;
  const { call, method } = last;
  if (running.has(method) && name.includes('.prepare().') && databaseModule.test(name))
    return found(getEffectOfPrepared(flow, call), { isPrepared: true });
  if (before?.method === 'prepare' && running.has(method)) {
    const text = getText(flow, before.call.arguments[0]);
    return text !== undefined && statement.test(text)
      ? found(getEffectOfText(text), getSetsOfText(text))
      : undefined;
  }
  if (!sending.has(method) || call.callee.type !== AST_NODE_TYPES.MemberExpression)
    return undefined;
  const [first] = call.arguments;
  if (first === undefined) return undefined;
  // A Durable Object's storage is in the same thread, and writes together what comes between two `await`s.
  if (method === 'exec' && getOwnerName(call.callee.object) === 'sql') return undefined;
  const text = getText(flow, first);
  const isText = text !== undefined && statement.test(text) && asksTable(flow, first);
  const isDatabase =
    databaseModule.test(name) || databaseName.test(getOwnerName(call.callee.object));
  // Where nothing else tells, the text does.
  if (isText && (telling.has(method) || isDatabase))
    return found(getEffectOfText(text), getSetsOfText(text));
  if (text !== undefined) return undefined;
  const isOfModule =
    databaseModule.test(name) && (telling.has(method) || promising.has(method) || isSqlite(name));
  return isOfModule || (telling.has(method) && databaseName.test(getOwnerName(call.callee.object)))
    ? found('read', { isUnknown: true })
    : undefined;
}

/** What a statement does that a name stands for: `const insert = db.prepare('INSERT …')`. */
function getEffectOfPrepared(flow: Flow, { callee }: TSESTree.CallExpression): Effect {
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return 'read';
  const made = resolveConstant(flow, callee.object);
  return made.type === AST_NODE_TYPES.CallExpression
    ? getEffectOfText(getText(flow, made.arguments[0]))
    : 'read';
}

/** `prisma.user.findUnique(…)`, `db.query.users.findFirst(…)`. */
function ofClient(flow: Flow, { base, links }: Chain, name: string): Found | undefined {
  const [first, second] = links;
  if (first === undefined || second !== undefined || !prismaMethods.has(first.method))
    return undefined;
  if (base.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const owner = getOwnerName(base.object);
  const { method } = first;
  const isPrisma = prismaName.test(owner) || name.startsWith('@prisma/') || prismaType.test(name);
  const isDrizzle = owner === 'query' && /^find(?:First|Many)$/u.test(method);
  if (!isPrisma && !isDrizzle && !(clientName.test(owner) && hasPrismaOptions(first.call)))
    return undefined;
  const isMerged = !isDrizzle && /^findUnique(?:OrThrow)?$/u.test(method);
  return found(getEffect(method), {
    isMerged,
    ...(method === 'update' ? getSetsOfOption(flow, first.call, 'data') : {}),
  });
}

/** `update({ where: { id }, data: { isActive: false } })` */
function getSetsOfOption(
  flow: Flow,
  { arguments: [options] }: TSESTree.CallExpression,
  name: string,
): Pick<Query, 'sets'> {
  const value = options === undefined ? undefined : getProperty(options, name);
  return value !== undefined && isOfColumns(resolveConstant(flow, value)) ? { sets: [value] } : {};
}

/** How `updateMany` can change a column too. */
const columnChange = /^(?:set|increment|decrement|multiply|divide)$/u;

/** Whether an object changes a row's own columns, and nothing that hangs on it, which only an update of one row can. */
function isOfColumns(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.ObjectExpression &&
    node.properties.every((it) => {
      if (it.type !== AST_NODE_TYPES.Property) return false;
      if (it.value.type !== AST_NODE_TYPES.ObjectExpression) return true;
      return it.value.properties.every(
        (inner) =>
          inner.type === AST_NODE_TYPES.Property &&
          inner.key.type === AST_NODE_TYPES.Identifier &&
          columnChange.test(inner.key.name),
      );
    })
  );
}

function getProperty(node: TSESTree.Node, name: string): TSESTree.Node | undefined {
  if (node.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  return node.properties.find(
    (it): it is TSESTree.Property =>
      it.type === AST_NODE_TYPES.Property &&
      it.key.type === AST_NODE_TYPES.Identifier &&
      it.key.name === name,
  )?.value;
}

/** `update(users).set({ isActive: false }).where(…)`, `knex('users').where('id', id).update({ isActive: false })` */
function getSetsOfChain(links: Chain['links']): Pick<Query, 'sets'> {
  const isFor = links.some(({ method }) => /^(?:and)?where|^findById$/iu.test(method));
  const setting = links.filter(({ call, method }) =>
    /^set$/u.test(method) ? call.arguments.length > 0 : /^(?:update|patch)$/u.test(method),
  );
  const last = setting.at(-1);
  if (!isFor || last === undefined || setting.slice(0, -1).some(({ method }) => method === 'set'))
    return {};
  const sets = last.call.arguments;
  // `update(users)` alone sets nothing yet.
  return sets[0]?.type === AST_NODE_TYPES.ObjectExpression ? { sets } : {};
}

/** `User.update({ isActive: false }, { where: { id } })`, `User.updateOne({ _id }, { isActive: false })` */
function getSetsOfModel(
  { arguments: [first, second] }: TSESTree.CallExpression,
  method: string,
): Pick<Query, 'sets'> {
  if (first === undefined || second === undefined) return {};
  if (method === 'update')
    return { sets: [getProperty(second, 'where') === undefined ? second : first] };
  return /^(?:updateOne|findByIdAndUpdate|findOneAndUpdate)$/u.test(method)
    ? { sets: [second] }
    : {};
}

function hasPrismaOptions({ arguments: [options] }: TSESTree.CallExpression): boolean {
  return (
    options?.type === AST_NODE_TYPES.ObjectExpression &&
    options.properties.some(
      (it) =>
        it.type === AST_NODE_TYPES.Property &&
        it.key.type === AST_NODE_TYPES.Identifier &&
        /^(?:where|data|create)$/u.test(it.key.name),
    )
  );
}

/** Queries that are put together by calls: Drizzle's, Kysely's, Knex's, Objection's, TypeORM's, MikroORM's. */
function ofBuilder(flow: Flow, { base, links }: Chain): Found | undefined {
  const [first, ...others] = links;
  const last = links.at(-1);
  if (first === undefined || last === undefined || others.length === 0) return undefined;
  if (!isRun(last)) return undefined;
  if (kyselyBeginning.test(first.method) && !/^(?:execute|stream)/u.test(last.method))
    return undefined;
  const methods = links.map(({ method }) => method);
  const owner = getOwnerName(base);
  const made = flow.nameOf(base) ?? '';
  const isDatabase =
    databaseModule.test(made) || databaseName.test(owner) || clientName.test(owner);
  if (methods.includes('createQueryBuilder'))
    return builderEnds.test(last.method)
      ? found(getBuilderEffect(methods), getSetsOfChain(links))
      : undefined;
  if (isDatabase && builderBeginnings.has(first.method))
    return found(getEffect(first.method), getSetsOfChain(links));
  const isKnex =
    first.method === '' &&
    (made === 'knex()' || made === 'knex' || /^(?:knex|db|trx)$/iu.test(owner)) &&
    others.some(({ method }) => knexMethods.has(method));
  if (isKnex) return found(getBuilderEffect(methods), getSetsOfChain(links));
  const isObjection =
    first.method === 'query' &&
    first.call.arguments.length <= 1 &&
    others.some(({ method }) => knexMethods.has(method) || objectionMethods.test(method));
  return isObjection ? found(getBuilderEffect(methods), getSetsOfChain(links)) : undefined;
}

function getBuilderEffect(methods: readonly string[]): Effect {
  const effects = methods.filter((it) => it !== 'createQueryBuilder').map((it) => getEffect(it));
  return effects.find((it) => it !== 'read') ?? 'read';
}

/** Whether what is only called like a model is asked like one: waited for, or given no keys or an object of them. */
function isAsked({ arguments: args }: TSESTree.CallExpression, links: Chain['links']): boolean {
  const [first] = args;
  if (first === undefined || first.type === AST_NODE_TYPES.ObjectExpression) return true;
  const last = links.at(-1);
  return (
    last !== undefined && getOutermost(last.call).parent?.type === AST_NODE_TYPES.AwaitExpression
  );
}

function ofMethod({ call, method }: Chain['links'][number]): Found {
  return found(getEffect(method), getSetsOfModel(call, method));
}

/** `User.findByPk(id)`, `db.collection('users').findOne(…)`, `userRepository.findOneBy(…)`, `em.findOne(User, id)`. */
function ofModel(flow: Flow, { base, links }: Chain): Found | undefined {
  const start = links.findLastIndex(({ method }) =>
    /^(?:collection|model|getRepository|getModel|scope|unscoped|withScope)$/u.test(method),
  );
  const isFunction = links[0]?.method === '';
  const beginning = isFunction && start === -1 ? 0 : start;
  const link = links[beginning + 1];
  if (link === undefined) return undefined;
  const { method } = link;
  const opener = beginning === -1 ? '' : (links[beginning]?.method ?? '');
  const owner = beginning === -1 ? getOwnerName(base) : opener === '' ? getOwnerName(base) : '';
  const made = flow.nameOf(base) ?? '';
  const module = getModuleName(made);
  const mayAsk =
    beginning === -1 &&
    (repositoryMethods.test(method) ||
      managerMethods.test(method) ||
      modelMethods.has(method) ||
      commonModelMethods.has(method));
  // Types are asked last, for they cost most.
  const kind = mayAsk ? getKindOfOwner(flow, base, made) : undefined;
  const isRepository =
    kind === 'repository' ||
    opener === 'getRepository' ||
    /repo(?:sitory)?$/iu.test(owner) ||
    owner === 'getRepository';
  if (isRepository) return repositoryMethods.test(method) ? ofMethod(link) : undefined;
  // MikroORM's `remove` and the like only mark what `flush` writes; TypeORM's have to be awaited.
  const isMark = link.call.parent.type === AST_NODE_TYPES.ExpressionStatement && method !== 'flush';
  const isManager = kind === 'manager' || /^_?(?:em|entityManager|manager|orm)$/u.test(owner);
  if (isManager && managerMethods.test(method) && !isMark)
    return link.call.arguments.length > 0 || method === 'flush'
      ? found(getEffect(method))
      : undefined;
  if (/BulkOp\(\)$/u.test(made)) return undefined;
  const isKnown =
    opener === 'collection' ||
    opener === 'model' ||
    kind === 'model' ||
    /^(?:mongoose|mongodb|sequelize|sequelize-typescript)$/u.test(module);
  const isSure = isKnown || modelName.test(owner);
  if (otherOwner.test(owner) && !isSure) return undefined;
  const isClass = className.test(owner) && !isFunction;
  if (modelMethods.has(method) && (isSure || isClass)) return ofMethod(link);
  const isQueried =
    commonModelMethods.has(method) &&
    (isKnown ||
      (isSure && isAsked(link.call, links)) ||
      (isClass && /model|entit|schema|database|\bdb\b/iu.test(made))) &&
    link.call.arguments[0]?.type !== AST_NODE_TYPES.ArrowFunctionExpression;
  return isQueried ? ofMethod(link) : undefined;
}

/**
 * Tells whether a call asks a database, by the drivers and mappers that the rules for security know.
 *
 * @param flow - The flow of the file.
 * @param call - The call.
 * @returns What is known of the query; `undefined` for any other call, and for the calls within a chain.
 */
export function getQuery(flow: Flow, call: TSESTree.CallExpression): Query | undefined {
  if (!isEndOfChain(call)) return undefined;
  const chain = getChain(call);
  if (chain === undefined) return undefined;
  const name = flow.nameOf(call.callee) ?? '';
  const query =
    ofText(flow, chain, name) ??
    ofClient(flow, chain, name) ??
    ofBuilder(flow, chain) ??
    ofModel(flow, chain);
  return query && { ...query, node: call };
}

/**
 * Finds the query that a function is given as a text to run: `this.query('SELECT …', [id])`.
 *
 * @param flow - The flow of the file.
 * @param call - The call of the function.
 * @returns What is known of the query, or `undefined` where no argument is a statement.
 */
export function getGivenQuery(flow: Flow, call: TSESTree.CallExpression): Query | undefined {
  const text = call.arguments
    .map((it) => getText(flow, it))
    .find((it) => it !== undefined && statement.test(it));
  return text === undefined
    ? undefined
    : { node: call, ...found(getEffectOfText(text), getSetsOfText(text)) };
}

/**
 * Tells whether a template asks a database: Prisma's `$queryRaw`, and `sql` of postgres.js and its kin.
 *
 * @param flow - The flow of the file.
 * @param node - The template with its tag.
 * @returns What is known of the query, or `undefined`. Pieces of a query that are only put into another are none.
 */
export function getTaggedQuery(
  flow: Flow,
  node: TSESTree.TaggedTemplateExpression,
): Query | undefined {
  const { parent, quasi, tag } = node;
  const text = quasi.quasis[0]?.value.raw ?? '';
  const isPrisma =
    tag.type === AST_NODE_TYPES.MemberExpression &&
    /^\$(?:queryRaw|executeRaw)$/u.test(getMemberName(tag) ?? '');
  const isSent =
    /^(?:postgres\(\)|@vercel\/postgres\.sql|@neondatabase\/serverless\.neon\(\))$/u.test(
      flow.nameOf(tag) ?? '',
    ) && parent.type !== AST_NODE_TYPES.TemplateLiteral;
  return (isPrisma || isSent) && statement.test(text)
    ? { node, ...found(getEffectOfText(text), getSetsOfText(text)) }
    : undefined;
}
