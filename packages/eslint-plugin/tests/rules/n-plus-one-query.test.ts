import { ruleTester, type ReportedCase } from '@groundrules/testkit';

import rule from '../../src/rules/n-plus-one-query.js';
import { markErrors } from '../support/mark-errors.js';

type MessageId = 'read' | 'readThrough' | 'write' | 'writeThrough';

const pg = "import pg from 'pg'; const pool = new pg.Pool();";
const sqlite = "import Database from 'better-sqlite3'; const db = new Database('a.db');";
const knex = "import knexFactory from 'knex'; const knex = knexFactory(options);";
const mongo = "import { MongoClient } from 'mongodb'; const db = new MongoClient(url).db();";
const drizzle = "import { drizzle } from 'drizzle-orm/node-postgres'; const db = drizzle(url);";

/** Puts statements where `await` may stand. */
const inAsync = (body: string): string => `async function run(users, ids) { ${body} }`;

/** A query for each element of `list` is reported where the marks are. */
function query(
  messageId: MessageId,
  marked: string,
  list = 'users',
  helper = '',
): ReportedCase<MessageId, never> {
  return markErrors(marked, [{ messageId, data: { list, helper } }]);
}

/** A query that reads is reported where the marks are in the body of an asynchronous function. */
const read = (body: string, imports = ''): ReportedCase<MessageId, never> =>
  query('read', `${imports} ${inAsync(body)}`);

ruleTester.run('n-plus-one-query', rule, {
  valid: [
    // An update that is another one for each row, or within a transaction.
    `${pg} ${inAsync("for (const user of users) { await pool.query('UPDATE users SET rank = $1 WHERE id = $2', [user.rank, user.id]); }")}`,
    `${pg} ${inAsync('for (const user of users) { await pool.query(`UPDATE users SET rank = ${user.rank} WHERE id = $1`, [user.id]); }')}`,
    `${pg} ${inAsync("await transaction(async () => { for (const user of users) { await pool.query('UPDATE users SET is_old = true WHERE id = $1', [user.id]); } });")}`,
    inAsync(
      'for (const user of users) { await prisma.user.update({ where: { id: user.id }, data: { rank: user.rank } }); }',
    ),
    inAsync(
      'for (const user of users) { const rank = toRank(user); await prisma.user.update({ where: { id: user.id }, data: { rank } }); }',
    ),
    inAsync(
      'for (const user of users) { await prisma.user.upsert({ where: { id: user.id }, create: user, update: { isOld: true } }); }',
    ),
    `import { User } from './models/user.js'; ${inAsync('for (const user of users) { await User.update({ rank: user.rank }, { where: { id: user.id } }); }')}`,
    inAsync(
      'for (const user of users) { await User.updateOne({ _id: user.id }, { $set: { rank: user.rank } }); }',
    ),
    inAsync(
      'for (const user of users) { await userRepository.update(user.id, { rank: user.rank }); }',
    ),
    inAsync(
      'for (const user of users) { const old = await User.findByIdAndUpdate(user.id, { isOld: true }); use(old); }',
    ),
    `${knex} ${inAsync("for (const user of users) { await knex('users').where('id', user.id).update({ rank: user.rank }); }")}`,
    `${knex} ${inAsync("for (const user of users) { await knex('users').where('id', user.id).update('rank', user.rank); }")}`,
    `${drizzle} ${inAsync('for (const user of users) { await db.update(table).set({ rank: user.rank }).where(eq(table.id, user.id)); }')}`,
    `${drizzle} ${inAsync('for (const user of users) { await db.update(table).set(user).where(eq(table.id, user.id)); }')}`,
    'async function rank(id, value) { await prisma.user.update({ where: { id }, data: { value } }); } async function run(ids) { for (const id of ids) await rank(id, 1); }',
    // What many rows can't be told at once, or what is asked of each.
    inAsync(
      'await Promise.all(users.map((user) => prisma.user.update({ where: { id: user.id }, data: { tags: { create: tags } } })));',
    ),
    inAsync(
      'for (const user of users) { await prisma.user.update({ where: { id: user.id }, data: { ...rest } }); }',
    ),
    inAsync(
      'for (const user of users) { await prisma.user.update({ where: { id: user.id }, data }); }',
    ),
    inAsync(
      'const changed = await Promise.all(users.map((user) => prisma.user.update({ where: { id: user.id }, data: { isOld: true } })));',
    ),
    // A repository of something else.
    "import { Repository } from 'nodegit'; class A { constructor(private code: Repository) {} async run(ids) { for (const id of ids) { this.add(await this.code.find(id)); } } }",
    'class A { constructor(private users: Repository<User>) {} async run(ids) { for (const id of ids) { this.add(await this.users.find(id)); } } }',
    // In the same thread, and written together.
    'class Spans extends DurableObject { add(spans) { for (const span of spans) { this.sql.exec(`INSERT INTO spans VALUES (?)`, span.id); } } }',
    // Asked once.
    `${pg} ${inAsync("const { rows } = await pool.query('SELECT * FROM posts WHERE author = ANY($1)', [ids]);")}`,
    inAsync('const posts = await prisma.post.findMany({ where: { authorId: { in: ids } } });'),
    inAsync('for (const user of await prisma.user.findMany()) { names.push(user.name); }'),
    `${pg} ${inAsync("const { rows } = await pool.query('SELECT 1'); for (const row of rows) use(row);")}`,
    // Batches of keys or of rows.
    `${pg} ${inAsync("for (const chunk of chunks) { await pool.query('SELECT * FROM posts WHERE id = ANY($1)', [chunk]); }")}`,
    inAsync(
      'for (const part of split(ids, 100)) { rows.push(await prisma.post.findMany({ where: { id: { in: part } } })); }',
    ),
    inAsync(
      'for (const part of split(ids, 100)) { await prisma.post.createMany({ data: part }); }',
    ),
    inAsync(
      'for (let i = 0; i < ids.length; i += 100) { rows.push(await prisma.post.findFirst({ where: { id: ids[i] } })); }',
    ),
    `${knex} ${inAsync("for (const part of split(ids)) { rows.push(await knex('posts').whereIn('id', part)); }")}`,
    inAsync(
      'for (const [index, batch] of batches.entries()) { rows.push(await prisma.post.findMany({ where: { id: batch } })); }',
    ),
    'const load = async (ids) => prisma.post.findMany({ where: { id: { in: ids } } }); async function run(parts) { for (const part of parts) rows.push(await load(part)); }',
    // A loader gathers the keys, and Prisma puts `findUnique` together.
    'const loader = new DataLoader((keys) => Promise.all(keys.map((key) => User.findByPk(key))));',
    inAsync('await Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } })));'),
    // Prepared statements, and what is written within a transaction.
    `${sqlite} const insert = db.prepare('INSERT INTO a VALUES (?)'); const all = db.transaction((rows) => { for (const row of rows) insert.run(row.id); });`,
    `${sqlite} const find = db.prepare('SELECT * FROM a WHERE id = ?'); db.transaction(() => { for (const id of ids) rows.push(find.get(id)); })();`,
    `${sqlite} const insert = db.prepare('INSERT INTO a VALUES (?)'); function save(rows) { db.exec('BEGIN'); for (const row of rows) insert.run(row.id); db.exec('COMMIT'); }`,
    inAsync(
      'await prisma.$transaction(async (tx) => { for (const user of users) await tx.user.create({ data: user }); });',
    ),
    inAsync('await prisma.$transaction(users.map((user) => prisma.user.create({ data: user })));'),
    inAsync('for (const user of users) await User.create(user, { transaction });'),
    inAsync('for (const user of users) await Tag.query(trx).insert(user);'),
    // Each row is changed in its own way, or what is written is needed at once.
    inAsync(
      'for (const user of users) await prisma.user.update({ where: { id: user.id }, data: { rank: user.rank } });',
    ),
    inAsync(
      'for (const user of users) { const created = await prisma.user.create({ data: user }); await welcome(created); }',
    ),
    inAsync(
      'for (const user of users) { await sendMail(user); await prisma.mail.create({ data: { userId: user.id } }); }',
    ),
    inAsync(
      'for (const user of users) { if (user.isNew) await prisma.user.create({ data: user }); }',
    ),
    inAsync(
      'for (const user of users) { try { await prisma.user.create({ data: user }); } catch (error) { log(error); } }',
    ),
    // What was found before is kept.
    inAsync(
      'for (const id of ids) { if (!cache.has(id)) cache.set(id, await User.findByPk(id)); }',
    ),
    inAsync('for (const id of ids) { found.push(known.get(id) ?? (await User.findByPk(id))); }'),
    // As many as are written.
    inAsync(
      "for (const name of ['a', 'b']) { rows.push(await prisma.role.findFirst({ where: { name } })); }",
    ),
    inAsync(
      'for (const name of ROLES) { rows.push(await prisma.role.findFirst({ where: { name } })); }',
    ),
    inAsync(
      'await Promise.all(Array(5).fill(0).map((_, index) => Notification.create({ index })));',
    ),
    // Paging, polling, retrying, and looking for the first.
    inAsync(
      'let rows; do { rows = await prisma.post.findMany({ take: 100, skip }); } while (rows.length > 0);',
    ),
    inAsync('while (node.parentId) { node = await Node.findByPk(node.parentId); }'),
    inAsync(
      'for (let attempt = 0; attempt < 5; attempt++) { row = await prisma.post.findFirst({ where: { attempt } }); }',
    ),
    inAsync(
      'for (const name of names) { const user = await User.findOne({ where: { name } }); if (user) return user; }',
    ),
    inAsync(
      'for (const name of names) { user = await User.findOne({ where: { name } }); if (user) break; }',
    ),
    // Nothing of the element's.
    inAsync('for (const user of users) { counts.push(await prisma.post.count()); }'),
    // https://github.com/laramint/laravel-brain/pull/119: what only looks like it.
    inAsync(
      'for (const user of users) { posts.push(user.posts); names.push(users.find((it) => it.id === user.id)); }',
    ),
    inAsync(
      'for (const user of users) { orders[user.id] = 1; service.handle(user); map.get(user.id); }',
    ),
    inAsync(
      'for (const user of users) { rows.push(await userService.findOne(user.id), await api.get(user.id)); }',
    ),
    inAsync(
      'for (const user of users) { const found = Object.create(user); Promise.any(user); client.query(user); }',
    ),
    `${knex} ${inAsync("for (const user of users) { query.orWhere('id', user.id); part.select(user.name).from('a'); }")}`,
    `${knex} function build(names) { const part = knex('a'); for (const name of names) { part.where('a', name).orderBy(name); } return part; }`,
    "import { MikroORM } from '@mikro-orm/core'; const orm = await MikroORM.init(); for (const entity of entities) { orm.getMetadata().get(entity.name); }",
    inAsync("for (const id of ids) { await manager.execute('SELECT pg_advisory_lock(?)', [id]); }"),
    "import { Notice } from './models/notice.js'; await Promise.all(Array(count).fill(0).map((_, index) => Notice.create({ index })));",
    // Parts of a query, and queries that are run together later.
    inAsync(
      "for (const user of users) { counts.push(db.selectFrom('posts').where('author', '=', user.id)); }",
    ),
    `${drizzle} ${inAsync('for (const user of users) { const part = db.select().from(posts).where(eq(posts.author, user.id)); use(part); }')}`,
    inAsync(
      'operations.push(...users.map((user) => prisma.user.delete({ where: { id: user.id } }))); await prisma.$transaction(operations);',
    ),
    inAsync(
      'for (const user of users) { await pool.query(sql`UPDATE users SET rank = ${user.rank} WHERE id = ${user.id}`); }',
    ),
    // Helpers that ask now and then, or with nothing that they are given.
    'async function load(id) { if (id === 0) return prisma.user.findFirst({ where: { id } }); return undefined; } async function run(ids) { for (const id of ids) await load(id); }',
    'async function count() { return prisma.user.count(); } async function run(ids) { for (const id of ids) all.push(await count(id)); }',
    'async function load(id) { return prisma.user.findFirst({ where: { id } }); } async function run(id) { return load(id); }',
    'class Store { query(text, values) { return this.pool.query(text, values); } async run(names) { for (const name of names) await this.query(`DROP TABLE ${name}`, []); } }',
    'const getUser = cache(async (id) => prisma.user.findFirst({ where: { id } })); async function run(ids) { for (const id of ids) await getUser(id); }',
    // Another database or table each time.
    inAsync("for (const pool of pools) { counts.push(await pool.query('SELECT * FROM a')); }"),
    "const all = (shards) => Promise.all(shards.map((shard) => shard.pool.query('SELECT * FROM a')));",
    inAsync(
      "for (const user of users) { const db = await connect(user); rows.push(await db.query('SELECT * FROM a')); }",
    ),
    "const count = (pool) => pool.query('SELECT count(*) FROM a'); const all = (pools) => Promise.all(pools.map(count));",
    inAsync(
      "const count = (pool) => pool.query('SELECT count(*) FROM a'); for (const pool of pools) { counts.push(await count(pool)); }",
    ),
    inAsync('for (const Model of models) { counts.push(await Model.countDocuments({})); }'),
    `${mongo} ${inAsync('for (const name of names) { await db.collection(name).deleteMany({}); }')}`,
    `${knex} ${inAsync("for (const table of tables) { counts.push(await knex(table).count('*')); }")}`,
    `${pg} ${inAsync('for (const table of tables) { counts.push(await pool.query(`SELECT count(*) FROM "${table}"`)); }')}`,
    // Each element is a statement.
    `${pg} ${inAsync("for (const statement of schema.split(';')) { await pool.query(statement); }")}`,
    `${pg} ${inAsync("for (const file of files) { await pool.query(await readFile(file, 'utf8')); }")}`,
    // Messages that come one by one.
    `${pg} ${inAsync("for await (const message of consumer) { await pool.query('INSERT INTO a VALUES ($1)', [message.id]); }")}`,
    // Sent together, or written later.
    `${drizzle} ${inAsync('await db.batch(users.map((user) => db.insert(table).values(user)));')}`,
    inAsync('for (const id of ids) { em.remove(em.getReference(User, id)); } await em.flush();'),
    "import mongoose from 'mongoose'; const User = mongoose.model('User'); async function run(rows) { const bulk = User.collection.initializeUnorderedBulkOp(); for (const row of rows) bulk.find({ _id: row.id }).updateOne({ $set: row }); await bulk.execute(); }",
    // Looked up before, by a name.
    inAsync(
      'for (const id of ids) { let user = known.get(id); if (!user) { user = await User.findByPk(id); known.set(id, user); } }',
    ),
    // Called like models, and asked like something else.
    'function run(items, userCollection) { for (const item of items) { userCollection.find(item); } }',
    'const counts = (points, dataModel) => points.map((point) => dataModel.count(point));',
    // Tests, migrations and seeds.
    { code: inAsync('for (const id of ids) await User.findByPk(id);'), filename: 'user.spec.ts' },
    {
      code: inAsync('for (const id of ids) await User.findByPk(id);'),
      filename: 'src/migrations/001.ts',
    },
    { code: inAsync('for (const id of ids) await User.findByPk(id);'), filename: 'prisma/seed.ts' },
  ],
  invalid: [
    // Run at once, though nobody waits.
    query(
      'write',
      `${sqlite} const insert = db.prepare('INSERT INTO a VALUES (?)'); function save(rows) { rows.forEach((row) => { «insert.run(row.id)»; }); }`,
      'rows',
    ),
    // The same update for each row.
    query(
      'write',
      `${pg} ${inAsync("users.forEach((user) => «pool.query('UPDATE users SET is_old = true WHERE id = $1', [user.id])»);")}`,
    ),
    query(
      'write',
      `${pg} ${inAsync("for (const user of users) { await «pool.query('UPDATE users SET seen = seen + 1, at = now()::date WHERE id = $1', [user.id])»; }")}`,
    ),
    query(
      'write',
      `${pg} ${inAsync('for (const user of users) { await «pool.query(`UPDATE users SET is_old = true WHERE id = ${user.id}`)»; }')}`,
    ),
    query(
      'write',
      inAsync(
        'for (const user of users) { await «prisma.user.update({ where: { id: user.id }, data: { isOld: true } })»; }',
      ),
    ),
    query(
      'write',
      inAsync(
        'for (const user of users) { await «prisma.user.update({ where: { id: user.id }, data: { count: { increment: 1 } } })»; }',
      ),
    ),
    query(
      'write',
      inAsync(
        'const data = { isOld: true }; await Promise.all(users.map((user) => «prisma.user.update({ where: { id: user.id }, data })»));',
      ),
    ),
    query(
      'write',
      `import { User } from './models/user.js'; ${inAsync('for (const user of users) { const now = new Date(); await «User.update({ seenAt: now }, { where: { id: user.id } })»; }')}`,
    ),
    query(
      'write',
      inAsync(
        'for (const user of users) { await «User.updateOne({ _id: user.id }, { $set: { isOld: true } })»; }',
      ),
    ),
    query(
      'write',
      inAsync(
        'for (const user of users) { await «userRepository.update(user.id, { isOld: true })»; }',
      ),
    ),
    query(
      'write',
      inAsync(
        'for (const user of users) { await «User.findByIdAndUpdate(user.id, { isOld: true })»; }',
      ),
    ),
    query(
      'write',
      `${knex} ${inAsync("for (const user of users) { await «knex('users').where('id', user.id).update({ is_old: true })»; }")}`,
    ),
    query(
      'write',
      `${drizzle} ${inAsync('for (const user of users) { await «db.update(table).set({ isOld: true }).where(eq(table.id, user.id))»; }')}`,
    ),
    query(
      'write',
      inAsync(
        "for (const user of users) { await «userRepository.createQueryBuilder().update(User).set({ isOld: true }).where('id = :id', { id: user.id }).execute()»; }",
      ),
    ),
    query(
      'writeThrough',
      `async function retire(id) { await prisma.user.update({ where: { id }, data: { isOld: true } }); } ${inAsync('for (const id of ids) await «retire(id)»;')}`,
      'ids',
      'retire',
    ),
    // Known by its type, or by what it was made of.
    read(
      'for (const user of users) { user.team = await «people.findOne({ where: { id: user.id } })»; }',
      "import { Repository } from 'typeorm'; declare const people: Repository<User>;",
    ),
    markErrors(
      "import { Repository } from 'typeorm'; class A { constructor(private readonly people: Repository<User>) {} async run(users) { for (const user of users) { this.add(await «this.people.findOneBy({ id: user.id })»); } } }",
      [{ messageId: 'read', data: { list: 'users', helper: '' } }],
    ),
    markErrors(
      "import { EntityRepository } from '@mikro-orm/postgresql'; class A { @Inject() people: EntityRepository<User>; async run(users) { for (const user of users) { this.add(await «this.people.find({ id: user.id })»); } } }",
      [{ messageId: 'read', data: { list: 'users', helper: '' } }],
    ),
    markErrors(
      "import { EntityManager } from 'typeorm'; class A { constructor(private readonly store: EntityManager) {} async run(users) { for (const user of users) { this.add(await «this.store.findOne(Team, { where: { id: user.id } })»); } } }",
      [{ messageId: 'read', data: { list: 'users', helper: '' } }],
    ),
    markErrors(
      "import { Model } from 'mongoose'; class A { constructor(@InjectModel(Cat.name) private cats: Model<Cat>) {} async run(users) { for (const user of users) { this.add(await «this.cats.find({ owner: user.id }).exec()»); } } }",
      [{ messageId: 'read', data: { list: 'users', helper: '' } }],
    ),
    markErrors(
      "import { PrismaClient } from '../generated/client'; class A { constructor(private readonly store: PrismaClient) {} async run(users) { for (const user of users) { this.add(await «this.store.team.findFirst({ where: { id: user.id } })»); } } }",
      [{ messageId: 'read', data: { list: 'users', helper: '' } }],
    ),
    markErrors(
      "import { PrismaService } from './prisma.service'; class A { constructor(private readonly store: PrismaService) {} async run(users) { for (const user of users) { this.add(await «this.store.team.count({ where: { id: user.id } })»); } } }",
      [{ messageId: 'read', data: { list: 'users', helper: '' } }],
    ),
    read(
      'for (const user of users) { user.team = await «people.findOneBy({ id: user.id })»; }',
      "import { AppDataSource } from './data-source.js'; const people = AppDataSource.getRepository(User);",
    ),
    read(
      'for (const user of users) { user.team = await «people.find({ owner: user.id }).toArray()»; }',
      "import { getDb } from './db.js'; const people = getDb().collection('people');",
    ),
    // Drivers.
    read(
      "for (const user of users) { const { rows } = await «pool.query('SELECT * FROM posts WHERE author = $1', [user.id])»; user.posts = rows; }",
      pg,
    ),
    read(
      "for (const user of users) { const text = 'SELECT * FROM posts WHERE author = $1'; posts.push(await «pool.query(text, [user.id])»); }",
      pg,
    ),
    read('for (const user of users) { posts.push(await «pool.query(findPosts, [user.id])»); }', pg),
    read(
      'for (const user of users) { posts.push(await «client.query({ text: "SELECT * FROM posts WHERE author = $1", values: [user.id] })»); }',
    ),
    read(
      "for (const user of users) { const [rows] = await «connection.execute('SELECT * FROM posts WHERE author = ?', [user.id])»; }",
      "import mysql from 'mysql2/promise'; const connection = await mysql.createConnection(url);",
    ),
    read(
      "for (const user of users) { user.team = «db.prepare('SELECT * FROM teams WHERE id = ?').get(user.teamId)»; }",
    ),
    read(
      'const find = db.prepare("SELECT * FROM teams WHERE id = ?"); for (const user of users) { user.team = «find.get(user.teamId)»; }',
      sqlite,
    ),
    read(
      'const find = db.prepare("SELECT * FROM teams WHERE id = ?"); for (const user of users) { user.team = «find.get(user.teamId)»; }',
      "import { DatabaseSync } from 'node:sqlite'; const db = new DatabaseSync(':memory:');",
    ),
    read(
      "for (const user of users) { user.posts = await «db.manyOrNone('SELECT * FROM posts WHERE author = $1', user.id)»; }",
      "import pgp from 'pg-promise'; const db = pgp()(url);",
    ),
    read(
      'for (const user of users) { user.posts = await «sql`SELECT * FROM posts WHERE author = ${user.id}`»; }',
      "import postgres from 'postgres'; const sql = postgres(url);",
    ),
    read(
      'for (const user of users) { user.posts = await «prisma.$queryRaw`SELECT * FROM posts WHERE author = ${user.id}`»; }',
    ),
    query(
      'write',
      inAsync(
        'for (const user of users) { await «pool.query(sql`INSERT INTO users (name) VALUES (${user.name})`)»; }',
      ),
    ),
    // Mappers.
    read(
      'for (const user of users) { user.posts = await «prisma.post.findMany({ where: { authorId: user.id } })»; }',
    ),
    read(
      'for (const user of users) { user.team = await «prisma.team.findUnique({ where: { id: user.teamId } })»; }',
    ),
    read(
      'for (const user of users) { user.posts = await «ctx.db.post.count({ where: { authorId: user.id } })»; }',
    ),
    read('for (const user of users) { user.team = await «Team.findByPk(user.teamId)»; }'),
    read(
      'for (const user of users) { user.posts = await «Post.findAll({ where: { authorId: user.id } })»; }',
    ),
    read('for (const user of users) { user.team = await «Team.findById(user.team).lean()»; }'),
    read(
      'for (const user of users) { user.posts = await «Post.find({ author: user.id })»; }',
      "import { Post } from './models/post.js';",
    ),
    read(
      "for (const user of users) { user.team = await «db.collection('teams').findOne({ _id: user.team })»; }",
    ),
    read(
      'for (const user of users) { user.team = await «this.teamRepository.findOneBy({ id: user.teamId })»; }',
    ),
    read(
      'for (const user of users) { user.team = await «dataSource.getRepository(Team).findOne({ where: { id: user.teamId } })»; }',
    ),
    read(
      "for (const user of users) { user.posts = await «postRepository.createQueryBuilder('post').where('post.author = :id', { id: user.id }).getMany()»; }",
    ),
    read('for (const user of users) { user.team = await «em.findOne(Team, user.teamId)»; }'),
    read(
      "for (const user of users) { user.team = await «knex('teams').where({ id: user.teamId }).first()»; }",
      knex,
    ),
    read('for (const user of users) { user.team = await «Team.query().findById(user.teamId)»; }'),
    read(
      'for (const user of users) { user.posts = await «db.select().from(posts).where(eq(posts.author, user.id))»; }',
      drizzle,
    ),
    read(
      'for (const user of users) { user.team = await «db.query.teams.findFirst({ where: eq(teams.id, user.teamId) })»; }',
      drizzle,
    ),
    read(
      "for (const user of users) { user.posts = await «db.selectFrom('posts').selectAll().where('author', '=', user.id).execute()»; }",
    ),
    // What is only called like a model, and asked like one.
    read('for (const user of users) { posts.push(await «postModel.find({ author: user.id })»); }'),
    read('for (const user of users) { counts.push(await «postModel.count(user)»); }'),
    read('for (const user of users) { posts.push(await «em.find(Post, { author: user.id })»); }'),
    // One database, whoever hands it on.
    query(
      'readThrough',
      inAsync(
        "const load = (db, id) => db.query('SELECT * FROM a WHERE id = $1', [id]); for (const user of users) { rows.push(await «load(pool, user.id)»); }",
      ),
      'users',
      'load',
    ),
    read(
      "for (const user of users) { const client = await pool.connect(); rows.push(await «client.query('SELECT * FROM a WHERE id = $1', [user.id])»); }",
      pg,
    ),
    read('for (const user of users) { rows.push(await «pool.query(sql, [user.id])»); }', pg),
    read(
      'for (const user of users) { rows.push(await «pool.query(`SELECT * FROM a WHERE id = ${user.id}`)»); }',
      pg,
    ),
    read(
      'for (const user of users) { const one = await load(user); if (one) rows.push(await «User.findByPk(one.id)»); }',
    ),
    // Iterations of all kinds.
    read('users.forEach(async (user) => { user.team = await «Team.findByPk(user.teamId)»; });'),
    read('await Promise.all(users.map((user) => «Team.findByPk(user.teamId)»));'),
    read(
      'await Promise.all(users.map(async ({ teamId }) => { const team = await «Team.findByPk(teamId)»; return team.name; }));',
    ),
    read(
      'for (let i = 0; i < users.length; i++) { users[i].team = await «Team.findByPk(users[i].teamId)»; }',
    ),
    read('for await (const user of users) { user.team = await «Team.findByPk(user.teamId)»; }'),
    read(
      "for (const user of users) { for (const kind of ['a', 'b']) { rows.push(await «Post.findAll({ where: { kind, author: user.id } })»); } }",
    ),
    read(
      'for (const user of users) { if (!user.teamId) continue; const key = user.teamId; teams.push(await «Team.findByPk(key)»); }',
    ),
    read(
      'await prisma.$transaction(async (tx) => { for (const user of users) { teams.push(await «tx.team.findFirst({ where: { id: user.teamId } })»); } });',
    ),
    // Writes that are all that is done.
    query(
      'write',
      inAsync('for (const user of users) await «prisma.user.create({ data: user })»;'),
    ),
    query(
      'write',
      inAsync('for (const id of ids) { await «prisma.user.delete({ where: { id } })»; }'),
      'ids',
    ),
    query(
      'write',
      inAsync('await Promise.all(users.map((user) => «prisma.user.create({ data: user })»));'),
    ),
    query(
      'write',
      `${pg} ${inAsync("for (const user of users) { await «pool.query('INSERT INTO users (name) VALUES ($1)', [user.name])»; }")}`,
    ),
    query(
      'write',
      `${sqlite} const insert = db.prepare('INSERT INTO a VALUES (?)'); function save(rows) { for (const row of rows) «insert.run(row.id)»; }`,
      'rows',
    ),
    // Through the functions of the file.
    query(
      'readThrough',
      `async function load(id) { return Team.findByPk(id); } ${inAsync('for (const user of users) teams.push(await «load(user.teamId)»);')}`,
      'users',
      'load',
    ),
    query(
      'readThrough',
      `const load = async (id) => { const team = await Team.findByPk(id); return team.name; }; ${inAsync('await Promise.all(users.map(«load»));')}`,
      'users',
      'load',
    ),
    query(
      'readThrough',
      `async function load(id) { return Team.findByPk(id); } async function name(user) { const team = await load(user.teamId); return team.name; } ${inAsync('for (const user of users) names.push(await «name(user)»);')}`,
      'users',
      'name',
    ),
    query(
      'readThrough',
      'class Teams { load(id) { return this.teamRepository.findOneBy({ id }); } async all(users) { for (const user of users) this.add(await «this.load(user.teamId)»); } }',
      'users',
      'this.load',
    ),
    query(
      'readThrough',
      "class Store { query(text, values) { return this.pool.query(text, values); } async run(users) { for (const user of users) this.add(await «this.query('SELECT * FROM a WHERE id = $1', [user.id])»); } }",
      'users',
      'this.query',
    ),
    query(
      'readThrough',
      'async function tree(id) { const nodes = await Node.findAll({ where: { parentId: id } }); for (const node of nodes) node.children = await «tree(node.id)»; return nodes; }',
      'nodes',
      'tree',
    ),
    query(
      'writeThrough',
      `async function save(user) { await prisma.user.create({ data: user }); } ${inAsync('for (const user of users) await «save(user)»;')}`,
      'users',
      'save',
    ),
  ],
});
